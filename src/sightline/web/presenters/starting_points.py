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


@dataclass(frozen=True)
class Suggestion:
    """What to look for: the post of our own demo, else the first with this role and sector."""

    post: str
    role: str
    sector: str  # empty where any sort of agency will do
    sentence: str


# In our own Northshire, these are the homes with the most on them.
SUGGESTIONS = (
    Suggestion(
        "health-visitor-1",
        "practitioner",
        "health-visiting",
        "Sees what is new about the families they visit.",
    ),
    Suggestion(
        "front-door",
        "front-door",
        "childrens-social-care",
        "Takes in the referrals that have arrived, and decides on each.",
    ),
    Suggestion(
        "dsl-larch-lane",
        "designated-safeguarding-lead",
        "school",
        "Has ten minutes: records a worry, and finds out whom to ring.",
    ),
    Suggestion(
        "social-worker-3",
        "practitioner",
        "childrens-social-care",
        "Holds a family's whole chronology and plan.",
    ),
    Suggestion(
        "partnership-manager",
        "partnership-manager",
        "",
        "Looks across agencies at what was known, and when.",
    ),
    Suggestion(
        "privacy-council",
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
    """Return a post for each suggestion that one fits."""
    agencies = tuple(agencies)
    found = (_point(agencies, suggestion) for suggestion in SUGGESTIONS)
    return tuple(each for each in found if each)


def _point(agencies: tuple[ToBe, ...], suggestion: Suggestion) -> StartingPoint | None:
    fitting = [
        post
        for agency in agencies
        for post in agency.posts
        if post.role == suggestion.role and suggestion.sector in ("", agency.sector)
    ]
    preferred = [post for post in fitting if post.id == suggestion.post]
    post = next(iter(preferred + fitting), None)
    return StartingPoint(post, suggestion.sentence) if post else None
