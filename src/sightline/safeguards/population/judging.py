"""How would these safeguards have stood over a whole population, week by week?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from sightline.kernel.deadlines import Within
from sightline.kernel.local_time import end_of_day
from sightline.kernel.working_days import Calendar
from sightline.safeguards.compiler.compiling import compile, withins_of  # noqa: A004
from sightline.safeguards.compiler.steps import Steps
from sightline.safeguards.compiler.tables import deadline_rows
from sightline.safeguards.compiler.writing import in_days
from sightline.safeguards.model import Rhythm, Safeguard
from sightline.safeguards.population.preparing import Progress

DAYS_A_WEEK = 7
_MONDAY = 3  # 1970-01-01 was a Thursday: days counted from the Monday before it
_SECONDS_A_DAY = 86_400
_ROWS_AT_ONCE = 5_000
_UNHEARD_OF = -1_000_000  # and below: numbers of words that the ledger does not hold

_TALLY = """
CREATE OR REPLACE TEMP TABLE tally (
    safeguard INTEGER, day INTEGER, owed_by INTEGER, status VARCHAR, because VARCHAR,
    many BIGINT, example BIGINT
)"""


@dataclass(frozen=True)
class Period:
    """As of which day it is judged, and between which days what fell due is counted."""

    today: date
    first: date | None = None
    last: date | None = None


def judge(
    connection: duckdb.DuckDBPyConnection,
    safeguards: Sequence[Safeguard],
    calendar: Calendar,
    period: Period,
    progress: Progress = lambda _: None,
) -> None:
    """Run safeguards over prepared columns and leave how many stand how in a table.

    `tally`: for each safeguard (by its place), day on which it falls due, owner and status,
    how many, and the entry of one. Safeguards are run as if they had always been in force.
    """
    compiled = [compile(_always(each)) for each in safeguards]
    fill_deadlines(connection, withins_of(*compiled), calendar)
    codes = _codes(connection, compiled)
    connection.execute(_TALLY)
    for at, steps in enumerate(compiled):
        progress(f"{at + 1} of {len(compiled)}: {steps.code}")
        connection.execute(tallying(at, steps, codes, period))


def tallying(at: int, steps: Steps, codes: dict[str, int], period: Period) -> str:
    """Write the text that adds one safeguard to the tally."""
    tonight = int(end_of_day(period.today).timestamp())
    status = steps.coded(codes, today=in_days(period.today), tonight=tonight)
    in_seconds = f"CAST(floor(due_last / {_SECONDS_A_DAY}) AS BIGINT)"
    day = f"CASE WHEN clock = 1 THEN {in_seconds} ELSE due_last END"
    between = [
        f"day {sign} {in_days(end)}"
        for sign, end in ((">=", period.first), ("<=", period.last))
        if end
    ]
    where = f" WHERE {' AND '.join(between)}" if between else ""
    return (
        f"INSERT INTO tally SELECT {at}, day, owed_by, status, because, COUNT(*),"  # noqa: S608
        f" MIN(started) FROM (SELECT {day} AS day, owed_by, status, because, started"
        f" FROM ({status})){where} GROUP BY day, owed_by, status, because"
    )


def fill_deadlines(
    connection: duckdb.DuckDBPyConnection, withins: Iterable[Within], calendar: Calendar
) -> None:
    """Make the table of deadlines, from every day in the ledger."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE deadline (unit_id INTEGER, day INTEGER, due INTEGER)"
    )
    withins = list(withins)
    if not withins:
        return
    found = connection.execute(
        "SELECT DISTINCT first_day FROM entry UNION SELECT DISTINCT last_day FROM entry"
        " UNION SELECT DISTINCT born_first FROM person"
        " UNION SELECT DISTINCT born_last FROM person"
    ).fetchall()
    days = {day for (day,) in found if day is not None}
    rows = deadline_rows(withins, days, calendar)
    for at in range(0, len(rows), _ROWS_AT_ONCE):
        values = ", ".join(map(str, rows[at : at + _ROWS_AT_ONCE]))
        connection.execute(f"INSERT INTO deadline VALUES {values}")  # noqa: S608


def _codes(
    connection: duckdb.DuckDBPyConnection, compiled: Sequence[Steps]
) -> dict[str, int]:
    """Give each word of the safeguards its number; below nought where the ledger has none."""
    words = sorted({word for steps in compiled for word in steps.words.values()})
    held: dict[str, int] = dict(
        connection.execute(
            "SELECT word, code FROM word WHERE list_contains($1, word)", [words]
        ).fetchall()
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE unheard (code INTEGER, word VARCHAR)")
    for at, word in enumerate(word for word in words if word not in held):
        held[word] = _UNHEARD_OF - at
        connection.execute("INSERT INTO unheard VALUES (?, ?)", [held[word], word])
    return held


def _always(safeguard: Safeguard) -> Safeguard:
    """Give a safeguard as if it had been in force since its first threshold, or for ever."""
    expect = safeguard.expect
    dated = expect.every if isinstance(expect, Rhythm) else getattr(expect, "within", ())
    first = dated[0].from_day if isinstance(dated, tuple) and dated else date.min
    return replace(safeguard, in_force=first)
