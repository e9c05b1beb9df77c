"""What goes into a combined chronology that leaves as a file: which rows, names or labels?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sightline.access.database_scope import whole_record
from sightline.access.write_queue import transaction_in_turn
from sightline.documents.chronology.pseudonyms import (
    Key,
    Person,
    with_labels,
    words_of_chronology,
)
from sightline.documents.chronology.told import Chronology, Column, Event
from sightline.learning.identification.known import Known
from sightline.record.for_engines import names_of
from sightline.reviews.queries.chronology import Combined, Row
from sightline.reviews.queries.identifying import known_case_of
from sightline.reviews.queries.opening import Opened
from sightline.reviews.state.told import StepTold
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.themes import THEMES

_NO_BRACKETS = str.maketrans("", "", "[]\n")


@dataclass(frozen=True)
class Labelled:
    """A chronology with labels for names, and the words in it that may still be names."""

    chronology: Chronology
    missed: tuple[str, ...]


def chronology_to_take(combined: Combined, rows: Collection[Row], title: str) -> Chronology:
    """Return these rows as a chronology, each with what the panel has said of it."""
    whole = combined.chronology
    kept = {row.event.id for row in rows}
    # Where rows were left out, a silence between those that stayed would be none.
    silences = whole.silences if len(kept) == len(whole.events) else ()
    return replace(
        whole,
        title=title,
        events=tuple(_event(row, kept) for row in rows),
        silences=silences,
    )


def with_labels_for_names(chronology: Chronology, review: Opened) -> Labelled:
    """Put a label for whoever of the family or of those who worked with them is named.

    Names are looked for that the reader may not see in the record: what is not known to be
    one could not be taken out.
    """
    child = review.state.incident.child
    with transaction_in_turn(), whole_record():
        called = names_of([child]).get(child, "")
    key = _key(known_case_of(review).people, called)
    labelled = with_labels(chronology, key)
    missed = key.missed(words_of_chronology(labelled))
    return Labelled(labelled, tuple(missed))


def _event(row: Row, kept: Collection[str]) -> Event:
    event = row.event
    return replace(
        event,
        columns=(*event.columns, *_columns(row)),
        same_as=tuple(other for other in event.same_as if other in kept),
        tells_of=tuple(other for other in event.tells_of if other in kept),
    )


def _columns(row: Row) -> Iterator[Column]:
    """What the panel said of a row, beside what the agency wrote."""
    said = row.said
    for step in said.themes:
        yield Column("Theme (panel)", THEMES[step.data["theme"]].title)
    if said.recognised:
        yield Column("Tells of (panel)", KINDS[said.recognised.data["kind"]].title)
    for heading, steps in (
        ("Note (panel)", said.notes),
        ("Disputed (panel)", said.disputes),
        ("Good practice (panel)", said.praise),
    ):
        yield from (Column(heading, _words(step)) for step in steps)


def _words(step: StepTold) -> str:
    by = step.data.get("by")
    return f"{by}: {step.data['what']}" if by else str(step.data["what"])


def _key(known: Sequence[Known], child: str) -> Key:
    """Make a label for each person by what to call them, the child of the review first."""
    taken: Counter[str] = Counter()
    people: dict[str, Person] = {}
    for one in sorted(known, key=lambda each: each.name != child):
        name = one.name.strip()
        if name and name not in people:
            called = one.instead.removeprefix("the ").removeprefix("a ").capitalize()
            wanted = called.translate(_NO_BRACKETS) or "Person"
            taken[wanted] += 1
            number = f" {taken[wanted]}" if taken[wanted] > 1 else ""
            people[name] = Person(name, f"{wanted}{number}", one.also)
    return Key(list(people.values()))
