"""How old was the child? As written, and as the fewest and the most days that may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sightline.documents.briefings.facts import NUMBERS
from sightline.documents.briefings.said import Said
from sightline.documents.briefings.told import Child

_COUNT = r"(?P<count>\d{1,2}|" + "|".join(NUMBERS) + r")"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_EXACT = (
    re.compile(
        rf"\b{_COUNT}[\s-]*{_UNIT}[\s-]*old\b(?P<after>[^.;,]{{0,30}})", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?:aged|age|at|only|just)\s+(?:only\s+|just\s+)?{_COUNT}[\s-]*{_UNIT}\b(?!\s+(?:later|before|earlier|ago|after|of|pregnan))(?P<after>[^.;,]{{0,5}})",
        re.IGNORECASE,
    ),
    re.compile(rf"\baged\s+{_COUNT}\b(?P<unit>)(?P<after>[^.;,]{{0,5}})", re.IGNORECASE),
    re.compile(
        rf"\b(?:was|were)\s+{_COUNT}\b(?P<unit>)(?P<after>)(?=\s+(?:when|at\s+the\s+time|and\b))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_COUNT}[\s-]*{_UNIT}\s+of\s+age\b(?P<after>[^.;,]{{0,5}})", re.IGNORECASE
    ),
)
_ONE_AGE = _COUNT.replace("?P<count>", "") + r"(?:\s*-?\s*(?:day|week|month|year)s?)?"
_LISTED = re.compile(
    rf"\baged\s+{_ONE_AGE}(?:\s*,\s*{_ONE_AGE})*\s*,?\s+and\s+{_ONE_AGE}\b", re.I
)
_IN_LIST = re.compile(rf"\b{_COUNT}(?:[\s-]*{_UNIT})?\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:brother|sister|sibling|mother|father|mum|dad|parent|partner|man|woman|male|female|cousin|friend|uncle|aunt|half)",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"\b(?:mother|father|mum|dad|brother|sister|sibling|partner|parent)(?:s?\b[^.;,]{0,12}|,\s*(?:who\s+was\s+)?)$",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:under|over|below|children\s+(?:aged|under)|between|until|ages?\s+of|for)\s+(?:the\s+age\s+of\s+)?$",
    re.IGNORECASE,
)
_VAGUE = (
    (re.compile(r"\bnew[\s-]?born\b", re.IGNORECASE), 0, 27),
    (re.compile(r"\b(?:young\s+)?(?:baby|infant)\b", re.IGNORECASE), 0, 364),
    (re.compile(r"\btoddler\b", re.IGNORECASE), 365, 4 * 365),
    (re.compile(r"\b(?:pre-?schooler|pre-?school\s+child)\b", re.IGNORECASE), 730, 5 * 365),
    (re.compile(r"\bprimary\s+school[\s-]aged?\b", re.IGNORECASE), 4 * 365, 12 * 365 - 1),
    (re.compile(r"\b(?:teenager|teenaged?|adolescent|young\s+person)\b", re.I), 4015, 6574),
)  # fmt: skip
# The fewest and the most days that so many whole months can have.
_FEWEST_IN_MONTHS = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334, 365)
_MOST_IN_MONTHS = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337, 366)
_GROWN_UP = 18
_NEAR = 60


def children_of(story: Sequence[Said]) -> tuple[Child, ...]:
    """The children it is about by their ages; a vague word counts where no age is told."""
    exact: dict[tuple[int, int], Child] = {}
    for one in story:
        for child in _exact(one):
            exact.setdefault((child.least_days, child.most_days), child)
    if exact:
        return tuple(exact.values())
    for one in story:
        for pattern, least, most in _VAGUE:
            found = pattern.search(one.text)
            if found:
                told = one.told(found.start(), found.end())
                return (Child(told, least, most, vague=True),)
    return ()


def _exact(one: Said) -> Iterator[Child]:
    seen: set[int] = set()
    for listed in _LISTED.finditer(one.text):
        yield from _in_list(one, listed, seen)
    for pattern in _EXACT:
        for found in pattern.finditer(one.text):
            if found.start("count") in seen or not _is_the_childs(one.text, found):
                continue
            seen.add(found.start("count"))
            said = found["count"].casefold()
            count = NUMBERS[said] if said in NUMBERS else int(said)
            unit = (found["unit"] or "year").casefold()
            if unit == "year" and count >= _GROWN_UP:
                continue
            least, most = days_of(count, unit)
            start = found.start() if found["unit"] else found.start("count")
            yield Child(one.told(start, found.start("after")), least, most)


def _in_list(one: Said, listed: re.Match[str], seen: set[int]) -> Iterator[Child]:
    """The ages of a list; one without a unit has that of the next which has one."""
    if _WHOSE.search(one.text[max(listed.start() - _NEAR, 0) : listed.start()]):
        return
    unit = "year"
    children = []
    for found in reversed(list(_IN_LIST.finditer(one.text, *listed.span()))):
        unit = (found["unit"] or unit).casefold()
        said = found["count"].casefold()
        count = NUMBERS[said] if said in NUMBERS else int(said)
        seen.add(found.start("count"))
        if unit != "year" or count < _GROWN_UP:
            least, most = days_of(count, unit)
            children.append(Child(one.told(found.start(), found.end()), least, most))
    yield from reversed(children)


def _is_the_childs(text: str, found: re.Match[str]) -> bool:
    before = text[max(found.start() - _NEAR, 0) : found.start()]
    if _WHOSE.search(before) or _GENERAL.search(before):
        return False
    return not _OTHERS.search(found["after"])


def days_of(count: int, unit: str) -> tuple[int, int]:
    """The fewest and the most days of somebody who is so many days, weeks, months, years old."""
    if unit == "day":
        return count, count
    if unit == "week":
        return 7 * count, 7 * count + 6
    if unit == "year":
        return 365 * count + count // 4, 365 * (count + 1) + (count + 4) // 4 - 1
    return _months(count, _FEWEST_IN_MONTHS), _months(count + 1, _MOST_IN_MONTHS) - 1


def _months(count: int, days: Sequence[int]) -> int:
    years, months = divmod(count, 12)
    leap = (years + 3) // 4 if days is _MOST_IN_MONTHS else years // 4
    return 365 * years + leap + days[months]
