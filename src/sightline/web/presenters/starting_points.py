"""Whom may one be in the demo, and where is a good place to start?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.access.queries import AgencyListed, PostHeld


@dataclass(frozen=True)
class ToBe:
    """One invented agency, and whoever holds a post in it."""

    name: str
    sector: str
    posts: tuple[PostHeld, ...]


@dataclass(frozen=True)
class StartingPoint:
    """One post worth beginning with, and why."""

    post: PostHeld
    sentence: str


# A role, where it matters the sort of agency, and what that person does first.
SUGGESTIONS = (
    ("practitioner", "health-visiting", "Sees what is new about the families they visit."),
    (
        "front-door",
        "childrens-social-care",
        "Takes in the referrals that have arrived, and decides on each.",
    ),
    (
        "designated-safeguarding-lead",
        "school",
        "Has ten minutes: records a worry, and finds out whom to ring.",
    ),
    (
        "practitioner",
        "childrens-social-care",
        "Holds a family's whole chronology and plan.",
    ),
    ("partnership-manager", "", "Looks across agencies at what was known, and when."),
    (
        "privacy-officer",
        "",
        "Reviews who looked at what, and opens no family at all.",
    ),
)


def everyone_to_be(agencies: Iterable[AgencyListed]) -> tuple[ToBe, ...]:
    """Return every agency with the posts that somebody holds, in a team or in none."""
    found = (ToBe(each.name, each.sector, tuple(_held(each))) for each in agencies)
    return tuple(each for each in found if each.posts)


def _held(agency: AgencyListed) -> Iterator[PostHeld]:
    in_teams = [post for team in agency.teams for post in team.posts]
    for post in sorted((*agency.posts, *in_teams), key=lambda each: each.title):
        if post.holder_id is not None:
            yield post


def starting_points(agencies: Iterable[ToBe]) -> tuple[StartingPoint, ...]:
    """Return the first post that fits each suggestion."""
    agencies = tuple(agencies)
    found = (_first(agencies, *suggestion) for suggestion in SUGGESTIONS)
    return tuple(each for each in found if each)


def _first(
    agencies: tuple[ToBe, ...], role: str, sector: str, sentence: str
) -> StartingPoint | None:
    for agency in agencies:
        for post in agency.posts:
            if post.role == role and sector in ("", agency.sector):
                return StartingPoint(post, sentence)
    return None
