"""Print which safeguard watches which requirement row, and why some rows have none.

Ends with an error where a row has neither a safeguard nor a reason, or has both.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sightline.safeguards.library_loading import load
from sightline.safeguards.model import Safeguard

ROWS = Path(__file__).with_name("requirement_rows.toml")

OPENING = """\
# Which safeguard watches which requirement

The requirements come from five published reviews, row by row. A safeguard watches a row when
something of it would be seen in the record to be missing or late; most rows ask for more
than that, which pages and forms do. This page is written by `make pages` from the
[safeguards](safeguards.md) and from `scripts/requirement_rows.toml`."""

Watched = dict[str, list[Safeguard]]


def page() -> str:
    """Return the whole page as Markdown, or end with what is wrong."""
    told = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    rows = list(_every_row(told["parts"]))
    watched = _watched()
    reasons = {row: each["why"] for each in told["not_watched"] for row in each["rows"]}
    wrong = [row for row in rows if (row in watched) == (row in reasons)]
    wrong += [row for row in {**watched, **reasons} if row not in rows]
    if wrong:
        sys.exit(f"{', '.join(sorted(set(wrong)))}: watched and excused, or neither.")
    counted = f"{len(watched)} of {len(rows)} rows are watched by {len(load())} safeguards."
    watched_parts = [_part(code, part, watched) for code, part in told["parts"].items()]
    unwatched = [
        "## Not watched, and why",
        *(_reason(each) for each in told["not_watched"]),
    ]
    return "\n\n".join([OPENING, counted, *watched_parts, *unwatched]) + "\n"


def _every_row(parts: dict[str, Any]) -> Iterator[str]:
    for code, part in parts.items():
        for number in range(1, part["rows"] + 1):
            yield f"{code}-{number:02}"


def _watched() -> Watched:
    watched: Watched = defaultdict(list)
    for safeguard in load():
        for row in safeguard.learned.rows:
            watched[row].append(safeguard)
    return dict(watched)


def _part(code: str, part: dict[str, Any], watched: Watched) -> str:
    lines = [f"## {part['title']} ({code})", "", "| row | watched by |", "| --- | --- |"]
    for number in range(1, part["rows"] + 1):
        row = f"{code}-{number:02}"
        if row in watched:
            titles = "; ".join(f"{each.title} (`{each.code}`)" for each in watched[row])
            lines.append(f"| {row} | {titles} |")
    if len(lines) == len(("heading", "", "header", "rule")):
        lines[2:] = ["None of its rows is about a child's record."]
    return "\n".join(lines)


def _reason(group: dict[str, Any]) -> str:
    lines = [f"- {row}: {asks}" for row, asks in group["rows"].items()]
    return "\n".join([group["why"], "", *lines])


if __name__ == "__main__":
    sys.stdout.write(page())
