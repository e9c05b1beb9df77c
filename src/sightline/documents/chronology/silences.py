"""Where did an agency tell nothing, was the child not seen, or does no receipt stand?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sightline.documents.chronology.lexicon import lexicon
from sightline.documents.chronology.told import Event, Silence, TellingAgency
from sightline.documents.chronology.words import sentences, stemmed
from sightline.kernel.local_time import say_day

# A referral that arrived at all is told by its receiver within this.
_RECEIPT_DAYS = 14
_SEEN = re.compile(
    r"\b(?<!not )(?<!n't )seen (?:alone|at home|in school|with|by)\b"
    r"|\b(?:child(?:ren)?|baby|siblings?|all three|both)(?: \d)?(?: were| was)? seen\b",
    re.IGNORECASE,
)
_NOT_SEEN = re.compile(r"\b(?:not|never|without being|no) (?:been )?seen\b", re.IGNORECASE)
_SENT = re.compile(
    r"\b(?:referral|referred|concern form|notification)\b[^.\n]{0,60}\b(?:sent|made|to)\b"
    r"|\b(?:sent|made)\b[^.\n]{0,40}\breferral\b",
    re.IGNORECASE,
)


def find_silences(
    events: Sequence[Event],
    agencies: Sequence[TellingAgency],
    days: int,
    as_of: date | None,
) -> tuple[Silence, ...]:
    """Find every silence longer than so many days, the earliest first.

    Where `as_of` is given, what is silent after its last event is silent until then.
    """
    if days < 1:
        return ()
    names = {agency.key: agency.name for agency in agencies}
    found = [
        *_without_contact(events, names, days, as_of),
        *_unseen(events, days, as_of),
        *_without_receipt(events, agencies, as_of),
    ]
    return tuple(sorted(found, key=lambda each: (each.first, each.what, each.agency)))


def _without_contact(
    events: Iterable[Event], names: dict[str, str], days: int, as_of: date | None
) -> Iterator[Silence]:
    by_agency: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_agency[event.agency].append(event)
    for agency, own in by_agency.items():
        for first, last, after, ends in _gaps(own, days, as_of):
            until = (
                f"until {say_day(last)}"
                if ends
                else f"up to {say_day(last)}, where this ends"
            )
            says = (
                f"{names.get(agency, agency)} tells of nothing between {say_day(first)}"
                f" and {say_day(last)}: {(last - first).days:,} days."
                if ends
                else f"{names.get(agency, agency)} tells of nothing after {say_day(first)} {until}."
            )
            yield _silence("no-contact", agency, first, last, after, says)


def _unseen(events: Iterable[Event], days: int, as_of: date | None) -> Iterator[Silence]:
    seen = [event for event in events if was_seen(event)]
    for first, last, after, ends in _gaps(seen, days, as_of):
        again = "was seen again on" if ends else "is not told to have been seen up to"
        says = (
            f"No agency tells that a child was seen after {say_day(first)};"
            f" a child {again} {say_day(last)}: {(last - first).days:,} days."
        )
        yield _silence("child-not-seen", "", first, last, after, says)


def was_seen(event: Event) -> bool:
    """Tell whether an event says that a child was seen."""
    if event.seen is not None:
        return event.seen
    return bool(_SEEN.search(event.says)) and not _NOT_SEEN.search(event.says)


Gap = tuple[date, date, str, bool]


def _gaps(events: Iterable[Event], days: int, as_of: date | None) -> Iterator[Gap]:
    """Yield the gaps between events: from, until, the event before, whether one ends it.

    A vague date counts for all the days it may mean, so that no gap is made out of it.
    """
    last: date | None = None
    after = ""
    for event in events:
        begins, ends = event.happened.reach.first, event.happened.reach.last
        if begins is None or ends is None:
            continue
        if last is not None and (begins - last).days > days:
            yield last, begins, after, True
        if last is None or ends >= last:
            last, after = ends, event.id
    if last is not None and as_of is not None and (as_of - last).days > days:
        yield last, as_of, after, False


def _without_receipt(
    events: Sequence[Event], agencies: Sequence[TellingAgency], as_of: date | None
) -> Iterator[Silence]:
    """Yield each referral told as sent to an agency whose return tells of nothing arriving."""
    by_sector = {agency.sector: agency for agency in agencies if agency.sector != "other"}
    sector_of = {agency.key: agency.sector for agency in agencies}
    sent = [
        each for each in events if each.happened.is_exact_day and _SENT.search(each.says)
    ]
    heard = _heard(events) if sent else {}
    for event in sent:
        day = event.happened.last
        if day is None:
            continue
        for sector in _sent_to(event.says) & by_sector.keys() - {
            sector_of.get(event.agency)
        }:
            receiver = by_sector[sector]
            until = day + timedelta(days=_RECEIPT_DAYS)
            if _told(
                heard.get(receiver.key, ()), sector_of.get(event.agency, ""), day, until
            ):
                continue
            says = (
                f"{_name(event.agency, agencies)} tells of a referral to {receiver.name} on"
                f" {say_day(day)}; {receiver.name} tells of nothing arriving by {say_day(until)}."
            )
            last = min(until, as_of) if as_of and as_of > day else until
            yield _silence("no-receipt", receiver.key, day, last, event.id, says)


def _heard(
    events: Iterable[Event],
) -> dict[str, list[tuple[date, date, frozenset[str], str]]]:
    heard: dict[str, list[tuple[date, date, frozenset[str], str]]] = defaultdict(list)
    for event in events:
        first, last = event.happened.first, event.happened.last
        if first and last:
            heard[event.agency].append(
                (first, last, _named(event.says), event.says.lower())
            )
    return heard


def _told(
    heard: Iterable[tuple[date, date, frozenset[str], str]],
    sender: str,
    first: date,
    last: date,
) -> bool:
    # Anything that names the sender, or a referral, and may be of those days is a receipt:
    # a silence that is none is worse than one that is missed.
    return any(
        began <= last and ended >= first and (sender in named or "refer" in says)
        for began, ended, named, says in heard
    )


def _named(says: str) -> frozenset[str]:
    return frozenset(
        sector
        for sentence in sentences(says)
        for _, _, sector in lexicon().partners_in(stemmed(sentence))
    )


def _sent_to(says: str) -> set[str]:
    """Return the sectors named after "to" in a sentence that tells of a referral."""
    found: set[str] = set()
    for sentence in sentences(says):
        if not _SENT.search(" ".join(sentence)):
            continue
        row = stemmed(sentence)
        for start, _, sector in lexicon().partners_in(row):
            if "to" in row[max(0, start - 4) : start]:
                found.add(sector)
    return found


def _name(key: str, agencies: Iterable[TellingAgency]) -> str:
    return next((agency.name for agency in agencies if agency.key == key), key)


def _silence(
    what: str, agency: str, first: date, last: date, after: str, says: str
) -> Silence:
    days = (last - first).days
    return Silence(what, agency, first.isoformat(), last.isoformat(), days, after, says)  # type: ignore[arg-type]
