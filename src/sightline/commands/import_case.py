"""`sightline import`: take a case file into the record."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer, as_json, listed, progress
from sightline.exchange.case_file.reading import LARGEST_FILE, read_case
from sightline.exchange.importing import check_import, import_case
from sightline.record.holdings import Holdings

_MEGABYTE = 1_000_000


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "import",
        help="take a case file into the record",
        description="Take a case file into the record, whole or not at all. What is there"
        " already, saying the same, is passed over.",
    )
    parser.add_argument("case", metavar="CASE", type=Path, help=".case.json or .case.jsonl")
    parser.add_argument(
        "--prefix", default="", metavar="P", help="put P: before the file's own ids"
    )
    parser.add_argument(
        "--check", action="store_true", help="say what it would do, and do nothing"
    )
    parser.add_argument(
        "--limit", type=int, default=LARGEST_FILE // _MEGABYTE, metavar="MB",
        help="the largest file to read (%(default)s MB)",
    )  # fmt: skip
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Read, check and import; report what is new and every note."""
    now = datetime.now(UTC)
    largest = args.limit * _MEGABYTE
    case = read_case(args.case, elsewhere=Holdings(), largest=largest)
    if args.check:
        imported = check_import(case, at=now, prefix=args.prefix)
    else:
        imported = import_case(case, at=now, prefix=args.prefix, progress=progress)
    verb = "Would import" if args.check else "Imported"
    answer(
        args,
        {
            "file": str(args.case),
            "checked_only": args.check,
            "entries_new": imported.entries_new,
            "entries_already": imported.entries_already,
            "people_new": imported.people,
            "notes": as_json(imported.notes, "where", "what", "done"),
        },
        f"{verb} {imported.entries_new:,} entries ({imported.entries_already:,} were there"
        f" already) and {imported.people:,} people.",
        *listed("To know:", imported.notes),
    )
    return 0
