"""How long does recording one entry take, with 60 safeguards to keep up for one family?

Twelve people and 500 entries; each further entry is timed whole, from `append` to the commit,
with the adopted safeguards and without them. Run it with the database in DATABASE_URL, or on
SQLite: `python benchmarks/obligations/append.py`.
"""

# ruff: noqa: ANN001, ANN201, E402  (run by hand, not imported)

import json
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("SIGHTLINE_DATA", tempfile.mkdtemp(prefix="sightline-bench-"))
os.environ.setdefault("SIGHTLINE_INSECURE_HTTP", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings")

import django

django.setup()
from django.core.management import call_command
from tests.cast import Scribe, make_directory

from sightline.access.database_scope import whole_record
from sightline.obligations.actions import adopt_library
from sightline.obligations.adopted_set import running
from sightline.obligations.models import Obligation

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


def one(record, dice):
    kind, _, data = dice.choices(KINDS, [weight for _, weight, _ in KINDS])[0]
    about = [f"{dice.choice(CHILDREN)}=child"]
    started = time.perf_counter()
    record("health-visitor", kind, about, at=record.at + timedelta(hours=9), **data)
    return kind, (time.perf_counter() - started) * 1000


def measured(record, dice, times):
    found = [one(record, dice) for _ in range(times)]
    spent = sorted(ms for _, ms in found)
    by_kind = {}
    for kind, ms in found:
        by_kind.setdefault(kind, []).append(ms)
    return {
        "median_ms": round(statistics.median(spent), 1),
        "p95_ms": round(spent[int(len(spent) * 0.95)], 1),
        "worst_ms": round(spent[-1], 1),
        "median_ms_by_kind": {
            k: round(statistics.median(v), 1) for k, v in by_kind.items()
        },
    }


def main():
    call_command("migrate", verbosity=0)
    from django.db import connection  # noqa: PLC0415

    make_directory()
    record, dice = Scribe(at=START), random.Random(5)
    family(record)
    told = {"database": connection.vendor}
    for _ in range(500):
        one(record, dice)
    told["without"] = measured(record, dice, 200)
    adopt_library(
        from_day=date(2024, 1, 1), deciders="bench", why="bench", at=datetime.now(UTC)
    )
    told["safeguards"] = len(running())
    measured(record, dice, 60)  # what is compiled and planned once
    told["with"] = measured(record, dice, 400)
    with whole_record():
        told["obligations"] = Obligation.objects.count()
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
