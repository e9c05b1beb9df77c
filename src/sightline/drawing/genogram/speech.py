"""Between which two neighbours are the dates of a couple written, and is there room?

They stand beside the partner with fewer couples, on the side of the other, so that the dates
of somebody's several couples do not come to the same place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sightline.drawing.family.model import Family
from sightline.drawing.genogram.kinship import related_by_blood
from sightline.drawing.genogram.labels import FACT_SIZE
from sightline.drawing.genogram.pedigree import Pedigree
from sightline.drawing.genogram.ranks import Pair, Ranks
from sightline.drawing.genogram.short_dates import period_words
from sightline.drawing.ink.metrics import text_width

_MANY_PERIODS = 3

Gap = tuple[int, int]


def gaps_of_couples(
    pedigree: Pedigree, ranks: Ranks, rows: Sequence[Sequence[int]]
) -> dict[int, Gap]:
    """Choose for each couple the two neighbours between whom its dates are written."""
    found: dict[int, Gap] = {}
    taken: dict[Gap, int] = {}
    for row, pairs in zip(rows, ranks.pairs, strict=True):
        place = {node: n for n, node in enumerate(row)}
        wanted = [(pair, _choices(pedigree, pair, row, place)) for pair in pairs]
        for pair, choices in sorted(wanted, key=lambda one: (len(one[1]), one[0].couple)):
            gap = min(choices, key=lambda one: (taken.get(one, 0), choices.index(one)))
            taken[gap] = taken.get(gap, 0) + 1
            found[pair.couple] = gap
    return found


def widths_of_gaps(
    family: Family, pedigree: Pedigree, gaps: Mapping[int, Gap]
) -> dict[Gap, float]:
    """Give the width of what is written in each gap."""
    found: dict[Gap, float] = {}
    for couple, gap in gaps.items():
        told = words_between(family, pedigree.couples[couple].id)
        width = max((text_width(line, FACT_SIZE) for line in told), default=0.0)
        found[gap] = max(found.get(gap, 0.0), width)
    return found


def words_between(family: Family, union: str) -> tuple[str, ...]:
    """Say what is written at a couple: the dates, and that they are related."""
    one = family.union[union]
    told = [
        line for period in one.periods[-_MANY_PERIODS:] for line in period_words(period)
    ]
    if len(one.periods) > _MANY_PERIODS:
        told.insert(0, f"{len(one.periods)} times, last:")
    return (*told, "related") if is_related(family, union) else tuple(told)


def is_related(family: Family, union: str) -> bool:
    """Tell whether a couple is related by blood, as recorded or as the drawing shows."""
    one = family.union[union]
    both = len(one.partners) == 2
    return one.related or (both and related_by_blood(family, *one.partners))


def _choices(
    pedigree: Pedigree, pair: Pair, row: Sequence[int], place: Mapping[int, int]
) -> list[Gap]:
    """List the gaps that the couple's line runs under, the best first."""
    left, right = sorted((pair.first, pair.second), key=place.__getitem__)
    between = range(place[left], place[right])
    gaps = [(row[at], row[at + 1]) for at in between]
    return gaps if _couples(pedigree, left) < _couples(pedigree, right) else gaps[::-1]


def _couples(pedigree: Pedigree, node: int) -> int:
    return len(pedigree.couples_of[node]) if node < pedigree.count else 99
