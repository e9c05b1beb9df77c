"""`sightline gaps`: who knew what when, and what those who decided did not know."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer
from sightline.commands.gaps_folder import write_folder
from sightline.exchange.case_file.for_engines import as_of, world_as_of
from sightline.exchange.case_file.reading import read_case
from sightline.kernel.local_time import say_day
from sightline.safeguards.gaps.finding import gaps
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.saying_when import when_as_edtf
from sightline.safeguards.world_building.spans import date_of


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "gaps",
        help="who knew what when: what those who decided did not know",
        description="For each decision in a case file, say what bore on it and was known to"
        " an agency, and not to those who decided.",
    )
    parser.add_argument("case", metavar="CASE", type=Path, help=".case.json or .case.jsonl")
    parser.add_argument(
        "--as-of", metavar="DAY", type=date.fromisoformat,
        help="as known at the end of this day (otherwise the file's own, or its last)",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path,
        help="write a page with pictures and their tables, and each picture as SVG, here",
    )  # fmt: skip
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Read, build the world, look for gaps, and present them."""
    case = read_case(args.case)
    day = args.as_of or as_of(case)
    world = world_as_of(case, day)
    saying = Saying(world)
    found = gaps(world, today=day)
    title = case.title or args.case.name
    if args.output:
        write_folder(args.output, world, found, title=title, day=day)
    answer(
        args,
        [_as_json(gap, saying) for gap in found],
        f"{title}, as known on {say_day(day)}: {_counted(len(found))}.",
        *(f"  {saying.why(gap)}" for gap in found),
    )
    return 0


def _counted(number: int) -> str:
    if not number:
        return (
            "nothing that bore on a decision was known elsewhere and not to those deciding"
        )
    return "1 gap" if number == 1 else f"{number:,} gaps"


def _as_json(gap: Gap, saying: Saying) -> dict[str, Any]:
    return {
        "decision": _dated(gap.decision, saying),
        "fact": _dated(gap.fact, saying),
        "held_by": gap.held_by,
        "since": date_of(gap.since).isoformat(),
        "learned": None if gap.learned is None else date_of(gap.learned).isoformat(),
        "why": saying.why(gap),
        "about": gap.topic,
        "child": gap.child,
        "deciders": list(gap.deciders),
        "also_known_to": list(gap.also),
        "held_days": gap.held_days,
        "could_have": [
            {
                "how": way.how,
                "entry": way.entry or None,
                "date": date_of(way.day).isoformat(),
            }
            for way in gap.could_have
        ],
    }


def _dated(entry: str, saying: Saying) -> dict[str, str | None]:
    return {"entry": entry, "date": when_as_edtf(saying.row(entry))}
