"""What is a review called, so that its name tells nothing of the child? Drawn at random."""

from __future__ import annotations

from collections.abc import Callable

# No vowels, so that no word comes out; none of the letters and digits taken for another.
LETTERS = "CDFGHJKMNPQRTVWXY"
DIGITS = "346789"


def neutral_code(below: Callable[[int], int]) -> str:
    """Draw a code such as `KT-7438`; `below(n)` gives a whole number from 0 to n - 1.

    `secrets.randbelow` in service. Some 375,000 codes; the caller draws again where
    one is taken.
    """
    letters = "".join(LETTERS[below(len(LETTERS))] for _ in range(2))
    digits = "".join(DIGITS[below(len(DIGITS))] for _ in range(4))
    return f"{letters}-{digits}"
