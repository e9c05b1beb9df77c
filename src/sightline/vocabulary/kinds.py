"""Which kinds of entry are there, and which fields does each hold?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from sightline.vocabulary.checking import Checked, check_data, parties, references
from sightline.vocabulary.circumstances import CIRCUMSTANCES
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.vocabulary.kind_loader import choice_sets_of, kinds_of
from sightline.vocabulary.loader import read_data
from sightline.vocabulary.model import Choice, Field, FieldType, Kind
from sightline.vocabulary.relationships import RECORDED

__all__ = [
    "GROUPS",
    "KINDS",
    "Checked",
    "Choice",
    "Field",
    "FieldType",
    "Kind",
    "UnknownKind",
    "check_data",
    "kind",
    "parties",
    "references",
]

GROUPS: Mapping[str, str] = {
    "people": "People and family",
    "seen": "What was seen, heard or done",
    "work": "Work",
    "reviews": "Incidents and reviews",
}


class UnknownKind(LookupError):
    """No kind of entry has this code.

    If you are hitting this, look for the code in the reference page of the vocabulary; the
    nearest ones are in `near`.
    """

    def __init__(self, code: str, near: Iterable[str]) -> None:
        self.code = code
        self.near = tuple(near)
        hint = f" Did you mean {' or '.join(self.near)}?" if self.near else ""
        super().__init__(f"There is no kind of entry '{code}'.{hint}")


def kind(code: str) -> Kind:
    """Return the kind with this code; raises UnknownKind, which names the nearest codes."""
    try:
        return KINDS[code]
    except (KeyError, TypeError):
        near = get_close_matches(str(code), KINDS, n=3, cutoff=0.6)
        raise UnknownKind(str(code), near) from None


def _load() -> Mapping[str, Kind]:
    sets = choice_sets_of(read_data("choices.toml"), where="choices.toml")
    sets["circumstances"] = tuple(
        Choice(one.code, one.title, one.added) for one in CIRCUMSTANCES.values()
    )
    sets["relationships"] = tuple(Choice(one.code, one.title) for one in RECORDED.values())
    sets["involvement-roles"] = tuple(
        Choice(one.code, one.title) for one in INVOLVEMENT_ROLES.values()
    )
    return kinds_of({group: read_data(f"kinds/{group}.toml") for group in GROUPS}, sets)


KINDS: Mapping[str, Kind] = _load()
