"""Which lines belong to the page and not to what it says: headers, numbers, rules, pictures?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from sightline.documents.briefings.lines import Line

_PAGE = re.compile(
    r"(?:page|p\.?|pg\.?)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|\d{1,3}\s*(?:of|/)\s*\d{1,3}"
    r"|[-–]\s*\d{1,3}\s*[-–]|\d{1,3}\s*\|\s*page|page\s*\|\s*\d{1,3}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_PARTS = {
    "header": "a page header",
    "footer": "a page footer",
    "comment": "a comment of the editors",
}
_MOST_WORDS = 14


def furniture_of(lines: Sequence[Line]) -> dict[int, str]:
    """Which lines are left out (by their index), and why."""
    repeated = _repeated(lines)
    left: dict[int, str] = {}
    for at, line in enumerate(lines):
        why = _PARTS.get(line.part.role) or _by_itself(line)
        if not why and _plain(line) in repeated and line.level == 0:
            why = "it stands on page after page"
        if why:
            left[at] = why
    left.update(_page_numbers(lines, left))
    return left


def _by_itself(line: Line) -> str:
    if line.blank and line.end > line.start:
        return "a mark or a picture without words"
    text = line.text
    if _PAGE.fullmatch(text):
        return "a page number"
    if text and _RULE.fullmatch(text):
        return "a rule without words"
    return ""


def _plain(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _repeated(lines: Sequence[Line]) -> set[str]:
    """Short lines at the edge of at least two pages, or that stand by themselves three times."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.blank and line.part.place.page:
            pages[line.part.place.page].append(line)
    edges: Counter[str] = Counter()
    for on_page in pages.values():
        edges.update({_plain(line) for line in (*on_page[:2], *on_page[-2:])})
    found = {text for text, times in edges.items() if times >= max(2, len(pages) // 2)}
    counted = Counter(
        _plain(line)
        for line in lines
        if not line.blank and not line.item and line.part.role != "cell"
    )
    found |= {text for text, times in counted.items() if times >= 3 and _is_header(text)}
    return {text for text in found if text and len(text.split()) <= _MOST_WORDS}


def _is_header(text: str) -> bool:
    return bool(
        re.search(r"safeguarding|partnership|briefing|official|version|council", text)
    )


def _page_numbers(lines: Sequence[Line], left: dict[int, str]) -> dict[int, str]:
    """Bare numbers that end a page; elsewhere a bare number is a box's own."""
    found: dict[int, str] = {}
    for at, line in enumerate(lines):
        if (
            at in left
            or not re.fullmatch(r"\d{1,3}", line.text)
            or not line.part.place.page
        ):
            continue
        after = next((one for one in lines[at + 1 :] if not one.blank), None)
        if after is None or after.part.place.page != line.part.place.page:
            found[at] = "a page number"
    return found
