"""`sightline backtest`: how often would these safeguards have fired, before anyone adopts them?"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import duckdb

from sightline.commands.answers import add_json, answer, counted, progress
from sightline.exchange.case_file.by_family import into_parts
from sightline.exchange.case_file.for_engines import world_as_of
from sightline.exchange.case_file.reading import LINES_ENDING, read_case
from sightline.kernel.local_time import london_day, say_day
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards import library_loading
from sightline.safeguards.compiler.writing import in_days
from sightline.safeguards.model import Safeguard
from sightline.safeguards.obligation import Status
from sightline.safeguards.population.judging import Period, judge
from sightline.safeguards.population.preparing import Progress, prepare
from sightline.safeguards.population.reading import (
    PARQUET,
    PREPARED_ENDING,
    Reader,
    is_prepared,
    last_recorded,
    reader_of,
)
from sightline.safeguards.population.reporting import Load, Report, Stood, report
from sightline.safeguards.population.writing import of_worlds
from sightline.safeguards.world import World

FLOOD = 25
TO_READ = 5
_STATUSES: tuple[Status, ...] = get_args(Status)


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "backtest",
        help="how often safeguards would have fired over a whole population",
        description="Run safeguards over a ledger as if they had always been in force, and"
        " count what would have been owed, month by month and week by week. Nobody is named.",
    )
    parser.add_argument(
        "ledger", metavar="LEDGER",
        help="a .case.jsonl file, a folder of Parquet files with the tables of a world,"
        f" or columns that --keep has kept ({PREPARED_ENDING})",
    )  # fmt: skip
    parser.add_argument(
        "--safeguards", nargs="+", type=Path, metavar="FILE|FOLDER",
        help="what to run in place of the library that ships",
    )  # fmt: skip
    parser.add_argument(
        "--from", dest="first", metavar="DAY", type=date.fromisoformat,
        help="count only what fell due on this day or later",
    )  # fmt: skip
    parser.add_argument(
        "--to", dest="last", metavar="DAY", type=date.fromisoformat,
        help="count only up to this day, with what was known then (otherwise all of it)",
    )  # fmt: skip
    parser.add_argument(
        "--by", choices=("month", "agency", "kind"), default="month",
        help="how the table is broken down (%(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--flood", type=int, default=FLOOD, metavar="N",
        help="warn of more than so many a week for one agency (%(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--keep", type=Path, metavar="FILE",
        help=f"keep the prepared columns in this file, which ends in {PREPARED_ENDING}",
    )  # fmt: skip
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Prepare the ledger, run the safeguards over it, and say what they would have asked."""
    safeguards = (
        library_loading.load_from(args.safeguards)
        if args.safeguards
        else library_loading.load()
    )
    with tempfile.TemporaryDirectory(prefix="sightline-backtest-") as folder:
        connection = _prepared(args, Path(folder))
        with connection:
            today = args.last or last_recorded(connection) or _today()
            period = Period(today, args.first, args.last)
            judge(connection, safeguards, england_and_wales(), period, progress)
            found = report(connection, safeguards, flood=args.flood, examples=TO_READ)
            [(entries,)] = connection.execute("SELECT count(*) FROM entry").fetchall()
    shown = _Shown(safeguards, found, args.flood)
    heading = (
        f"{counted(len(safeguards), 'safeguard')} over {entries:,} entries, as known on"
        f" {say_day(today)}: {counted(shown.total, 'obligation')}."
    )
    answer(args, shown.as_json(today, entries), heading, *shown.lines(args.by))
    return 0


def readers() -> tuple[Reader, ...]:
    """Return the sorts of ledger that this command reads."""
    return (CASE_LINES, PARQUET)


def _prepared(args: argparse.Namespace, folder: Path) -> duckdb.DuckDBPyConnection:
    if is_prepared(args.ledger) and Path(args.ledger).exists():
        return duckdb.connect(args.ledger, read_only=True)
    reader = reader_of(args.ledger, readers())
    kept = args.keep or folder / f"prepared{PREPARED_ENDING}"
    connection = duckdb.connect(str(kept))
    connection.execute(f"SET temp_directory = '{folder}'")
    reader.fill(connection, args.ledger, args.last, progress)
    return connection


