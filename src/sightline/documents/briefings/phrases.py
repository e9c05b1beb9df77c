"""How does a list of wordings, as a person writes it in a data file, find words in a text?

In a phrase `*` ends a word in any way, a hyphen may be missing or a space, `a|b` is either,
`...` lets up to five words stand between, and a blank is any white space. Acronyms count in
capitals only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sightline.kernel.errors import Fault, Refused

_BETWEEN = r"(?:[\s,]+[\w’'&/-]+){0,5}?[\s,]+"
_NOTHING = re.compile(r"(?!)")
_ACRONYM = re.compile(r"[A-Z][A-Z&]")


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the phrases, whatever their capitals."""
    patterns = [_pattern(phrase) for phrase in phrases]
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else _NOTHING


def _pattern(phrase: str) -> str:
    parts = [part.strip() for part in phrase.split("...")]
    inner = _BETWEEN.join(
        r"\s+".join(_word(word) for word in part.split()) for part in parts
    )
    return rf"(?<![\w-])(?:{inner})(?!\w)"


def _word(word: str) -> str:
    ways = []
    for way in word.split("|"):
        pattern = re.escape(way).replace("'", "[’']").replace(r"\-", r"[-‐-―\s]?\s?")
        pattern = pattern.replace(r"\*", r"[\w’'-]*")
        # An acronym is one only in capitals: SEND is not "send", nor IT "it".
        ways.append(f"(?-i:{pattern})" if _ACRONYM.match(way) else pattern)
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


@dataclass(frozen=True)
class Wording:
    """A code and the words it goes by; where `unless` is found around them they do not count.

    `beside` holds words one of which must stand in the same sentence; `together` holds lists
    that mean this where a word of each stands in one statement.
    """

    code: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    more: Mapping[str, Any]
    beside: re.Pattern[str] | None = None
    together: tuple[re.Pattern[str], ...] = ()

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Each place where the words stand and mean this."""
        barred: list[tuple[int, int]] | None = None
        for found in self.pattern.finditer(text):
            if barred is None:
                barred = [one.span() for one in self.unless.finditer(text)]
            if not any(a < found.end() and found.start() < b for a, b in barred):
                yield found


@cache
def wordings(name: str) -> tuple[Wording, ...]:
    """The lists of `wordings/<name>.toml`: one table a code, in the file's order."""
    file = resources.files("sightline.documents.briefings").joinpath(
        "wordings", f"{name}.toml"
    )
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as no:
        raise Refused(Fault(f"{name}.toml", f"this is not TOML: {no}", "mend it")) from no
    return tuple(_wording(code, row) for code, row in raw.items())


def _wording(code: str, row: Mapping[str, Any]) -> Wording:
    phrases = ("words", "unless", "beside", "together")
    return Wording(
        code,
        compiled(row.get("words", ())),
        compiled(row.get("unless", ())),
        {key: value for key, value in row.items() if key not in phrases},
        compiled(row["beside"]) if "beside" in row else None,
        tuple(compiled(words) for words in row.get("together", ())),
    )
