"""`sightline export`: write the record, or one family's, as a case file."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer, progress
from sightline.commands.output import write_private
from sightline.exchange.case_file.reading import LINES_ENDING
from sightline.exchange.case_file.writing import (
    Item,
    as_laid_out,
    as_lines,
    as_one_object,
    items_of,
)
from sightline.exchange.exporting import everything, family, top
from sightline.kernel.errors import Fault, Refused
from sightline.record import holdings


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "export",
        help="write the record, or one family, as a file",
        description="Write the whole record, or one family's, as a case file: one object a"
        " line where the name ends in .jsonl, one object otherwise. Nothing is left out.",
    )
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--family", metavar="ID", help="the family of this person")
    whose.add_argument("--all", action="store_true", help="the whole record")
    parser.add_argument(
        "-o", "--output", metavar="CASE", type=Path, required=True, help="the file to write"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file beside its place and put it there when it is complete."""
    now = datetime.now(UTC)
    lines = args.output.suffix == LINES_ENDING
    count: Counter[str] = Counter()
    write_private(
        args.output,
        _encoded(
            _all(now, lines, count) if args.all else _family(args.family, now, lines, count)
        ),
    )
    answer(
        args,
        {
            "file": str(args.output),
            "agencies": count["agency"],
            "people": count["person"],
            "entries": count["entry"],
        },
        f"Wrote {count['entry']:,} entries to {args.output}."
        " It holds personal data: keep it as you keep the record itself.",
    )
    return 0


def _all(now: datetime, lines: bool, count: Counter[str]) -> Iterator[str]:
    items = _counted(everything(progress), count)
    return as_lines(items) if lines else as_one_object(top(now), items)


def _family(person: str, now: datetime, lines: bool, count: Counter[str]) -> Iterator[str]:
    if not holdings.people({person}):
        wrong = f"there is no person “{person}” in the record"
        raise Refused(Fault("--family", wrong, "give the id of someone in the family"))
    case = family(person, now=now)
    items = list(_counted(items_of(case), count))
    return as_lines(items) if lines else as_laid_out(case)


def _counted(items: Iterable[Item], count: Counter[str]) -> Iterator[Item]:
    for name, value in items:
        count[name] += 1
        yield name, value


def _encoded(text: Iterable[str]) -> Iterator[bytes]:
    return (part.encode("utf-8") for part in text)
