"""How is what passed between two agencies drawn? Round the outside, on a track of its own.

A link leaves its agency's node outwards, turns into a track between the nodes and the labels,
and crosses to the other side of the picture above or below everything else. Each bears a
number, and the numbers are said in words under the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.drawing.ecomap.lines import head
from sightline.drawing.ecomap.network import AgencyLink, Told
from sightline.drawing.ecomap.placing import RADIUS, RINGS, Places
from sightline.drawing.ink.colours import INK, PAPER
from sightline.drawing.ink.marks import Circle, Line, Mark, Pen, Point, Polyline, Words

_TRACK = 20.0
_APART = 6.0
_FIRST = RINGS[-1] + RADIUS + 18
_OFFSETS = (-8.0, 8.0, -14.0, 14.0, -19.0, 19.0, -3.5, 3.5)

PENS = {
    Told.SHARES: Pen(INK, width=1.5),
    Told.REFERRAL_SENT: Pen(INK, width=1.5, dash=(5, 4)),
    Told.REFERRAL_RECEIVED: Pen(INK, width=1.5, dash=(12, 4)),
    Told.REFERRAL_ACKNOWLEDGED: Pen(INK, width=2.5),
}


@dataclass(frozen=True)
class Routed:
    """A link, its number in the list, and the corners of its way."""

    link: AgencyLink
    number: int
    points: tuple[Point, ...]

    @property
    def middle(self) -> Point:
        """Where the number stands: half way along the longest stretch."""
        pairs = zip(self.points, self.points[1:], strict=False)
        (x1, y1), (x2, y2) = max(
            pairs,
            key=lambda ends: abs(ends[0][0] - ends[1][0]) + abs(ends[0][1] - ends[1][1]),
        )
        return ((x1 + x2) / 2, (y1 + y2) / 2)


@dataclass(frozen=True)
class Routes:
    """All links with their ways, and the room that they take beside, above and below."""

    routed: tuple[Routed, ...]
    beside: float
    above: float
    below: float


class _Tracks:
    """The tracks taken so far beside, above and below, each by stretches that keep apart."""

    def __init__(self) -> None:
        self._taken: dict[str, list[list[tuple[float, float]]]] = {}

    def take(self, where: Sequence[str], stretches: Sequence[tuple[float, float]]) -> int:
        """Take the first track that is free in each place for its stretch; give its number."""
        number = 0
        while not all(
            self._free(place, number, ends)
            for place, ends in zip(where, stretches, strict=True)
        ):
            number += 1
        for place, ends in zip(where, stretches, strict=True):
            self._taken[place][number].append(ends)
        return number

    def width(self, *where: str) -> float:
        """The room that the tracks of these places take, the widest counting."""
        return _TRACK * max(len(self._taken.get(place, [])) for place in where)

    def _free(self, place: str, number: int, ends: tuple[float, float]) -> bool:
        tracks = self._taken.setdefault(place, [])
        while len(tracks) <= number:
            tracks.append([])
        return all(
            ends[1] + _APART < low or high + _APART < ends[0]
            for low, high in tracks[number]
        )


def route(links: Sequence[AgencyLink], places: Places) -> Routes:
    """Give every link a way that shares no stretch with another."""
    tracks = _Tracks()
    used: dict[str, int] = {}
    routed = []
    for number, link in enumerate(links, 1):
        ends = [_leave(end, places, used) for end in (link.sender, link.receiver)]
        routed.append(Routed(link, number, _way(ends, places, tracks)))
    return Routes(
        tuple(routed),
        tracks.width("left", "right"),
        tracks.width("above"),
        tracks.width("below"),
    )


def _leave(tie: str, places: Places, used: dict[str, int]) -> Point:
    """Choose where on a node's edge the next link begins or ends."""
    node = places.of(tie)
    offset = _OFFSETS[used.get(tie, 0) % len(_OFFSETS)]
    used[tie] = used.get(tie, 0) + 1
    out = (RADIUS**2 - offset**2) ** 0.5
    return (node.x + node.side * out, node.y + offset)


def _way(ends: Sequence[Point], places: Places, tracks: _Tracks) -> tuple[Point, ...]:
    (x1, y1), (x2, y2) = ends
    sides = ["right" if x > 0 else "left" for x in (x1, x2)]
    if sides[0] == sides[1]:
        track = tracks.take(sides[:1], [(min(y1, y2), max(y1, y2))])
        x = _x(sides[0], track)
        return ((x1, y1), (x, y1), (x, y2), (x2, y2))
    edge, sign = ("above", -1) if y1 + y2 <= 0 else ("below", 1)
    limit = sign * places.half_height * 2
    beside = [(min(y, limit), max(y, limit)) for y in (y1, y2)]
    track = tracks.take([*sides, edge], [*beside, (-1, 1)])
    y = sign * (places.half_height + 14 + _TRACK * track)
    over = [(_x(side, track), y) for side in sides]
    return ((x1, y1), (over[0][0], y1), *over, (over[1][0], y2), (x2, y2))


def _x(side: str, track: int) -> float:
    return (1 if side == "right" else -1) * (_FIRST + _TRACK * track)


def draw(routed: Routed) -> tuple[Mark, ...]:
    """Draw one link with its arrow, its number, and a break where no receipt is known."""
    told = routed.link.told
    x, y = routed.middle
    points = routed.points
    tip = head(points[-2], points[-1], head_pen(told))
    marks: list[Mark] = [Polyline(points, PENS[told]), tip]
    if told is Told.SHARES:
        marks.append(head(points[1], points[0], head_pen(told)))
    if told is Told.REFERRAL_SENT:
        marks += broken(*_before_the_end(points))
    number = Words(x, y + 4, str(routed.number), 11, bold=True, anchor="middle")
    return (*marks, Circle(x, y, 9, Pen(INK, PAPER, 1.25)), number)


def broken(x: float, y: float) -> tuple[Mark, ...]:
    """Draw the break of a message that nobody is known to have received."""
    pen = Pen(INK, width=2.25)
    return (Line(x - 5, y - 7, x + 1, y + 7, pen), Line(x + 1, y - 7, x + 7, y + 7, pen))


def _before_the_end(points: Sequence[Point]) -> Point:
    (x1, y), (x2, _) = points[-2], points[-1]
    back = 20 if x1 > x2 else -20
    return (x2 + back, y)


def head_pen(told: Told) -> Pen:
    """Fill an arrow's head only where what was sent is known to have been taken in."""
    taken_in = told in (Told.SHARES, Told.REFERRAL_ACKNOWLEDGED)
    return Pen(INK, INK if taken_in else PAPER, 1.25)
