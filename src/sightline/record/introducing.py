"""What is recorded when someone new comes into the record? Who they are, and whom they are tied to.

All of it in one go, so that nobody is left in the record without a way to be found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft
from sightline.record.recording import CHILD, further_id
from sightline.vocabulary.relationships import RELATIONSHIPS, inverse


@dataclass(frozen=True)
class NewPerson:
    """Someone new, as a form described them; what is empty is not recorded."""

    recorded: PartialDate
    data: dict[str, Any]
    child: bool
    ties: tuple[
        tuple[str, str], ...
    ] = ()  # (someone in the record, what this one is to them)
    tie_data: dict[str, Any] = field(default_factory=dict)
    involvement: dict[str, Any] = field(default_factory=dict)
    second_parent: dict[str, Any] = field(default_factory=dict)
    home: dict[str, Any] = field(default_factory=dict)
    how_known: str = ""


def id_of_new_person(base: str) -> str:
    """Return the id the new person has: the same when the same form is sent again."""
    return further_id(base, "person")


def drafts_for(new: NewPerson, *, base: str) -> dict[str, Draft]:
    """Return every entry that introduces someone, each under its id."""
    person = id_of_new_person(base)
    drafts = {base: _draft(new, "person.recorded", ((person, _part(new)),), new.data)}
    for other, code in new.ties:
        drafts[further_id(base, "tie", other)] = _tie(new, person, other, code)
    for kind, data in (
        ("involvement.started", new.involvement),
        ("parent.asked-about", new.second_parent),
    ):
        if data:
            drafts[further_id(base, kind)] = _draft(
                new, kind, ((person, _part(new)),), data
            )
    if new.home:
        drafts[further_id(base, "home")] = _home(new, person)
    return drafts


def _part(new: NewPerson) -> str:
    return CHILD if new.child else ""


def _tie(new: NewPerson, person: str, other: str, code: str) -> Draft:
    one, two, type_ = person, other, code
    if RELATIONSHIPS[code].only_inverse:
        one, two, type_ = other, person, inverse(code)
    data = {"from": one, "to": two, "type": type_, **new.tie_data}
    return _draft(new, "relationship.recorded", ((two, ""), (one, "")), data)


def _home(new: NewPerson, person: str) -> Draft:
    data = {**new.home, "people": [person]}
    return _draft(new, "residence.recorded", ((person, _part(new)),), data, new.how_known)


def _draft(
    new: NewPerson,
    kind: str,
    about: tuple[tuple[str, str], ...],
    data: dict[str, Any],
    says: str = "",
) -> Draft:
    return Draft(kind=kind, happened=new.recorded, about=about, data=data, says=says)
