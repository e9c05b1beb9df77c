"""In which band of ages is a child, where nobody is to be told by their age?"""

from __future__ import annotations

from itertools import pairwise

BANDS = ((1, "under 1"), (5, "1 to 4"), (12, "5 to 11"), (18, "12 to 17"))
ADULT = "18 or over"
DAYS_IN_A_YEAR = 365.25


def band_of(years: int) -> str:
    """Return the band of ages that a number of completed years falls in."""
    return next((words for under, words in BANDS if years < under), ADULT)


def bands_between(least_days: int, most_days: int) -> tuple[str, ...]:
    """Return every band that ages between two numbers of days may fall in, youngest first."""
    starts = (0, *(under for under, _ in BANDS))
    years = least_days / DAYS_IN_A_YEAR, most_days / DAYS_IN_A_YEAR
    return tuple(
        words
        for (low, high), (_, words) in zip(pairwise(starts), BANDS, strict=True)
        if years[0] < high and low <= years[1]
    )
