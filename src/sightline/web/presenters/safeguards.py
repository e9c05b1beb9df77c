"""How is a safeguard said on its page: what it asks, whence it comes, how often it was kept?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from sightline.kernel.local_time import say_day
from sightline.obligations.queries.library import SMALLEST, Listed, MonthKept, Version
from sightline.safeguards.model import Example, Follows, Knows, Precedes, Rhythm, Safeguard
from sightline.safeguards.sentence import explain
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.themes import THEMES

HEAD = ("Safeguard", "Learned about", "Adopted", "Kept")
MONTH_HEAD = ("Month", "Done in time", "Done late", "Overdue", "Explained")
VERSION_HEAD = ("From", "Decided by", "Why", "Until")
EXAMPLE_HEAD = ("When", "What was recorded", "Recorded by", "About")
FEW = f"Fewer than {SMALLEST}"


def library_rows(found: Iterable[Listed]) -> list[list[object]]:
    """Lay out the list of safeguards."""
    return [
        [
            {"text": each.safeguard.title, "href": _address(each.safeguard.code)},
            theme_title(each.safeguard.learned.theme),
            {
                "text": f"From {say_day(each.runs.from_day)}" if each.runs else "",
                "blank": "Not adopted",
            },
            {
                "text": "" if each.kept is None else f"about {each.kept}%",
                "blank": "Too few to say" if each.runs else "Not adopted",
            },
        ]
        for each in found
    ]


def theme_title(code: str) -> str:
    """Return the words of a theme."""
    return THEMES[code].title if code in THEMES else code


def about(listed: Listed) -> list[Mapping[str, Any]]:
    """Lay out a safeguard part by part."""
    safeguard = listed.safeguard
    told = explain(safeguard)
    return [
        {"key": "Starts when", "value": _capital(told.starts)},
        {"key": "For whom", "value": _capital(told.for_whom)},
        {"key": "What is asked", "value": _capital(told.expected)},
        {"key": "Not asked if", "value": _capital(told.excused)},
        {"key": "Who owes it", "value": _capital(told.owed_by)},
        {"key": "Learned from", "value": safeguard.learned.review},
        {"key": "Theme", "value": theme_title(safeguard.learned.theme)},
        {
            "key": "Requirements",
            "value": ", ".join(safeguard.learned.rows),
            "blank": "None named",
        },
        {"key": "Times allowed", "value": "\n".join(times(safeguard)), "blank": "At once"},
    ]


def times(safeguard: Safeguard) -> list[str]:
    """Say each time allowed, and from which day it holds."""
    expect = safeguard.expect
    if isinstance(expect, Rhythm):
        dated = expect.every
    elif isinstance(expect, Follows | Knows | Precedes):
        dated = expect.within
    else:
        return []
    first = dated[0].from_day if dated else None
    return [
        str(each.within)
        if each.from_day == first
        else f"{each.within} from {say_day(each.from_day)}"
        for each in dated
    ]


def month_rows(found: Iterable[MonthKept]) -> list[list[object]]:
    """Lay out how it was kept, month by month."""
    return [
        [
            f"{each.month:%B %Y}",
            *map(_counted, (each.done, each.late, each.overdue, each.explained)),
        ]
        for each in found
    ]


def version_rows(found: Iterable[Version]) -> list[list[object]]:
    """Lay out the versions that were adopted."""
    return [
        [
            say_day(each.from_day),
            each.deciders,
            each.why,
            {
                "text": f"{say_day(each.ended_at.date())}: {each.ended_why}"
                if each.ended_at
                else "",
                "blank": "Runs now",
            },
        ]
        for each in found
    ]


def examples(safeguard: Safeguard) -> list[dict[str, object]]:
    """Lay out the worked examples, each a small table and what is expected of it."""
    return [_example(each) for each in safeguard.examples]


def _example(each: Example) -> dict[str, object]:
    case: Any = each.case
    entries = case.get("entries", [])
    return {
        "says": each.says,
        "as_of": say_day(each.as_of),
        "rows": [
            [
                str(entry.get("happened", "")),
                _kind_title(str(entry.get("kind", ""))),
                str(entry.get("by", "")),
                ", ".join(_names(entry.get("about", []))),
            ]
            for entry in entries
        ],
        "expects": "; ".join(f"{child}: {status}" for child, status in each.expects)
        or "nothing is owed",
    }


def _names(about_: Any) -> list[str]:
    return [
        str(one.get("person", "")) if isinstance(one, dict) else str(one) for one in about_
    ]


def _kind_title(code: str) -> str:
    return KINDS[code].title if code in KINDS else code


def _counted(number: int | None) -> dict[str, object]:
    return {"text": FEW if number is None else str(number), "numeric": True}


def _address(code: str) -> str:
    return reverse("safeguard", kwargs={"code": code})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
