"""What was asked for, and how did it end? The one entrance to the command line."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import django

from sightline.commands.registry import COMMANDS
from sightline.commands.troubles import TROUBLES, faults_of
from sightline.kernel.errors import Fault, Refused

DONE, FOUND, FAILED, STOPPED = 0, 1, 2, 130


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in the same way as everything else is said."""

    def error(self, message: str) -> NoReturn:
        raise Refused(Fault("", message, f"see {self.prog} --help"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 found something, 2 could not."""
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(given)
    except TROUBLES as trouble:
        _say_what_went_wrong(faults_of(trouble), as_json="--json" in given)
        return FAILED
    except BrokenPipeError:
        # Whoever read the answer has gone; Python must not try to write the rest on leaving.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("Stopped; what was not finished was not kept.", file=sys.stderr)
        return STOPPED


def _run(given: list[str]) -> int:
    parser = _Parser(
        prog="sightline",
        description="One family record that knows who knows what.",
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    asked = next((word for word in given if not word.startswith("-")), "")
    for name, command in COMMANDS.items():
        if name == asked:
            _load(name).add_to(subparsers)
        else:
            subparsers.add_parser(name, help=command.says)
    args = parser.parse_args(given)
    if not args.command:
        parser.print_help()
        return DONE
    if COMMANDS[args.command].needs_tables:
        import_module("sightline.commands.tables").make_ready()
    code: int = _load(args.command).run(args)
    sys.stdout.flush()
    return code


def _load(name: str) -> Any:
    command = COMMANDS[name]
    if command.on_record:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings")
        django.setup()
    return import_module(command.path)


def _say_what_went_wrong(faults: Sequence[Fault], *, as_json: bool) -> None:
    for fault in faults:
        print(fault, file=sys.stderr)
    if as_json:
        told = [vars(fault) for fault in faults]
        print(json.dumps({"refused": told}, ensure_ascii=False))
