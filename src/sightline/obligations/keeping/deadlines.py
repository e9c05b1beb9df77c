"""When does each stretch of time end that the calendar counts? Worked out once for each day."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import F

from sightline.access.calendar import partnership_calendar
from sightline.kernel.deadlines import Within
from sightline.obligations.keeping.asking import ask, write
from sightline.obligations.models import WorldDeadline, WorldEntry, WorldPerson
from sightline.safeguards.compiler.tables import deadline_rows
from sightline.safeguards.compiler.writing import unit_id

_AT_ONCE = 5_000
_COUNTED = "SELECT unit_id, day FROM obligations_deadline WHERE day IN {days}"
_BIRTHS = "SELECT born_first, born_last FROM obligations_person WHERE person IN {people}"


def count_from(days: Iterable[int], withins: frozenset[Within]) -> None:
    """Count these stretches from these days, where that was not done before."""
    wanted = set(days)
    if not wanted or not withins:
        return
    counted = set(ask(_COUNTED, days=wanted))
    new = {
        within: [d for d in wanted if (unit_id(within), d) not in counted]
        for within in withins
    }
    if any(new.values()):
        calendar = partnership_calendar()
        found = [
            row
            for within, on in new.items()
            for row in deadline_rows([within], on, calendar)
        ]
        write("obligations_deadline", ("unit_id", "day", "due"), found)


def count_all_again(withins: frozenset[Within]) -> None:
    """Count everything again: the calendar may have changed."""
    WorldDeadline.objects.all().delete()
    days = sorted(_days_in_use())
    for at in range(0, len(days), _AT_ONCE):
        count_from(days[at : at + _AT_ONCE], withins)


def count_newly(withins: frozenset[Within]) -> None:
    """Count stretches of time that no safeguard used before, from every day in use."""
    held = set(WorldDeadline.objects.values_list("unit_id", flat=True).distinct())
    new = frozenset(within for within in withins if unit_id(within) not in held)
    days = sorted(_days_in_use()) if new else []
    for at in range(0, len(days), _AT_ONCE):
        count_from(days[at : at + _AT_ONCE], new)


def births_of(people: Collection[str]) -> set[int]:
    """Return the days between which these people were born, from which ages are counted."""
    births = ask(_BIRTHS, people=people) if people else []
    return {day for pair in births for day in pair if day is not None}


def _days_in_use() -> set[int]:
    found: set[int] = set()
    for model, names in (
        (WorldEntry, ("first_day", "last_day")),
        (WorldPerson, ("born_first", "born_last")),
    ):
        for name in names:
            rows = model._default_manager.exclude(**{name: None})
            found |= set(rows.values_list(F(name), flat=True).distinct())
    return found
