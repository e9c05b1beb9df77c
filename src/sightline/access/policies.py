"""May this post do that to someone's access? What each action demands before it acts."""

from __future__ import annotations

from datetime import datetime

from sightline.access.actor import Actor, suspended
from sightline.access.models import Agency, BreakGlass, Post
from sightline.access.reach import closed_people
from sightline.kernel.errors import Fault, Refused

LEAST_REASON = 20  # characters: enough that "urgent" alone is not a reason
OVERSEES = frozenset({"manager", "privacy-officer"})
ADMINISTERS = frozenset({"manager", "administrator"})


def refuse(where: str, wrong: str, right: str) -> Refused:
    """Return a refusal with one fault, ready to raise."""
    return Refused(Fault(where=where, wrong=wrong, right=right))


def check_reason(reason: str) -> str:
    """Return the reason without the space around it; raises Refused where it is too short."""
    told = " ".join(reason.split())
    if len(told) < LEAST_REASON:
        raise refuse(
            "reason",
            f"this is shorter than {LEAST_REASON} characters",
            "say what is happening and why it cannot wait, in a sentence",
        )
    return told


def check_acting(actor: Actor, *, at: datetime) -> None:
    """Raise Refused where the post has ended or its holder is suspended since the page opened."""
    held = Post.objects.held_at(at).filter(
        pk=actor.post, holder=actor.user, holder__is_active=True
    )
    if not held.exists() or suspended(actor.user, now=at):
        raise refuse(
            "your post",
            "you may not act in it any more",
            "speak to your manager or your agency's privacy officer",
        )


def check_not_closed(actor: Actor, person: str) -> None:
    """Raise Refused where the person is closed to the actor, whatever the emergency."""
    if person in closed_people(actor):
        raise refuse(
            "person",
            "you may not open this family in any way, an emergency included",
            "ask a colleague or the out-of-hours team to act; in danger, call 999",
        )


def check_oversees(actor: Actor, agency: str) -> None:
    """Raise Refused unless a manager or privacy officer of this agency is acting."""
    if actor.role.code not in OVERSEES or actor.agency != agency:
        raise refuse(
            "your post",
            "only a manager or privacy officer of the agency concerned does this",
            "ask one of them; the directory says who they are",
        )


def check_administers(actor: Actor, agency: str) -> None:
    """Raise Refused unless a manager or administrator of the agency is acting.

    An administrator of the partnership itself sets up the posts of every agency.
    """
    if actor.role.code in ADMINISTERS and actor.agency == agency:
        return
    if actor.role.code == "administrator" and _is_partnership(actor.agency):
        return
    raise refuse(
        "your post",
        "only a manager or administrator of that agency does this",
        "ask one of them; the directory says who they are",
    )


def check_not_oneself(actor: Actor, user: int | None) -> None:
    """Raise Refused where someone would decide on their own access."""
    if user is not None and user == actor.user:
        raise refuse("who", "nobody decides on their own access", "ask someone else to")


def check_reviews(actor: Actor, opening: BreakGlass) -> None:
    """Raise Refused unless this actor may review this emergency opening, now and once."""
    if not may_review(actor, opening):
        raise refuse(
            "your post",
            "an emergency opening is reviewed by a manager of the same agency or a privacy"
            " officer, and never by the person who made it or by family",
            "leave it to another reviewer",
        )
    if opening.reviewed_at is not None:
        raise refuse("review", "this was reviewed already", "read the review that stands")


def may_review(actor: Actor, opening: BreakGlass) -> bool:
    """Whether this actor is among those who may review this opening."""
    if not actor.role.reviews_break_glass:
        return False
    if opening.post_id == actor.post or opening.opened_by_id == actor.user:
        return False
    if opening.person in closed_people(actor):
        return False
    same_agency = opening.post.agency_id == actor.agency
    return same_agency or actor.role.code == "privacy-officer"


def _is_partnership(agency: str) -> bool:
    return Agency.objects.filter(pk=agency, sector="partnership").exists()
