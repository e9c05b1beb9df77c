"""`sightline safeguards`: are the files right, what do they say, and do they do it?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer, as_json, counted, listed
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import end_of_day
from sightline.kernel.working_days import Calendar, england_and_wales
from sightline.safeguards import library_loading
from sightline.safeguards.examples import Runner, Tried, try_examples, world_of
from sightline.safeguards.model import Safeguard
from sightline.safeguards.nearest import nearest
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.sentence import explain, sentence_of
from sightline.safeguards.world import World
from sightline.safeguards.world_building.spans import second_of

REFERENCE = "reference"
_COMPILER = "sightline.safeguards.compiler.engines"


def add_to(subparsers: Any) -> None:
    """Add the command and what it can do to `sightline`."""
    parser = subparsers.add_parser(
        "safeguards",
        help="check, explain and try safeguards",
        description="Safeguards are learning that runs: rules in files that read as sentences.",
    )
    does = parser.add_subparsers(dest="does", metavar="lint|explain|test", required=True)
    lint = does.add_parser("lint", help="say everything that is wrong with safeguard files")
    lint.set_defaults(do=_lint)
    explained = does.add_parser("explain", help="say a safeguard in words, part by part")
    explained.add_argument("what", metavar="CODE|FILE", help="a shipped code, or a file")
    explained.set_defaults(do=_explain)
    test = does.add_parser("test", help="run safeguards over their own worked examples")
    test.add_argument(
        "--engine", default=REFERENCE, choices=[*engines(), "all"],
        help="which engine runs them (%(default)s)",
    )  # fmt: skip
    test.set_defaults(do=_test)
    for one in (lint, test):
        one.add_argument(
            "paths", nargs="*", type=Path, metavar="FILE|FOLDER",
            help="what to read, in place of the library that ships",
        )  # fmt: skip
    for one in (lint, explained, test):
        add_json(one)


def run(args: argparse.Namespace) -> int:
    """Do what was asked for."""
    code: int = args.do(args)
    return code


def engines() -> Mapping[str, Runner]:
    """Return every engine that this installation can run safeguards on."""
    found: dict[str, Runner] = {REFERENCE: _on_reference}
    if find_spec(_COMPILER):
        found |= import_module(_COMPILER).ENGINES
    return found


def _lint(args: argparse.Namespace) -> int:
    try:
        safeguards = library_loading.load_from(_paths(args))
    except Refused as refused:
        safeguards, faults = (), list(refused.faults)
    else:
        faults = [fault for each in safeguards for fault in _of_examples(each)]
    notes = [note for each in safeguards for note in _notes(each)]
    answer(
        args,
        {
            "safeguards": len(safeguards),
            "faults": as_json(faults, "where", "wrong", "right"),
            "notes": as_json(notes, "where", "wrong", "right"),
        },
        *listed(f"{counted(len(faults), 'fault')}:", faults),
        *listed("To know:", notes),
        *([] if faults else [f"{counted(len(safeguards), 'safeguard')}, none at fault."]),
    )
    return 1 if faults else 0


def _explain(args: argparse.Namespace) -> int:
    chosen = list(_named(args.what))
    told = [
        {"code": each.code, "title": each.title, **asdict(explain(each))} for each in chosen
    ]
    answer(args, told, *(line for each in told for line in _in_lines(each)))
    return 0


def _test(args: argparse.Namespace) -> int:
    safeguards = library_loading.load_from(_paths(args))
    runners = engines()
    chosen = runners if args.engine == "all" else {args.engine: runners[args.engine]}
    tried = {
        engine: list(try_examples(safeguards, england_and_wales(), runner))
        for engine, runner in chosen.items()
    }
    failed = [
        (engine, one) for engine, all_ in tried.items() for one in all_ if not one.holds
    ]
    answer(
        args,
        [
            {"engine": engine, **_as_object(one)} for engine, all_ in tried.items()
            for one in all_
        ],
        *(_failure(engine, one) for engine, one in failed),
        f"{counted(sum(map(len, tried.values())), 'example')} on {', '.join(tried)}:"
        f" {len(failed) or 'none'} failed.",
    )  # fmt: skip
    return 1 if failed else 0


def _paths(args: argparse.Namespace) -> Sequence[Path]:
    return args.paths or [library_loading.shipped()]


def _named(what: str) -> Iterator[Safeguard]:
    path = Path(what)
    if path.exists():
        yield from library_loading.load_from([path])
        return
    library = {each.code: each for each in library_loading.load()}
    if what not in library:
        raise Refused(
            Fault("", f"there is no safeguard or file “{what}”", nearest(what, library))
        )
    yield library[what]


def _of_examples(safeguard: Safeguard) -> Iterator[Fault]:
    for example in safeguard.examples:
        try:
            world_of(example)
        except Refused as refused:
            for fault in refused.faults:
                where = f"{safeguard.source}, example “{example.says}”, {fault.where}"
                yield Fault(where, fault.wrong, fault.right)


def _notes(safeguard: Safeguard) -> Iterator[Fault]:
    where = f"{safeguard.source}, {safeguard.code}"
    if not safeguard.examples:
        yield Fault(where, "it has no worked example", "add an [[example]]")
    means = sentence_of(safeguard)
    if safeguard.sentence != means:
        wrong = "it has a sentence of its own, which nothing compares with what it does"
        yield Fault(where, wrong, f"see that it says no other than: {means}")


def _in_lines(told: Mapping[str, str]) -> Iterator[str]:
    yield f"{told['title']} ({told['code']})"
    for name, value in told.items():
        if name not in ("code", "title"):
            yield f"  {name.replace('_', ' ').capitalize()}: {value}"
    yield ""


def _as_object(tried: Tried) -> dict[str, Any]:
    return {
        "safeguard": tried.safeguard,
        "says": tried.says,
        "holds": tried.holds,
        "expects": [list(pair) for pair in tried.expects],
        "found": [list(pair) for pair in tried.found],
    }


def _failure(engine: str, tried: Tried) -> str:
    return (
        f"{tried.safeguard} on {engine}, “{tried.says}”: expected {_pairs(tried.expects)},"
        f" found {_pairs(tried.found)}."
    )


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{child} {status}" for child, status in pairs) or "nothing owed"


def _on_reference(
    safeguards: Sequence[Safeguard], world: World, calendar: Calendar, today: date
) -> tuple[Obligation, ...]:
    now = second_of(end_of_day(today))
    return run_all(safeguards, world, calendar, today=today, now_second=now)
