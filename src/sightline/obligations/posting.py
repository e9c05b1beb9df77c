"""How do notices leave? One e-mail a person a day, that says how many and nothing of whom.

Each person's notices are claimed under a lock, sent, and marked: two senders never take the
same, and what failed is tried again, later each time. Where everything stopped between
sending and marking, the same e-mail goes again with the same Message-ID, by which mail
servers and readers know the second for the first.
"""

from __future__ import annotations

import hashlib
import smtplib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.db.models import QuerySet

from sightline.access.database_scope import whole_record
from sightline.access.recipients import addresses_of
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.local_time import london_day, start_of_day
from sightline.obligations.models import Notice
from sightline.obligations.telling import tell_of_late

FIRST_WAIT = timedelta(minutes=5)  # longer than a server may take to answer
LONGEST_WAIT = timedelta(hours=6)


@dataclass
class Sent:
    """What one round came to: e-mails sent, those that failed, and people with no address."""

    emails: int = 0
    failed: int = 0
    without_address: int = 0


def send_round(*, now: datetime) -> Sent:
    """Note what has become late, then send each person at most one e-mail today."""
    with transaction_in_turn(), whole_record():
        tell_of_late(now=now)
    done = Sent()
    for address, posts in _whom_to_send(now, done).items():
        _send_to(address, posts, done, now)
    return done


def _whom_to_send(now: datetime, done: Sent) -> dict[str, list[str]]:
    """Return whom notices wait for, by address, and which of their posts they are for.

    Who was sent one today already waits until tomorrow.
    """
    with transaction.atomic(), whole_record():
        today = Notice.objects.filter(sent_at__gte=start_of_day(london_day(now)))
        waiting = Notice.objects.filter(sent_at=None, next_try_at__lte=now)
        told = set(today.values_list("post", flat=True).distinct())
        posts = list(waiting.order_by("post").values_list("post", flat=True).distinct())
        addresses = addresses_of({*posts, *told}, now=now)
    told_today = {addresses[post] for post in told if post in addresses}
    found: dict[str, list[str]] = {}
    for post in posts:
        address = addresses.get(post)
        if address is None:
            done.without_address += 1
        elif address not in told_today:
            found.setdefault(address, []).append(post)
    return found


def _send_to(address: str, posts: list[str], done: Sent, now: datetime) -> None:
    notices = _claim(posts, now)
    if not notices:
        return  # another sender has them
    try:
        _email(address, notices).send(fail_silently=False)
    except (OSError, smtplib.SMTPException):
        done.failed += 1  # it is tried again once its claim has run out
        return
    with transaction_in_turn(), whole_record():
        Notice.objects.filter(pk__in=[each.pk for each in notices]).update(sent_at=now)
    done.emails += 1


def _claim(posts: list[str], now: datetime) -> list[Notice]:
    """Take what waits for these posts, so that no other sender does until it is tried again.

    Nothing stays locked while a mail server takes its time.
    """
    with transaction_in_turn(), whole_record():
        rows: QuerySet[Notice] = Notice.objects.filter(
            post__in=posts, sent_at=None, next_try_at__lte=now
        )
        if connection.vendor == "postgresql":
            rows = rows.select_for_update(skip_locked=True)
        notices = list(rows.order_by("pk"))
        for each in notices:
            wait = FIRST_WAIT * 2 ** min(each.tries, 10)
            each.tries += 1
            each.next_try_at = now + min(wait, LONGEST_WAIT)
        Notice.objects.bulk_update(notices, ["tries", "next_try_at"])
        return notices


def _email(address: str, notices: list[Notice]) -> EmailMessage:
    """Say how many, and where to look: an e-mail is read by whoever holds the telephone."""
    counts = Counter(each.why for each in notices)
    lines = [
        words.format(_number(counts[why]))
        for why, words in (
            (Notice.Why.LATE, "{} past the day by which it was asked for."),
            (Notice.Why.DUE, "{} newly due."),
        )
        if counts[why]
    ]
    body = "\n".join([*lines, "", f"Open Sightline: {settings.SIGHTLINE_ADDRESS}/due/", ""])
    mark = hashlib.sha256(",".join(str(each.pk) for each in notices).encode()).hexdigest()
    return EmailMessage(
        subject="Sightline: what is due",
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={"Message-ID": f"<{mark[:32]}@sightline.invalid>"},
        connection=get_connection(timeout=settings.EMAIL_TIMEOUT),
    )


def _number(count: int) -> str:
    return "1 thing is" if count == 1 else f"{count} things are"
