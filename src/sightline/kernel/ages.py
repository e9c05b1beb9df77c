"""How old is somebody on a day, as far as the record can say?"""

from __future__ import annotations

from datetime import date, timedelta

from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import PartialDate, in_words

OLDEST = 130
UNBORN = -1

_TERM_WEEKS = 40
_PRETERM_BEFORE_WEEKS = 37
_YEARS_SHOWN_CORRECTED = 2
_WIDEST_ABOUT = 4
_DAYS_A_YEAR = 365.25
_DAYS_A_MONTH = _DAYS_A_YEAR / 12


def completed_years(born: PartialDate, on: date) -> tuple[int, int]:
    """Give the lowest and the highest age in years that the person may have on the day.

    A date of birth marked about or doubtful is allowed to be out, as in comparisons. Where
    nothing is known the answer is 0 to 130; -1 means not born yet. Somebody born on
    29 February completes a year on 1 March in years that have no such day.
    """
    earliest, latest = born.reach.first, born.reach.last
    lowest = _years(latest, on) if latest else (0 if _may_be_born(born, on) else UNBORN)
    highest = min(_years(earliest, on), OLDEST) if earliest else OLDEST
    return min(lowest, highest), highest


def is_under(born: PartialDate, years: int, on: date) -> bool | None:
    """Tell whether the person has not reached that age on the day; None if it cannot be
    told. Somebody not born yet has reached no age.
    """
    lowest, highest = completed_years(born, on)
    if highest < years:
        return True
    return False if lowest >= years else None


def age_in_words(born: PartialDate, on: date, weeks_early: int = 0) -> str:
    """Say the age on a day: `11 weeks 3 days`, `1 year 4 months`, `3 years`, `about 27`.

    `weeks_early` is how many weeks before 40 the child was born. A child born before 37
    weeks has the age corrected for it as well, until 2 years old.
    """
    if not born.is_known:
        return "age not known"
    if born.is_exact_day and born.first:
        return _exact(born.first, on, weeks_early)
    return _imprecise(born, on)


def expected_in_words(expected: PartialDate, on: date) -> str:
    """Say when a birth is expected and how far along it is, as in
    `expected 10 September 2026 (22 weeks pregnant)`, with 40 weeks at the expected date.
    """
    if not expected.first or not expected.last:
        return f"expected, {in_words(expected)}"
    said = f"expected {in_words(expected)}"
    fewest, most = _weeks_along(expected.last, on), _weeks_along(expected.first, on)
    if most < 0:
        return said
    if fewest >= _TERM_WEEKS and expected.last < on:
        return f"{said} (that date has passed)"
    weeks = f"{most}" if most == fewest else f"{max(fewest, 0)} to {most}"
    about = "about " if expected.approximate or expected.uncertain else ""
    return f"{said} ({about}{weeks} {'week' if weeks == '1' else 'weeks'} pregnant)"


def _years(born: date, on: date) -> int:
    if on < born:
        return UNBORN
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _may_be_born(born: PartialDate, on: date) -> bool:
    return born.reach.first is None or born.reach.first <= on


def _exact(born: date, on: date, weeks_early: int) -> str:
    if on < born:
        return f"not born yet (born {say_day(born)})"
    said = _precise(born, on)
    preterm = weeks_early > _TERM_WEEKS - _PRETERM_BEFORE_WEEKS
    if not preterm or _years(born, on) >= _YEARS_SHOWN_CORRECTED:
        return said
    return f"{said} ({_corrected(born + timedelta(weeks=weeks_early), on)})"


def _corrected(due: date, on: date) -> str:
    if on < due:
        return f"{_weeks_and_days((due - on).days)} before the due date"
    return f"{_precise(due, on)} corrected"


def _precise(born: date, on: date) -> str:
    years = _years(born, on)
    if years < 1:
        return _weeks_and_days((on - born).days)
    if years >= _YEARS_SHOWN_CORRECTED:
        return _counted(years, "year")
    months = _months(born, on) - 12
    return _counted(1, "year") + (f" {_counted(months, 'month')}" if months else "")


def _months(born: date, on: date) -> int:
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


def _weeks_and_days(days: int) -> str:
    weeks, left = divmod(days, 7)
    said = [_counted(weeks, "week")] if weeks else []
    if left or not weeks:
        said.append(_counted(left, "day"))
    return " ".join(said)


def _imprecise(born: PartialDate, on: date) -> str:
    lowest, highest = completed_years(born, on)
    if highest == UNBORN:
        return f"not born yet (born {in_words(born)})"
    if born.first is None:
        return f"at least {lowest}"
    if born.last is None:
        return f"at most {highest}"
    if highest - lowest > _WIDEST_ABOUT:
        return f"between {max(lowest, 0)} and {highest}"
    return _about(born.first, born.last, on)


def _about(first: date, last: date, on: date) -> str:
    days = max(((on - first).days + (on - last).days) / 2, 0)
    years, months = days / _DAYS_A_YEAR, days / _DAYS_A_MONTH
    if years >= _YEARS_SHOWN_CORRECTED:
        return f"about {round(years)}"
    if months >= 2:
        return f"about {_counted(round(months), 'month')}"
    return f"about {_counted(max(round(days / 7), 1), 'week')}"


def _weeks_along(expected: date, on: date) -> int:
    return _TERM_WEEKS + (on - expected).days // 7


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
