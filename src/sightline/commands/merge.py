"""`sightline merge`: agencies' chronologies, as they sent them, into one."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer, as_json, listed, progress
from sightline.commands.output import write_private
from sightline.documents.chronology.known_people import read_people
from sightline.documents.chronology.merging import SILENCE_DAYS, Settings, merge
from sightline.documents.chronology.pseudonyms import (
    Key,
    with_labels,
    with_names,
    words_of_chronology,
)
from sightline.documents.chronology.told import Chronology
from sightline.documents.gathering import Gathered, gather
from sightline.documents.writing.case_file import notice_as_json
from sightline.documents.writing.document import PAPERS
from sightline.documents.writing.endings import WRITERS, writer_for
from sightline.documents.writing.templates import template_for
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day

TITLE = "Combined chronology"
FAIL_ON = ("doubts", "conflicts", "silences", "notices", "refused")


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "merge",
        help="put agencies' chronologies together into one",
        description="Read agencies' returns (Word, Excel, CSV, ODT, HTML, text, PDF) and write"
        " one chronology in time order. What was guessed, contradictory or left out is said."
        " A file that cannot be read is named, and does not stop the others.",
    )
    parser.add_argument(
        "returns",
        metavar="RETURN",
        nargs="*",
        type=Path,
        help="a return, or a folder of them",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, action="append", default=[],
        help=f"a file to write, by its ending: {', '.join(WRITERS)}; may be given again",
    )  # fmt: skip
    parser.add_argument(
        "--template", metavar="FILE", type=Path,
        help="write an empty return for agencies to fill in (.docx or .xlsx), and nothing else",
    )  # fmt: skip
    _add_telling(parser)
    _add_pseudonyms(parser)
    add_json(parser)


def _add_telling(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title", default="", help=f"its title (“{TITLE}”)")
    parser.add_argument(
        "--as-of", metavar="DAY", type=_day, help="the day it is made for, as 2026-01-31"
    )
    parser.add_argument(
        "--key", metavar="PEOPLE", type=Path,
        help="who the family are: a case file, or JSON with people as one has them",
    )  # fmt: skip
    parser.add_argument(
        "--silence-days", metavar="DAYS", type=int, default=SILENCE_DAYS,
        help="tell of every longer time without contact (%(default)s); 0 for none",
    )  # fmt: skip
    parser.add_argument(
        "--paper", choices=sorted(PAPERS), default="a4", help="for Word, HTML and PDF"
    )
    parser.add_argument(
        "--fail-on", metavar="WHAT", nargs="+", choices=FAIL_ON, action="extend", default=[],
        help=f"end in 1 if there are any: {', '.join(FAIL_ON)}",
    )  # fmt: skip


def _add_pseudonyms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pseudonyms", metavar="KEY", type=Path,
        help="put labels for names, by this key; one that is not there yet is drafted",
    )  # fmt: skip
    parser.add_argument(
        "--back",
        action="store_true",
        help="with --pseudonyms: put the names for the labels",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day as 2026-01-31") from None


def run(args: argparse.Namespace) -> int:
    """Read the returns, merge them, write what was asked for, and say what was found."""
    if args.template:
        return _write_template(args)
    _check(args)
    today = london_day(datetime.now(UTC))
    reading = _read(args, args.as_of or today)
    progress("putting them in order")
    settings = Settings(silence_days=args.silence_days, as_of=args.as_of)
    chronology = merge(reading.returns, title=args.title or TITLE, settings=settings)
    chronology, missed = _swapped(args, chronology)
    for path in args.output:
        progress(f"writing {path.name}")
        write_private(path, [writer_for(path.name)(chronology, args.paper)])
    _tell(args, reading, chronology, missed)
    return 1 if _found(args.fail_on, reading, chronology) else 0


def _write_template(args: argparse.Namespace) -> int:
    write_private(args.template, [template_for(args.template.name)])
    answer(
        args,
        {"template": str(args.template)},
        f"Wrote {args.template}: an empty return for an agency to fill in.",
    )
    return 0


def _check(args: argparse.Namespace) -> None:
    faults = []
    if not args.returns:
        faults.append(
            Fault("RETURN", "no return was given", "name the files to put together")
        )
    if not args.output:
        endings = ", ".join(WRITERS)
        faults.append(
            Fault("--output", "no file to write was named", f"add -o NAME ({endings})")
        )
    if args.back and not args.pseudonyms:
        faults.append(
            Fault("--back", "there is no key to go back by", "add --pseudonyms KEY")
        )
    for path in args.output:
        try:
            writer_for(path.name)
        except Refused as refused:
            faults += refused.faults
    if faults:
        raise Refused(*faults)


def _read(args: argparse.Namespace, as_of: date) -> Gathered:
    known = read_people(args.key.read_text(encoding="utf-8")) if args.key else ()
    gathered = gather(
        list(_files(args.returns)), as_of=as_of, known=known, progress=progress
    )
    if not gathered.returns:
        raise Refused(*gathered.refused)
    return gathered


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(
            each for each in path.iterdir() if not each.name.startswith((".", "~$"))
        )
        if not inside:
            raise Refused(Fault(str(path), "the folder is empty", "put the returns in it"))
        yield from (each for each in inside if each.is_file())


def _swapped(
    args: argparse.Namespace, chronology: Chronology
) -> tuple[Chronology, dict[str, int]]:
    """Return the chronology with labels or names as asked for, and what may be missed."""
    if not args.pseudonyms:
        return chronology, {}
    path: Path = args.pseudonyms
    if path.exists():
        key = Key.read(path.read_text(encoding="utf-8"))
    else:
        key = Key.drafted(chronology.people)
        write_private(path, [key.written().encode("utf-8")])
        print(
            f"Drafted {path}: look it over, add to it, and run this again.", file=sys.stderr
        )
    if args.back:
        return with_names(chronology, key), {}
    chronology = with_labels(chronology, key)
    return chronology, dict(key.missed(words_of_chronology(chronology)))


def _tell(
    args: argparse.Namespace,
    reading: Gathered,
    chronology: Chronology,
    missed: dict[str, int],
) -> None:
    doubts = _doubts(chronology)
    linked = sum(bool(event.same_as) for event in chronology.events)
    notices = [Fault(each.file, each.what, "") for each in chronology.notices]
    if reading.refused and not args.json:
        for fault in reading.refused:
            print(f"Not read: {fault}", file=sys.stderr)
    answer(
        args,
        _as_value(args, reading, chronology, missed),
        f"Put {len(chronology.events):,} events of {len(reading.returns):,} returns together"
        f" in {', '.join(map(str, args.output))}; {linked:,} are linked with another account.",
        f"Doubts: {_counted(doubts) or 'none'}. Silences: {len(chronology.silences):,}.",
        *listed("To know:", notices),
        *([f"May still give someone away: {_counted(missed)}."] if missed else []),
        "What was written holds personal data: keep it as you keep the returns themselves.",
    )


def _as_value(
    args: argparse.Namespace,
    reading: Gathered,
    chronology: Chronology,
    missed: dict[str, int],
) -> dict[str, Any]:
    per_file = Counter(event.standing.file for event in chronology.events)
    return {
        "files": list(map(str, args.output)),
        "returns": [
            {"file": each.file, "events": per_file[each.file]} for each in reading.returns
        ],
        "refused": as_json(reading.refused, "where", "wrong", "right"),
        "events": len(chronology.events),
        "agencies": [
            {"mark": each.mark, "name": each.name, "sector": each.sector}
            for each in chronology.agencies
        ],
        "people": len(chronology.people),
        "linked": sum(bool(event.same_as) for event in chronology.events),
        "doubts": dict(_doubts(chronology)),
        "notices": list(map(notice_as_json, chronology.notices)),
        "mappings": [
            {
                "file": each.file,
                "table": each.table,
                "columns": dict(zip(each.headings, each.meanings, strict=False)),
            }
            for each in chronology.mappings
        ],
        "silences": [
            {
                "what": each.what,
                "agency": each.agency,
                "from": each.first,
                "until": each.last,
                "days": each.days,
                "says": each.says,
            }
            for each in chronology.silences
        ],
        "may_be_missed": missed,
    }


def _doubts(chronology: Chronology) -> Counter[str]:
    return Counter(doubt.about for event in chronology.events for doubt in event.doubts)


def _counted(counts: Counter[str] | dict[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts.items())


def _found(wanted: Sequence[str], reading: Gathered, chronology: Chronology) -> bool:
    doubts = _doubts(chronology)
    there = {
        "doubts": sum(doubts.values()) - doubts["conflict"],
        "conflicts": doubts["conflict"],
        "silences": len(chronology.silences),
        "notices": len(chronology.notices),
        "refused": len(reading.refused),
    }
    return any(there[name] for name in wanted)
