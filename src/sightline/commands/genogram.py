"""`sightline genogram`: who belongs to whom and who lives with whom, as at a day."""

from __future__ import annotations

import argparse
from typing import Any

from sightline.commands.picturing import Case, add_picture, run_picture
from sightline.drawing.drawn import Drawn
from sightline.drawing.family.audience import AUDIENCES
from sightline.drawing.family.scoping import scoped
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.genogram.profiles import PROFILES


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = add_picture(subparsers, "genogram", "draw a case file's family as a genogram")
    parser.add_argument(
        "--profile", choices=PROFILES, default="england", help="whose notation to draw in"
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="panel",
        help="for whom: what they may not see is left out before anything is drawn",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Draw the family of the file."""

    def draw(case: Case) -> Drawn:
        return draw_genogram(
            scoped(case.family),
            as_at=case.day,
            profile=PROFILES[args.profile],
            audience=AUDIENCES[args.audience],
        )

    return run_picture(args, draw)
