"""What is a family in review drawn from? Its record as far as it is open, and the returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.record.for_engines import agencies, names_of
from sightline.record.queries.family import Family
from sightline.record.queries.pictured import Pictured, pictured
from sightline.reviews.evidence.as_facts import (
    NotInRecord,
    child_alone,
    facts_of_contacts,
    facts_of_people,
    not_in_record,
)
from sightline.reviews.queries.chronology import Combined, combined_chronology
from sightline.reviews.queries.opening import Opened


@dataclass(frozen=True)
class ReviewPictured:
    """The facts to draw from, and what of them the record does not hold.

    `added` are people only the returns tell of; `contacts_of` the agencies whose contacts
    are taken from their returns, since the record has nothing by them.
    """

    facts: Pictured
    added: tuple[NotInRecord, ...]
    contacts_of: tuple[str, ...]


def pictured_in_review(
    actor: Actor, review: Opened, family: Family | None, *, now: datetime
) -> ReviewPictured:
    """Return what pictures of the family in review may be made from, for this reader.

    `family` is the child's as the record shows it to them, as known on the day asked for;
    None where it does not open to them: then the returns alone are drawn from.
    """
    combined = combined_chronology(review)
    child = review.state.incident.child
    record = pictured(actor, family, now=now) if family else _nothing()
    names = {
        name.text
        for each in (family.members if family else ())
        for name in each.person.names
    }
    if not family:
        names = set(names_of([child]).values())
    people = combined.chronology.people
    added = not_in_record(people, names)
    who = list(facts_of_people(people, added, child=child))
    if not family:
        who.insert(0, child_alone(child, "The child"))
    known = {fact.agency for fact in record.happened}
    hidden = family.withholding.agencies if family else frozenset()
    told = [
        (row.event, row.agency, row.said)
        for row in combined.rows
        if row.agency not in known and row.agency not in hidden
    ]
    contacts = tuple(facts_of_contacts(told, child=child))
    facts = Pictured(
        shape=(*record.shape, *who),
        happened=(*record.happened, *contacts),
        agencies=_named(combined) | record.agencies,
        knowers=record.knowers,
    )
    return ReviewPictured(
        facts, tuple(added), tuple(dict.fromkeys(each.agency for each in contacts))
    )


def _nothing() -> Pictured:
    named = {each.id: (each.name, each.sector) for each in agencies()}
    return Pictured(shape=(), happened=(), agencies=named, knowers={})


def _named(combined: Combined) -> dict[str, tuple[str, str]]:
    return {
        combined.agency_ids[each.key]: (each.name, each.sector)
        for each in combined.chronology.agencies
    }
