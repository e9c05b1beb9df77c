"""How long does recording one entry take, with the whole library to keep up for one family?

Twelve people and 500 entries; each further entry is timed whole, from `append` to the commit,
with the adopted safeguards and without them, beside the bare insert of one such row. The time
of the processor stands beside the time on the clock, since other programs change only the
second. `--families 2000` puts as many families more, of 90 entries, beside the measured one.

    python benchmarks/obligations/append.py            (on SQLite, or what DATABASE_URL names)
"""

# ruff: noqa: ANN001, ANN002, ANN201, ANN202, E402  (run by hand, not imported)

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("SIGHTLINE_DATA", tempfile.mkdtemp(prefix="sightline-bench-"))
os.environ.setdefault("SIGHTLINE_INSECURE_HTTP", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings")

import django

django.setup()
from django.core.management import call_command
from django.db import connection, transaction
from tests.cast import Scribe, actor, make_directory

from sightline.access.database_scope import whole_record
from sightline.kernel.partial_dates import PartialDate
from sightline.obligations.actions import adopt_library
from sightline.obligations.adopted_set import running
from sightline.obligations.models import Obligation
from sightline.record.actions import Draft, append

PEOPLE = [f"person-{n}" for n in range(12)]
CHILDREN = PEOPLE[:7]
START = datetime(2024, 1, 8, 9, tzinfo=UTC)
KINDS = (
    ("contact.made", 40, {"with": ["a parent"], "what": "how they are"}),
    ("visit.made", 25, {"child_seen": True, "seen_alone": False}),
    ("appointment.missed", 8, {"service": "health"}),
    ("appointment.kept", 12, {"service": "health"}),
    ("referral.made", 3, {"to": "csc", "concern": ["neglect"]}),
    ("supervision.held", 6, {"risk_analysis": "what may go wrong", "decisions": ["go on"]}),
    ("circumstance.recorded", 3, {"what": "domestic-abuse-victim"}),
    ("involvement.started", 1, {"role": "health-visitor", "post": "health-visitor"}),
)
# What a family more is: the measured one's rows, at places before the ledger's first.
PLACES_OF_A_FAMILY = 10_000
COPIED_ENTRIES = 90
COPIED = {
    "entry": ("n", "id", "thread"),
    "about": ("n", "person"),
    "told": ("n", "value"),
    "knows": ("n",),
    "person": ("person",),
    "family": ("person", "member"),
    "home": ("child", "adult"),
    "circumstance": ("person",),
    "involved": ("person",),
    "naming": ("n", "named"),
}


def family(record):
    for n, person in enumerate(PEOPLE):
        born = f"{2010 + n}-05-01" if person in CHILDREN else "1985-02-01"
        record("health-visitor", "person.recorded", person, names=f"Person {n}", born=born)
    for child in CHILDREN:
        for adult in PEOPLE[7:9]:
            record(
                "health-visitor", "relationship.recorded", [child, adult],
                from_=adult, to=child, type="parent",
            )  # fmt: skip


def more_families(many):
    """Copy the people, and the first entries about them, so many times."""
    fill = (
        "INSERT INTO obligations_{table} ({columns}) "
        "WITH RECURSIVE k(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM k WHERE k < {many}) "
        "SELECT {values} FROM obligations_{table}, k {where}"
    )
    whole = connection.vendor == "postgresql"
    with transaction.atomic(), whole_record(), connection.cursor() as cursor:
        for table, moved in COPIED.items():
            cursor.execute(f"SELECT * FROM obligations_{table} LIMIT 0")
            columns = [each[0] for each in cursor.description]
            columns = [c for c in columns if c != "id" or table == "entry"]
            values = [
                (f"{c} - k * {PLACES_OF_A_FAMILY}" if c in ("n", "named")
                 else f"{c} || '-' || k") if c in moved else c
                for c in columns
            ]  # fmt: skip
            where = f"WHERE n BETWEEN 1 AND {COPIED_ENTRIES}" if "n" in columns else ""
            columns, values = ", ".join(columns), ", ".join(values)
            cursor.execute(
                fill.format(
                    table=table, columns=columns, values=values, many=many, where=where
                )
            )
        if not whole:
            cursor.execute("pragma analysis_limit = 1000")
        cursor.execute("analyze")


def one(record, dice, statements=None):
    """Record one entry; return its kind, and milliseconds on the clock and of processor."""
    kind, _, data = dice.choices(KINDS, [weight for _, weight, _ in KINDS])[0]
    at = record.at = record.at + timedelta(hours=9)
    about = ((dice.choice(CHILDREN), "child"),)
    draft = Draft(kind=kind, happened=PartialDate.at(at), about=about, data=data)
    who, id_ = actor("health-visitor", at), record.new_id()

    def counted(execute, *asked):
        statements[kind].append(1)
        return execute(*asked)

    with nullcontext() if statements is None else connection.execute_wrapper(counted):
        clock, used = time.perf_counter(), time.process_time()
        append(who, draft, entry_id=id_, at=at)
        used, clock = time.process_time() - used, time.perf_counter() - clock
    return kind, clock * 1000, used * 1000


def measured(record, dice, times):
    found = [one(record, dice) for _ in range(times)]
    statements = defaultdict(list)
    counted = [one(record, dice, statements)[0] for _ in range(40)]
    by_kind = defaultdict(list)
    for kind, _, used in found:
        by_kind[kind].append(used)
    return {
        "clock_ms": _summed(clock for _, clock, _ in found),
        "processor_ms": _summed(used for _, _, used in found),
        "processor_ms_by_kind": {kind: _summed(v) for kind, v in by_kind.items()},
        "statements": {k: round(len(v) / counted.count(k)) for k, v in statements.items()},
    }


def _summed(values):
    spent = sorted(values)
    p50, p95 = statistics.median(spent), spent[int(len(spent) * 0.95)]
    return f"p50 {p50:.1f}  p95 {p95:.1f}  worst {spent[-1]:.1f}"


def bare_insert(times=200):
    """Time writing one row of like size and committing it, with nothing around it."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (n BIGINT PRIMARY KEY, said TEXT)")
        found = []
        for n in range(times):
            clock, used = time.perf_counter(), time.process_time()
            with transaction.atomic():
                cursor.execute("INSERT INTO bare VALUES (%s, %s)", [n, "x" * 800])
            used, clock = time.process_time() - used, time.perf_counter() - clock
            found.append((clock * 1000, used * 1000))
        cursor.execute("DROP TABLE bare")
    return {
        "clock_ms": _summed(c for c, _ in found),
        "processor_ms": _summed(u for _, u in found),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--families", type=int, default=0, help="so many families more")
    parser.add_argument("--times", type=int, default=400)
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    make_directory()
    record, dice = Scribe(at=START), random.Random(5)
    family(record)
    told = {"database": connection.vendor, "load before": os.getloadavg()}
    for _ in range(500):
        one(record, dice)
    told["bare insert"] = bare_insert()
    told["without"] = measured(record, dice, options.times // 2)
    adopt_library(
        from_day=date(2024, 1, 1), deciders="bench", why="bench", at=datetime.now(UTC)
    )
    told["safeguards"] = len(running())
    if options.families:
        more_families(options.families)  # there are rows only where something is adopted
    measured(record, dice, 60)  # what is compiled and planned once
    told["with"] = measured(record, dice, options.times)
    with transaction.atomic(), whole_record():
        told["obligations"] = Obligation.objects.count()
    told["load after"] = os.getloadavg()
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
