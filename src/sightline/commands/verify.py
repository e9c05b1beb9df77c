"""`sightline verify`: check that nobody changed the ledger."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer, as_json, counted, listed, progress
from sightline.record.checkpoints import read_statement
from sightline.record.verification import verify
from sightline.reviews import keeping


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "verify",
        help="check that nobody changed the ledger, or a review",
        description="Read the whole ledger and every review, and check every hash, link,"
        " checkpoint and guard."
        " Ends in 1 where anything was changed.",
    )
    parser.add_argument(
        "--checkpoint", nargs="+", action="extend", type=Path, default=[], metavar="FILE",
        help="checkpoints kept elsewhere, to check against as well",
    )  # fmt: skip
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Verify, and say what was found."""
    copies = [
        (str(path), read_statement(path.read_text(encoding="utf-8"), str(path)))
        for path in args.checkpoint
    ]
    found = verify(copies, progress=progress)
    reviews = keeping.verify()
    faults = (*found.faults, *reviews.faults)
    sound = found.sound and not reviews.faults
    sentence = (
        f"{found.entries:,} entries, {found.checkpoints:,} checkpoints and"
        f" {counted(reviews.reviews, 'review')}: "
        + ("all as they were written." if sound else "something was changed.")
    )
    more = f"and {found.more_faults:,} more"
    answer(
        args,
        {
            "sound": sound,
            "entries": found.entries,
            "chain": found.chain,
            "checkpoints": found.checkpoints,
            "reviews": reviews.reviews,
            "faults": as_json(faults, "where", "wrong", "right"),
            "more_faults": found.more_faults,
            "notes": as_json(found.notes, "where", "what", "done"),
        },
        sentence,
        *listed("Changed:", faults),
        *([f"  {more}"] if found.more_faults else []),
        *listed("To know:", found.notes),
    )
    return 0 if sound else 1
