"""Whatever is killed, and whenever: nothing acknowledged is lost, nothing is half recorded.

Run by `make kill-tests`. Each test is one campaign in a program of its own, and writes what
it came to under `build/reliability`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability import tracing

pytestmark = pytest.mark.kills

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "build" / "reliability"
BOTH = pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
NEVER = ("lost", "not_exactly_once", "partial", "damage", "chain_or_view_faults")
PATIENCE_SECONDS = 1_800


def campaign(name, engine, **options):
    """Run one campaign, keep its report, and return it."""
    given = [f"{key}={json.dumps(value)}" for key, value in options.items()]
    command = [sys.executable, "-m", "tests.reliability.run", engine, name, *given]
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    report = json.loads(done.stdout.splitlines()[-1])
    REPORTS.mkdir(parents=True, exist_ok=True)
    kept = REPORTS / f"{engine}-{name}-{len(list(REPORTS.iterdir())):02}.json"
    kept.write_text(json.dumps(report, indent=1))
    sys.stdout.write(f"{json.dumps(report)}\n")
    return report


def assert_whole(report):
    """Nothing that must never happen has happened."""
    assert {key: report[key] for key in NEVER if report.get(key)} == {}


@BOTH
def test_it_keeps_what_it_acknowledged_when_writers_are_killed(engine):
    """T30, T33: one writer at a time, killed at random moments; retries record once."""
    report = campaign("random_kills", engine, kills=150)

    assert_whole(report)
    assert report["acknowledged"] > report["kills"]


def test_it_keeps_what_it_acknowledged_when_the_server_is_killed():
    """T30: four writers and the whole PostgreSQL server killed together, and recovered."""
    report = campaign("random_kills", "postgresql", kills=50, writers=4, kill_server=True)

    assert_whole(report)
    assert report["acknowledged"] > report["kills"]


@pytest.mark.parametrize("checkpoint", [False, True])
def test_it_keeps_what_it_acknowledged_when_killed_at_each_write(checkpoint):
    """T30: every write to disk of an append, and of copying the log, in turn."""
    if tracing.program() is None:
        pytest.skip("needs strace")

    report = campaign("kills_at_every_write", "sqlite", checkpoint=checkpoint)

    assert_whole(report)
    assert report["pwrite64"] > 20
    assert report["unacknowledged_but_committed"] > 0


@BOTH
def test_fifty_writers_record_at_once_without_an_error(engine):
    """T34: nobody is told that the database is locked."""
    report = campaign("many_writers", engine)

    assert_whole(report)
    assert report["errors"] == []
    assert report["acknowledged"] == report["entries"]


@BOTH
def test_one_of_two_corrections_wins_and_the_other_is_told(engine):
    """T34: of two people who correct one entry, exactly one succeeds, each time."""
    report = campaign("correction_races", engine, races=300)

    assert_whole(report)
    assert report["outcomes"] == {"refused and won": 300}


def test_a_full_disk_is_told_of_and_loses_nothing(tmp_path):
    """T32: a clear error, nothing half recorded, and recording goes on once there is room."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", tmp_path], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount a small disk here")
    try:
        report = campaign("full_disk", "sqlite", folder=str(tmp_path))
    finally:
        subprocess.run(["umount", tmp_path], check=True)

    assert_whole(report)
    assert report["error"] == "database or disk is full"
    assert report["recorded_after_space_was_freed"] > 0
