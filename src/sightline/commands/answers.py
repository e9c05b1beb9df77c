"""How is an answer given? As sentences for a person, or as one JSON value for a program."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from sightline.kernel.errors import Fault

_CLEAR_LINE = "\r\x1b[K"


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let a command take `--json`."""
    parser.add_argument(
        "--json", action="store_true", help="print one JSON value on standard output"
    )


def answer(args: argparse.Namespace, value: Any, *sentences: str) -> None:
    """Print the value if `--json` was asked for, or else the sentences."""
    progress_over()
    if args.json:
        print(json.dumps(value, ensure_ascii=False))
        return
    for sentence in sentences:
        print(sentence)


def progress(text: str) -> None:
    """Show how far long work has come, where someone is watching."""
    if sys.stderr.isatty():
        print(f"{_CLEAR_LINE}{text}", end="", file=sys.stderr, flush=True)


def progress_over() -> None:
    """Take the line of progress away again."""
    progress("")


def counted(number: int, what: str) -> str:
    """Say how many there are: `1 safeguard`, `1,204 obligations`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def as_json(found: Iterable[Fault], *names: str) -> list[dict[str, str]]:
    """Return faults or notes under these three names."""
    return [
        dict(zip(names, (each.where, each.wrong, each.right), strict=True))
        for each in found
    ]


def listed(heading: str, found: Iterable[Fault]) -> list[str]:
    """Return faults or notes as lines under a heading; nothing where there are none."""
    lines = [f"  {each}" for each in found]
    return [heading, *lines] if lines else []
