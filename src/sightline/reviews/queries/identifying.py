"""Could anyone tell from a text who the family of this review are?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sightline.learning.identification.checking import check
from sightline.learning.identification.from_case import known_case
from sightline.learning.identification.known import Hit, Known, KnownCase, KnownDay
from sightline.record.for_engines import agencies
from sightline.record.queries.whole_case import facts_of_family
from sightline.reviews.queries.chronology import Combined, combined_chronology
from sightline.reviews.queries.opening import Opened

_OWN_WORDS = 40  # characters: less is nobody's own words


def identifying_in(
    review: Opened, text: str, *, allowed: frozenset[str] = frozenset()
) -> tuple[Hit, ...]:
    """Return what in a text the record or the returns give away, in the order of the text.

    `allowed` holds what may stand in any briefing: the numbers by which a worry is reported.
    """
    return check(text, known_case_of(review), allowed=allowed)


def known_case_of(review: Opened) -> KnownCase:
    """Gather what could tell who the family are, from the whole record and from the returns.

    Only for comparing a text with: it holds what is kept even from those in the review.
    """
    named = {each.id: (each.name, each.sector) for each in agencies()}
    incident = review.state.incident
    on = incident.happened.first if incident.happened.is_exact_day else None
    case = known_case(facts_of_family(incident.child), named, incident=on)
    combined = combined_chronology(review)
    return replace(
        case,
        people=(*case.people, *_people(combined, case)),
        days=(*case.days, *_days(combined)),
        words=(
            *case.words,
            *(
                (f"a return, {row.agency_name}", row.event.says)
                for row in combined.rows
                if len(row.event.says) >= _OWN_WORDS
            ),
        ),
    )


def _people(combined: Combined, case: KnownCase) -> Iterator[Known]:
    names = {name for one in case.people for name in (one.name, *one.also)}
    for person in combined.chronology.people:
        if person.name and person.name not in names:
            born = person.born.first if person.born.is_exact_day else None
            instead = (
                f"the {person.role.casefold()}" if person.role else "a member of the family"
            )
            yield Known(person.name, instead, born=born, where="a return")
    authors = dict.fromkeys(row.event.author.strip() for row in combined.rows)
    for author in authors:
        if len(author.split()) > 1 and author not in names:
            yield Known(author, "a practitioner", staff=True, where="a return")


def _days(combined: Combined) -> Iterator[KnownDay]:
    for row in combined.rows:
        happened = row.event.happened
        if happened.is_exact_day and happened.first:
            yield KnownDay(happened.first, "a row of a return", row.event.id)
