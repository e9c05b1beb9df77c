"""What do all returns say together, each as it was last sent, with what was settled in place?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sightline.documents.chronology.merging import Settings, merge
from sightline.documents.chronology.told import Chronology, Event, Return
from sightline.documents.gathering import understand_all
from sightline.documents.returns.agencies import agency_of
from sightline.documents.source.blocks import Source
from sightline.reviews.evidence.kept_files import read_files
from sightline.reviews.evidence.settling import settled
from sightline.reviews.state.evidence import Settlement

_REMEMBERED = 16  # readings; the files they come from never change


@dataclass(frozen=True)
class Sent:
    """The file an agency sent last, and what the agency is called and is."""

    agency: str
    name: str
    sector: str
    file: str


@dataclass(frozen=True)
class Together:
    """The chronology, and the returns it was merged from."""

    chronology: Chronology
    returns: tuple[Return, ...]


@lru_cache(maxsize=_REMEMBERED)
def together(
    sent: tuple[Sent, ...],
    answers: tuple[Settlement, ...],
    *,
    title: str,
    until: date | None,
) -> Together:
    """Merge what was sent; files that cannot be read are left out (see `read_files`).

    `until`: up to when an agency that tells nothing more counts as silent.
    """
    returns, read_on = understood(sent)
    settings = Settings(as_of=until)
    merged = merge(returns, title=title, settings=settings)
    if answers:
        returns = settled(returns, merged, answers, read_on)
        merged = _only_open_doubts(merge(returns, title=title, settings=settings), answers)
    return Together(merged, returns)


@lru_cache(maxsize=_REMEMBERED)
def understood(sent: tuple[Sent, ...]) -> tuple[tuple[Return, ...], date]:
    """Return each readable return, in the order sent, and the day as of which it was read."""
    read = read_files(each.file for each in sent)
    readable = [(each, source) for each in sent if (source := read[each.file].source)]
    as_of = max((each.kept_on for each in read.values()), default=date.max)
    sources = [_filed(each, source) for each, source in readable]
    returns = understand_all(sources, as_of)
    return (
        tuple(
            _signed(one, sender, agency_of(source))
            for one, (sender, source) in zip(returns, readable, strict=True)
        ),
        as_of,
    )


def sender_of(event: Event) -> str:
    """Return the agency in whose return a row stands."""
    return event.standing.file.partition("/")[0]


def _filed(sent: Sent, source: Source) -> Source:
    """Name the file after its agency too: many are sent as the template was called."""
    file = f"{sent.agency}/{source.file}"
    notices = tuple(replace(notice, file=file) for notice in source.notices)
    return replace(source, file=file, notices=notices)


def _signed(each: Return, sent: Sent, guessed: str) -> Return:
    """Put the agency that was asked in place of what its file seems to call it."""
    agencies = list(each.agencies)
    for place, agency in enumerate(agencies):
        if len(agencies) == 1 or agency.name == guessed:
            agencies[place] = replace(agency, name=sent.name, sector=sent.sector)
    return replace(each, agencies=tuple(agencies))


def _only_open_doubts(chronology: Chronology, answers: Sequence[Settlement]) -> Chronology:
    """Leave out doubts that merging raises again though they were settled."""
    closed = {(event, about) for event, about, _ in answers}
    return replace(
        chronology,
        events=tuple(
            replace(
                event,
                doubts=tuple(d for d in event.doubts if (event.id, d.about) not in closed),
            )
            for event in chronology.events
        ),
    )
