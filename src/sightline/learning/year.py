"""What became of learning in one year? Every figure is the length of a list that is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sightline.kernel.local_time import london_day
from sightline.learning.elsewhere import FromElsewhere, from_elsewhere
from sightline.learning.models import Decided, Discussion, Sent, Version
from sightline.vocabulary.themes import THEMES


@dataclass(frozen=True)
class Done:
    """Something done with a briefing on a day; `agency` where it was done with one."""

    code: str
    title: str
    day: date
    agency: str = ""
    team: str = ""
    why: str = ""
    people: int | None = None


@dataclass(frozen=True)
class Year:
    """One year of learning. A briefing published twice in it counts once, by its first day.

    `themes` counts briefings published here in the year under each theme, most first.
    """

    year: int
    published: tuple[Done, ...]
    withdrawn: tuple[Done, ...]
    counted: tuple[FromElsewhere, ...]
    sent: tuple[Done, ...]
    talks: tuple[Done, ...]
    themes: tuple[tuple[str, int], ...]


def year_of(year: int) -> Year:
    """Return what was done in a calendar year, by the days of London."""
    decided = list(Decided.objects.select_related("briefing").order_by("at", "id"))
    first: dict[str, Decided] = {}
    for row in decided:
        if row.what == "published":
            first.setdefault(row.briefing_id, row)
    published = [row for row in first.values() if _day(row.at).year == year]
    withdrawn = [r for r in decided if r.what == "withdrawn" and _day(r.at).year == year]
    versions = {(v.briefing_id, v.number): v for v in Version.objects.all()}
    latest = {v.briefing_id: v for v in Version.objects.order_by("number")}
    counted = Counter(
        theme
        for row in published
        for theme in versions[row.briefing_id, row.version].themes
        if theme in THEMES
    )
    return Year(
        year=year,
        published=tuple(_done(published, versions)),
        withdrawn=tuple(_done(withdrawn, versions)),
        counted=tuple(
            each
            for each in from_elsewhere()
            if each.checked_at and _day(each.checked_at).year == year
        ),
        sent=tuple(
            Done(row.briefing.code, latest[row.briefing_id].title, _day(row.at), row.agency,
                 row.team)
            for row in Sent.objects.select_related("briefing").order_by("at", "id")
            if _day(row.at).year == year
        ),
        talks=tuple(
            Done(row.briefing.code, latest[row.briefing_id].title, row.held_on, row.agency,
                 people=row.people)
            for row in Discussion.objects.select_related("briefing")
            .filter(held_on__year=year)
            .order_by("held_on", "id")
        ),
        themes=tuple(counted.most_common()),
    )  # fmt: skip


def _done(
    rows: Iterable[Decided], versions: dict[tuple[str, int], Version]
) -> Iterable[Done]:
    for row in rows:
        title = versions[row.briefing_id, row.version].title
        yield Done(row.briefing.code, title, _day(row.at), why=row.why)


def _day(moment: datetime) -> date:
    return london_day(moment)