def _fill_from_lines(
    connection: duckdb.DuckDBPyConnection,
    ledger: str,
    known_by: date | None,
    progress: Progress,
) -> None:
    """Build the world of one part after another, and prepare the columns of all."""
    day = known_by or _today()
    with tempfile.TemporaryDirectory(prefix="sightline-parts-") as folder:
        progress("sorting the lines by family")
        parts = into_parts(Path(ledger), Path(folder))
        source = of_worlds(_worlds(parts, day, progress), Path(folder))
        prepare(connection, source, known_by=in_days(day), progress=progress)


def _worlds(parts: Sequence[Path], day: date, progress: Progress) -> Iterator[World]:
    for at, part in enumerate(parts):
        progress(f"reading part {at + 1} of {len(parts)}")
        case = read_case(part)
        part.unlink()
        yield world_as_of(case, day)


CASE_LINES = Reader(
    f"a case file with one object on each line ({LINES_ENDING})",
    lambda ledger: ledger.endswith(LINES_ENDING) and Path(ledger).is_file(),
    _fill_from_lines,
)


def _today() -> date:
    return london_day(datetime.now(UTC))


class _Shown:
    """What was found, as it is shown: as one object, or as tables."""

    def __init__(self, safeguards: Sequence[Safeguard], found: Report, flood: int) -> None:
        self._safeguards, self._found, self._flood = safeguards, found, flood
        self.total = sum(each.many for each in found.stood)

    def as_json(self, today: date, entries: int) -> dict[str, Any]:
        """Return the documented object."""
        return {
            "as_of": today.isoformat(),
            "entries": entries,
            "obligations": self.total,
            "flood": self._flood,
            "safeguards": [
                {
                    "code": each.code,
                    "title": each.title,
                    "by_status": _by_status(self._of(each.code)),
                    "counts": [_without_code(one) for one in self._of(each.code)],
                    "weeks": [_without_code(one) for one in self._loads(each.code)],
                    "to_read": self._found.examples.get(each.code, {}),
                }
                for each in self._safeguards
            ],
        }

    def lines(self, by: str) -> Iterator[str]:
        """Yield the tables, and warnings of what would have been too much."""
        for each in self._safeguards:
            yield ""
            yield f"{each.title} ({each.code})"
            of_it = self._of(each.code)
            if not of_it:
                yield "  Nothing would have been owed."
                continue
            yield from _table(_grouped(each, of_it, by))
            for load in self._loads(each.code):
                if load.weeks_over:
                    weeks = counted(load.weeks_over, "week")
                    yield (
                        f"  Flood: {load.agency} would have had more than {self._flood} in"
                        f" {weeks}, {load.most} at most (usually {load.usual:g})."
                    )
            for status, ids in self._found.examples.get(each.code, {}).items():
                yield f"  To read, {status}: {', '.join(ids)}"

    def _of(self, code: str) -> list[Stood]:
        return [each for each in self._found.stood if each.safeguard == code]

    def _loads(self, code: str) -> list[Load]:
        return [each for each in self._found.loads if each.safeguard == code]


def _without_code(one: Stood | Load) -> dict[str, Any]:
    told = asdict(one)
    del told["safeguard"]
    return told


def _by_status(stood: Sequence[Stood]) -> dict[str, int]:
    found: dict[str, int] = dict.fromkeys(_STATUSES, 0)
    for each in stood:
        found[each.status] += each.many
    return found


def _grouped(
    safeguard: Safeguard, stood: Sequence[Stood], by: str
) -> dict[str, list[Stood]]:
    found: dict[str, list[Stood]] = {}
    kinds = " or ".join(safeguard.start.looked.kinds)
    for each in stood:
        name = {"month": each.month or "no day", "agency": each.agency}.get(by, kinds)
        found.setdefault(name, []).append(each)
    return dict(sorted(found.items()))


def _table(groups: dict[str, list[Stood]]) -> Iterator[str]:
    wide = max(len("in all"), *map(len, groups))
    yield "  " + " " * wide + "".join(f"{status:>13}" for status in _STATUSES)
    everything = [each for group in groups.values() for each in group]
    for name, group in [*groups.items(), ("in all", everything)]:
        counts = _by_status(group)
        cells = "".join(f"{counts[status]:>13,}" for status in _STATUSES)
        yield f"  {name:<{wide}}{cells}"
