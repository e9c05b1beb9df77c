"""How is a figure said? A number, that it is too small to be told, or that there is none."""

from __future__ import annotations

from urllib.parse import urlencode

from sightline.record.queries.small_numbers import SMALLEST

FEW = f"Fewer than {SMALLEST}"
TOO_FEW = "Too few to say"
NONE_TIMED = "None timed"
Cell = dict[str, object]


def number(value: int | None, href: str = "") -> Cell:
    """Return the cell of a number, leading to what it counts unless that is nothing."""
    if value is None:
        return {"text": FEW, "href": href}
    return {"text": str(value), "href": href if value else ""}


def days(value: float | None, *, exact: bool) -> Cell:
    """Return the cell of a time in days."""
    blank = NONE_TIMED if exact else TOO_FEW
    return {"text": "" if value is None else say_days(value), "blank": blank}


def say_days(value: float) -> str:
    """Say a time as `25 minutes`, `5 hours`, `1 day` or `12.5 days`, or `the same day` for none.

    Half days come of times that are counted in days, and are said in days.
    """
    minutes = round(value * 24 * 60)
    if minutes == 0:
        return "the same day"
    if minutes < 60:
        return _counted(minutes, "minute")
    if minutes < 48 * 60 and not float(2 * value).is_integer():
        return _counted(round(minutes / 60), "hour")
    return _counted(round(value, 1), "day")


def _counted(number_: float, unit: str) -> str:
    shown = f"{number_:g}"
    return f"{shown} {unit}{'' if shown == '1' else 's'}"


def share(kept: int | None, of: int | None, per_cent: int | None, *, exact: bool) -> str:
    """Say how many of how many, and the share where enough was counted; empty for none."""
    if of is None:
        return FEW
    if of == 0:
        return ""
    if exact:
        said = f"{kept} of {of}"
    elif kept is None:
        said = f"{FEW} of about {of}"
    else:
        said = f"About {kept} of {of}" if kept else f"None of about {of}"
    return f"{said}, {per_cent}%" if per_cent is not None else said


def address(page: str, **chosen: str) -> str:
    """Return an address with what was chosen, leaving out what was not."""
    wanted = {name: value for name, value in chosen.items() if value}
    return f"{page}?{urlencode(wanted)}" if wanted else page
