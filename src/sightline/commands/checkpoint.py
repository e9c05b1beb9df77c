"""`sightline checkpoint`: sign where the ledger ends now."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer
from sightline.record.checkpoints import make_checkpoint


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "checkpoint",
        help="sign where the ledger ends now",
        description="Sign how long the ledger is and where its chain ends. Keep the statement"
        " where nobody who can write to the database can reach it.",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write it there")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Make a checkpoint; print it, or write it to a file."""
    statement = make_checkpoint(datetime.now(UTC))
    told = json.loads(statement.text)
    if args.output is None:
        answer(args, told, statement.text)
        return 0
    args.output.write_text(f"{statement.text}\n", encoding="utf-8")
    answer(
        args,
        told | {"file": str(args.output)},
        f"Signed position {statement.position:,} in {args.output}, with the key"
        f" {statement.key}. Keep the file away from the database.",
    )
    return 0
