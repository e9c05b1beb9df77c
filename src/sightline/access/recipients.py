"""Who is told, and at which address? The managers of a piece of work, and posts' holders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sightline.access.models import Post

MANAGER = "manager"


def managers_of(agency: str, posts: Iterable[str], *, now: datetime) -> list[str]:
    """Return the manager posts of the teams of these posts, or else those above the teams."""
    held = Post.objects.held_at(now).filter(agency=agency)
    teams = held.filter(pk__in=list(posts)).exclude(team=None).values("team")
    managers = held.filter(role=MANAGER, holder__isnull=False).order_by("pk")
    of_teams = list(managers.filter(team__in=teams).values_list("pk", flat=True))
    return of_teams or list(managers.filter(team=None).values_list("pk", flat=True))


def addresses_of(posts: Iterable[str], *, now: datetime) -> dict[str, str]:
    """Map posts to the e-mail addresses of their holders, where they have one and may act."""
    held = Post.objects.held_at(now).filter(pk__in=list(posts), holder__is_active=True)
    rows = held.exclude(holder__email="").values_list("pk", "holder__email")
    return dict(rows)
