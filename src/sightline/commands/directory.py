"""`sightline directory`: put agencies, teams and posts in place from a file."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sightline.access.directory_file import add_directory, read_directory
from sightline.commands.answers import add_json, answer


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "directory",
        help="put agencies, teams and posts in place from a file",
        description="Read a directory file (TOML) and add what is not in the directory yet.",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Add what the file holds; 2, naming every fault, if it has any."""
    text = args.file.read_text(encoding="utf-8")
    added = add_directory(read_directory(text, started_at=datetime.now(UTC)))
    answer(
        args,
        asdict(added),
        f"Added {added.agencies} agencies, {added.teams} teams and {added.posts} posts.",
        "Give each new holder a first password with: sightline password USERNAME",
    )
    return 0
