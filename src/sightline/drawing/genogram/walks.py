"""Where to start looking for an order? Walk through the families and take people as they come.

A walk goes down one family before it starts the next, and goes from a person's partner to the
partner's own family last, so that in-laws grow to the right. Most families are drawn without
a crossing by one walk or another.
"""

from __future__ import annotations

from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import Ranks


class Walk:
    """One walk through a family, filling the rows from left to right."""

    def __init__(self, pedigree: Pedigree, ranks: Ranks, *, outlets_last: bool) -> None:
        self._pedigree = pedigree
        self._ranks = ranks
        self._outlets_last = outlets_last
        self._placed = [False] * len(ranks.row_of)
        self._done = [False] * len(pedigree.couples)
        self._met = [False] * pedigree.count
        self._outlets: dict[int, int] = {}
        self.rows: list[list[int]] = [[] for _ in ranks.rows]

    def from_couple(self, start: int) -> list[list[int]]:
        """Start at this couple, then go on to whoever was not reached."""
        self._family(start)
        for n in sorted(range(len(self._pedigree.couples)), key=self._height):
            self._family(n)
        for node in range(self._pedigree.count):
            self._person(node)
        for node in range(len(self._ranks.row_of)):
            self._put(node)
        return self.rows

    def _height(self, n: int) -> tuple[int, int]:
        return self._ranks.couple_row.get(n, 0), n

    def _put(self, node: int) -> None:
        if not self._placed[node]:
            self._placed[node] = True
            self.rows[self._ranks.row_of[node]].append(node)

    def _family(self, n: int) -> None:
        """Visit a couple, beginning with the eldest generation above it."""
        top = n
        seen = {n}
        climbing = True
        while climbing:
            climbing = False
            for partner in self._pedigree.couples[top].partners:
                above = self._pedigree.parent[partner]
                if above is not None and above not in seen and not self._done[above]:
                    top, climbing = above, True
                    seen.add(above)
                    break
        for m in (top, n):
            partners = self._pedigree.couples[m].partners
            for partner in partners[:1]:
                self._person(partner)
            self._couple(m)

    def _person(self, person: int) -> None:
        """Place a person between the partners, then see to their children and families."""
        if self._met[person]:
            return
        self._met[person] = True
        couples = [n for n in self._pedigree.couples_of[person] if not self._done[n]]
        before = len(couples) // 2
        for n in couples[:before]:
            partner = self._partner(n, person)
            if partner is not None and self._pedigree.parent[partner] is None:
                self._put(partner)
        self._put(person)
        for n in couples:
            self._couple(n)

    def _couple(self, n: int) -> None:
        if self._done[n]:
            return
        self._done[n] = True
        couple = self._pedigree.couples[n]
        _, passing = self._ranks.descends.get(n, (0, []))
        for node in (*couple.partners, *passing):
            self._put(node)
        for child in self._in_order(couple.children):
            self._child(n, child)
        for partner in couple.partners:
            self._person(partner)
        for partner in couple.partners:
            above = self._pedigree.parent[partner]
            if above is not None and not self._done[above]:
                self._family(above)

    def _child(self, n: int, child: int) -> None:
        for row in range(self._ranks.couple_row.get(n, 0) + 1, self._ranks.row_of[child]):
            node = self._ranks.passes.get((n, row))
            if node is not None:
                self._put(node)
        self._person(child)

    def _partner(self, n: int, person: int) -> int | None:
        others = [one for one in self._pedigree.couples[n].partners if one != person]
        return others[0] if others else None

    def _in_order(self, children: tuple[int, ...]) -> list[int]:
        """Keep the birth order, but take last whoever leads on to another family."""
        if not self._outlets_last:
            return list(children)
        return sorted(children, key=lambda child: self._leads_on(child))

    def _leads_on(self, person: int) -> int:
        """Count the families that a person's descendants have married into."""
        if person not in self._outlets:
            self._outlets[person] = 0
            for n in self._pedigree.couples_of[person]:
                partner = self._partner(n, person)
                if partner is not None and self._pedigree.parent[partner] is not None:
                    self._outlets[person] += 1
                for child in self._pedigree.couples[n].children:
                    self._outlets[person] += self._leads_on(child)
        return self._outlets[person]


def starting_couples(pedigree: Pedigree, ranks: Ranks) -> list[int]:
    """Give the couples at the top of their families, those with fewest in-laws first."""
    probe = Walk(pedigree, ranks, outlets_last=True)
    tops = [
        n
        for n, couple in enumerate(pedigree.couples)
        if couple.partners and all(pedigree.parent[one] is None for one in couple.partners)
    ]
    if not tops:
        return list(range(min(len(pedigree.couples), 1)))
    return sorted(tops, key=lambda n: (_in_laws(probe, pedigree, n), n))


def _in_laws(probe: Walk, pedigree: Pedigree, n: int) -> int:
    return sum(probe._leads_on(child) for child in pedigree.couples[n].children)
