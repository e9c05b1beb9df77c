"""What if there are too many ties for one sheet? Those of one agency stand together, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sightline.drawing.ecomap.network import Direction, Network, Quality, Status, Tie
from sightline.kernel.partial_dates import PartialDate

MOST_TIES = 24


def grouped(network: Network) -> Network:
    """Give the network as it is, or with one tie for each agency if it is too large."""
    if len(network.ties) <= MOST_TIES:
        return network
    agencies: dict[tuple[str, str], list[Tie]] = {}
    for tie in network.ties:
        agencies.setdefault((tie.sector.value, tie.name), []).append(tie)
    stands_for = {tie.id: ties[0].id for ties in agencies.values() for tie in ties}
    links = dict.fromkeys(
        replace(link, sender=stands_for[link.sender], receiver=stands_for[link.receiver])
        for link in network.links
    )
    return replace(
        network,
        ties=tuple(_one_of(ties) for ties in agencies.values()),
        links=tuple(link for link in links if link.sender != link.receiver),
    )


def _one_of(ties: Sequence[Tie]) -> Tie:
    """Make one tie of several; where they differ, the one says that it is not recorded."""
    if len(ties) == 1:
        return ties[0]
    first = next((tie for tie in ties if tie.is_lead), ties[0])
    everyone = any(not tie.for_whom for tie in ties)
    going_on = [tie for tie in ties if not tie.has_ended]
    return replace(
        first,
        id=ties[0].id,
        worker=f"{len(ties)} involvements",
        role="",
        for_whom=()
        if everyone
        else tuple(dict.fromkeys(w for t in ties for w in t.for_whom)),
        last_contact=_latest([tie.last_contact for tie in ties]),
        next_contact=_earliest([tie.next_contact for tie in ties]),
        status=_alike([tie.status for tie in going_on], first.status, Status.ACTIVE),
        quality=_alike([tie.quality for tie in ties], first.quality, Quality.UNKNOWN),
        direction=_alike([t.direction for t in ties], first.direction, Direction.UNKNOWN),
    )


Word = TypeVar("Word")


def _alike(words: Sequence[Word], only: Word, differing: Word) -> Word:
    """Give the one word that all have, that of the first where there are none."""
    if not words:
        return only
    return words[0] if len(set(words)) == 1 else differing


def _latest(days: Sequence[PartialDate]) -> PartialDate:
    return max(days, key=lambda day: day.last or date.min)


def _earliest(days: Sequence[PartialDate]) -> PartialDate:
    return min(days, key=lambda day: day.last or date.max)
