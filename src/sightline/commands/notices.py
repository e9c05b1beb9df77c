"""`sightline notices send`: send the notices that wait, one e-mail a person a day."""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from sightline.commands.answers import add_json, answer
from sightline.kernel.errors import Fault, Refused
from sightline.obligations.posting import send_round

NO_SERVER = "django.core.mail.backends.dummy.EmailBackend"


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "notices",
        help="send the notices that wait, by e-mail",
        description="Send each person at most one e-mail a day, that says how many things are"
        " due to them and nothing of whom. The server is named by SIGHTLINE_SMTP.",
    )
    parser.add_argument("what", choices=["send"], help="what to do")
    when = parser.add_mutually_exclusive_group()
    when.add_argument(
        "--once", action="store_true", help="one round, then end (the default)"
    )
    when.add_argument(
        "--every", type=int, metavar="SECONDS", help="a round every so often, until stopped"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Send one round, or round after round; end in 1 where an e-mail could not be sent."""
    if settings.EMAIL_BACKEND == NO_SERVER:
        wrong = "no mail server is named"
        raise Refused(Fault("SIGHTLINE_SMTP", wrong, "name one, as smtp://mail.example:25"))
    failed = _round(args)
    while args.every:
        time.sleep(args.every)
        failed = _round(args)
    return 1 if failed else 0


def _round(args: argparse.Namespace) -> int:
    done = send_round(now=datetime.now(UTC))
    answer(
        args,
        {
            "emails": done.emails,
            "failed": done.failed,
            "without_address": done.without_address,
        },
        f"{done.emails} e-mails sent, {done.failed} to be tried again,"
        f" {done.without_address} posts have no address.",
    )
    return done.failed
