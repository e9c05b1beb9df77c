"""On which conditions may an entry be seen?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.loader import load_table


class OpensTo(IntEnum):
    """The widest circle that may see an entry; a greater number is stricter."""

    EVERYONE_WHO_KNOWS = 0
    MEETING_CIRCLE = 1
    OWN_AGENCY = 2
    NAMED_POSTS = 3


@dataclass(frozen=True)
class Mark:
    """A handling mark. `names_person`: it is written with the person it is about."""

    code: str
    title: str
    sentence: str
    opens_to: OpensTo
    names_person: bool = False


def parse_mark(text: str) -> tuple[Mark, str | None]:
    """Read a mark as a file has it: `sealed`, `not-person:PERSON-ID`; raises Refused."""
    code, colon, person = (part.strip() for part in text.partition(":"))
    mark = MARKS.get(code)
    if mark is None:
        raise Refused(Fault("handling", f"there is no mark '{code}'", _listed()))
    if mark.names_person and not person:
        right = f"write {code}:PERSON-ID, with the id of the person who must not see it"
        raise Refused(Fault("handling", f"'{code}' does not say for whom", right))
    if colon and not mark.names_person:
        raise Refused(Fault("handling", f"'{code}' names no person", f"write {code} alone"))
    return mark, person or None


def opens_to(marks: Iterable[str]) -> OpensTo:
    """Return the widest circle that all of these marks allow."""
    circles = (parse_mark(text)[0].opens_to for text in marks)
    return max(circles, default=OpensTo.EVERYONE_WHO_KNOWS)


def _listed() -> str:
    return f"one of: {', '.join(MARKS)}"


MARKS: Mapping[str, Mark] = load_table("handling.toml", Mark)
