"""Which sorts of ledger can be read, and how does each become prepared columns?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from sightline.kernel.errors import Fault, Refused
from sightline.safeguards.compiler.writing import in_days
from sightline.safeguards.population.preparing import Progress, of_parquet, prepare

PREPARED_ENDING = ".duckdb"

# Fills the database on a connection from a ledger; as known at the end of a day, or of all.
Filling = Callable[[duckdb.DuckDBPyConnection, str, date | None, Progress], None]


@dataclass(frozen=True)
class Reader:
    """A sort of ledger: what it is called, whether a name is one, and how it is read."""

    says: str
    reads: Callable[[str], bool]
    fill: Filling


def is_prepared(ledger: str) -> bool:
    """Tell whether a ledger's columns were prepared before, and kept."""
    return ledger.endswith(PREPARED_ENDING)


def fill_from_parquet(
    connection: duckdb.DuckDBPyConnection,
    ledger: str,
    known_by: date | None,
    progress: Progress,
) -> None:
    """Prepare the columns of a folder of Parquet files."""
    day = in_days(known_by) if known_by else None
    prepare(connection, of_parquet(Path(ledger)), known_by=day, progress=progress)


PARQUET = Reader(
    "a folder of Parquet files with the tables of a world",
    lambda ledger: Path(ledger).is_dir(),
    fill_from_parquet,
)


def reader_of(ledger: str, readers: Sequence[Reader]) -> Reader:
    """Return the first reader that reads a ledger of this name; raises Refused."""
    found = next((reader for reader in readers if reader.reads(ledger)), None)
    if found:
        return found
    wrong = (
        "it is no ledger that can be read" if Path(ledger).exists() else "it is not there"
    )
    right = "name " + ", or ".join(reader.says for reader in readers)
    raise Refused(Fault(ledger, wrong, right))


def last_recorded(connection: duckdb.DuckDBPyConnection) -> date | None:
    """Return the day on which the last entry was recorded; None where there is none."""
    [(day,)] = connection.execute("SELECT max(recorded_day) FROM entry").fetchall()
    return None if day is None else date.fromordinal(day + date(1970, 1, 1).toordinal())
