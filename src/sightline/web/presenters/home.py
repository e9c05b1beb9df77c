"""What does somebody start from? What is new to them, and the families they work with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day, say_day
from sightline.record.queries.home import MyFamily, Overdue
from sightline.record.queries.shown import EntryShown
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.web.presenters.entries import short


@dataclass(frozen=True)
class News:
    """One entry that reached this agency and that nobody in it has acknowledged."""

    entry: EntryShown
    text: str
    arrived: datetime
    how: str
    referral: bool


@dataclass(frozen=True)
class OverdueLine:
    """One involvement past the day to be looked at again."""

    entry: str
    name: str
    role: str
    until: str


def news_of(actor: Actor, entries: Iterable[EntryShown]) -> tuple[News, ...]:
    """Set out what is new: referrals first, and of each the newest first."""
    news = [_news(actor, entry) for entry in entries]
    return tuple(sorted(news, key=lambda each: not each.referral))


def _news(actor: Actor, entry: EntryShown) -> News:
    ours = next((each for each in entry.knowers if each.agency == actor.agency), None)
    return News(
        entry=entry,
        text=short(entry.says),
        arrived=ours.since if ours else entry.recorded_at,
        how=ours.how if ours else "",
        referral=entry.kind == "referral.made",
    )


def family_rows(families: Iterable[MyFamily]) -> list[list[object]]:
    """Return the cells of a table of families."""
    return [
        [
            {"text": each.name, "href": f"/family/{ref_of(each.person)}/"},
            each.age,
            role_title(each.role),
            {"text": "You" if each.mine else "Your team"},
            say_day(london_day(each.until)),
            {"tag": f"{each.unread} new", "colour": "orange"}
            if each.unread
            else {"text": "Nothing new"},
        ]
        for each in families
    ]


FAMILY_HEAD = ("Name", "Age", "As", "Whose", "To be looked at again by", "What is new")


def overdue_lines(found: Iterable[Overdue]) -> tuple[OverdueLine, ...]:
    """Return the involvements to renew, in words."""
    return tuple(
        OverdueLine(
            each.entry,
            each.name or "Name not recorded",
            role_title(each.role),
            say_day(london_day(each.until)),
        )
        for each in found
    )


def role_title(code: str) -> str:
    """Return the words for a role of involvement; a code nobody listed is its own words."""
    known = INVOLVEMENT_ROLES.get(code)
    return known.title if known else code.replace("-", " ").capitalize()
