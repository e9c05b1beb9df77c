"""Which accounts by different agencies tell of one event? Linked, and never made one.

A wrong link misleads more than a missing one, so each link needs one day, or nearly, and
either a happening there is one of in a day (a strategy meeting), a conversation that both
sides name, or enough rare words and figures in common. News of an event is not the event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sightline.documents.chronology.differences import differences, second_hand_differences
from sightline.documents.chronology.gists import Gist
from sightline.documents.chronology.seeking import Pair, Seeker
from sightline.documents.chronology.told import Doubt, Event


def find_same(
    events: Sequence[Event],
    gists: Sequence[Gist],
    sectors: Mapping[str, str],
) -> tuple[Event, ...]:
    """Link the events that tell of one event, and say where they differ.

    `gists` gives what each event's words come to, `sectors` each agency's kind, so that
    "told the health visitor" finds its twin.
    """
    found, heard = Seeker(events, gists, sectors).pairs()
    links: dict[int, list[int]] = defaultdict(list)
    for one, other in _closed(_one_each(found, events), events):
        links[one].append(other)
        links[other].append(one)
    news = _second_hand(heard, links)
    return tuple(
        _told_again(event, events, links.get(place, ()), news.get(place, ()))
        for place, event in enumerate(events)
    )


def _told_again(
    event: Event, events: Sequence[Event], same: Sequence[int], heard: Sequence[int]
) -> Event:
    if not same and not heard:
        return event
    doubts: list[Doubt] = []
    for place in same:
        doubts += differences(event, events[place])
    for place in heard:
        doubts += second_hand_differences(event, events[place])
    return replace(
        event,
        same_as=tuple(events[place].id for place in sorted(same)),
        tells_of=tuple(events[place].id for place in sorted(heard)),
        doubts=event.doubts + tuple(dict.fromkeys(doubts)),
    )


def _one_each(pairs: Iterable[Pair], events: Sequence[Event]) -> list[tuple[int, int]]:
    """Keep, of each event's possible twins in one agency, the likeliest of both sides."""
    taken: set[tuple[int, str]] = set()
    kept = []
    for pair in sorted(pairs, key=lambda each: (-each.score, each.one, each.other)):
        one_end = pair.one, events[pair.other].agency
        other_end = pair.other, events[pair.one].agency
        if taken.isdisjoint((one_end, other_end)):
            taken.update((one_end, other_end))
            kept.append((pair.one, pair.other))
    return kept


def _closed(
    pairs: Iterable[tuple[int, int]], events: Sequence[Event]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, and for three or more that hang together every pair among them.

    Not where that would make two events of one agency the same: then some link is wrong,
    and the weaker one is given up.
    """
    group: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        if len({events[place].agency for place in joined}) == len(joined):
            group.update(dict.fromkeys(joined, joined))
    for members in {id(each): each for each in group.values()}.values():
        ordered = sorted(members)
        for at, one in enumerate(ordered):
            yield from ((one, other) for other in ordered[at + 1 :])


def _second_hand(
    heard: Iterable[Pair], links: Mapping[int, Sequence[int]]
) -> dict[int, list[int]]:
    """Return, for each account of news, the event it tells of, and that event's twins."""
    told: dict[int, list[int]] = defaultdict(list)
    for pair in sorted(heard, key=lambda each: (-each.score, each.one, each.other)):
        events = told[pair.one]
        if not events or events[0] in links.get(pair.other, ()):
            events.append(pair.other)
    return told
