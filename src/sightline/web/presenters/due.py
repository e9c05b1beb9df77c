"""How is something owed said: what, for whom, by whom, by when, and how long that is?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day, say_day, say_moment
from sightline.obligations.queries.owed import ASKING, Due, Standing

HEAD = ("What is asked", "For whom", "Owed by", "By when")
STANDING: dict[Standing, tuple[str, str]] = {
    "overdue": ("Overdue", "red"),
    "due": ("Due", "blue"),
    "explained": ("Explained", "grey"),
    "late": ("Done late", "yellow"),
    "met": ("Done", "green"),
    "excused": ("Not needed", "grey"),
    "cannot-tell": ("Cannot be told", "grey"),
}
# What an agency is asked for on account of something that is not open to this person.
NOT_OPEN = "Your agency is asked for something that is not open to you: ask your manager."


@dataclass(frozen=True)
class FamilyDue:
    """What is owed in a family: what asks for something, and what is settled."""

    asking: list[list[object]]
    settled: list[list[object]]


def family_due(found: Iterable[Due], *, now: datetime) -> FamilyDue:
    """Lay out a family's obligations in two tables."""
    found = list(found)
    return FamilyDue(
        asking=due_rows([each for each in found if each.status in ASKING], now=now),
        settled=due_rows([each for each in found if each.status not in ASKING], now=now),
    )


def due_rows(found: Iterable[Due], *, now: datetime) -> list[list[object]]:
    """Lay out obligations as the rows of a table."""
    return [_row(each, now) for each in found]


def by_when(each: Due, now: datetime) -> str:
    """Say by when, and how long that is from now."""
    if each.moment:
        said = f"by {say_moment(each.moment)}"
    elif each.due is None:
        return "a day that no calendar here reaches"
    elif each.due_first and each.due_first != each.due:
        said = f"between {say_day(each.due_first)} and {say_day(each.due)}"
    else:
        said = f"by {say_day(each.due)}"
    return f"{said}, {_left(each, now)}" if each.status in ASKING else said


def why_address(each: Due) -> str:
    """Return the address of the page that says why."""
    return reverse(
        "why-due",
        kwargs={"position": each.started, "code": each.code, "ref": ref_of(each.child)},
    )


def _row(each: Due, now: datetime) -> list[object]:
    words, colour = STANDING[each.status]
    what: dict[str, object] = {"text": NOT_OPEN}
    if each.open:
        what = {"text": each.title, "href": why_address(each)}
    child = reverse("family", kwargs={"ref": ref_of(each.child)})
    who = each.owed_by_name
    if each.each_name and each.each_name != who:
        who = f"{who}, of {each.each_name}"
    return [
        what,
        {"text": each.child_name or "This child", "href": child},
        {"text": who, "blank": "Nobody of that sector is involved"},
        {"text": by_when(each, now), "tag": words, "colour": colour},
    ]


def _left(each: Due, now: datetime) -> str:
    if each.due is None:
        return ""
    days = (each.due - london_day(now)).days
    if each.status == "overdue":
        return f"{_days(-days)} ago" if days else "earlier today"
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {_days(days)}"


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
