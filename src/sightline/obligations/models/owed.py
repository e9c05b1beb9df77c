"""What is owed: a view of the ledger under the adopted safeguards, made again like any other."""

from __future__ import annotations

from django.db import models

from sightline.obligations.models.adopted import Adopted


class Obligation(models.Model):
    """One thing owed under one adopted safeguard, for one child.

    `status` is how it stood when nothing had yet passed: `pending` becomes missed by the day
    alone, which is worked out when it is read. Days and seconds count from 1970-01-01.
    `explained` is the entry that says why it was not, or will not be, done.
    """

    adopted = models.ForeignKey(Adopted, on_delete=models.PROTECT, related_name="+")
    started = models.CharField(max_length=80)  # an entry's id
    started_day = models.BigIntegerField(null=True)
    child = models.CharField(max_length=80)
    each = models.CharField(max_length=80, blank=True)
    due_first = models.BigIntegerField(null=True)
    due_last = models.BigIntegerField(null=True)
    clock = models.BooleanField()
    status = models.CharField(max_length=20)
    because = models.CharField(max_length=30)
    answered = models.CharField(max_length=80, blank=True)
    owed_by = models.CharField(max_length=80, blank=True)
    explained = models.CharField(max_length=80, blank=True)
    explained_until = models.BigIntegerField(null=True)  # a day; none: for good

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["adopted", "started", "child", "each"], name="owed_once"
            )
        ]
        indexes = [
            models.Index(fields=["child"], name="owed_child"),
            models.Index(fields=["owed_by", "status", "due_last"], name="owed_due"),
            models.Index(fields=["started"], name="owed_started"),
        ]
