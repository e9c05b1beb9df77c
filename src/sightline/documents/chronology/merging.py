"""How do many returns become one chronology, so that no word and no doubt is lost?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from sightline.documents.chronology.gists import Gist, gist_of
from sightline.documents.chronology.initials import Initials, roles_unnamed
from sightline.documents.chronology.kinds import kind_of
from sightline.documents.chronology.same_events import find_same
from sightline.documents.chronology.silences import find_silences
from sightline.documents.chronology.told import Chronology, Doubt, Event, Return
from sightline.documents.chronology.unifying import Unified, unify

SILENCE_DAYS = 42


@dataclass(frozen=True, slots=True)
class Settings:
    """What a chronology is asked to tell besides.

    `silence_days`: how long without contact, or without the child seen, is told as a
    silence; `as_of`: until when silences count, as an unanswered one has no other end.
    """

    silence_days: int = SILENCE_DAYS
    as_of: date | None = None


def merge(
    returns: Sequence[Return], *, title: str, settings: Settings | None = None
) -> Chronology:
    """Put all returns into one time order, with same events linked and silences found."""
    settings = settings or Settings()
    whole = unify(returns)
    ordered, gists = _in_order(returns, whole)
    sectors = {agency.key: agency.sector for agency in whole.agencies}
    events = find_same(ordered, gists, sectors)
    return Chronology(
        title=title,
        agencies=whole.agencies,
        people=tuple(whole.people),
        events=events,
        silences=find_silences(
            events, whole.agencies, settings.silence_days, settings.as_of
        ),
        mappings=tuple(mapping for each in returns for mapping in each.mappings),
        notices=(
            *(notice for each in returns for notice in each.notices),
            *roles_unnamed(whole.people, events),
        ),
        as_of=settings.as_of or _last_told(events),
    )


def _in_order(returns: Sequence[Return], whole: Unified) -> tuple[list[Event], list[Gist]]:
    """Return all events in the order of time, and what the words of each come to."""
    places = {agency.key: place for place, agency in enumerate(whole.agencies)}
    sectors = {agency.key: agency.sector for agency in whole.agencies}
    initials = Initials(whole.people)
    keyed = []
    taken: set[str] = set()
    for number, each in enumerate(returns):
        for event, clock in _with_clocks(each.events):
            one = _brought_in(event, number, whole, taken, sectors)
            one = _with_initials(one, initials)
            keyed.append((_order(one, clock, number, places), one, _gist(event)))
    keyed.sort(key=lambda each: each[0])
    return [event for _, event, _ in keyed], [gist for _, _, gist in keyed]


def _gist(event: Event) -> Gist:
    return event.gist or gist_of(event.says, [column.text for column in event.columns])


Order = tuple[int, int, str, int, int, int]


def _order(event: Event, clock: str, number: int, places: dict[str, int]) -> Order:
    """Return what an event is sorted by: earliest possible day, then exact before vague.

    What cannot be dated comes after all that can, each agency's together.
    """
    happened = event.happened
    if not happened.is_known:
        return date.max.toordinal() + 1, places[event.agency], "", 0, number, event.order
    # The day in London, which is not where the kernel's key begins in summer.
    first = happened.first.toordinal() if happened.first else 0
    last = happened.last.toordinal() if happened.last else date.max.toordinal()
    return first, int(first != last), clock, last, number, event.order


def _with_clocks(events: Iterable[Event]) -> Iterable[tuple[Event, str]]:
    """Yield each event with the time it is sorted by within its day.

    A row that gives no time stands after the row of its day that it follows in the file.
    """
    day, clock = None, ""
    for event in sorted(events, key=lambda each: each.order):
        if event.happened.first != day:
            day, clock = event.happened.first, ""
        if event.happened.time is not None:
            clock = event.happened.time.isoformat()
        yield event, clock


def _brought_in(
    event: Event, number: int, whole: Unified, taken: set[str], sectors: Mapping[str, str]
) -> Event:
    people = tuple(dict.fromkeys(whole.person_of[number, key] for key in event.people))
    doubts = event.doubts + _about_people(people, whole)
    agency = whole.agency_of[number, event.agency]
    kind, facts = kind_of(event, sectors[agency])
    return replace(
        event,
        id=_stable_id(event, taken),
        agency=agency,
        kind=kind,
        facts=facts,
        people=people,
        doubts=doubts,
        gist=None,
    )


def _with_initials(event: Event, initials: Initials) -> Event:
    meant = tuple(initials.found(event))
    if not meant:
        return event
    people = dict.fromkeys((*event.people, *(key for key, _ in meant)))
    doubts = (*event.doubts, *(doubt for _, doubt in meant))
    return replace(event, people=tuple(people), doubts=doubts)


def _about_people(people: Iterable[str], whole: Unified) -> tuple[Doubt, ...]:
    if not whole.unsure:
        return ()
    return tuple(doubt for key in people for doubt in whole.unsure.get(key, ()))


def _stable_id(event: Event, taken: set[str]) -> str:
    """Return an id that the same row of the same file gets every time."""
    place = event.standing.place
    parts = (
        event.standing.file,
        place.sheet,
        f"{place.table}.{place.row}.{place.paragraph}.{place.line}",
        event.written,
        event.says,
        *(f"{column.heading}\x1e{column.text}" for column in event.columns),
    )
    digest = blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8)
    wanted = found = f"r{digest.hexdigest()}"
    number = 2
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    taken.add(found)
    return found


def _last_told(events: Iterable[Event]) -> date | None:
    # A year misread or mistyped must not make the chronology one of the next century.
    days = (
        event.happened.last or event.happened.first
        for event in events
        if not any(doubt.about == "date" for doubt in event.doubts)
    )
    return max((day for day in days if day), default=None)
