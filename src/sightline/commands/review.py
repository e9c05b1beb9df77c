"""`sightline review`: a folder of returns into everything a panel needs, as a folder."""

from __future__ import annotations

import argparse
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer, counted, progress
from sightline.commands.output import write_private
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day
from sightline.reviews.from_files.reading import read_folder
from sightline.reviews.from_files.writing import INDEX, PanelFolder


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "review",
        help="a folder of returns into everything a panel needs",
        description="Read the agencies' returns in a folder (and the family's case file, if it"
        " is there) and write the combined chronology, drawings, what the safeguards say, who"
        " knew what when, the doubts, and a briefing to begin from.",
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the folder of returns")
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True,
        help="a folder to write, which must not be there yet or be empty",
    )  # fmt: skip
    parser.add_argument(
        "--case", metavar="FILE", type=Path,
        help="the family's case file (otherwise the one in the folder, if there is one)",
    )  # fmt: skip
    parser.add_argument(
        "--as-of", metavar="DAY", type=date.fromisoformat, help="the day it is made for"
    )
    parser.add_argument(
        "--replace", action="store_true", help="write over what an earlier run wrote in OUT"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Read the folder, write everything, and say what there is."""
    out: Path = args.output
    _check(out, replace=args.replace)
    day = args.as_of or london_day(datetime.now(UTC))
    with tempfile.TemporaryDirectory() as scratch:
        gathered = read_folder(
            args.folder,
            family=args.case,
            as_of=day,
            scratch=Path(scratch),
            progress=progress,
        )
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = PanelFolder(
        gathered,
        gathered.chronology.as_of or day,
        lambda name, content: write_private(out / name, [content]),
        progress,
    ).write_all()
    refused = [str(fault) for fault in gathered.refused]
    counts = written.counts
    answer(
        args,
        {"folder": str(out), "counts": counts, "notes": written.notes, "refused": refused},
        f"Read {counted(counts['returns'], 'return')}: {counts['events']} events,"
        f" {counts['doubts']} doubts.",
        f"Safeguards missed or late: {counts['missed_or_late']}. Facts that those who decided"
        f" did not know: {counts['gaps']}.",
        *refused,
        *written.notes,
        f"Open {out / INDEX}",
    )
    return 0


def _check(out: Path, *, replace: bool) -> None:
    if out.exists() and not out.is_dir():
        raise Refused(Fault(str(out), "it is a file", "name a folder"))
    if out.exists() and any(out.iterdir()) and not replace:
        right = "name another, or add --replace"
        raise Refused(Fault(str(out), "this folder is not empty", right))
