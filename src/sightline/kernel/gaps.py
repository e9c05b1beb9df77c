"""How long after something began did something else happen, as far as the dates can say?"""

from __future__ import annotations

from datetime import date

from sightline.kernel.partial_dates import PartialDate


def gap_in_words(since: PartialDate, until: date) -> str:
    """Say the time between: `2 years 1 month`, `3 weeks 2 days`, `at least 2 years`.

    Where the first date is not one exact day, the shortest time it can have been is said.
    Empty where it may have been no time at all, or nothing is known of when.
    """
    begun = since.first if since.is_exact_day else since.reach.last
    if begun is None or begun >= until:
        return ""
    said = _between(begun, until)
    return said if since.is_exact_day else f"at least {said}"


def _between(begun: date, until: date) -> str:
    months = whole_months(begun, until)
    if months:
        years, left = divmod(months, 12)
        return _joined((years, "year"), (left, "month"))
    weeks, days = divmod((until - begun).days, 7)
    return _joined((weeks, "week"), (days, "day"))


def whole_months(begun: date, until: date) -> int:
    """Count the whole months from one day to a later one."""
    months = (until.year - begun.year) * 12 + until.month - begun.month
    return months - (until.day < begun.day)


def _joined(*counted: tuple[int, str]) -> str:
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in counted if n)
