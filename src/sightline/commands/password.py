"""`sightline password`: give someone a first password, to be changed when they sign in."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

from sightline.access.setting_up import give_password
from sightline.commands.answers import add_json, answer


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "password",
        help="give someone a first password",
        description="Ask for a password twice (or read one line from standard input) and give"
        " it to the holder of a post. They set up a second factor when they first sign in.",
    )
    parser.add_argument("username")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Set the password, if it is strong enough and somebody has that username."""
    give_password(args.username, _asked())
    answer(args, {"username": args.username}, f"{args.username} can sign in with it now.")
    return 0


def _asked() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while True:
        first = getpass.getpass("Password: ")
        if first == getpass.getpass("The same again: "):
            return first
        print("The two differ. Try again.", file=sys.stderr)
