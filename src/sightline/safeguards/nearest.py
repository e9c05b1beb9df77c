"""Which word was meant?"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which of the known words comes closest, or list them where none does."""
    known = list(known)
    close = get_close_matches(word, known, n=2, cutoff=0.5)
    if close:
        return "did you mean " + " or ".join(close) + "?"
    return f"use one of: {', '.join(known)}"
