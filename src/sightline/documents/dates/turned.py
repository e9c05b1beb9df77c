"""Were day and month turned round in a whole column, by Excel or by an American export?

Excel set to American dates takes `06/08/2020` for June the 8th and leaves `18/08/2020` as
words. So a column whose true dates all have a day up to 12, and whose typed ones all have a
later day, has been through that. An export written month first gives itself away by months
above 12. Nothing is put right here: each date that may be turned is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sightline.documents.dates.reading import Reading
from sightline.kernel.local_time import say_day

_NUMBERED = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d\d)\b")
_FEWEST = 2
_MOST_DAYS_TOLD_TWO_WAYS = 12


def turned_doubted(readings: Sequence[Reading], true: Sequence[bool]) -> list[Reading]:
    """Doubt the dates that may be turned; `true` tells which were true dates of a file."""
    if _by_excel(readings, true):
        why = (
            "dates of this column seem to have been read month first on the way into Excel"
        )
        return [
            _doubted(one, why) if is_true else one
            for one, is_true in zip(readings, true, strict=True)
        ]
    if _month_first(readings):
        why = "other dates of this column can only be written month first"
        return [_doubted(one, why) if _two_ways(one) else one for one in readings]
    return list(readings)


def _by_excel(readings: Sequence[Reading], true: Sequence[bool]) -> bool:
    kept = [_day(one) for one, is_true in zip(readings, true, strict=True) if is_true]
    typed = [_day(one) for one, is_true in zip(readings, true, strict=True) if not is_true]
    told = [day for day in kept if day]
    words = [day for day in typed if day]
    if len(told) < _FEWEST or len(words) < 2 * _FEWEST:
        return False
    most = _MOST_DAYS_TOLD_TWO_WAYS
    return all(day.day <= most for day in told) and all(day.day > most for day in words)


def _month_first(readings: Sequence[Reading]) -> bool:
    found = [_NUMBERED.match(one.written) for one in readings]
    pairs = [(int(one[1]), int(one[2])) for one in found if one]
    if any(first > _MOST_DAYS_TOLD_TWO_WAYS for first, _ in pairs):
        return False
    return sum(second > _MOST_DAYS_TOLD_TWO_WAYS for _, second in pairs) >= _FEWEST


def _two_ways(reading: Reading) -> bool:
    found = _NUMBERED.match(reading.written)
    return found is not None and int(found[2]) <= _MOST_DAYS_TOLD_TWO_WAYS


def _day(reading: Reading) -> date | None:
    first, last = reading.happened.first, reading.happened.last
    return first if first is not None and first == last else None


def _doubted(reading: Reading, why: str) -> Reading:
    day = _day(reading)
    if day is None or day.day > _MOST_DAYS_TOLD_TWO_WAYS or day.day == day.month:
        return reading
    turned = date(day.year, day.day, day.month)
    return reading.doubting(f"{why}; it may be {say_day(turned)}")
