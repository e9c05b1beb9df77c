"""Which safeguards has the partnership adopted? Every version, as it was, and who decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Adopted(models.Model):
    """One version of one safeguard: its text to the letter, from when it runs, and why.

    Nothing here is written over but the last three fields, once, when it ends: another
    version took its place or it was withdrawn.
    """

    code = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    text = models.TextField()  # TOML
    digest = models.CharField(max_length=64)  # SHA-256 of the text
    from_day = models.DateField()  # it runs for what happened from this day on
    deciders = models.TextField()  # who decided, in words
    why = models.TextField()
    adopted_at = models.DateTimeField()
    adopted_in = models.CharField(max_length=80)  # the post, or where it came from
    ended_at = models.DateTimeField(null=True)
    ended_in = models.CharField(max_length=80, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(ended_at=None), name="one_version_runs"
            )
        ]
