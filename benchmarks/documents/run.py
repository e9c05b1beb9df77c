"""Time merging many returns, and writing a long chronology, beside what they are made of.

python benchmarks/documents/run.py            fifty returns of 5,000 rows each
python benchmarks/documents/run.py --small    ten of 500: a quick look
"""

# ruff: noqa: ANN001, ANN201, ANN202, DTZ011  (run by hand, not imported)

import argparse
import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "src"), str(HERE)]

from making import make_returns  # noqa: E402

from sightline.documents.chronology.merging import merge  # noqa: E402
from sightline.documents.gathering import gather  # noqa: E402
from sightline.documents.writing.chronology_document import document_of  # noqa: E402
from sightline.documents.writing.endings import WRITERS  # noqa: E402
from sightline.documents.writing.to_html import to_html  # noqa: E402


def main():
    """Make the files, time each in its own process, then each way of writing."""
    options = _options()
    print(f"{platform.machine()}, Python {platform.python_version()}, {date.today()}")
    print(f"{os.cpu_count()} cores; load {', '.join(f'{n:.1f}' for n in os.getloadavg())}")
    with tempfile.TemporaryDirectory(dir=options.room) as name:
        folder = Path(name)
        paths = list(make_returns(folder, options.returns, options.rows))
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{len(paths)} returns of {options.rows:,} rows, {size:,.0f} MB\n")
        _reading(folder)
    with tempfile.TemporaryDirectory(dir=options.room) as name:
        _writing(Path(name), 500 if options.small else 5_000)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--returns", type=int, default=50)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--small", action="store_true", help="10 returns of 500 rows")
    parser.add_argument("--room", default=None, help="a folder with room for the files")
    options = parser.parse_args()
    if options.small:
        options.returns, options.rows = 10, 500
    return options


def _reading(folder):
    found = {what: _alone(what, folder) for what in ("fastest", "merge", "plain")}
    took = {what: each["seconds"] for what, each in found.items()}
    for what, each in found.items():
        more = ", ".join(
            f"{name} {value:,.1f}" if "seconds" in name else f"{name} {value:,.0f}"
            for name, value in each.items()
            if name != "seconds"
        )
        print(f"{what:10} {took[what]:8.1f} s   {more}")
    works = {what: each["own processor seconds"] + each["children's processor seconds"]
             for what, each in found.items()}  # fmt: skip
    print("\nby the clock, and in time of processors, which a busy machine changes less")
    _ratio("merge / fastest reading", "merge", "fastest", took, works, "at most 1.3")
    _ratio("plain reading / merge", "plain", "merge", took, works, "at least 5")
    most = found["merge"]["own megabytes"]
    print(f"memory of merge          {most:,} MB   (goal: at most 500)\n")


def _ratio(says, one, other, took, works, goal):
    ratios = f"{took[one] / took[other]:6.2f} {works[one] / works[other]:6.2f}"
    print(f"{says:24} {ratios}   (goal: {goal})")


def _alone(what, folder):
    command = [sys.executable, str(HERE / "reading.py"), what, str(folder)]
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(HERE.parents[1] / "src")},
    )
    return json.loads(done.stdout)


def _writing(folder, rows):
    paths = list(make_returns(folder, 2, rows // 2))
    whole = merge(gather(paths, as_of=date(2026, 1, 1)).returns, title="Benchmark")
    print(f"writing {len(whole.events):,} lines")
    for ending, writer in WRITERS.items():
        began = time.perf_counter()
        raw = writer(whole, "a4")
        goal = "   (goal: at most 2 s for 5,000)" if ending == ".pdf" else ""
        print(
            f"{ending:10} {time.perf_counter() - began:8.2f} s   {len(raw) / 1e6:6.1f} MB{goal}"
        )
    if importlib.util.find_spec("weasyprint"):
        page = to_html(document_of(whole))
        began = time.perf_counter()
        importlib.import_module("weasyprint").HTML(string=page.decode()).write_pdf()
        print(f"WeasyPrint {time.perf_counter() - began:8.2f} s")


if __name__ == "__main__":
    main()
