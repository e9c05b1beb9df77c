"""What do `genogram`, `ecomap` and `timeline` have in common? A case, a day, a child, a file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer
from sightline.commands.output import write_private
from sightline.drawing.drawn import Drawn
from sightline.drawing.family.model import Family
from sightline.exchange.case_file.for_engines import as_of
from sightline.exchange.case_file.reading import read_case
from sightline.exchange.case_file.told import CaseFile
from sightline.exchange.pictures.case_facts import facts_of_case
from sightline.exchange.pictures.families import children_in, family_of
from sightline.exchange.pictures.files import CONTENT_TYPES, written
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import end_of_day
from sightline.record.assembly.facts import Fact


@dataclass(frozen=True)
class Case:
    """A case file opened to be drawn, as at a day, about a child or more."""

    file: CaseFile
    name: str
    day: date
    asked: str  # the child asked for, if any

    @cached_property
    def facts(self) -> Sequence[Fact]:
        """What the file tells was recorded by the end of the day."""
        by = end_of_day(self.day)
        return [each for each in facts_of_case(self.file) if each.recorded_at <= by]

    @cached_property
    def children(self) -> list[str]:
        """The child asked for, or else the file's, those most is recorded about first."""
        found = children_in(self.facts, self.day)
        if not self.asked:
            return found
        if self.asked not in {person for fact in self.facts for person in fact.people}:
            raise Refused(
                Fault(
                    "--child",
                    f"nobody in the file has the id {self.asked} by {self.day}",
                    f"choose one of {', '.join(found)}" if found else "leave it out",
                )
            )
        return [self.asked]

    @cached_property
    def child(self) -> str:
        """The one child that a picture is about."""
        if not self.children:
            raise Refused(
                Fault(self.name, "no child is recorded by this day", "--child ID")
            )
        return self.children[0]

    @cached_property
    def family(self) -> Family:
        """The family that the file tells of."""
        return family_of(self.facts, subjects=self.children[:1], on=self.day)

    @property
    def title(self) -> str:
        """What the file calls itself."""
        return self.file.title or self.name


def add_picture(subparsers: Any, name: str, says: str) -> argparse.ArgumentParser:
    """Add a command that draws, with what all of them take."""
    parser: argparse.ArgumentParser = subparsers.add_parser(name, help=says)
    parser.add_argument("case", metavar="CASE", type=Path, help=".case.json or .case.jsonl")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=_picture, default=Path(f"{name}.svg"),
        help=f"where to, ending in .svg, .png or .pdf (otherwise {name}.svg)",
    )  # fmt: skip
    parser.add_argument(
        "--as-of", metavar="DAY", type=date.fromisoformat,
        help="as at this day, and as known at its end (otherwise the file's own, or its last)",
    )  # fmt: skip
    parser.add_argument("--child", metavar="ID", default="", help="the child it is about")
    add_json(parser)
    return parser


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower().lstrip(".") not in CONTENT_TYPES:
        raise argparse.ArgumentTypeError("end the file's name in .svg, .png or .pdf")
    return path


def run_picture(args: argparse.Namespace, draw: Callable[[Case], Drawn]) -> int:
    """Read the case, draw, write the file, and say the same in words and tables."""
    file = read_case(args.case)
    case = Case(file, args.case.name, args.as_of or as_of(file), args.child)
    drawn = draw(case)
    ending = args.output.suffix.lower().lstrip(".")
    write_private(args.output, [written(drawn, ending)])
    answer(args, _as_json(args, drawn), *drawn.summary, *_lines(drawn), str(args.output))
    return 0


def _as_json(args: argparse.Namespace, drawn: Drawn) -> dict[str, Any]:
    return {
        "file": str(args.output),
        "title": drawn.picture.title,
        "summary": list(drawn.summary),
        "tables": [
            {
                "caption": table.caption,
                "headings": list(table.headings),
                "rows": [list(row) for row in table.rows],
            }
            for table in drawn.tables
        ],
    }


def _lines(drawn: Drawn) -> Iterator[str]:
    for table in drawn.tables:
        yield f"\n{table.caption}"
        for row in table.rows:
            told = zip(table.headings, row, strict=True)
            yield "  " + "; ".join(f"{head}: {said}" for head, said in told if said)
