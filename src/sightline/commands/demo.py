"""`sightline demo`: how is the fictional partnership opened in a browser?"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import time
import webbrowser
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django
from django.core.management import call_command
from django.utils.module_loading import import_string

from sightline.commands.answers import add_json, answer
from sightline.kernel.errors import Fault, Refused

HOST = "127.0.0.1"
DATABASE_FILE = "demo.sqlite3"
PORTS_TO_TRY = 50
SECONDS_TO_START = 30
GUNICORN = (
    "-m",
    "gunicorn",
    "sightline.config.wsgi",
    "--threads",
    "8",
    "--log-level",
    "error",
)


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "demo",
        help="open the fictional partnership in a browser",
        description="Build Northshire, where everyone is invented, and open it in a browser. "
        "It is kept in a database of its own, apart from any real record.",
    )
    parser.add_argument(
        "--people", type=_people, default=0, metavar="N", help="add a county of N people"
    )
    parser.add_argument(
        "--port", type=int, default=8000, help="the port to serve on (8000)"
    )
    parser.add_argument("--no-serve", action="store_true", help="build, and stop there")
    parser.add_argument(
        "--fresh", action="store_true", help="throw the last demo away first"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build the demo and serve it; 0 when done or stopped, 2 when it could not."""
    with suppress(KeyboardInterrupt):
        return _run(args)
    return 0


def _run(args: argparse.Namespace) -> int:
    _choose_settings(fresh=args.fresh)
    built = _build(args.people)
    if not args.no_serve:
        return _serve(args, built)
    answer(args, built, "Northshire is ready. Run this again without --no-serve.")
    return 0


def _people(text: str) -> int:
    plain = text.replace(",", "")
    if not plain.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is not a number of people; write 20000")
    return int(plain)


def _choose_settings(*, fresh: bool) -> None:
    """Point the settings at the demo's own database, before anything reads them."""
    os.environ["SIGHTLINE_DEMO"] = "1"
    os.environ["SIGHTLINE_INSECURE_HTTP"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings")
    chosen = os.environ.get("SIGHTLINE_DEMO_DATABASE_URL", "")
    data = Path(os.environ.get("SIGHTLINE_DATA", "var")).resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = data / DATABASE_FILE
    os.environ["DATABASE_URL"] = chosen or f"sqlite:///{quote(str(file))}"
    if fresh and not chosen:
        for leftover in (file, *data.glob(f"{DATABASE_FILE}-*")):
            leftover.unlink(missing_ok=True)
    elif fresh:
        print("--fresh leaves a database named in SIGHTLINE_DEMO_DATABASE_URL alone.")


def _build(people: int) -> dict[str, Any]:
    django.setup()
    call_command("migrate", verbosity=0)
    # By name, because it needs the settings that were only just chosen.
    build = import_string("sightline.demo.building.build")
    return asdict(build(_say, people=people))


def _say(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


def _serve(args: argparse.Namespace, built: dict[str, Any]) -> int:
    port = _free_port(args.port)
    if port != args.port:
        _say(f"Port {args.port} is taken, so this is on {port}.")
    server = subprocess.Popen(  # noqa: S603 — our own interpreter, no input from anyone
        [sys.executable, *GUNICORN, "--bind", f"{HOST}:{port}"]
    )
    try:
        if not _answers(server, port):
            _say("The demo could not be served; the reason is above.")
            return 2
        _show(args, built, f"http://{HOST}:{port}/")
        return 0 if server.wait() == 0 else 2
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(server)


def _show(args: argparse.Namespace, built: dict[str, Any], address: str) -> None:
    says = "Everyone in it is invented. Press Ctrl-C to stop."
    answer(args, {**built, "address": address}, "", says, "", f"    {address}", "")
    sys.stdout.flush()
    if _has_desktop():
        with suppress(webbrowser.Error, OSError):
            webbrowser.open(address)


def _has_desktop() -> bool:
    # Without one, Python would open a text browser over this very terminal.
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("darwin", "win32") or any(map(os.environ.get, screens))


def _free_port(wanted: int) -> int:
    for port in range(wanted, wanted + PORTS_TO_TRY):
        with socket.socket() as attempt:
            try:
                attempt.bind((HOST, port))
            except OSError:
                continue
            return port
    last = wanted + PORTS_TO_TRY - 1
    raise Refused(Fault("--port", f"{wanted} to {last} are all taken", "name another port"))


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    for _ in range(SECONDS_TO_START * 10):
        if server.poll() is not None:
            return False
        with socket.socket() as attempt:
            if attempt.connect_ex((HOST, port)) == 0:
                return True
        time.sleep(0.1)
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    # Ctrl-C reached it as well; either way it gets a moment to finish what it is doing.
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
