"""What was opened to one post by name? Grants on one entry, and break-glass on one child."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sightline.access.models.directory import Post


class Grant(models.Model):
    """One sealed entry opened to one named post, for a time, by someone else, with a reason."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="grants")
    entry = models.CharField(max_length=80, db_index=True)
    reason = models.TextField()
    granted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    until = models.DateTimeField()


class BreakGlass(models.Model):
    """One family opened in an emergency, for four hours, to be reviewed by someone else."""

    reference = models.CharField(max_length=20, unique=True)  # the only thing a notice says
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    # Whoever acted in the post then: never to review it, in this post or another.
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.CharField(max_length=80)
    reason_code = models.CharField(max_length=40)
    reason = models.TextField()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    # More than three by this post within a day; shown to reviewers, stops nothing.
    often = models.BooleanField(default=False)
    review_due = models.DateField()
    reviewed_by = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_outcome = models.CharField(
        max_length=20, blank=True
    )  # justified | not-justified
    review_note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["post", "until"], name="break_glass_live")]
