"""`sightline check`: what is owed in a case file, and how it stands."""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

from sightline.commands.answers import add_json, answer, counted
from sightline.exchange.case_file.for_engines import as_of, world_as_of
from sightline.exchange.case_file.reading import read_case
from sightline.kernel.local_time import end_of_day, say_day
from sightline.kernel.working_days import Calendar, england_and_wales
from sightline.safeguards import library_loading
from sightline.safeguards.model import Safeguard
from sightline.safeguards.obligation import Obligation, Status
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.saying_when import due_as_text, when_as_edtf
from sightline.safeguards.why import Why
from sightline.safeguards.world import World
from sightline.safeguards.world_building.spans import second_of

_HEADINGS: dict[Status, str] = {
    "missed": "Missed: it fell due and was not done",
    "late": "Late: done after it fell due",
    "cannot-tell": "Cannot be told",
    "pending": "Pending: not due yet",
    "excused": "Excused",
    "met": "Met",
}
_TOLD_BRIEFLY = ("excused", "met")


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "check",
        help="what is owed in a case file, and how it stands",
        description="Run the safeguards over one case file, as known on a day.",
    )
    parser.add_argument("case", metavar="CASE", type=Path, help=".case.json or .case.jsonl")
    parser.add_argument(
        "--as-of", metavar="DAY", type=date.fromisoformat,
        help="as known at the end of this day (otherwise the file's own, or its last)",
    )  # fmt: skip
    parser.add_argument(
        "--safeguards", nargs="+", type=Path, metavar="FOLDER",
        help="your own safeguards in place of those that ship",
    )  # fmt: skip
    parser.add_argument(
        "--fail-on", nargs="+", choices=get_args(Status), default=[], metavar="STATUS",
        help="end in 1 where anything stands so: " + ", ".join(_HEADINGS),
    )  # fmt: skip
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Read, build the world, run the safeguards, and present what is owed."""
    case = read_case(args.case)
    day = args.as_of or as_of(case)
    world, calendar = world_as_of(case, day), england_and_wales()
    safeguards = _safeguards(args.safeguards)
    now = second_of(end_of_day(day))
    owed = run_all(safeguards, world, calendar, today=day, now_second=now)
    shown = _Shown(safeguards, world, calendar)
    answer(
        args,
        [shown.as_json(each) for each in owed],
        f"{case.title or args.case.name}, as known on {say_day(day)}:"
        f" {counted(len(owed), 'obligation')} under {counted(len(safeguards), 'safeguard')}.",
        *shown.in_groups(owed),
    )
    return 1 if any(each.status in args.fail_on for each in owed) else 0


def _safeguards(paths: Sequence[Path] | None) -> tuple[Safeguard, ...]:
    return library_loading.load_from(paths) if paths else library_loading.load()


class _Shown:
    """Obligations as they are shown: as objects, or as lines in groups."""

    def __init__(
        self, safeguards: Sequence[Safeguard], world: World, calendar: Calendar
    ) -> None:
        self._safeguards = {each.code: each for each in safeguards}
        self._entries = {entry.id: entry for entry in world.entries}
        self._why = Why(world, calendar)

    def as_json(self, owed: Obligation) -> dict[str, Any]:
        """Return one obligation in the documented form."""
        safeguard = self._safeguards[owed.safeguard]
        started = self._entries[owed.started]
        done = owed.status in ("met", "late")
        return {
            "safeguard": owed.safeguard,
            "title": safeguard.title,
            "status": owed.status,
            "child": owed.child,
            "owed_by": owed.owed_by,
            "started": {"entry": owed.started, "date": when_as_edtf(started)},
            "due": due_as_text(owed),
            "met_by": (owed.answered or None) if done else None,
            "why": self._why.tell(safeguard, owed),
            "learned_from": safeguard.learned.review,
            "theme": safeguard.learned.theme,
        }

    def in_groups(self, owed: Sequence[Obligation]) -> Iterator[str]:
        """Yield the lines of the table, what needs doing first."""
        for status, heading in _HEADINGS.items():
            group = [each for each in owed if each.status == status]
            if not group:
                continue
            yield ""
            yield f"{heading} ({len(group)})"
            for each in sorted(group, key=lambda one: (one.due_last or 0, one.safeguard)):
                yield from self._lines(each)

    def _lines(self, owed: Obligation) -> Iterator[str]:
        safeguard = self._safeguards[owed.safeguard]
        due = (due_as_text(owed) or "-").replace("T", " ")
        who = f"{self._why.name(owed.child)}, owed by {self._why.name(owed.owed_by)}"
        yield f"  {due:<10}  {safeguard.title}: {who}"
        if owed.status not in _TOLD_BRIEFLY:
            indent = " " * 14
            width = min(shutil.get_terminal_size((100, 24)).columns, 120)
            yield textwrap.fill(
                self._why.tell(safeguard, owed),
                width=width, initial_indent=indent, subsequent_indent=indent,
            )  # fmt: skip
