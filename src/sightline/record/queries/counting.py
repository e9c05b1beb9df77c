"""What does a list of things done, late and not done add up to? Numbers, as they may be told.

A figure is never stored. It is made from rows, each of which names the entry that began it,
so that whoever reads a figure can be led to what it counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal, TypeVar

from sightline.record.queries.small_numbers import SMALLEST, per_cent, told

Standing = Literal["kept", "late", "missed", "explained", "unknown", "needless", "due"]
STANDINGS: tuple[Standing, ...] = (
    "kept", "late", "missed", "explained", "unknown", "needless", "due",
)  # fmt: skip
FELL_DUE: tuple[Standing, ...] = ("kept", "late", "missed")
Row = TypeVar("Row")
Key = TypeVar("Key", bound=str | date)


@dataclass(frozen=True)
class Counted:
    """One thing asked for, or looked for, and how it stands.

    `month` is the first day of the month in which it fell due; None where it is counted as it
    stands today. `agency` is who owes it; empty where no one agency does. `days` is how long
    it took, where it was done, and `answered` the entry that did it. `child` is whom it is
    for, and `team` the team of the agency that works with them: to sort by, never to show.
    """

    entry: str
    month: date | None
    standing: Standing
    agency: str = ""
    answered: str = ""
    days: float | None = None
    child: str = ""
    team: str = ""


@dataclass(frozen=True)
class Figures:
    """How many stand how, as the reader may be told; None where it is few.

    `of` is the denominator: what fell due and was kept, late or missed. `share` is what was
    kept of it, in per cent. `timed` is how many times the middle one of which is `days`.
    """

    kept: int | None
    late: int | None
    missed: int | None
    explained: int | None
    unknown: int | None
    needless: int | None
    due: int | None
    of: int | None
    share: int | None
    days: float | None


def figures(rows: Iterable[Counted], *, exact: bool) -> Figures:
    """Add rows up."""
    rows = list(rows)
    counts = Counter(row.standing for row in rows)
    of = sum(counts[each] for each in FELL_DUE)
    return Figures(
        **{each: told(counts[each], exact=exact) for each in STANDINGS},
        of=told(of, exact=exact),
        share=per_cent(counts["kept"], of, exact=exact),
        days=middle((row.days for row in rows), exact=exact),
    )


def middle(times: Iterable[float | None], *, exact: bool) -> float | None:
    """Return the median of the times that are known; None for none, or too few to tell."""
    known = [each for each in times if each is not None]
    if not known or (not exact and len(known) < SMALLEST):
        return None
    return float(median(known))


def grouped(rows: Sequence[Row], key: Callable[[Row], Key]) -> list[tuple[Key, list[Row]]]:
    """Return the rows by a key, in the order of the keys: of names by alphabet, never by size."""
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return sorted(found.items(), key=lambda each: each[0])


def month_of(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def months_before(day: date, months: int) -> date:
    """Return the first day of the month that lies so many months before that of a day."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
