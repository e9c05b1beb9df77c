"""Time safeguards over made-up ledgers, and for one family, beside peers in the same run.

    .venv/bin/python benchmarks/safeguards/run.py --entries 1000000
    .venv/bin/python benchmarks/safeguards/run.py --entries 10000000 --safeguards 60
    .venv/bin/python benchmarks/safeguards/run.py --live

Processor time stands beside the time on the clock, since on a shared machine only the first
can be compared between runs. Nothing here passes or fails.
"""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported by the product)

import argparse
import resource
import shutil
import statistics
import sys
import tempfile
import time
from array import array
from datetime import date
from itertools import pairwise
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "src"), str(HERE)]

import by_hand  # noqa: E402
import ledgers  # noqa: E402
import live  # noqa: E402
from guards import guards  # noqa: E402

from sightline.kernel.deadlines import Within  # noqa: E402
from sightline.kernel.working_days import england_and_wales  # noqa: E402
from sightline.safeguards.compiler.writing import unit_id  # noqa: E402
from sightline.safeguards.population.judging import Period, judge  # noqa: E402
from sightline.safeguards.population.preparing import of_parquet, prepare  # noqa: E402

TODAY = date(2025, 1, 1)


def main():
    """Write a ledger, prepare it, run the safeguards, and print each time beside its peers."""
    options = _options()
    folder = Path(options.keep or tempfile.mkdtemp(prefix="sightline-", dir="/var/tmp"))
    ledger = folder / f"ledger-{options.entries}"
    try:
        if not ledger.exists():
            _timed(f"writing {options.entries:,} entries",
                   lambda: ledgers.write(ledger, options.entries))  # fmt: skip
        if options.live:
            for line in live.on_sqlite(ledger, folder):
                print(line, flush=True)
        else:
            _population(folder, ledger, options)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


def _population(folder, ledger, options):
    path = folder / f"prepared-{options.entries}.duckdb"
    is_new = not path.exists()
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"SET temp_directory = '{folder}'")
        if is_new:
            connection.execute(f"SET memory_limit = '{options.memory_to_prepare}'")
            _timed(
                "preparing", lambda: prepare(connection, of_parquet(ledger), progress=_say)
            )
        connection.execute(f"SET memory_limit = '{options.memory}'")
        every = guards(options.safeguards)
        times = []

        def between(said):
            times.append((said, time.perf_counter(), time.process_time()))

        period = Period(TODAY)
        _timed(
            f"{len(every)} safeguards",
            lambda: judge(connection, every, england_and_wales(), period, between),
        )
        between("")
        _tell(times)
        found = connection.execute(
            "SELECT status, SUM(many) FROM tally GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        print(f"  {dict(found)}")
        _peers(connection)
    _scan(ledger)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory: {peak:,.0f} MB")


def _tell(times):
    """Print what each safeguard took, and the middle one."""
    taken = []
    for (said, clock, used), (_, next_clock, next_used) in pairwise(times):
        print(f"  {said:<44} {next_clock - clock:8.3f} s {next_used - used:8.3f} s used")
        taken.append((next_clock - clock, next_used - used))
    for name, found in zip(("clock", "processor"), zip(*taken, strict=True), strict=True):
        print(f"  a safeguard, {name}: median {statistics.median(found):.3f} s,"
              f" most {max(found):.3f} s")  # fmt: skip


def _scan(ledger):
    """Time reading the ledger's entries and people from its files, and asking nothing."""
    with duckdb.connect() as connection:
        for name in ("entry", "about", "told"):
            columns = ", ".join(f"MAX({each})" for each in _SCANNED[name])
            text = f"SELECT {columns} FROM '{ledger}/{name}.parquet'"
            _timed(
                f"  plain scan of {name}.parquet",
                lambda text=text: connection.execute(text).fetchall(),
            )


_SCANNED = {
    "entry": ("kind", "agency", "thread", "first_day", "last_day"),
    "about": ("n", "person"),
    "told": ("n", "field", "value"),
}


def _peers(connection):
    codes = dict(
        connection.execute(
            "SELECT word, code FROM word WHERE list_contains($1, word)",
            [[by_hand.START, by_hand.ANSWER]],
        ).fetchall()
    )
    unit = unit_id(Within.parse("1 working day"))
    taken = by_hand.in_duckdb(connection, codes, unit)
    print(f"  by hand in DuckDB, exact dates only           {taken:8.3f} s")
    rows = dict(
        connection.execute(
            "SELECT day, due FROM deadline WHERE unit_id = ?", [unit]
        ).fetchall()
    )
    first, last = min(rows), max(rows)
    due = array("i", (rows.get(day, day + 1) for day in range(first, last + 1)))
    held = by_hand.columns(connection, codes)
    in_c = by_hand.in_c(held, due, first)
    said = "no compiler here" if in_c is None else f"{in_c:8.3f} s"
    print(f"  one pass in C over sorted columns             {said}")
    print(f"  the same pass in Python                       "
          f"{by_hand.in_python(held, due, first):8.3f} s")  # fmt: skip


def _say(text):
    print(f"  {text}", flush=True)


def _timed(what, work):
    clock, used = time.perf_counter(), time.process_time()
    work()
    print(
        f"{what:<46} {time.perf_counter() - clock:8.2f} s"
        f" {time.process_time() - used:8.2f} s used",
        flush=True,
    )


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--safeguards", type=int, default=60)
    parser.add_argument("--memory", default="900MB", help="DuckDB's limit (%(default)s)")
    parser.add_argument("--memory-to-prepare", default="2GB", help="(%(default)s)")
    parser.add_argument("--live", action="store_true", help="one family in the ledger")
    parser.add_argument("--keep", help="a folder that keeps ledgers and prepared columns")
    return parser.parse_args()


if __name__ == "__main__":
    main()
