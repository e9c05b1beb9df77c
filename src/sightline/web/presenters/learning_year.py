"""How is a year of learning set out? As figures, each with the rows that it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from sightline.kernel.local_time import london_day, say_day
from sightline.learning.year import Done, Year
from sightline.vocabulary.themes import THEMES

NO_AGENCY = "An agency that is no longer listed"


@dataclass(frozen=True)
class Counted:
    """One figure of the year, and what it counts."""

    anchor: str
    caption: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[object]]

    @property
    def figure(self) -> int:
        """How many there are."""
        return len(self.rows)


def lists_of(year: Year, agencies: Mapping[str, str]) -> list[Counted]:
    """Return the year's figures in the order in which they are read."""
    return [
        Counted("published", "Briefings published", ("Briefing", "On"),
                [_named(each) for each in year.published]),
        Counted("themes", "Themes in them", ("Theme", "Briefings"), _themes(year)),
        Counted("elsewhere", "Briefings from elsewhere, looked over", ("Briefing", "On"), [
            [each.title, say_day(london_day(each.checked_at)) if each.checked_at else ""]
            for each in year.counted
        ]),
        Counted("sent", "Times a briefing was sent to a team", ("Briefing", "On", "Agency"),
                list(_with_agency(year.sent, agencies))),
        Counted("talks", "Talks that teams held", ("Briefing", "On", "Agency", "People"), [
            [*row, {"text": str(talk.people or ""), "blank": "Not said"}]
            for row, talk in zip(
                _with_agency(year.talks, agencies), year.talks, strict=True
            )
        ]),
        Counted("withdrawn", "Briefings withdrawn", ("Briefing", "On", "Why"),
                [[*_named(each), each.why] for each in year.withdrawn]),
    ]  # fmt: skip


def _named(done: Done) -> list[object]:
    at = reverse("briefing-in-work", kwargs={"briefing": done.code})
    return [{"text": done.title, "href": at}, say_day(done.day)]


def _with_agency(
    rows: Iterable[Done], agencies: Mapping[str, str]
) -> Iterable[list[object]]:
    for done in rows:
        yield [*_named(done), agencies.get(done.agency, NO_AGENCY)]


def _themes(year: Year) -> list[list[object]]:
    return [
        [
            {"text": THEMES[code].title, "href": f"{reverse('library')}?theme={code}"},
            {"text": str(count), "numeric": True},
        ]
        for code, count in year.themes
    ]
