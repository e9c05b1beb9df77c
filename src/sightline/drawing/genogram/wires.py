"""At what heights does everything stand, and through which points does each line go?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sightline.drawing.genogram.labels import Label
from sightline.drawing.genogram.lanes import Stretch, nested
from sightline.drawing.genogram.legs import Exit, Leg, Role, Route
from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import Ranks
from sightline.drawing.genogram.routing import Router
from sightline.drawing.genogram.symbols import SYMBOL, rise
from sightline.drawing.ink.marks import Point

LANE, UNDER, QUIET = 9.0, 9.0, 5.0
BAR_LANE, ABOVE_BARS, UNDER_BARS = 8.0, 13.0, 18.0
FORK = 18.0
_SPREAD, _WIDEST_FOOT = 7.0, 20.0


@dataclass(frozen=True)
class Wire:
    """One line: what it says, of which couple, tie or secondary link, through which points.

    `fork` is where twins part, on the way to `child`.
    """

    role: Role
    number: int
    points: tuple[Point, ...]
    child: int | None = None
    fork: Point | None = None


@dataclass
class Heights:
    """How high each row and strip stands; strip -1 lies above the first row."""

    top: list[float] = field(default_factory=list)
    label_top: list[float] = field(default_factory=list)
    bottom: list[float] = field(default_factory=list)
    bars: dict[int, float] = field(default_factory=dict)
    end: float = 0.0


@dataclass
class Foot:
    """A line that leaves symbols downwards into the strip between symbols and labels."""

    couple: int
    row: int
    left: float
    right: float
    persons: tuple[int, ...]
    key: str
    lane: int = 0
    places: dict[int, float] = field(default_factory=dict)


class Wiring:
    """Lays every line of a routed family."""

    def __init__(
        self,
        pedigree: Pedigree,
        ranks: Ranks,
        x: Sequence[float],
        labels: Mapping[int, Label],
        router: Router,
    ) -> None:
        self._pedigree, self._ranks, self._x = pedigree, ranks, x
        self._labels = labels
        self._router = router
        self._feet: dict[tuple[str, int], Foot] = {}
        self._tread()
        self.heights = self._heights(labels)

    def wires(self) -> list[Wire]:
        """Give all lines in the order in which they are drawn."""
        found = [wire for route in self._router.routes for wire in self._of(route)]
        couples = [
            self._couple(pair.couple, pair.first, pair.second)
            for pairs in self._ranks.pairs
            for pair in pairs
        ]
        return [*found, *couples]

    def _tread(self) -> None:
        """List the feet: one for each couple, one for each line from somebody alone."""
        for row, pairs in enumerate(self._ranks.pairs):
            for pair in pairs:
                self._foot("couple", pair.couple, row, (pair.first, pair.second), None)
        for route in self._router.routes:
            couple = self._couple_of(route)
            if couple is None or ("couple", couple) in self._feet:
                continue
            alone = self._pedigree.couples[couple].partners[0]
            row = self._ranks.couple_row[couple]
            self._foot(_key(route), route.number, row, (alone,), route.first.entry)
        for n, route in self._router.descents.items():
            upper = self._ranks.descends[n][0]
            row = self._ranks.row_of[upper]
            self._foot("descend", n, row, (upper,), route.first.entry)
        for row in range(len(self._ranks.rows)):
            here = [foot for foot in self._feet.values() if foot.row == row]
            lanes = nested([Stretch(foot.left, foot.right) for foot in here])
            for foot, lane in zip(here, lanes, strict=True):
                foot.lane = lane
        self._spread_feet()

    def _couple_of(self, route: Route) -> int | None:
        if route.role is Role.SIBLINGS:
            return None
        if route.role is Role.SIDE:
            return self._pedigree.sides[route.number].couple
        return route.number

    def _foot(
        self, key: str, n: int, row: int, persons: tuple[int, ...], goal: float | None
    ) -> None:
        places = [self._x[one] for one in persons] + ([goal] if goal is not None else [])
        self._feet[key, n] = Foot(n, row, min(places), max(places), persons, key)

    def _spread_feet(self) -> None:
        """Let several lines leave one symbol side by side, those with the nearest ends outside."""
        leaving: dict[int, list[tuple[bool, float, Foot]]] = {}
        for foot in self._feet.values():
            for one in foot.persons:
                to_right = foot.right - self._x[one] > self._x[one] - foot.left
                length = foot.right - foot.left
                leaving.setdefault(one, []).append((to_right, length, foot))
        for node, lines in leaving.items():
            many = len(lines)
            if node >= self._ranks.people or many == 1:
                for line in lines:
                    line[2].places[node] = self._x[node]
                continue
            step = min(_SPREAD, 2 * _WIDEST_FOOT / (many - 1))
            leftwards = sorted((one for one in lines if not one[0]), key=_by_length)
            rightwards = sorted((one for one in lines if one[0]), key=_by_length)
            for at, line in enumerate([*leftwards, *reversed(rightwards)]):
                line[2].places[node] = self._x[node] + step * (at - (many - 1) / 2)

    def _heights(self, labels: Mapping[int, Label]) -> Heights:
        heights, y = Heights(), 0.0
        legs = [
            leg
            for route in (*self._router.descents.values(), *self._router.routes)
            for leg in route.legs()
        ]
        for row in range(-1, len(self._ranks.rows)):
            if row >= 0:
                heights.top.append(y)
                lanes = [foot.lane + 1 for foot in self._feet.values() if foot.row == row]
                y += SYMBOL + (UNDER + LANE * max(lanes) if lanes else 0.0) + QUIET
                heights.label_top.append(y)
                people = [n for n in self._ranks.rows[row] if n in labels]
                y += max((labels[n].height for n in people), default=0.0)
                heights.bottom.append(y)
            here = [leg for leg in legs if leg.strip == row]
            heights.bars[row] = y + ABOVE_BARS
            last = row == len(self._ranks.rows) - 1
            if here or not (last or row < 0):
                y += ABOVE_BARS + BAR_LANE * max((leg.lane for leg in here), default=0)
                y += UNDER_BARS + (FORK if any(leg.has_twins for leg in here) else 0.0)
        heights.end = y
        return heights

    def _under(self, foot: Foot, node: int) -> Point:
        """Give the point of a symbol's outline at which a line leaves it downwards."""
        x, bottom = foot.places[node], self.heights.top[foot.row] + SYMBOL
        if node not in self._labels:
            return x, bottom
        return x, bottom - rise(self._labels[node].kind, abs(x - self._x[node]))

    def _lane_y(self, foot: Foot) -> float:
        return self.heights.top[foot.row] + SYMBOL + UNDER + LANE * foot.lane

    def _bar_y(self, leg: Leg) -> float:
        return self.heights.bars[leg.strip] + BAR_LANE * leg.lane

    def _couple(self, n: int, first: int, second: int) -> Wire:
        foot = self._feet["couple", n]
        level = self._lane_y(foot)
        points = [(foot.places[second], level), self._under(foot, second)]
        if n not in self._ranks.descends:
            start = [self._under(foot, first), (foot.places[first], level)]
            return Wire(Role.COUPLE, n, (*start, *points))
        upper, _ = self._ranks.descends[n]
        above = self._feet["descend", n]
        route = self._router.descents[n]
        start = [
            self._under(above, upper),
            (above.places[upper], self._lane_y(above)),
            (route.first.entry or 0.0, self._lane_y(above)),
        ]
        start += self._down([(leg, leg.exits[0]) for leg in route.legs()])
        return Wire(Role.COUPLE, n, (*start, (self._x[first], level), *points))

    def _of(self, route: Route) -> list[Wire]:
        children = [
            child for leg in route.legs() for way in leg.exits for child in way.children
        ]
        wires = [self._branch(route, child) for child in children]
        trunk = self._trunk(route)
        return [trunk, *wires] if trunk is not None else wires

    def _trunk(self, route: Route) -> Wire | None:
        """Draw what all children share: down from the couple, and along the first bar."""
        if route.role is Role.SIDE or route.side:
            return None
        bar = self._bar_y(route.first)
        stretch = route.first.bar.stretch
        along = [(stretch.left, bar), (stretch.right, bar)]
        if route.first.entry is None:
            return Wire(route.role, route.number, tuple(along))
        down = self._from_couple(route)
        if stretch.right - stretch.left < 0.5:
            return Wire(route.role, route.number, (*down, along[0]))
        entry = (route.first.entry, bar)
        return Wire(route.role, route.number, (*down, entry, along[0], along[1]))

    def _from_couple(self, route: Route) -> list[Point]:
        """Start at the lane under a couple, or at the symbol of somebody alone."""
        entry = route.first.entry or 0.0
        couple = self._couple_of(route)
        foot = self._feet.get(("couple", couple if couple is not None else -1))
        if foot is not None:
            return [(entry, self._lane_y(foot))]
        foot = self._feet[_key(route), route.number]
        (alone,) = foot.persons
        level = self._lane_y(foot)
        return [self._under(foot, alone), (foot.places[alone], level), (entry, level)]

    def _branch(self, route: Route, child: int) -> Wire:
        ways = route.ways_to(child)
        role = Role.BRANCH if route.role is Role.TRUNK else route.role
        top = self.heights.top[self._ranks.row_of[child]]
        points: list[Point] = []
        if route.role is Role.SIDE or route.side:
            points += self._from_couple(route)
            points.append((route.first.entry or 0.0, self._bar_y(route.first)))
        points += self._down(ways)
        last, goal = ways[-1][1].x, self._x[child]
        if route.role is Role.SIDE or route.side:
            edge = goal + (SYMBOL / 2 if last > goal else -SYMBOL / 2)
            _, many = self._router.side_x[_side_key(route, child)]
            level = top + SYMBOL / 2 + 8.0 * many - 4
            points += [(last, level), (edge, level)]
            return Wire(route.role, route.number, tuple(points), child)
        if len(ways[-1][1].children) > 1:
            fork = (last, top - FORK)
            points += [fork, (goal, top)]
            return Wire(role, route.number, tuple(points), child, fork)
        return Wire(role, route.number, (*points, (goal, top)), child)

    def _down(self, ways: Sequence[tuple[Leg, Exit]]) -> list[Point]:
        """Go from bar to bar along the legs."""
        points: list[Point] = []
        before: float | None = None
        for leg, way in ways:
            level = self._bar_y(leg)
            if before is not None and before != way.x:
                points.append((before, level))
            points.append((way.x, level))
            before = way.x
        return points


def _by_length(line: tuple[bool, float, Foot]) -> tuple[float, int]:
    return line[1], line[2].couple


def _key(route: Route) -> str:
    return f"{route.role.value}{route.side}"


def _side_key(route: Route, child: int) -> int:
    return route.number if route.role is Role.SIDE else -1 - child
