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
    return _inside(said)


# What settles a heading that names several things: these before the longest wording.
_DECIDING = ("due", "born", "recorded", "date", "seen", "analysis", "question")
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


@cache
def _findable() -> tuple[tuple[str, str], ...]:
    """The wordings that may be found inside a heading, the longest first."""
    kept = {
        wording.replace("/", " "): meaning
        for wording, meaning in _wordings().items()
        if wording not in _TOO_SHORT | _LOOSE
    }
    return tuple(sorted(kept.items(), key=lambda one: -len(one[0])))


@cache
def _any_wording() -> re.Pattern[str]:
    said = "|".join(re.escape(wording) for wording, _ in _findable())
    return re.compile(rf"(?<!\S)(?:{said})(?!\S)")


def _inside(said: str) -> Heading | None:
    plain = said.replace("/", " ")
    if not _any_wording().search(plain):
        return None
    padded = f" {plain} "
    held = [meaning for wording, meaning in _findable() if f" {wording} " in padded]
    for meaning in _DECIDING:
        if meaning in held:
            return Heading(meaning, False)
    return Heading(held[0], False)
