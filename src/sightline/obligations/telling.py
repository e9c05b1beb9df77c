"""Whom is a late or coming obligation told to, and when? Written in the outbox, once each.

A practitioner who works with the child is told when a clock starts for their agency; what is
late goes once to the manager of who owes it. Nothing is sent from here: `posting` does that.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sightline.access.recipients import managers_of
from sightline.obligations.models import Notice, Obligation
from sightline.obligations.queries.owed import standing
from sightline.record import for_engines
from sightline.safeguards.world_building.spans import day_number

# What fell due longer ago than this was there before anyone could be told of it in time.
OLD_NEWS = timedelta(days=14)


def tell_of_new(started: Iterable[Obligation], *, at: datetime) -> None:
    """Put in the outbox what has just begun to be owed and can still be done in time."""
    notices = [
        _notice(post, Notice.Why.DUE, row, at)
        for row in started
        if row.status == "pending" and standing(row, at) == "due"
        for post in _posts(row, at)
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def tell_of_late(*, now: datetime) -> int:
    """Put in the outbox, once, what has fallen due and was not done; return how much that is.

    Call it in a transaction that reads the whole record.
    """
    notices = [
        _notice(post, Notice.Why.LATE, row, now)
        for row in _late(now)
        for post in managers_of(row.owed_by, _posts(row, now), now=now)
    ]
    before = Notice.objects.count()
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return Notice.objects.count() - before


def _late(now: datetime) -> list[Obligation]:
    first = now - OLD_NEWS
    days = {
        "clock": False,
        "due_last__gte": day_number(first.date()),
        "due_last__lt": day_number(now.date()) + 1,
    }
    seconds = {
        "clock": True,
        "due_last__gte": int(first.timestamp()),
        "due_last__lte": int(now.timestamp()),
    }
    rows = Obligation.objects.filter(status__in=("pending", "missed"))
    found = rows.filter(**days) | rows.filter(**seconds)
    return [row for row in found.exclude(owed_by="") if standing(row, now) == "overdue"]


def _posts(row: Obligation, now: datetime) -> list[str]:
    return for_engines.posts_working_with(row.child, row.owed_by, now=now)


def _notice(post: str, why: str, row: Obligation, at: datetime) -> Notice:
    return Notice(
        post=post,
        why=why,
        adopted=row.adopted_id,
        started=row.started,
        child=row.child,
        each=row.each,
        made_at=at,
        next_try_at=at,
    )
