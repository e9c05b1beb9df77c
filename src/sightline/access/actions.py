"""Everything that changes who may open what; each verb one transaction, noted in the trail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from sightline.access.actor import Actor
from sightline.access.models import (
    BreakGlass,
    Declaration,
    Grant,
    Post,
    Suspension,
    User,
)
from sightline.access.policies import (
    check_acting,
    check_administers,
    check_not_closed,
    check_not_oneself,
    check_oversees,
    check_reason,
    check_reviews,
    refuse,
)
from sightline.access.sessions import end_sessions_of
from sightline.access.trail import note_done, note_look
from sightline.kernel.deadlines import Unit, Within, due
from sightline.kernel.working_days import Calendar
from sightline.vocabulary.break_glass_reasons import BREAK_GLASS_REASONS

BREAK_GLASS_LASTS = timedelta(hours=4)
OFTEN = 3  # more than this many in a day by one post are pointed out to reviewers
OUTCOMES = ("justified", "not-justified")
LONGEST_GRANT = timedelta(weeks=26)


@transaction.atomic
def break_glass(
    actor: Actor,
    *,
    person: str,
    reason_code: str,
    reason: str,
    reference: str,
    at: datetime,
    calendar: Calendar,
) -> BreakGlass:
    """Open one family in an emergency, for four hours, to be reviewed the next working day.

    Refused only where nothing may open it: closed families, suspended people, posts that
    read nothing. Opening many in a day is pointed out and never stopped.
    """
    check_acting(actor, at=at)
    if not actor.role.content:
        raise refuse(
            "your post", f"a {actor.role.title} reads no records", "ask a colleague"
        )
    if reason_code not in BREAK_GLASS_REASONS:
        choices = ", ".join(BREAK_GLASS_REASONS)
        raise refuse("reason", f"there is no reason {reason_code}", f"one of: {choices}")
    reason = check_reason(reason)
    if not person:
        raise refuse("person", "nobody is named", "choose whose family to open")
    check_not_closed(actor, person)
    opening = BreakGlass.objects.create(
        reference=reference,
        post_id=actor.post,
        opened_by_id=actor.user,
        person=person,
        reason_code=reason_code,
        reason=reason,
        opened_at=at,
        until=at + BREAK_GLASS_LASTS,
        review_due=due(at, Within(1, Unit.WORKING_DAYS), calendar),
        often=_opened_lately(actor, at) >= OFTEN,
    )
    note_look(
        actor, person=person, page="break-glass", basis="break-glass", at=at, note=reference
    )
    return opening


@transaction.atomic
def review_break_glass(
    actor: Actor, *, reference: str, outcome: str, note: str, at: datetime
) -> None:
    """Say, once, whether someone else's emergency opening was justified."""
    check_acting(actor, at=at)
    opening = (
        BreakGlass.objects.select_related("post")
        .select_for_update(of=("self",))
        .filter(reference=reference)
        .first()
    )
    if opening is None:
        raise refuse("reference", "there is no such opening", "go back to the list")
    check_reviews(actor, opening)
    if outcome not in OUTCOMES:
        raise refuse("outcome", "this is not an outcome", f"one of: {', '.join(OUTCOMES)}")
    if outcome == "not-justified" and not note.strip():
        raise refuse("note", "it does not say why", "say what was wrong and what follows")
    opening.reviewed_by_id = actor.post
    opening.reviewed_at = at
    opening.review_outcome = outcome
    opening.review_note = note.strip()
    opening.save()
    note_done(
        actor, what="break-glass-review", at=at, person=opening.person, note=reference
    )


@transaction.atomic
def grant_entry(
    actor: Actor,
    *,
    entry: str,
    agency: str,
    post: str,
    reason: str,
    until: datetime,
    at: datetime,
) -> Grant:
    """Open one sealed entry to one named post, for a time.

    `agency` is the agency whose record the entry is; a manager or privacy officer of it does
    this, for someone else, for at most half a year.
    """
    check_acting(actor, at=at)
    check_oversees(actor, agency)
    reason = check_reason(reason)
    named = Post.objects.held_at(at).filter(pk=post).first()
    if named is None:
        raise refuse("post", "nobody acts in this post now", "choose one in the directory")
    check_not_oneself(actor, actor.user if post == actor.post else named.holder_id)
    if not at < until <= at + LONGEST_GRANT:
        raise refuse(
            "until", "this is not within the next 26 weeks", "choose a day that is"
        )
    grant = Grant.objects.create(
        post=named,
        entry=entry,
        reason=reason,
        granted_by_id=actor.post,
        started_at=at,
        until=until,
    )
    note_done(actor, what="grant", at=at, note=f"{entry} {post}")
    return grant


