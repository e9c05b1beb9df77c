"""What stands in each row? People, and the lines that pass through it on their way further.

A child two rows below its parents, or a partner drawn a row above the other, takes a place
in the rows between: a *passing* node, so that no line runs through anybody's symbol.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sightline.drawing.genogram.pedigree import Pedigree

FULL, SOFT = 10, 6


@dataclass(frozen=True)
class Port:
    """Where lines leave a row downwards: midway between two nodes, or at one."""

    left: int
    right: int


@dataclass(frozen=True)
class Edge:
    """A line from a port to a node of the next row; `weight` says how far crossings matter."""

    port: int
    node: int
    weight: int = FULL


@dataclass(frozen=True)
class Pair:
    """Partners who want to stand side by side; one may be a passing node for the other."""

    couple: int
    first: int
    second: int


@dataclass
class Ranks:
    """People and passing nodes by row, with the ports and edges between rows.

    Nodes below `people` are persons. `port_of` gives the couple's port; `descends` gives the
    passing nodes, top down, of the upper partner of a couple that spans rows; `passes` those
    of a couple's line to a child further down (by couple, then row); `detours` those of a
    secondary link. `upward` are links that cannot be drawn downwards.
    """

    people: int
    row_of: list[int]
    rows: list[list[int]]
    ports: list[list[Port]]
    edges: list[list[Edge]]
    pairs: list[list[Pair]]
    port_of: dict[int, int] = field(default_factory=dict)
    descends: dict[int, tuple[int, list[int]]] = field(default_factory=dict)
    passes: dict[tuple[int, int], int] = field(default_factory=dict)
    detours: dict[int, list[int]] = field(default_factory=dict)
    upward: list[tuple[int, int]] = field(default_factory=list)
    couple_row: dict[int, int] = field(default_factory=dict)

    def passing(self, row: int) -> int:
        """Add a passing node to a row."""
        self.row_of.append(row)
        self.rows[row].append(len(self.row_of) - 1)
        return len(self.row_of) - 1

    def port(self, row: int, left: int, right: int) -> int:
        self.ports[row].append(Port(left, right))
        return len(self.ports[row]) - 1

    def line(self, row: int, port: int, node: int, weight: int = FULL) -> None:
        self.edges[row].append(Edge(port, node, weight))


def ranks_of(pedigree: Pedigree, levels: Sequence[int]) -> Ranks:
    """Put everybody into rows and make room for the lines that pass."""
    depth = max(levels, default=-1) + 1
    ranks = Ranks(
        people=pedigree.count,
        row_of=list(levels),
        rows=[[] for _ in range(depth)],
        ports=[[] for _ in range(depth)],
        edges=[[] for _ in range(depth)],
        pairs=[[] for _ in range(depth)],
    )
    for person, row in enumerate(levels):
        ranks.rows[row].append(person)
    for n in range(len(pedigree.couples)):
        _place_couple(pedigree, ranks, n)
    for n, couple in enumerate(pedigree.couples):
        for child in couple.children:
            _hang(ranks, n, child)
    for n, side in enumerate(pedigree.sides):
        _hang_aside(ranks, n, side.couple, side.child)
    return ranks


def _place_couple(pedigree: Pedigree, ranks: Ranks, n: int) -> None:
    partners = pedigree.couples[n].partners
    if not partners:
        return
    first, second = partners[0], partners[-1]
    if ranks.row_of[first] > ranks.row_of[second]:
        first, second = second, first
    row = ranks.row_of[second]
    if ranks.row_of[first] < row:
        first = _descend(ranks, n, first, row)
    ranks.couple_row[n] = row
    ranks.port_of[n] = ranks.port(row, first, second)
    if first != second:
        ranks.pairs[row].append(Pair(n, first, second))


def _descend(ranks: Ranks, n: int, upper: int, row: int) -> int:
    """Bring the upper partner of a couple down to the row of the lower."""
    nodes: list[int] = []
    node = upper
    for below in range(ranks.row_of[upper] + 1, row + 1):
        port = ranks.port(below - 1, node, node)
        node = ranks.passing(below)
        ranks.line(below - 1, port, node)
        nodes.append(node)
    ranks.descends[n] = (upper, nodes)
    return node


def _hang(ranks: Ranks, n: int, child: int) -> None:
    """Draw the line from a couple to a child, through the rows between."""
    if n not in ranks.couple_row:
        return
    row, goal = ranks.couple_row[n], ranks.row_of[child]
    if goal <= row:
        ranks.upward.append((n, child))
        return
    port = ranks.port_of[n]
    for below in range(row + 1, goal):
        node = ranks.passes.get((n, below))
        if node is None:
            node = ranks.passes[n, below] = ranks.passing(below)
            ranks.line(below - 1, port, node)
            port = ranks.port(below, node, node)
        else:
            port = next(
                at for at, one in enumerate(ranks.ports[below]) if one == Port(node, node)
            )
    ranks.line(goal - 1, port, child)


def _hang_aside(ranks: Ranks, n: int, couple: int, child: int) -> None:
    """Draw a secondary link: it has passing nodes of its own and counts a little less."""
    if couple not in ranks.couple_row:
        return
    row, goal = ranks.couple_row[couple], ranks.row_of[child]
    port, nodes = ranks.port_of[couple], []
    for below in range(row + 1, goal):
        node = ranks.passing(below)
        ranks.line(below - 1, port, node, SOFT)
        port = ranks.port(below, node, node)
        nodes.append(node)
    if goal > row:
        ranks.line(goal - 1, port, child, SOFT)
    ranks.detours[n] = nodes
