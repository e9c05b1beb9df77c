"""What do returns tell of people and of work with them, where the family's record has none?

Made into the facts that pictures are drawn from: somebody named in a family table with a part
in the family, and the contacts of an agency. Nothing is guessed from the words of a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sightline.documents.chronology.told import Event, Someone
from sightline.documents.chronology.unifying import plain_name
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.facts import Fact
from sightline.reviews.evidence.as_entries import CONTACT, Told

RETURNS = "returns"  # stands for the agency of a fact that several returns told
# What each place in a family is to the child; a mother's partner is tied to nobody by it.
_TIES: Mapping[str, str] = {
    "mother": "parent",
    "father": "parent",
    "maternal grandmother": "grandparent",
    "maternal grandfather": "grandparent",
    "paternal grandmother": "grandparent",
    "paternal grandfather": "grandparent",
    "maternal aunt": "other-relative",
    "maternal uncle": "other-relative",
    "paternal aunt": "other-relative",
    "paternal uncle": "other-relative",
}


@dataclass(frozen=True)
class NotInRecord:
    """Somebody whom the returns tell of and the record does not; whether they can be drawn."""

    key: str
    name: str
    role: str
    drawn: bool


def not_in_record(people: Iterable[Someone], names: Collection[str]) -> list[NotInRecord]:
    """Return whom the returns name that none of these names means, in the returns' order.

    Where there are no names at all, whoever has a part in the family is there without one.
    """
    known = [frozenset(plain_name(name).split()) for name in names]
    found = []
    for one in people:
        words = frozenset(plain_name(one.name).split())
        if any(words <= each for each in known) if words else bool(known):
            continue
        role = one.role.strip().casefold()
        if words or role in _TIES:
            name = one.name.strip() or role.capitalize()
            found.append(NotInRecord(one.key, name, role, role in _TIES))
    return found


def facts_of_people(
    people: Iterable[Someone], wanted: Iterable[NotInRecord], *, child: str
) -> Iterator[Fact]:
    """Yield who these people are, and what they are to the child."""
    told = {one.key: one for one in people}
    for number, each in enumerate((one for one in wanted if one.drawn), start=1):
        someone, person = told[each.key], f"return-{number}"
        data = {"names": [each.name], "sex": someone.sex}
        if someone.born.is_known:
            data["born"] = someone.born.text
        yield _fact(f"{person}-who", "person.recorded", PartialDate.unknown(), data, person)
        tie = {"from": person, "to": child, "type": _TIES[each.role]}
        yield _fact(
            f"{person}-tie", "relationship.recorded", PartialDate.unknown(), tie, person
        )


def child_alone(child: str, name: str) -> Fact:
    """Return the child, where no record of the family is open."""
    return _fact(
        "child", "person.recorded", PartialDate.unknown(), {"names": [name]}, child
    )


def facts_of_contacts(rows: Iterable[Told], *, child: str) -> Iterator[Fact]:
    """Yield each dated row as what somebody recognised it to be, or else as a contact."""
    for event, agency, said in rows:
        if event.happened.is_known:
            step = said.recognised
            kind = str(step.data["kind"]) if step else CONTACT
            fields = dict(step.data.get("fields") or {}) if step else {}
            yield _fact(event.id, kind, event.happened, fields, child, agency, event)


def _fact(
    id_: str,
    kind: str,
    happened: PartialDate,
    data: Mapping[str, object],
    person: str,
    agency: str = RETURNS,
    event: Event | None = None,
) -> Fact:
    day = happened.last or happened.first
    at = datetime.combine(day, time.max, UTC) if day else datetime.min.replace(tzinfo=UTC)
    return Fact(
        id=id_,
        kind=kind,
        happened=happened,
        recorded_at=at,
        agency=agency,
        about=((person, ""),),
        data=dict(data),
        author=event.author if event else "",
    )
