"""`sightline rebuild`: make every view again from the ledger."""

from __future__ import annotations

import argparse
from typing import Any

from sightline.commands.answers import add_json, answer, counted, progress
from sightline.record.actions import rebuild
from sightline.record.telling import length
from sightline.reviews import keeping


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "rebuild",
        help="make every view again from the ledger",
        description="Make every view (people, families, homes, pieces of work) again from the"
        " ledger. Nothing else changes; others wait until it is done.",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Rebuild, and say from how many entries."""
    rebuild(progress)
    entries, reviews = length(), keeping.rebuild()
    answer(
        args,
        {"entries": entries, "reviews": reviews},
        f"Made every view again from {entries:,} entries and {counted(reviews, 'review')}.",
    )
    return 0
