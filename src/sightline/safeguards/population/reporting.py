"""What would it have been like: how many obligations, how they stood, and how many a week?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

import duckdb

from sightline.safeguards.model import Safeguard
from sightline.safeguards.population.judging import DAYS_A_WEEK

_EPOCH = date(1970, 1, 1)
_TO_READ = ("missed", "late", "cannot-tell")
_FROM_MONDAY = 3  # 1970-01-01 was a Thursday

_WORDS = "(SELECT code, word FROM word UNION ALL SELECT code, word FROM unheard)"
_COUNTS = f"""
SELECT t.safeguard, t.day, w.word, t.status, SUM(t.many)
FROM tally t JOIN {_WORDS} w ON w.code = t.owed_by GROUP BY ALL ORDER BY ALL"""  # noqa: S608
_EXAMPLES = """
SELECT safeguard, status, id FROM (
    SELECT t.safeguard, t.status, i.id, row_number() OVER (
        PARTITION BY t.safeguard, t.status ORDER BY t.day DESC, t.example) AS place
    FROM tally t JOIN id i ON i.n = t.example)
WHERE place <= $1 ORDER BY safeguard, status, place"""


@dataclass(frozen=True)
class Stood:
    """How many obligations stood so: of a safeguard, due in a month, owed by someone.

    `month` is "2024-03", or "" where no day can be told.
    """

    safeguard: str
    month: str
    agency: str
    status: str
    many: int


@dataclass(frozen=True)
class Load:
    """How many obligations of a safeguard fall due in a week for whoever owes them.

    `usual` is the middle of all weeks, those with none among them; `weeks_over` how many
    weeks had more than the flood that was asked about.
    """

    safeguard: str
    agency: str
    usual: float
    most: int
    weeks_over: int


@dataclass(frozen=True)
class Report:
    """What a back-test found. `examples`: entries to read, by safeguard and status."""

    stood: tuple[Stood, ...]
    loads: tuple[Load, ...]
    examples: dict[str, dict[str, list[str]]]


def report(
    connection: duckdb.DuckDBPyConnection,
    safeguards: Sequence[Safeguard],
    *,
    flood: int,
    examples: int,
) -> Report:
    """Sum up the tally that `judging.judge` left."""
    codes = [each.code for each in safeguards]
    stood: dict[tuple[str, str, str, str], int] = {}
    weeks: dict[tuple[str, str], dict[int, int]] = {}
    seen: set[int] = set()
    for at, day, agency, status, many in connection.execute(_COUNTS).fetchall():
        key = codes[at], _month(day), agency, status
        stood[key] = stood.get(key, 0) + many
        if day is not None:
            week = (day + _FROM_MONDAY) // DAYS_A_WEEK
            seen.add(week)
            if status != "excused":
                of_agency = weeks.setdefault((codes[at], agency), {})
                of_agency[week] = of_agency.get(week, 0) + many
    long = max(seen) - min(seen) + 1 if seen else 0
    return Report(
        tuple(Stood(*key, many) for key, many in sorted(stood.items())),
        tuple(_load(*key, by_week, long, flood) for key, by_week in sorted(weeks.items())),
        _examples(connection, codes, examples),
    )


def _load(
    safeguard: str, agency: str, by_week: dict[int, int], long: int, flood: int
) -> Load:
    counts = [*by_week.values(), *([0] * (long - len(by_week)))]
    over = sum(count > flood for count in counts)
    return Load(safeguard, agency, float(median(counts)), max(counts), over)


def _examples(
    connection: duckdb.DuckDBPyConnection, codes: Sequence[str], many: int
) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for at, status, id_ in connection.execute(_EXAMPLES, [many]).fetchall():
        if status in _TO_READ:
            found.setdefault(codes[at], {}).setdefault(status, []).append(id_)
    return found


def _month(day: int | None) -> str:
    return "" if day is None else (_EPOCH + timedelta(days=day)).strftime("%Y-%m")
