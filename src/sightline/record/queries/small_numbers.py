"""When would a number point at a family? Below five; and where two told numbers give a third.

Whoever counts for the partnership is told every number. Everyone else is told none below five,
and the rest to the nearest five, so that a small one cannot be had by taking one number from
another.
"""

from __future__ import annotations

SMALLEST = 5


def told(number: int, *, exact: bool) -> int | None:
    """Return a number as it may be told; None where it may only be said that it is small."""
    if exact or number == 0:
        return number
    return in_fives(number) if number >= SMALLEST else None


def in_fives(number: float) -> int:
    """Return a number to the nearest five."""
    return SMALLEST * int(number / SMALLEST + 0.5)


def per_cent(part: int, of: int, *, exact: bool) -> int | None:
    """Return a share in per cent, or None where too little was counted to say one: below five.

    Where numbers are not told exactly it takes twenty to say a share, which is then told in
    steps of five, so that one family more or less does not show.
    """
    if exact:
        return round(100 * part / of) if of >= SMALLEST else None
    return in_fives(100 * part / of) if of >= 4 * SMALLEST else None
