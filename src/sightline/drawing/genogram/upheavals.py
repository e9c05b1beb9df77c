"""What if the best order found is only the best nearby? Move or mirror a whole line of descent.

A single row cannot put a branch of a family on the other side of its cousins: its children
and theirs have to come along. Each upheaval does that in all rows at once, and the rows are
then improved again.
"""

from __future__ import annotations

from collections.abc import Callable

from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import Ranks

Orders = list[list[int]]
Turn = Callable[[frozenset[int], Orders], Orders]


def branches_of(pedigree: Pedigree, ranks: Ranks) -> list[frozenset[int]]:
    """List what descends from each couple, with partners who have no parents drawn."""
    found = dict.fromkeys(
        frozenset(_descent(pedigree, ranks, n)) for n in range(len(pedigree.couples))
    )
    whole = len(ranks.row_of)
    return sorted(
        (branch for branch in found if 1 < len(branch) < whole),
        key=lambda branch: (-len(branch), sorted(branch)),
    )


def _descent(pedigree: Pedigree, ranks: Ranks, couple: int) -> set[int]:
    found: set[int] = set()
    waiting = [couple]
    for n in waiting:
        found.update(node for (own, _), node in ranks.passes.items() if own == n)
        for child in pedigree.couples[n].children:
            if child in found:
                continue
            found.add(child)
            for m in pedigree.couples_of[child]:
                waiting.append(m)
                found.update(ranks.descends.get(m, (0, []))[1])
                partners = pedigree.couples[m].partners
                found.update(one for one in partners if pedigree.parent[one] is None)
    return found


def mirrored(branch: frozenset[int], rows: Orders) -> Orders:
    turned = []
    for row in rows:
        members = iter([node for node in reversed(row) if node in branch])
        turned.append([next(members) if node in branch else node for node in row])
    return turned


def moved(place: float) -> Turn:
    """Give the turn that puts a branch at this share of every row."""

    def turn(branch: frozenset[int], rows: Orders) -> Orders:
        turned = []
        for row in rows:
            members = [node for node in row if node in branch]
            others = [node for node in row if node not in branch]
            at = int(len(others) * place + 0.5)
            turned.append([*others[:at], *members, *others[at:]])
        return turned

    return turn


TURNS: tuple[Turn, ...] = (
    mirrored,
    moved(0),
    moved(1),
    moved(0.5),
    moved(0.25),
    moved(0.75),
)
