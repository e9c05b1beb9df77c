"""What does one row's order cost, and how does that change when two neighbours swap?

Everything else is built from that one step: a swap touches only the wishes of the two nodes,
their pair price, and the crossings of the lines that leave them downwards. The rows above
and below stand still meanwhile.
"""

from __future__ import annotations

from sightline.drawing.genogram.ranks import Edge, Port, Ranks
from sightline.drawing.genogram.wishes import Wanted, Wishes


class RowOrder:
    """One row in an order that can be changed, and what that order costs."""

    def __init__(
        self,
        ranks: Ranks,
        wishes: Wishes,
        row: int,
        orders: list[list[int]],
        place: list[int],
    ) -> None:
        self.order = orders[row]
        self.place = place
        self.swaps = 0
        self._ports = ranks.ports[row]
        self._features = wishes.features[row]
        self._of: dict[int, list[int]] = {node: [] for node in self.order}
        for n, feature in enumerate(self._features):
            for node in _nodes(feature):
                self._of[node].append(n)
        self._leaving: dict[int, list[int]] = {node: [] for node in self.order}
        for n, port in enumerate(self._ports):
            self._leaving[port.left].append(n)
            if port.right != port.left:
                self._leaving[port.right].append(n)
        self._shared: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        self._static = wishes.before[row]
        self._above = (ranks.ports[row - 1], ranks.edges[row - 1]) if row else ([], [])
        self._below = ranks.edges[row]

    def weigh(self) -> int:
        """Work the whole cost out anew, after other rows have changed."""
        place = self.place
        self._price = dict(self._static)
        _add_crossings(self._price, *self._above, place)
        self._cross = _crossings_of_ports(len(self._ports), self._below, place)
        self._middle = [place[port.left] + place[port.right] for port in self._ports]
        self._value = [feature.cost(place, self.order) for feature in self._features]
        self.cost = (
            sum(self._value)
            + sum(price for (a, b), price in self._price.items() if place[a] < place[b])
            + self._crossings_below()
        )
        return self.cost

    def crossings_above(self) -> int:
        """Give the part of the cost that the row above counts as well."""
        place, static = self.place, self._static
        return sum(
            price - static.get(pair, 0)
            for pair, price in self._price.items()
            if place[pair[0]] < place[pair[1]]
        )

    def swap(self, left: int) -> None:
        """Swap the node at this place with its right neighbour."""
        order, place = self.order, self.place
        one, two = order[left], order[left + 1]
        order[left], order[left + 1] = two, one
        place[one], place[two] = left + 1, left
        price = self._price
        change = price.get((two, one), 0) - price.get((one, two), 0)
        key = (one, two)
        if key not in self._shared:
            self._shared[key] = self._touched(one, two)
        features, ports = self._shared[key]
        value = self._value
        for n in features:
            now = self._features[n].cost(place, order)
            change += now - value[n]
            value[n] = now
        for n in ports:
            change += self._moved(n)
        self.cost += change
        self.swaps += 1

    def _touched(self, one: int, two: int) -> tuple[list[int], list[int]]:
        """Find the wishes and the ports that a swap of these two can change."""
        near = sorted(set(self._of[one]) | set(self._of[two]))
        features = [n for n in near if self._features[n].minds(one, two)]
        ports = set(self._leaving[one]) ^ set(self._leaving[two])
        return features, sorted(ports)

    def _moved(self, n: int) -> int:
        """Give the change in crossings below when a port follows its node."""
        port, place, middle = self._ports[n], self.place, self._middle
        was, now = middle[n], place[port.left] + place[port.right]
        middle[n] = now
        low, high = (was, now) if was < now else (now, was)
        change = 0
        row = self._cross[n]
        for other, (left, right) in row.items():
            there = middle[other]
            if low <= there <= high:
                before = (
                    left if was < there else right if was > there else (left + right) // 2
                )
                after = (
                    left if now < there else right if now > there else (left + right) // 2
                )
                change += after - before
        return change

    def _crossings_below(self) -> int:
        total = 0
        for n, row in enumerate(self._cross):
            for other, (left, right) in row.items():
                if other > n:
                    here, there = self._middle[n], self._middle[other]
                    total += (
                        left
                        if here < there
                        else right
                        if here > there
                        else (left + right) // 2
                    )
        return total


def _nodes(feature: Wanted) -> tuple[int, ...]:
    members = getattr(feature, "members", None)
    return members if members else (feature.first, feature.second)  # type: ignore[union-attr]


def _add_crossings(
    price: dict[tuple[int, int], int],
    ports: list[Port],
    edges: list[Edge],
    place: list[int],
) -> None:
    """Charge each pair of nodes for the crossings of the lines that come down to them."""
    ends = [
        (
            place[ports[edge.port].left] + place[ports[edge.port].right],
            edge.node,
            edge.weight,
        )
        for edge in edges
    ]
    ends.sort()
    for n, (from_left, left, one) in enumerate(ends):
        for from_right, right, two in ends[n + 1 :]:
            if from_right > from_left and left != right:
                pair = right, left
                price[pair] = price.get(pair, 0) + one * two


def _crossings_of_ports(
    count: int, edges: list[Edge], place: list[int]
) -> list[dict[int, tuple[int, int]]]:
    """Give for each port and other port what it costs to be left, and to be right, of it."""
    table: list[dict[int, tuple[int, int]]] = [{} for _ in range(count)]
    ends = sorted((place[edge.node], edge.port, edge.weight) for edge in edges)
    for n, (left, one, first) in enumerate(ends):
        for right, two, second in ends[n + 1 :]:
            if one != two and left != right:
                # `one` goes to the left end: it costs when `one` starts right of `two`.
                a, b = table[one].get(two, (0, 0))
                table[one][two] = a, b + first * second
                table[two][one] = b + first * second, a
    return table
