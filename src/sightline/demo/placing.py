"""How do the agencies, teams, posts and their holders of Northshire come into the directory?"""

from __future__ import annotations

from django.contrib.auth import get_user_model

from sightline.access.setting_up import (
    NewAgency,
    NewPost,
    NewTeam,
    add_agencies,
    add_posts,
    add_teams,
)
from sightline.demo.dates import POSTS_BEGAN
from sightline.demo.directory import DemoAgency, DemoPost, Directory, moment_of


def is_northshire_there(directory: Directory) -> bool:
    """Say whether everyone in the directory was placed before."""
    return len(holders_of(directory)) == len(directory.posts)


def is_anybody_there() -> bool:
    """Say whether anyone has an account in this database, ours or a real person."""
    return get_user_model().objects.exists()


def holders_of(directory: Directory) -> dict[str, int]:
    """Map each post to the user who holds it; in Northshire they share a name."""
    users = get_user_model().objects.filter(username__in=directory.posts)
    return dict(users.values_list("username", "pk"))


def place(directory: Directory) -> dict[str, int]:
    """Put everyone in place, and return which user holds which post.

    Nobody gets a password: the demo's own page lets anyone choose who to be.
    """
    add_agencies(_agency(each) for each in directory.agencies.values())
    add_teams(
        NewTeam(each.id, each.agency, each.name, each.phone)
        for each in directory.teams.values()
    )
    add_posts(_post(each, at) for at, each in enumerate(directory.posts.values()))
    return holders_of(directory)


def _agency(each: DemoAgency) -> NewAgency:
    return NewAgency(
        id=each.id,
        name=each.name,
        sector=each.sector,
        phone=each.phone,
        out_of_hours=each.out_of_hours,
        agreement_until=moment_of(each.agreement_until) if each.agreement_until else None,
    )


def _post(each: DemoPost, at: int) -> NewPost:
    first, _, last = each.name.rpartition(" ")
    return NewPost(
        id=each.id,
        agency=each.agency,
        title=each.title,
        role=each.role,
        started_at=POSTS_BEGAN,
        team=each.team,
        username=each.id,
        first_name=first,
        last_name=last,
        phone=f"07700 900{at + 100}",
        ended_at=moment_of(each.ended) if each.ended else None,
    )
