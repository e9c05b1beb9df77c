"""What is to be recorded, when someone has filled in a form about several people at once?

One entry for each child, with the common words and the child's own line; what a kind says of
each person alone is one entry for each of them; what names its people itself is one entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sightline.kernel.ids import ALPHABET, LENGTH
from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft

# Read back as being of one person: the first one an entry names.
EACH_PERSON = frozenset(
    {"person.recorded", "person.died", "circumstance.recorded", "diagnosis.recorded"}
)
CHILD = "child"


@dataclass(frozen=True)
class Ticked:
    """One person an entry is about: their part, and what is said of them alone."""

    person: str
    part: str
    line: str = ""
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def child(self) -> bool:
        """Whether they are one of the children."""
        return self.part == CHILD


@dataclass(frozen=True)
class Filled:
    """One form as it was filled in, before it becomes entries."""

    kind: str
    happened: PartialDate
    people: tuple[Ticked, ...]
    data: dict[str, Any] = field(default_factory=dict)
    says: str = ""
    thread: str = ""
    handling: tuple[str, ...] = ()
    together: bool = False  # one entry about them all, as its own fields name them


def further_id(base: str, *what: str) -> str:
    """Make another id from a form's one-time id: the same form sent twice gives the same one."""
    digest = hashlib.sha256("\x1f".join((base, *what)).encode()).digest()
    half = LENGTH // 2
    return base[:half] + "".join(ALPHABET[byte & 31] for byte in digest[:half])


def drafts_of(filled: Filled, *, base: str) -> dict[str, Draft]:
    """Return the entries to record, each under its id; the first one has the form's own."""
    groups = list(_groups(filled))
    return {
        base if place == 0 else further_id(base, group[0].person): _draft(filled, group)
        for place, group in enumerate(groups)
    }


def considered(child: str, outcome: str, *, main: Draft, thread: str) -> Draft:
    """Return the entry that says what was concluded for a brother or sister."""
    return Draft(
        kind="sibling.considered",
        happened=main.happened,
        about=((child, CHILD),),
        data={"child": child, "outcome": outcome},
        thread=thread,
        handling=main.handling,
    )


def carers(child: str, data: dict[str, Any], *, main: Draft, thread: str) -> Draft:
    """Return the entry that says who else looks after a child."""
    return Draft(
        kind="carers.asked-about",
        happened=main.happened,
        about=((child, CHILD),),
        data=data,
        thread=thread,
        handling=main.handling,
    )


def _groups(filled: Filled) -> Iterator[tuple[Ticked, ...]]:
    children = [each for each in filled.people if each.child]
    adults = tuple(each for each in filled.people if not each.child)
    if filled.together:
        yield filled.people
    elif filled.kind in EACH_PERSON:
        yield from ((each,) for each in filled.people)
    elif children:
        yield from ((child, *adults) for child in children)
    else:
        yield adults


def _draft(filled: Filled, group: tuple[Ticked, ...]) -> Draft:
    own = group[0] if group else Ticked("", "")
    data = {**filled.data, **own.data}
    if filled.kind == "plan.agreed" and own.child and not filled.together:
        data["child"] = own.person  # each child has a plan of their own
    return Draft(
        kind=filled.kind,
        happened=filled.happened,
        about=tuple((each.person, each.part) for each in group),
        data=data,
        says=_joined((filled.says, own.line)),
        thread=filled.thread,
        handling=filled.handling,
    )


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)
