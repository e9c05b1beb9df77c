"""`sightline ecomap`: who and what surrounds a child's home, as at a day."""

from __future__ import annotations

import argparse
from typing import Any

from sightline.commands.picturing import Case, add_picture, run_picture
from sightline.drawing.drawn import Drawn
from sightline.drawing.ecomap.drawing import draw_ecomap
from sightline.exchange.pictures.agencies import agencies_of_case
from sightline.exchange.pictures.endings import drawn_id
from sightline.exchange.pictures.networks import involved_of, network_of
from sightline.record.assembly.involvements import involvements


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    add_picture(subparsers, "ecomap", "draw who and what surrounds a child's home")


def run(args: argparse.Namespace) -> int:
    """Draw what surrounds the home of the child; asked for by name, only that child's ties."""

    def draw(case: Case) -> Drawn:
        network = network_of(
            case.family,
            case.facts,
            involved_of(involvements(case.facts)),
            child=case.child,
            agencies=agencies_of_case(case.file),
            on=case.day,
        )
        child = drawn_id(case.child) if args.child else None
        return draw_ecomap(network, as_at=case.day, child=child)

    return run_picture(args, draw)
