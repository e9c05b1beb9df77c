"""How is a safeguard's text made: with another time from a day, or from a few answers?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.kernel.deadlines import NotADuration, Within
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.toml_writing import write_toml
from sightline.obligations.actions import text_of
from sightline.obligations.models import Adopted
from sightline.safeguards import library_loading
from sightline.safeguards.language.lines import lines_of
from sightline.safeguards.language.reading import read
from sightline.safeguards.language.variants import members
from sightline.safeguards.model import Safeguard

TIMED = ("within", "every")
WHOEVER = "whoever recorded it"


@dataclass(frozen=True)
class Draft:
    """A safeguard not adopted yet: its text, and what that reads as."""

    text: str
    safeguard: Safeguard


@dataclass(frozen=True)
class Answers:
    """What someone answers who writes a safeguard in a form."""

    title: str
    kind: str  # what starts it
    shape: str  # a key of `SHAPES`
    looked: tuple[str, ...] = ()  # kinds of entry that are looked for
    same: str = "child"
    time: str = ""
    sectors: tuple[str, ...] = ()  # who must have taken part
    field: str = ""  # what the record must hold
    owed_by: str = ""  # a sector; empty: whoever recorded it
    review: str = ""
    theme: str = ""
    in_force: date = date.min


SHAPES: Mapping[str, str] = {
    "after": "Something must follow within a time",
    "before": "Something must stand before it",
    "attended": "Somebody must have taken part",
    "holds": "The record of it must hold something",
    "rhythm": "Something must come again and again until it ends",
    "two": "Two in a row must be followed by something within a time",
}


def draft_of(code: str) -> Draft | None:
    """Return the safeguard with this code as it would be adopted: as it runs, or as it ships."""
    row = Adopted.objects.filter(code=code).order_by("-pk").first()
    text = row.text if row else None
    if text is None:
        shipped = {each.code: each for each in library_loading.load()}.get(code)
        text = text_of(shipped.source) if shipped else None
    return None if text is None else Draft(text, _one(text, code))


def with_another_time(draft: Draft, time: str, *, from_day: date) -> Draft:
    """Give a safeguard another time for what happens from a day on; what held before stays."""
    code = draft.safeguard.code
    told = next(
        says
        for says, _ in members(tomllib.loads(draft.text), lines_of(draft.text))
        if says.get("code") == code
    )
    name = next((each for each in TIMED if each in told.get("expect", {})), "")
    if not name:
        raise Refused(Fault("the time", "this safeguard has none", "leave it as it is"))
    before = told["expect"][name]
    dated = before if isinstance(before, list) else [{"is": before}]
    kept = [each for each in dated if each.get("from", date.min) < from_day]
    new = {"is": str(_time(time)), "from": from_day}
    text = write_toml(told | {"expect": told["expect"] | {name: [*kept, new]}})
    return Draft(text, _one(text, code))


def written(answers: Answers) -> Draft:
    """Write a safeguard from answers; raises Refused with everything wrong with them."""
    code = code_of(answers.title)
    told: dict[str, Any] = {
        "code": code,
        "title": answers.title,
        "in_force": answers.in_force,
        "owed_by": [answers.owed_by] if answers.owed_by else WHOEVER,
        "learned": {"review": answers.review, "theme": answers.theme},
        "when": {"entry": answers.kind},
        "expect": _expected(answers),
    }
    if answers.shape == "two":
        told["when"] |= {"times": 2, "within": "3 months", "same": "child"}
    text = write_toml(told)
    return Draft(text, _one(text, code))


def code_of(title: str) -> str:
    """Make a safeguard's code from its title."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:60].strip("-") or "untitled"


def _expected(answers: Answers) -> dict[str, Any]:
    looked = list(answers.looked)
    match answers.shape:
        case "before":
            told: dict[str, Any] = {"earlier": looked, "same": answers.same}
            return told | ({"within": answers.time} if answers.time else {})
        case "attended":
            return {"attended": list(answers.sectors)}
        case "holds":
            return {"holds": {answers.field: "stated"}}
        case "rhythm":
            return {
                "every": answers.time,
                "entry": looked,
                "same": answers.same,
                "until": ["plan.ended", "case.closed"],
            }
    return {"entry": looked, "same": answers.same, "within": answers.time}


def _time(text: str) -> Within:
    try:
        return Within.parse(text)
    except NotADuration as no:
        raise Refused(Fault("the time", str(no), "write it as 10 working days")) from None


def _one(text: str, code: str) -> Safeguard:
    found = {each.code: each for each in read(text, code)}
    if code not in found:
        raise Refused(Fault("the text", f"it holds no {code}", "give it that code"))
    return found[code]
