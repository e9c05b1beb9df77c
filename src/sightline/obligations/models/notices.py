"""Which notices wait to be sent? Written in the transaction of what they are about."""

from __future__ import annotations

from django.db import models


class Notice(models.Model):
    """One thing to tell the holder of one post, about an obligation, by its parts.

    It holds no name and nothing of what entries say; an e-mail says less still: how many.
    """

    class Why(models.TextChoices):
        DUE = "due", "Due soon"
        LATE = "late", "Past the day it fell due"

    post = models.CharField(max_length=80)
    why = models.CharField(max_length=10, choices=Why)
    adopted = models.BigIntegerField()
    started = models.CharField(max_length=80)
    child = models.CharField(max_length=80)
    each = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    next_try_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "why", "adopted", "started", "child", "each"],
                name="told_once",
            )
        ]
        indexes = [models.Index(fields=["sent_at", "next_try_at"], name="notice_waiting")]
