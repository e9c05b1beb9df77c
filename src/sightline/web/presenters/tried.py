"""How is a trial over history said: by month, team and kind of case, and what to read?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sightline.kernel.local_time import say_day
from sightline.obligations.trying import FLOOD, Counted, Tried
from sightline.web.presenters.due import STANDING
from sightline.web.presenters.safeguards import FEW

STATUS_WORDS = {"missed": STANDING["overdue"][0], "pending": STANDING["due"][0]}

HEADS = {
    "team": ("Agency and team", "In all", "A week, over the last year"),
    "count": ("Which", "How many"),
    "sample": ("Entry", "When"),
}


@dataclass(frozen=True)
class TriedTables:
    """A trial as small tables."""

    since: str
    total: str
    floods: list[str]
    months: list[list[object]]
    teams: list[list[object]]
    kinds: list[list[object]]
    statuses: list[list[object]]
    sample: list[list[object]]


def tried_tables(tried: Tried) -> TriedTables:
    """Lay out a trial."""
    return TriedTables(
        since=say_day(tried.since),
        total=_number(tried.total),
        floods=[
            f"{each.name} would be asked {each.a_week:g} times a week, more than {FLOOD}."
            for each in tried.flooded
        ],
        months=_rows(tried.months),
        teams=[[each.name, _cell(each.number), _a_week(each)] for each in tried.teams],
        kinds=_rows(tried.kinds_of_case),
        statuses=_rows(
            Counted(status_in_words(each.name), each.number) for each in tried.statuses
        ),
        sample=[
            [
                {
                    "text": f"Entry {place}",
                    "href": reverse("entry", kwargs={"position": place}),
                },
                say_day(day) if day else "",
            ]
            for place, day in tried.sample
        ],
    )


def _rows(counted: Iterable[Counted]) -> list[list[object]]:
    return [[each.name, _cell(each.number)] for each in counted]


def status_in_words(code: str) -> str:
    """Return how what a safeguard asked for stands, in words."""
    known = {name: words for name, (words, _) in STANDING.items()}
    return STATUS_WORDS.get(code) or known.get(code, code)  # type: ignore[call-overload]


def _cell(number: int | None) -> dict[str, object]:
    return {"text": _number(number), "numeric": True}


def _number(number: int | None) -> str:
    return FEW if number is None else f"{number:,}"


def _a_week(each: Counted) -> dict[str, object]:
    text = "Too few to say" if each.a_week is None else f"{each.a_week:g}"
    return {"text": text, "numeric": True}
