"""Was the child seen, and is an injury told of? Said only where the words are plain."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from sightline.documents.returns.wordings import Plain, Wordings

_YES = re.compile(r"(?:y|yes|seen|yes[ ,;-].*|✓|✔|x|all|both|true|s&st?a?)", re.IGNORECASE)
_NO = re.compile(r"(?:n|no|not seen|none|no[ ,;-].*|false|unseen)", re.IGNORECASE)


@cache
def _words(about: str, answer: str) -> Wordings:
    file = resources.files(__package__).joinpath("flags.toml")
    told: dict[str, dict[str, Sequence[str]]] = tomllib.loads(
        file.read_text(encoding="utf-8")
    )
    return Wordings(told[about][answer], before=r"\w", after=r"\w")


def seen(column: str, words: Plain) -> bool | None:
    """Tell whether the child was seen: by the column for it, else by plain words."""
    said = column.strip().rstrip(".")
    if said:
        if _NO.fullmatch(said):
            return False
        return True if _YES.fullmatch(said) else None
    no = _words("seen", "no").are_in(words)
    yes = _words("seen", "yes").are_in(words)
    return None if no == yes else yes


def injury(words: Plain) -> bool | None:
    """Tell whether an injury is told of; None where words do not say."""
    if not _words("injury", "no").are_in(words):
        return True if _words("injury", "yes").are_in(words) else None
    besides = _words("injury", "no").pattern.sub(" ", words.text)
    return None if _words("injury", "yes").pattern.search(besides) else False
