"""Was the child seen, and is an injury told of? Said only where the words are plain."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

_YES = re.compile(r"(?:y|yes|seen|yes[ ,;-].*|✓|✔|x|all|both|true|s&st?a?)", re.IGNORECASE)
_NO = re.compile(r"(?:n|no|not seen|none|no[ ,;-].*|false|unseen)", re.IGNORECASE)


@cache
def _words(about: str, answer: str) -> re.Pattern[str]:
    file = resources.files(__package__).joinpath("flags.toml")
    told: dict[str, dict[str, Sequence[str]]] = tomllib.loads(
        file.read_text(encoding="utf-8")
    )
    said = "|".join(re.escape(one) for one in told[about][answer])
    return re.compile(rf"\b(?:{said})\b")


def seen(column: str, words: str) -> bool | None:
    """Tell whether the child was seen: by the column for it, else by plain words."""
    said = column.strip().rstrip(".")
    if said:
        if _NO.fullmatch(said):
            return False
        return True if _YES.fullmatch(said) else None
    plain = words.lower()
    no = _words("seen", "no").search(plain) is not None
    yes = _words("seen", "yes").search(plain) is not None
    return None if no == yes else yes


def injury(words: str) -> bool | None:
    """Tell whether an injury is told of; None where words do not say."""
    plain = words.lower()
    denied = _words("injury", "no").sub(" ", plain)
    if _words("injury", "yes").search(denied):
        return True if denied == plain else None
    return None if denied == plain else False