@transaction.atomic
def end_grant(actor: Actor, *, grant: int, at: datetime) -> None:
    """End a named grant now; its record stays."""
    check_acting(actor, at=at)
    found = Grant.objects.select_related("granted_by").filter(pk=grant).first()
    if found is None:
        raise refuse("grant", "there is no such grant", "go back to the list")
    check_oversees(actor, found.granted_by.agency_id)
    _end_grants([found], at)
    note_done(actor, what="grant-ended", at=at, note=f"{found.entry} {found.post_id}")


@transaction.atomic
def declare_tie(
    actor: Actor, *, person: str, tie: str, at: datetime, user: int | None = None
) -> Declaration:
    """Say that someone in the record is oneself, a relative, or someone one may have harmed.

    A manager or privacy officer may declare it for a `user` who holds a post in their
    agency. That person's family is closed to them from then on.
    """
    check_acting(actor, at=at)
    whose = actor.user if user is None else user
    if whose != actor.user:
        check_oversees(actor, _shared_agency(actor, whose))
    if tie not in Declaration.Tie.values:
        choices = ", ".join(Declaration.Tie.values)
        raise refuse("tie", f"there is no tie {tie}", f"one of: {choices}")
    if not person:
        raise refuse("person", "nobody is named", "choose the person it is about")
    declared, _ = Declaration.objects.get_or_create(
        user_id=whose, person=person, defaults={"tie": tie, "declared_at": at}
    )
    actor.memory.clear()
    note_done(actor, what="declaration", at=at, note=f"user {whose} {tie}")
    return declared


@transaction.atomic
def suspend(actor: Actor, *, user: int, reason: str, at: datetime) -> Suspension:
    """Let someone open nothing until it is lifted, and sign them out everywhere."""
    check_acting(actor, at=at)
    check_not_oneself(actor, user)
    _check_over(actor, user)
    reason = check_reason(reason)
    # Whoever else suspends this person waits here, and then finds it done.
    User.objects.select_for_update().get(pk=user)
    standing = Suspension.objects.filter(user=user, ended_at__isnull=True).first()
    found = standing or Suspension.objects.create(
        user_id=user, reason=reason, started_at=at
    )
    end_sessions_of(user)
    note_done(actor, what="suspension", at=at, note=f"user {user}")
    return found


@transaction.atomic
def lift_suspension(actor: Actor, *, user: int, at: datetime) -> None:
    """Let someone who was suspended act in their posts again."""
    check_acting(actor, at=at)
    check_not_oneself(actor, user)
    _check_over(actor, user)
    standing = Suspension.objects.filter(user=user, ended_at__isnull=True)
    if not standing.update(ended_at=at):
        raise refuse("who", "this person is not suspended", "there is nothing to lift")
    note_done(actor, what="suspension-lifted", at=at, note=f"user {user}")


@transaction.atomic
def end_post(actor: Actor, *, post: str, at: datetime) -> None:
    """End a post: its holder is signed out, and what was opened to it by name is shut."""
    check_acting(actor, at=at)
    found = Post.objects.select_for_update().filter(pk=post).first()
    if found is None:
        raise refuse("post", "there is no such post", "choose one in the directory")
    check_administers(actor, found.agency_id)
    check_not_oneself(actor, found.holder_id)
    if found.ended_at is not None and found.ended_at <= at:
        raise refuse("post", "this post has ended already", "there is nothing to end")
    found.ended_at = at
    found.save(update_fields=["ended_at"])
    _end_grants(Grant.objects.filter(post=post), at)
    BreakGlass.objects.filter(post=post, until__gt=at).update(until=at)
    if found.holder_id is not None:
        end_sessions_of(found.holder_id)
    note_done(actor, what="post-ended", at=at, note=post)


def _opened_lately(actor: Actor, at: datetime) -> int:
    day = BreakGlass.objects.filter(post=actor.post, opened_at__gt=at - timedelta(days=1))
    return day.filter(opened_at__lte=at).count()


def _end_grants(grants: Iterable[Grant], at: datetime) -> None:
    for grant in grants:
        if grant.until > at:
            grant.until = at
            grant.save(update_fields=["until"])


def _check_over(actor: Actor, user: int) -> None:
    """Demand a manager, privacy officer or administrator of an agency where they work."""
    agency = _shared_agency(actor, user)
    if actor.role.code == "privacy-officer":
        check_oversees(actor, agency)
    else:
        check_administers(actor, agency)


def _shared_agency(actor: Actor, user: int) -> str:
    """Return the actor's own agency where that person holds a post in it; else one they hold."""
    agencies = list(Post.objects.filter(holder=user).values_list("agency", flat=True))
    if actor.agency in agencies or not agencies:
        return actor.agency if agencies else ""
    return agencies[0]
