"""What does a timeline say, to somebody who does not see it? The same in words and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sightline.drawing.drawn import TableOf
from sightline.drawing.timeline.knowing import Knowing, known_since
from sightline.drawing.timeline.scale import Scale
from sightline.drawing.timeline.story import Event, Knew, Story
from sightline.drawing.timeline.strips import bands_of
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import in_words

_CHRONOLOGY = (
    "Number",
    "When",
    "Agency",
    "Kind",
    "What happened",
    "Significant",
    "Children",
)
_GAPS = ("Of whom", "Events", "Longest silence", "From", "To")
_KNOWN = ("Event", "Happened", "Agency", "Knew since", "Days later", "How", "Acknowledged")
_BANDS = ("Child", "Standing", "From", "To")


@dataclass(frozen=True)
class Silence:
    """The longest time between two events of one agency or of one child."""

    of: str
    events: int
    days: int
    first: date | None
    last: date | None


def key_line(story: Story, scale: Scale, knowing: Knowing | None) -> str:
    """Say what is shown, out of how many, as at when, and what could not be drawn."""
    shown = sum(1 for one in story.events if one.span and scale.shows(*one.span))
    undated = sum(1 for one in story.events if one.span is None)
    said = [
        f"As at {say_day(story.as_at)}.",
        f"{shown:,} of {story.of_events or len(story.events):,} events shown"
        + (f" ({story.filters})." if story.filters else "."),
        f"{undated} without a date: in the table only." if undated else "",
        f"Faint: not known to {story.by_code[knowing.agency].name} by {say_day(knowing.by)}."
        if knowing
        else "",
        "Not all facts are verified.",
    ]
    return " ".join(part for part in said if part)


def summary_of(story: Story, knowing: Knowing | None) -> tuple[str, ...]:
    """Say in sentences how much there is, over what time, and where the silences are."""
    spans = [event.span for event in story.events if event.span]
    significant = sum(event.significant for event in story.events)
    over = ""
    if spans:
        first, last = min(one[0] for one in spans), max(one[1] for one in spans)
        over = f" between {say_day(first)} and {say_day(last)}"
    agencies = len({event.agency for event in story.events})
    said = [
        f"{len(story.events):,} events{over}, recorded by {agencies} agencies; "
        f"{significant} are marked as significant.",
        *_longest(silences_of_agencies(story), "agency"),
        *_longest(silences_of_children(story), "child"),
    ]
    if knowing:
        knew = sum(knowing.knew(event) for event in story.events)
        name = story.by_code[knowing.agency].name
        said.append(f"{name} knew of {knew:,} of them by {say_day(knowing.by)}.")
    return tuple(said)


def tables_of(story: Story, knowing: Knowing | None) -> tuple[TableOf, ...]:
    """Give the chronology, the children's standings, the silences, and who knew when."""
    return (
        _chronology(story, knowing),
        TableOf("How each child stood", _BANDS, tuple(_standings(story))),
        TableOf("Longest silences", _GAPS, tuple(_gaps(story))),
        TableOf("Who knew of what, and how much later", _KNOWN, tuple(_knowledge(story))),
    )


def silences_of_agencies(story: Story) -> list[Silence]:
    """Give the longest silence of every agency, in the order of the lanes."""
    return [
        _silence(lane.name, [one for one in story.events if one.agency == lane.code])
        for lane in story.lanes
    ]


def silences_of_children(story: Story) -> list[Silence]:
    """Give the longest silence about every child; events for nobody in particular are left
    out.
    """
    return [
        _silence(child.name, [one for one in story.events if child.id in one.children])
        for child in story.children
    ]


def _silence(of: str, events: Sequence[Event]) -> Silence:
    """Find the longest time in which surely nothing of this happened."""
    spans = sorted(event.span for event in events if event.span)
    longest, until = Silence(of, len(events), 0, None, None), None
    for (_, end), (start, _) in pairwise(spans):
        until = max(until or end, end)
        if (days := (start - until).days) > longest.days:
            longest = Silence(of, len(events), days, until, start)
    return longest


def _longest(silences: Sequence[Silence], what: str) -> Iterable[str]:
    longest = max(silences, key=lambda one: one.days, default=None)
    if longest and longest.first and longest.last:
        yield (
            f"The longest silence of any {what} is {longest.days} days: {longest.of}, from "
            f"{say_day(longest.first)} to {say_day(longest.last)}."
        )


def _chronology(story: Story, knowing: Knowing | None) -> TableOf:
    names = {child.id: child.name for child in story.children}
    lanes = story.by_code
    headings = (*_CHRONOLOGY, f"Known to {knowing.agency}") if knowing else _CHRONOLOGY
    rows = []
    for event in story.in_order:
        row = (
            str(event.number),
            in_words(event.when),
            lanes[event.agency].name,
            event.shape.value,
            event.words,
            "Yes" if event.significant else "",
            ", ".join(names[child] for child in event.children),
        )
        rows.append((*row, _known_words(event, knowing)) if knowing else row)
    return TableOf("Chronology", headings, tuple(rows))


def _known_words(event: Event, knowing: Knowing) -> str:
    since = known_since(event, knowing.agency)
    if knowing.knew(event) and since:
        return f"Yes, since {say_day(since)}"
    return f"Not until {say_day(since)}" if since else "Not recorded as known"


def _standings(story: Story) -> Iterable[tuple[str, ...]]:
    for child in story.children:
        for band in bands_of(child):
            words = band.words or band.standing.value
            last = say_day(band.last) if band.last else "goes on"
            yield (child.name, words, say_day(band.first), last)
        for milestone in child.milestones:
            day = say_day(milestone.day)
            yield (child.name, milestone.words, day, day)


def _gaps(story: Story) -> Iterable[tuple[str, ...]]:
    for one in (*silences_of_agencies(story), *silences_of_children(story)):
        ends = [say_day(day) if day else "" for day in (one.first, one.last)]
        days = f"{one.days} days" if one.days else "none"
        yield (one.of, str(one.events), days, *ends)


def _knowledge(story: Story) -> Iterable[tuple[str, ...]]:
    """Give every agency's later knowledge, the longest delay first."""
    lanes = story.by_code
    told = [
        (_delay(event, knew), event, knew)
        for event in story.in_order
        for knew in event.known
    ]
    for delay, event, knew in sorted(told, key=lambda row: (-row[0], row[1].number)):
        yield (
            str(event.number),
            in_words(event.when),
            lanes[knew.agency].name if knew.agency in lanes else knew.agency,
            say_day(knew.since),
            str(delay) if event.span else "not known",
            knew.how or "not recorded",
            say_day(knew.acknowledged) if knew.acknowledged else "no",
        )


def _delay(event: Event, knew: Knew) -> int:
    return max((knew.since - event.span[1]).days, 0) if event.span else 0
