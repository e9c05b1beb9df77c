"""`sightline read`: published briefings become structured learning."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sightline.commands.answers import add_json, answer, progress
from sightline.documents.briefings.addresses import SECONDS, ask
from sightline.documents.briefings.as_json import as_json
from sightline.documents.briefings.reading import read_briefing
from sightline.documents.briefings.told import Briefing, PointKind
from sightline.documents.source.opening import Refusal, read_sources
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day
from sightline.vocabulary.themes import THEMES

_KINDS: tuple[tuple[PointKind, str], ...] = (
    ("good-practice", "good practice"),
    ("learning", "learning"),
    ("recommendation", "recommendations"),
    ("action-taken", "actions taken"),
    ("what-to-do", "what to do"),
    ("next-step", "next steps"),
    ("question", "questions"),
    ("decision", "decisions"),
)


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "read",
        help="read published briefings into structured learning",
        description="Read published briefings (text, Markdown, web page, Word, PDF): what kind"
        " of review, of what, what was learned, what should change, and where each stands."
        " Nothing is fetched from the network unless --check-links is given.",
    )
    parser.add_argument("briefings", nargs="+", type=Path, metavar="BRIEFING")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help="write one JSON file a briefing"
    )
    parser.add_argument(
        "--as-of", type=_day, metavar="DAY",
        help="the day by which contacts are too old or not (today if not given)",
    )  # fmt: skip
    parser.add_argument(
        "--check-links", action="store_true",
        help=f"ask every link whether it answers, {SECONDS:g} seconds each",
    )  # fmt: skip
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Read each, write what was asked for; 2 if any could not be read."""
    as_of = args.as_of or london_day(datetime.now(UTC))
    names = _names(args.briefings) if args.output else {}
    read: list[Briefing] = []
    refused: list[Fault] = []
    for at, outcome in enumerate(read_sources(args.briefings), 1):
        progress(f"{at} of {len(args.briefings)} read")
        if isinstance(outcome, Refusal):
            refused += outcome.faults
            continue
        checker = ask if args.check_links else None
        read.append(read_briefing(outcome, as_of=as_of, checker=checker))
        if args.output:
            _write(args.output / names[args.briefings[at - 1]], read[-1])
    if read:
        answer(args, [as_json(one) for one in read], *_sentences(read, args.output))
    if refused and not read:
        raise Refused(*refused)
    for fault in refused:
        print(fault, file=sys.stderr)
    return 2 if refused else 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a day; write 2026-01-31"
        ) from None


def _names(paths: Iterable[Path]) -> dict[Path, str]:
    """A name for each output: the file's own stem. Raises Refused where two would be one."""
    names = {path: f"{path.stem}.json" for path in paths}
    faults = [
        Fault(
            name, "several briefings would be written to it", "rename one, or read it apart"
        )
        for name, times in Counter(names.values()).items()
        if times > 1
    ]
    if faults:
        raise Refused(*faults)
    return names


def _write(path: Path, one: Briefing) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(as_json(one), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def _sentences(read: list[Briefing], folder: Path | None) -> Iterator[str]:
    for one in read:
        yield from _about(one)
    if folder:
        yield f"Wrote {len(read)} files to {folder}."


def _about(one: Briefing) -> Iterator[str]:
    yield f"{one.file}: {_headline(one)}"
    counted = Counter(point.kind for point in one.points)
    told = [f"{counted[kind]} {words}" for kind, words in _KINDS if counted[kind]]
    yield f"  Found: {', '.join(told) or 'no points that could be told apart'}."
    themes = Counter(theme for point in one.points for theme in point.themes)
    if themes:
        common = [
            f"{THEMES[code].title} ({times})" for code, times in themes.most_common(5)
        ]
        yield f"  Themes, by the points about them: {', '.join(common)}."
    yield from _doubts(one)


def _headline(one: Briefing) -> str:
    parts = [
        one.kind.words if one.kind else "a review of a kind it does not say",
        one.reference.words if one.reference else "",
        (one.partnership.name or one.partnership.short) if one.partnership else "",
        ", ".join(child.age.words for child in one.children),
        one.incident.outcome,
    ]
    return "; ".join(part for part in parts if part)


def _doubts(one: Briefing) -> Iterator[str]:
    dead = [link for link in one.links if link.dead]
    if dead:
        yield f"  Links that lead nowhere: {len(dead)} of {len(one.links)}."
    stale = [contact for contact in one.contacts if contact.stale]
    if stale:
        yield f"  Contacts to check before use, being over two years old: {len(stale)}."
    for notice in one.notices:
        where = f"line {notice.place.line}: " if notice.place.line else ""
        yield f"  To know: {where}{notice.what}."
