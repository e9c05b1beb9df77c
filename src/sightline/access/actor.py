"""As whom is this being done? One person, acting in one post, in one agency."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sightline.access.models import Post, Suspension
from sightline.vocabulary.post_roles import POST_ROLES, PostRole


class CannotAct(Exception):
    """Raised when nobody may act in this post now.

    If you are hitting this: the post has ended, its agency's agreement has lapsed, the
    person no longer holds it, or they are suspended.
    """


@dataclass(frozen=True)
class Actor:
    """Who is asking, in which post; every query and action takes one first.

    An actor is made for one request and gone with it, so what is kept in `memory` while a
    page is read (the people closed to them, asked for a dozen times) never outlives it.
    """

    user: int
    post: str
    title: str
    agency: str
    team: str
    role: PostRole
    name: str
    memory: dict[str, list[str]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def leads_agency(self) -> bool:
        """A manager above the teams sees the work of all of them."""
        return self.role.code == "manager" and not self.team


def actor_in(post_id: str, *, user_id: int, now: datetime) -> Actor:
    """Return the actor for a post its holder may act in now, or raise CannotAct."""
    post = (
        Post.objects.held_at(now)
        .select_related("agency", "holder")
        .filter(pk=post_id, holder=user_id, holder__is_active=True)
        .first()
    )
    if post is None or post.holder is None:
        raise CannotAct(
            "This post has ended or is not yours. Choose another post to act in."
        )
    if suspended(user_id, now=now):
        raise CannotAct("Your access is suspended. Speak to your agency's privacy officer.")
    return Actor(
        user=user_id,
        post=post.pk,
        title=post.title,
        agency=post.agency_id,
        team=post.team_id or "",
        role=POST_ROLES[post.role],
        name=post.holder.get_full_name(),
    )


def suspended(user_id: int, *, now: datetime) -> bool:
    """Say whether this person may open nothing at present."""
    stretches = Suspension.objects.filter(user=user_id, started_at__lte=now)
    return stretches.exclude(ended_at__lte=now).exists()
