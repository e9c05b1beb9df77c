"""What does each line of a written chronology say? The same words in every kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sightline.documents.chronology.differences import compare
from sightline.documents.chronology.places import say_place
from sightline.documents.chronology.told import Chronology, Event, Someone, TellingAgency
from sightline.documents.writing.document import printable
from sightline.kernel.partial_dates import in_words

ABOUT: Mapping[str, str] = {
    "date": "Date",
    "person": "Person",
    "agency": "Agency",
    "column": "Column",
    "conflict": "Accounts differ",
    "text": "Words",
}
SILENT: Mapping[str, str] = {
    "no-contact": "No contact told",
    "child-not-seen": "Child not seen",
    "no-receipt": "No receipt told",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event as it is written: numbered from 1, every part in words.

    `also` holds the row's further columns ("Action: …"), `same` and `news` which other
    lines tell of the same event, and `doubts` what is unsure of this one.
    """

    number: int
    event: Event
    date: str
    written: str
    agency: TellingAgency
    what: str
    also: str
    people: str
    doubts: tuple[str, ...]
    same: str
    news: str
    file: str
    place: str

    @property
    def links(self) -> str:
        """Which other lines this one belongs with, or nothing."""
        return "\n".join(filter(None, (self.same, self.news)))


def lines_of(chronology: Chronology) -> Iterator[Line]:
    """Yield the lines of a chronology in order."""
    at = {event.id: number for number, event in enumerate(chronology.events, start=1)}
    events = chronology.events
    agencies = {agency.key: agency for agency in chronology.agencies}
    people = {
        each.key: printable(each.name or say_person(each)) for each in chronology.people
    }
    for number, event in enumerate(events, start=1):
        same = [at[id_] for id_ in event.same_as if id_ in at]
        news = [at[id_] for id_ in event.tells_of if id_ in at]
        yield Line(
            number=number,
            event=event,
            date=_dated(event),
            written=printable(event.written),
            agency=agencies[event.agency],
            what=printable(event.says),
            also=_also(event),
            people=", ".join(people[key] for key in event.people if key in people),
            doubts=tuple(
                say_doubt(doubt.about, doubt.text, doubt.why) for doubt in event.doubts
            ),
            same="\n".join(
                _linked("Same event as", to, event, events[to - 1], agencies) for to in same
            ),
            news="\n".join(
                _linked("News of", to, event, events[to - 1], agencies) for to in news
            ),
            file=printable(event.standing.file),
            place=say_place(event.standing.place),
        )


def say_doubt(about: str, text: str, why: str) -> str:
    """Say a doubt: `Date (“w/c 3 Feb”): no year; taken from the rows around it`."""
    words = f" (“{text}”)" if text and about != "conflict" else ""
    return printable(f"{ABOUT.get(about, about)}{words}: {why}")


def say_person(person: Someone) -> str:
    """Say who someone is: `Alice Rowan (mother)`, or what is known of that."""
    if person.name and person.role and person.role.casefold() != person.name.casefold():
        return f"{person.name} ({person.role})"
    return person.name or person.role or person.key


def _dated(event: Event) -> str:
    return in_words(event.happened) if event.happened.is_known else "Date could not be read"


def _also(event: Event) -> str:
    told = [
        f"{column.heading.strip()}: {column.text}"
        if column.heading.strip()
        else column.text
        for column in event.columns
        if column.text.strip()
    ]
    if event.author.strip() and not any(
        event.author in column.text for column in event.columns
    ):
        told.append(f"Author: {event.author}")
    return printable("\n".join(told))


def _linked(
    said: str,
    to: int,
    event: Event,
    other: Event,
    agencies: Mapping[str, TellingAgency],
) -> str:
    """Say which line tells of the same event, and on what the two agree and differ."""
    agree: list[str] = []
    differ: list[str] = []
    for each in compare(event, other):
        (agree if each.agree else differ).append(each.matter)
    more = ""
    if agree:
        more += f"; they agree on {_and(agree)}"
    if differ:
        more += f"; they differ on {_and(differ)}"
    return f"{said} no. {to} ({agencies[other.agency].mark}){more}"


def _and(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
