"""Along which ways do the lines run, so that none goes through somebody?

Couples are joined by a U under their symbols; children hang from a bar in the strip between
two rows. Everything is level or upright. Whatever cannot be drawn downwards goes around the
left edge of the picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sightline.drawing.genogram.drops import Gaps, Wanted
from sightline.drawing.genogram.labels import Label
from sightline.drawing.genogram.lanes import stacked
from sightline.drawing.genogram.legs import Exit, Leg, Role, Route
from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import Ranks
from sightline.drawing.genogram.symbols import SYMBOL

SIDE_REACH = SYMBOL / 2 + 8
SIDE_STEP = 7.0
TRACK, TRACK_START = 10.0, 26.0


class Router:
    """Finds the route of every line to a child, once everybody has a place."""

    def __init__(
        self,
        pedigree: Pedigree,
        ranks: Ranks,
        rows: Sequence[Sequence[int]],
        x: Sequence[float],
        labels: Mapping[int, Label],
    ) -> None:
        self._pedigree, self._ranks, self._x = pedigree, ranks, x
        self._gaps = [Gaps(row, x, labels) for row in rows]
        self._avoid = [
            [x[node] for node in rows[n + 1]] if n + 1 < len(rows) else []
            for n in range(len(rows))
        ]
        self._tracks = 0
        self._came: dict[tuple[int, str], int] = {}
        self.side_x: dict[int, tuple[float, int]] = {}
        self.routes: list[Route] = []
        self.descents: dict[int, Route] = {}

    def find(self) -> None:
        """Find all routes, first those that leave the least choice, then stack the bars."""
        for n in sorted(self._ranks.descends):
            self._descend(n)
        for n in sorted(self._ranks.couple_row, key=self._choice):
            self._children(n)
        for n, child in self._ranks.upward:
            self._around(Role.BRANCH, n, n, child)
        for n, side in enumerate(self._pedigree.sides):
            self._aside(n, side.couple, side.child)
        for n, group in enumerate(self.kinless()):
            self._siblings(n, group)
        self._stack()

    def kinless(self) -> list[tuple[int, ...]]:
        """List the groups of siblings whose parents are not recorded."""
        orphans = [c.children for c in self._pedigree.couples if not c.partners]
        return [*(g for g in orphans if len(g) > 1), *self._pedigree.siblings]

    def _choice(self, n: int) -> tuple[bool, int]:
        return len(self._pedigree.couples[n].partners) == 1, n

    def _drop(self, key: tuple[str, int], couple: int, goals: Sequence[float]) -> float:
        port = self._ranks.ports[self._ranks.couple_row[couple]][
            self._ranks.port_of[couple]
        ]
        row = self._ranks.couple_row[couple]
        wanted = Wanted(key, port.left, port.right, tuple(goals))
        return self._gaps[row].choose(wanted, self._avoid[row])

    def _descend(self, n: int) -> None:
        """Bring the upper partner's end of a couple line down to the other's row."""
        upper, nodes = self._ranks.descends[n]
        row = self._ranks.row_of[upper]
        wanted = Wanted(("descend", n), upper, upper, (self._x[nodes[0]],))
        first = leg = Leg(row, self._gaps[row].choose(wanted, self._avoid[row]))
        for node, onward in zip(nodes, [*nodes[1:], None], strict=True):
            way = Exit(self._x[node])
            leg.exits.append(way)
            if onward is not None:
                leg = way.then = Leg(self._ranks.row_of[node], self._x[node])
        self.descents[n] = Route(Role.COUPLE, n, first)

    def _children(self, n: int) -> None:
        row = self._ranks.couple_row[n]
        below = [
            c for c in self._pedigree.couples[n].children if self._ranks.row_of[c] > row
        ]
        if not below:
            return
        first = self._leg(n, row, None, below)
        if first.entry is None:
            first.entry = self._drop(("couple", n), n, [way.x for way in first.exits])
        self.routes.append(Route(Role.TRUNK, n, first))

    def _leg(self, n: int, row: int, entry: float | None, children: Sequence[int]) -> Leg:
        leg = Leg(row, entry)
        here = [child for child in children if self._ranks.row_of[child] == row + 1]
        for group in self._together(here):
            middle = (self._x[group[0]] + self._x[group[-1]]) / 2
            leg.exits.append(Exit(middle, group))
        further = [child for child in children if self._ranks.row_of[child] > row + 1]
        if further:
            node = self._ranks.passes[n, row + 1]
            onward = self._leg(n, row + 1, self._x[node], further)
            leg.exits.append(Exit(self._x[node], then=onward))
        return leg

    def _together(self, children: Sequence[int]) -> list[tuple[int, ...]]:
        """Group twins who are drawn under the same couple in the same row."""
        groups: list[tuple[int, ...]] = []
        left = sorted(children, key=lambda child: self._x[child])
        while left:
            child = left[0]
            twins = next((g for g in self._pedigree.twins if child in g), (child,))
            group = tuple(one for one in left if one in twins)
            groups.append(group)
            left = [one for one in left if one not in group]
        return groups

    def _aside(self, n: int, couple: int, child: int) -> None:
        if couple not in self._ranks.couple_row:
            return
        row = self._ranks.couple_row[couple]
        if self._ranks.row_of[child] <= row:
            self._around(Role.SIDE, n, couple, child)
            return
        nodes = self._ranks.detours[n]
        start = self._x[nodes[-1]] if nodes else self._middle(couple)
        goal = self._side(n, child, start)
        goals = [self._x[nodes[0]] if nodes else goal]
        first = leg = Leg(row, self._drop(("side", n), couple, goals))
        for node in nodes:
            onward = Leg(self._ranks.row_of[node], self._x[node])
            leg.exits.append(Exit(self._x[node], then=onward))
            leg = onward
        leg.exits.append(Exit(goal, (child,)))
        self.routes.append(Route(Role.SIDE, n, first))

    def _middle(self, couple: int) -> float:
        partners = self._pedigree.couples[couple].partners
        return sum(self._x[one] for one in partners) / len(partners)

    def _side(self, n: int, child: int, start: float) -> float:
        """Choose the side of a child's symbol on which a secondary line comes in."""
        side = "left" if start < self._x[child] else "right"
        many = self._came.get((child, side), 0)
        self._came[child, side] = many + 1
        reach = SIDE_REACH + SIDE_STEP * many
        x = self._x[child] + (-reach if side == "left" else reach)
        self.side_x[n] = x, many
        return x

    def _around(self, role: Role, n: int, couple: int, child: int) -> None:
        """Lead a link that does not go downwards around the left edge."""
        track = -TRACK_START - TRACK * self._tracks
        self._tracks += 1
        row = self._ranks.couple_row[couple]
        key = n if role is Role.SIDE else -1 - child
        goal = self._side(key, child, track)
        last = Leg(self._ranks.row_of[child] - 1, track, [Exit(goal, (child,))])
        entry = self._drop(("around", n), couple, [track])
        first = Leg(row, entry, [Exit(track, then=last)])
        self.routes.append(Route(role, n, first, side="around"))

    def _siblings(self, n: int, group: tuple[int, ...]) -> None:
        row = min(self._ranks.row_of[one] for one in group)
        here = [one for one in group if self._ranks.row_of[one] == row]
        exits = [Exit(self._x[one], (one,)) for one in here]
        self.routes.append(Route(Role.SIBLINGS, n, Leg(row - 1, None, exits)))

    def _stack(self) -> None:
        legs = [
            leg for route in (*self.descents.values(), *self.routes) for leg in route.legs()
        ]
        for strip in range(-1, len(self._ranks.rows)):
            here = [leg for leg in legs if leg.strip == strip]
            for leg, lane in zip(here, stacked([leg.bar for leg in here]), strict=True):
                leg.lane = lane
