"""Time the record on a made-up county, and print each figure beside its goal and its peer.

make bench-record                 a million people and ten million entries
make bench-record ARGS=--small    a quick look
"""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported)

import argparse
import contextlib
import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import django

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts"), str(HERE)]

import postgresql  # noqa: E402  (lies among the scripts, which are no package)

ROOM_FOR_AN_ENTRY = 4_000  # bytes, with its share of every table and index


def main():
    """Measure on each database asked for."""
    options = _options()
    if options.write:
        _set_up(os.environ["DATABASE_URL"], os.environ["SIGHTLINE_DATA"])
        importlib.import_module("writing").write(options.write, options.family)
    for engine in options.engines.split(","):
        if len(options.engines.split(",")) > 1:
            again = [a for a in sys.argv[1:] if not a.startswith("--engines")]
            subprocess.run(
                [sys.executable, __file__, *again, f"--engines={engine}"], check=True
            )
        else:
            with _database(engine, options) as (address, folder):
                _set_up(address, folder)
                _report(engine, options, _measure(options))


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--entries", type=int, default=10_000_000)
    parser.add_argument(
        "--small", action="store_true", help="20,000 people, 200,000 entries"
    )
    parser.add_argument("--families", type=int, default=20, help="measured families")
    parser.add_argument("--rate", type=int, default=50, help="appends a second meanwhile")
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--only", default="", help="measures, separated by commas")
    parser.add_argument("--keep", default="", help="keep the database in this folder")
    parser.add_argument("--out", default="", help="a folder for the figures as JSON")
    parser.add_argument("--write", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--family", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.small:
        options.people, options.entries = 20_000, 200_000
    options.people -= options.people % 3
    return options


@contextlib.contextmanager
def _database(engine, options):
    wanted = options.entries * ROOM_FOR_AN_ENTRY
    where = options.keep or "/var/tmp"
    if shutil.disk_usage(where).free < wanted:
        sys.exit(
            f"{where} has not the {wanted / 1e9:.0f} GB this takes; ask for fewer --entries"
        )
    folder = Path(options.keep or tempfile.mkdtemp(prefix="sightline-bench-", dir=where))
    try:
        if engine == "postgresql":
            tempfile.tempdir = None
            with postgresql.server(postgresql.find_or_get()) as address:
                yield address, folder
        else:
            yield "", folder
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


def _set_up(address, folder):
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "sightline.config.settings",
        "DATABASE_URL": address,
        "SIGHTLINE_DATA": str(folder),
        "SIGHTLINE_INSECURE_HTTP": "1",
        "SIGHTLINE_SECRET_KEY": "only-for-benchmarks",
        "SIGHTLINE_HOSTS": "testserver",
    }
    django.setup()


def _measure(options):
    # These import models, which exist only once Django is set up.
    filling = importlib.import_module("filling")
    measures = importlib.import_module("measures")
    began = time.monotonic()
    filling.fill(options.people, options.entries, options.families, _say)
    found = {"filled in seconds": round(time.monotonic() - began)}
    wanted = options.only.split(",") if options.only else list(measures.MEASURES)
    for name in wanted:
        _say(f"measuring {name}")
        with measures.as_service():
            found[name] = _told(name, measures.MEASURES[name](options.families))
    if filling.vendor() == "postgresql":
        _say("measuring without row-level security")
        for name in set(wanted) & {"family-queries", "search", "append"}:
            what = f"{name}, no row-level security"
            with measures.unlocked(), measures.as_service():
                found[what] = _told(what, measures.MEASURES[name](options.families))
    if options.rate:
        with _writers(options), measures.as_service():
            for name in wanted:
                _say(f"measuring {name} beside {options.rate} appends a second")
                what = f"{name}, writers"
                found[what] = _told(what, measures.MEASURES[name](options.families))
    return found


@contextlib.contextmanager
def _writers(options, processes=2):
    command = [sys.executable, __file__, f"--write={max(1, options.rate // processes)}"]
    running = [
        subprocess.Popen([*command, f"--family={n}"], stdout=subprocess.PIPE, text=True)
        for n in range(processes)
    ]
    for each in running:
        each.stdout.readline()  # it writes
    began = time.monotonic()
    try:
        yield
    finally:
        seconds = time.monotonic() - began
        for each in running:
            each.kill()
        done = [each.communicate()[0].split() for each in running]
        managed = sum(int(lines[-1]) for lines in done if lines) / seconds
        _say(f"the writers managed about {managed:.0f} appends a second")


def _say(what):
    print(f"  {datetime.now(UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)


def _told(group, figures):
    print(f"\n{group:60} p50       p95       p99 ms", flush=True)
    for name, each in figures.items():
        times = "".join(f"{each[p]:10.2f}" for p in ("p50", "p95", "p99"))
        print(f"  {name:52}{times}", flush=True)
    return figures


def _report(engine, options, found):
    about = {
        "engine": engine,
        "people": options.people,
        "entries": options.entries,
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "load": os.getloadavg()[0],
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
    }
    print(f"\n{json.dumps(about)}")
    for line in importlib.import_module("goals").judged(engine, found):
        print(line)
    if options.out:
        Path(options.out).mkdir(parents=True, exist_ok=True)
        Path(options.out, f"{engine}.json").write_text(json.dumps(about | found, indent=1))


if __name__ == "__main__":
    main()
