"""When does each stretch of time end that the calendar counts? Worked out once for each day."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from sightline.access.calendar import partnership_calendar
from sightline.kernel.deadlines import Within
from sightline.obligations.models import WorldDeadline, WorldEntry, WorldPerson
from sightline.safeguards.compiler.tables import deadline_rows
from sightline.safeguards.compiler.writing import unit_id

_AT_ONCE = 5_000


def count_from(days: Iterable[int], withins: frozenset[Within]) -> None:
    """Count these stretches from these days, where that was not done before."""
    wanted = set(days)
    if not wanted or not withins:
        return
    rows = WorldDeadline.objects.filter(day__in=wanted)
    counted = set(rows.values_list("unit_id", "day"))
    new = {
        within: [d for d in wanted if (unit_id(within), d) not in counted]
        for within in withins
    }
    if any(new.values()):
        calendar = partnership_calendar()
        WorldDeadline.objects.bulk_create(
            (
                WorldDeadline(unit_id=unit, day=day, due=due)
                for within, on in new.items()
                for unit, day, due in deadline_rows([within], on, calendar)
            ),
            batch_size=_AT_ONCE,
        )


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


def days_of(positions: Iterable[int], people: Iterable[str]) -> set[int]:
    """Return the days from which anything may be counted for these entries and people."""
    rows = WorldEntry.objects.filter(n__in=list(positions)).values_list(
        "first_day", "last_day"
    )
    births = WorldPerson.objects.filter(person__in=list(people))
    both = [*rows, *births.values_list("born_first", "born_last")]
    return {day for pair in both for day in pair if day is not None}


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
