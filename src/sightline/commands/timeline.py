"""`sightline timeline`: everything recorded of a family, agency by agency, on one sheet."""

from __future__ import annotations

import argparse
from typing import Any

from sightline.commands.picturing import Case, add_picture, run_picture
from sightline.drawing.drawn import Drawn
from sightline.drawing.timeline.drawing import draw_timeline
from sightline.exchange.pictures.agencies import agencies_of_case
from sightline.exchange.pictures.case_facts import knowledge_of_case
from sightline.exchange.pictures.stories import story_of


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = add_picture(subparsers, "timeline", "draw a case file's events on one sheet")
    parser.add_argument(
        "--year-pages", action="store_true", help="in a PDF, a further sheet for each year"
    )


def run(args: argparse.Namespace) -> int:
    """Draw the story of the file."""

    def draw(case: Case) -> Drawn:
        story = story_of(
            case.family,
            case.facts,
            title=case.title,
            children=case.children,
            agencies=agencies_of_case(case.file),
            knowing=knowledge_of_case(case.file),
            as_at=case.day,
        )
        return draw_timeline(story, year_pages=args.year_pages)

    return run_picture(args, draw)
