"""How is an order passed from row to row? Everybody moves towards the middle of their kin."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import Ranks


def swept(
    pedigree: Pedigree, ranks: Ranks, rows: Sequence[Sequence[int]], *, middle: bool
) -> list[list[int]]:
    """Sort every row by the places of parents, then by those of children, a few times over.

    `middle` takes the median of several places, otherwise their mean.
    """
    orders = [list(row) for row in rows]
    clusters = _clusters(pedigree, ranks)
    for _ in range(3):
        for row in range(1, len(orders)):
            _sort(orders, row, _places_above(ranks, orders, row), clusters, middle)
        for row in range(len(orders) - 2, -1, -1):
            _sort(orders, row, _places_below(ranks, orders, row), clusters, middle)
    return orders


def _clusters(pedigree: Pedigree, ranks: Ranks) -> list[int]:
    """Tie whoever has no parents on the drawing to the first partner who has."""
    leader = list(range(len(ranks.row_of)))
    for pairs in ranks.pairs:
        for pair in pairs:
            for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
                if _rootless(pedigree, one) and not _rootless(pedigree, other):
                    leader[one] = other
    return leader


def _rootless(pedigree: Pedigree, node: int) -> bool:
    return node >= pedigree.count or pedigree.parent[node] is None


def _places_above(
    ranks: Ranks, orders: list[list[int]], row: int
) -> dict[int, list[float]]:
    place = {node: n for n, node in enumerate(orders[row - 1])}
    found: dict[int, list[float]] = {}
    for edge in ranks.edges[row - 1]:
        port = ranks.ports[row - 1][edge.port]
        found.setdefault(edge.node, []).append((place[port.left] + place[port.right]) / 2)
    return found


def _places_below(
    ranks: Ranks, orders: list[list[int]], row: int
) -> dict[int, list[float]]:
    place = {node: n for n, node in enumerate(orders[row + 1])}
    found: dict[int, list[float]] = {}
    for edge in ranks.edges[row]:
        port = ranks.ports[row][edge.port]
        for node in {port.left, port.right}:
            found.setdefault(node, []).append(float(place[edge.node]))
    return found


def _sort(
    orders: list[list[int]],
    row: int,
    places: dict[int, list[float]],
    clusters: list[int],
    middle: bool,
) -> None:
    """Sort a row by where each cluster is drawn to; the rest keep their shares of the row."""
    order = orders[row]
    drawn: dict[int, list[float]] = {}
    for node in order:
        drawn.setdefault(clusters[node], []).extend(places.get(node, ()))
    scale = max((max(each) for each in drawn.values() if each), default=0) / max(
        len(order), 1
    )
    key = {
        leader: _centre(each, middle) if each else order.index(leader) * scale
        for leader, each in drawn.items()
    }
    old = {node: n for n, node in enumerate(order)}
    order.sort(key=lambda node: (key[clusters[node]], clusters[node], old[node]))


def _centre(places: list[float], middle: bool) -> float:
    if not middle:
        return sum(places) / len(places)
    places.sort()
    half = len(places) // 2
    return places[half] if len(places) % 2 else (places[half - 1] + places[half]) / 2
