"""How do the agencies, teams, posts and their holders of Northshire come into the directory?"""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from sightline.access.models import Agency, Post, Team, User
from sightline.demo.dates import POSTS_BEGAN
from sightline.demo.directory import DemoAgency, DemoPost, Directory, moment_of


def is_northshire_there(directory: Directory) -> bool:
    """Say whether the directory was placed before."""
    known = Agency.objects.filter(id__in=directory.agencies)
    return known.count() == len(directory.agencies)


def is_anybody_there() -> bool:
    """Say whether any directory is in this database, ours or a real one."""
    return Agency.objects.exists()


def place(directory: Directory) -> dict[str, int]:
    """Put everyone in place, and return which user holds which post."""
    Agency.objects.bulk_create(_agency(each) for each in directory.agencies.values())
    Team.objects.bulk_create(
        Team(id=each.id, agency_id=each.agency, name=each.name, phone=each.phone)
        for each in directory.teams.values()
    )
    # Nobody can sign in with a password; the demo's own page lets anyone choose who to be.
    holders = {each.id: _holder(each) for each in directory.posts.values()}
    Post.objects.bulk_create(
        _post(each, holders[each.id], place)
        for place, each in enumerate(directory.posts.values())
    )
    return {post: user.pk for post, user in holders.items()}


def _agency(each: DemoAgency) -> Agency:
    return Agency(
        id=each.id,
        name=each.name,
        sector=each.sector,
        phone=each.phone,
        out_of_hours=each.out_of_hours,
        agreement_until=moment_of(each.agreement_until) if each.agreement_until else None,
    )


def _holder(each: DemoPost) -> User:
    first, _, last = each.name.rpartition(" ")
    return User.objects.create(
        username=each.id,
        first_name=first,
        last_name=last,
        password=make_password(None),
        date_joined=POSTS_BEGAN,
    )


def _post(each: DemoPost, holder: User, place: int) -> Post:
    return Post(
        id=each.id,
        agency_id=each.agency,
        team_id=each.team or None,
        title=each.title,
        role=each.role,
        holder=holder,
        phone=f"07700 900{place + 100}",
        started_at=POSTS_BEGAN,
        ended_at=moment_of(each.ended) if each.ended else None,
    )
