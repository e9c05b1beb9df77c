"""What goes into a combined chronology that leaves as a file: which rows, names or labels?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from sightline.documents.chronology.pseudonyms import (
    Key,
    with_labels,
    words_of_chronology,
)
from sightline.documents.chronology.told import Chronology, Column, Event, Someone
from sightline.documents.chronology.unifying import plain_name
from sightline.record.queries.family import Family
from sightline.reviews.queries.chronology import Combined, Row
from sightline.reviews.state.told import StepTold
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.relationships import RELATIONSHIPS, word
from sightline.vocabulary.themes import THEMES


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


def with_labels_for_names(
    chronology: Chronology, family: Family | None, child_name: str
) -> Labelled:
    """Put a label for whoever of the family or of those who worked with them is named."""
    key = Key.drafted(_named(chronology, family, child_name))
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


def _named(
    chronology: Chronology, family: Family | None, child_name: str
) -> Iterator[Someone]:
    """Everybody with a name: the child, the family, whom the returns name, who wrote."""
    members = list(_members(family)) if family else []
    known = [child_name, *(one.name for one in members)]
    yield Someone("child", child_name, "Child")
    yield from (one for one in members if plain_name(one.name) != plain_name(child_name))
    for one in chronology.people:
        if one.name.strip() and not _is_one_of(one.name, known):
            known.append(one.name)
            yield one
    for author in dict.fromkeys(event.author.strip() for event in chronology.events):
        if len(author.split()) > 1 and not _is_one_of(author, known):
            known.append(author)
            yield Someone(author, author, "Practitioner")


def _members(family: Family) -> Iterator[Someone]:
    focus = family.member(family.focus)
    tied = dict(focus.relations) if focus else {}  # what each is to the child
    for each in family.members:
        code = tied.get(each.person.id, "")
        said = word(code, each.person.sex) if code in RELATIONSHIPS else ""
        role = said or ("Child" if each.child else "Relative")
        yield Someone(each.person.id, each.person.name, role)


def _is_one_of(name: str, known: Iterable[str]) -> bool:
    words = set(plain_name(name).split())
    return any(words <= set(plain_name(each).split()) for each in known)
