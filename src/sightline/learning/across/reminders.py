"""What of learning has been left lying: a briefing out of date, a team that has not talked?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sightline.access.actor import Actor
from sightline.kernel.local_time import london_day
from sightline.learning.groups.reminders import overdue_in_groups
from sightline.learning.kept.queries import kept_for
from sightline.learning.models import Discussion, Sent
from sightline.learning.policies import may_write
from sightline.learning.queries import open_to_team, published

Sort = Literal[
    "out-of-date",
    "not-talked-about",
    "kept-expired",
    "look-back",
    "action-late",
    "alternative",
    "group-action",
    "owed-action",
    "self-check",
]


@dataclass(frozen=True)
class Reminder:
    """One thing left: what it is about in words, who owes it, and since which day.

    `owed_by` are agencies with their teams, each as (agency, team) and the team empty for a
    whole agency; there are none where the partnership owes it. `code` is that of the
    briefing, the review or the kept thing. `since` is None where no day was set for it.
    """

    sort: Sort
    says: str
    code: str
    since: date | None
    owed_by: tuple[tuple[str, str], ...] = ()
    owner: str = ""


def reminders_of_learning(actor: Actor, *, now: datetime) -> list[Reminder]:
    """Return what the partnership, or the actor's own team, has left; the longest first."""
    today = london_day(now)
    found = [*_not_talked(actor, today), *_in_groups(actor, today)]
    if may_write(actor):
        found += [*_out_of_date(today), *_expired(actor, today)]
    return sorted(found, key=lambda one: one.since or today)


def _in_groups(actor: Actor, today: date) -> Iterator[Reminder]:
    for each in overdue_in_groups(actor, today):
        owed_by = ((each.agency, ""),)
        yield Reminder(each.sort, each.says, each.place, each.since, owed_by)


def _out_of_date(today: date) -> Iterator[Reminder]:
    for shown in published():
        if shown.standing.is_out_of_date(shown.review_by, today):
            yield Reminder("out-of-date", shown.title, shown.code, shown.review_by)


def _expired(actor: Actor, today: date) -> Iterator[Reminder]:
    for kept in kept_for(actor):
        if kept.is_being_checked(today) and not kept.ended:
            yield Reminder("kept-expired", kept.title, kept.code, kept.until)


def _not_talked(actor: Actor, today: date) -> Iterator[Reminder]:
    """Yield what was sent and not talked about by its day: of all teams, or of one's own.

    A team that left its name out has talked all the same: it counts for every team of its
    agency that was sent the briefing.
    """
    rows = Sent.objects.filter(remind_on__lt=today).select_related("briefing")
    if not may_write(actor):
        rows = rows.filter(agency=actor.agency, team__in=("", actor.team))
    held = set(Discussion.objects.values_list("briefing", "agency", "team"))
    agencies = {(briefing, agency) for briefing, agency, _ in held}
    silent: dict[tuple[str, date], list[tuple[str, str]]] = {}
    for row in rows.order_by("remind_on", "id"):
        talks = {(row.briefing_id, row.agency, team) for team in (row.team, "")}
        whole = not row.team and (row.briefing_id, row.agency) in agencies
        if row.remind_on and not whole and not talks & held:
            teams = silent.setdefault((row.briefing.code, row.remind_on), [])
            teams.append((row.agency, row.team))
    for (code, day), teams in silent.items():
        shown = open_to_team(actor, code)
        if shown is not None:
            yield Reminder("not-talked-about", shown.title, code, day, tuple(teams))
