"""Who stands beside whom? The best order found from several starts.

Effort is counted in swaps and never by the clock, so the same family always gives the same
picture, on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.drawing.genogram.moves import improve
from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import Ranks
from sightline.drawing.genogram.row_order import RowOrder
from sightline.drawing.genogram.sweeps import swept
from sightline.drawing.genogram.upheavals import TURNS, branches_of
from sightline.drawing.genogram.walks import Walk, starting_couples
from sightline.drawing.genogram.wishes import Wishes, wishes_of

SWAPS_A_PERSON = 2_500
WEIGHING = 40  # what it takes to weigh a row anew, in swaps
SWEEPS = 6

Orders = list[list[int]]


@dataclass(frozen=True)
class Ordered:
    """The rows in order and what they cost."""

    rows: Orders
    cost: int


def ordered(
    pedigree: Pedigree,
    ranks: Ranks,
    saved: Sequence[Sequence[int]] = (),
    weight: int = 0,
    effort: int | None = None,
) -> Ordered:
    """Order every row, from the saved order alone where there is one to keep."""
    if effort is None:
        effort = SWAPS_A_PERSON * pedigree.count
    search = _Search(pedigree, ranks, wishes_of(pedigree, ranks, saved, weight), effort)
    for start in _starts(pedigree, ranks, saved):
        search.try_from(start)
        if search.is_done:
            break
    if not saved:
        _turn_over(search, branches_of(pedigree, ranks))
    return search.best


class _Search:
    """Remembers the best order so far, and how much effort is left."""

    def __init__(
        self, pedigree: Pedigree, ranks: Ranks, wishes: Wishes, effort: int
    ) -> None:
        self._ranks, self._wishes = ranks, wishes
        self._blocks = _blocks(pedigree, ranks)
        self.left = effort
        self.best = Ordered([list(row) for row in ranks.rows], 0)
        self._started = False

    def try_from(self, start: Orders) -> bool:
        """Improve an order; tell whether it became the best."""
        found, spent = _improved(self._ranks, self._wishes, self._blocks, start, self.left)
        self.left -= spent + 1
        if self._started and found.cost >= self.best.cost:
            return False
        self.best, self._started = found, True
        return True

    @property
    def is_done(self) -> bool:
        """Whether the effort is spent, or nothing is left but what cannot be avoided."""
        soft = _soft(self._ranks, self._wishes, self.best.rows)
        return self.left <= 0 or self.best.cost - soft <= self._wishes.unavoidable


def _turn_over(search: _Search, branches: Sequence[frozenset[int]]) -> None:
    """Turn branches over as long as that helps; stop after a round in which none did."""
    since = 0
    kinds = [(turn, branch) for turn in TURNS for branch in branches]
    while kinds and since < len(kinds):
        for turn, branch in kinds:
            if search.is_done or since == len(kinds):
                return
            since += 1
            if search.try_from(turn(branch, search.best.rows)):
                since = 0


def cost_of(ranks: Ranks, wishes: Wishes, rows: Sequence[Sequence[int]]) -> int:
    """Give the whole cost of an order: wishes of every row, and crossings between rows."""
    orders, place = _copied(ranks, rows)
    total = 0
    for row in range(len(orders)):
        one = RowOrder(ranks, wishes, row, orders, place)
        total += one.weigh() - one.crossings_above()
    return total


def _improved(
    ranks: Ranks,
    wishes: Wishes,
    blocks: list[list[frozenset[int]]],
    start: Orders,
    most: int,
) -> tuple[Ordered, int]:
    """Sweep down and up the rows until nothing gets better, or the effort is spent."""
    orders, place = _copied(ranks, start)
    rows = [RowOrder(ranks, wishes, n, orders, place) for n in range(len(orders))]
    spent = 0
    stale = set(range(len(rows)))
    for sweep in range(SWEEPS):
        turn = range(len(rows)) if sweep % 2 == 0 else range(len(rows) - 1, -1, -1)
        for n in turn:
            if n not in stale or spent > most:
                continue
            stale.discard(n)
            row = rows[n]
            row.swaps = 0
            row.weigh()
            row.swaps += WEIGHING
            if row.cost and improve(row, blocks[n], most - spent):
                stale |= {n - 1, n, n + 1} & set(range(len(rows)))
            spent += row.swaps
        if not stale or spent > most:
            break
    return Ordered(orders, cost_of(ranks, wishes, orders)), spent


def _copied(ranks: Ranks, rows: Sequence[Sequence[int]]) -> tuple[Orders, list[int]]:
    orders = [list(row) for row in rows]
    place = [0] * len(ranks.row_of)
    for order in orders:
        for n, node in enumerate(order):
            place[node] = n
    return orders, place


def _soft(ranks: Ranks, wishes: Wishes, rows: Orders) -> int:
    """Say how much of the cost is only about order of birth and side."""
    total = 0
    for row, order in enumerate(rows):
        place = {node: n for n, node in enumerate(order)}
        prices = wishes.before[row].items()
        total += sum(
            price for (a, b), price in prices if place[a] < place[b] and price < 50
        )
    return total + 2 * sum(len(pairs) for pairs in ranks.pairs)


def _starts(
    pedigree: Pedigree, ranks: Ranks, saved: Sequence[Sequence[int]]
) -> Iterator[Orders]:
    if saved:
        yield _as_saved(pedigree, ranks, saved)
        return
    tops = starting_couples(pedigree, ranks)
    if not tops:
        yield [list(row) for row in ranks.rows]
        return
    walks = [Walk(pedigree, ranks, outlets_last=True).from_couple(top) for top in tops[:2]]
    yield walks[0]
    yield swept(pedigree, ranks, walks[0], middle=True)
    yield from walks[1:]
    plain = Walk(pedigree, ranks, outlets_last=False).from_couple(tops[-1])
    yield plain
    yield swept(pedigree, ranks, plain, middle=False)
    yield swept(pedigree, ranks, walks[-1], middle=True)


def _as_saved(pedigree: Pedigree, ranks: Ranks, saved: Sequence[Sequence[int]]) -> Orders:
    """Keep the saved order; newcomers are put where a walk would have them."""
    tops = starting_couples(pedigree, ranks)
    fresh = (
        Walk(pedigree, ranks, outlets_last=True).from_couple(tops[0])
        if tops
        else ranks.rows
    )
    known = [[node for node in row if node < ranks.people] for row in saved]
    orders: Orders = []
    for n, row in enumerate(fresh):
        kept = [node for node in (known[n] if n < len(known) else []) if node in row]
        before: int | None = None
        for node in row:
            if node not in kept:
                kept.insert(kept.index(before) + 1 if before is not None else 0, node)
            before = node
        orders.append(kept)
    return orders


def _blocks(pedigree: Pedigree, ranks: Ranks) -> list[list[frozenset[int]]]:
    """List for each row the families that may move as one: couples, households, sibships."""
    found: list[dict[frozenset[int], None]] = [{} for _ in ranks.rows]
    for person in range(pedigree.count):
        _add(found, ranks, _with_rootless(pedigree, [person]), ranks.row_of[person])
    for couple in pedigree.couples:
        for row in sorted({ranks.row_of[child] for child in couple.children}):
            here = [child for child in couple.children if ranks.row_of[child] == row]
            _add(found, ranks, _with_rootless(pedigree, here), row)
    for home in pedigree.homes:
        for row in sorted({ranks.row_of[member] for member in home}):
            _add(found, ranks, {one for one in home if ranks.row_of[one] == row}, row)
    return [list(blocks) for blocks in found]


def _add(
    found: list[dict[frozenset[int], None]], ranks: Ranks, block: set[int], row: int
) -> None:
    here = frozenset(node for node in block if ranks.row_of[node] == row)
    if 1 < len(here) < len(ranks.rows[row]) + 1:
        found[row][here] = None


def _with_rootless(pedigree: Pedigree, people: list[int]) -> set[int]:
    """Add the partners who have no parents on the drawing: they come along."""
    block = set(people)
    for person in people:
        for n in pedigree.couples_of[person]:
            for partner in pedigree.couples[n].partners:
                if pedigree.parent[partner] is None:
                    block.add(partner)
    return block
