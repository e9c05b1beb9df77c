"""`sightline serve`: run the service on its own database."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command

from sightline.access.checks import check_database_role
from sightline.commands.answers import add_json, answer
from sightline.commands.tables import make_folder
from sightline.kernel.errors import Fault, Refused

THREADS = 8


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "serve",
        help="run the service on its own database",
        description="Bring the tables up to date and serve until stopped (Ctrl-C).",
    )
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port (%(default)s)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Get ready, say where, and become the application server."""
    _check_free(args.host, args.port)
    make_folder()
    call_command("migrate", verbosity=0)
    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", interactive=False, verbosity=0)
    address = f"http://{args.host}:{args.port}/"
    sentences = [f"Serving at {address} (Ctrl-C stops it)."]
    if settings.SECURE_SSL_REDIRECT:
        sentences.append(
            "It answers only what comes encrypted, through a proxy (SIGHTLINE_BEHIND_PROXY=1)."
            " To try it on this machine alone, set SIGHTLINE_INSECURE_HTTP=1."
        )
    for warned in check_database_role(databases=["default"]):
        print(f"Warning: {warned.msg}. {warned.hint}", file=sys.stderr)
    answer(args, {"address": address}, *sentences)
    sys.stdout.flush()
    _become_server(f"{args.host}:{args.port}")
    return 0


def _check_free(host: str, port: int) -> None:
    """Refuse now, before an address is told at which someone else answers."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except (OSError, OverflowError) as error:
            wrong = f"nothing can be served at {host}:{port} ({error})"
            raise Refused(
                Fault("", wrong, "choose another with --port or --host")
            ) from None


def _become_server(address: str) -> None:
    options = ["--bind", address, "--threads", str(THREADS), "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", "sightline.config.wsgi", *options]
    os.execv(sys.executable, command)  # noqa: S606 — our own interpreter, nobody's input
