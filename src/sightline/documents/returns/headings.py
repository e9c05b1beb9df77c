"""Which meaning does an agency's heading of a column have?"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_SIGNS = re.compile(r"[^a-z0-9&/']+")
# A heading is short; a cell longer than this tells something.
LONGEST = 90


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means, and whether that is its whole wording or was found inside it."""

    meaning: str
    whole: bool


@cache
def _wordings() -> dict[str, str]:
    file = resources.files(__package__).joinpath("columns.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        _plain(wording): meaning
        for meaning, one in told.items()
        for wording in one["wordings"]
    }


@cache
def meanings() -> dict[str, str]:
    """Give each meaning a column may have, and what such a column holds."""
    file = resources.files(__package__).joinpath("columns.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return {meaning: one["about"] for meaning, one in told.items()}


def _plain(text: str) -> str:
    text = text.replace("’", "'").replace("‘", "'").casefold()
    text = text.replace("\u00ad", "").replace("\u200b", "")
    return _SIGNS.sub(" ", text).strip()


@lru_cache(maxsize=8192)
def heading_of(text: str) -> Heading | None:
    """Find the meaning of a heading; None where it is not one."""
    said = _plain(text)
    if not said or len(text) > LONGEST:
        return None
    wordings = _wordings()
    for one in (said, re.sub(r"\s*\(.*", "", text.casefold()), said.replace("/", " ")):
        if (plain := _plain(one)) in wordings:
            return Heading(wordings[plain], True)
    if len(said.split()) > 12:
        return None
    return _inside(said, wordings)


# What settles a heading that names several things: these before the longest wording.
_DECIDING = ("born", "recorded", "date", "seen", "analysis", "question")
_TOO_SHORT = {
    "by",
    "at",
    "to",
    "from",
    "re",
    "no",
    "#",
    "how",
    "who",
    "end",
    "mm",
    "dd",
    "id",
}
_LOOSE = {"about", "present", "key", "code", "type", "plan", "day", "child", "note", "row"}


def _inside(said: str, wordings: dict[str, str]) -> Heading | None:
    padded = f" {said.replace('/', ' ')} "
    held = [
        (len(wording), meaning)
        for wording, meaning in wordings.items()
        if wording not in _TOO_SHORT | _LOOSE and f" {wording.replace('/', ' ')} " in padded
    ]
    if not held:
        return None
    found = {meaning for _, meaning in held}
    for meaning in _DECIDING:
        if meaning in found:
            return Heading(meaning, False)
    return Heading(max(held)[1], False)
