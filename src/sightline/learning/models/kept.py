"""What many briefings say and is kept in one place: its newest wording shows in all of them."""

from __future__ import annotations

from django.db import models


class Kept(models.Model):
    """A message, contact, statistic or resource. All it says is in its versions.

    `what` is one of the sorts in `data/kept.toml`, which names the fields of each.
    """

    code = models.SlugField(max_length=40, primary_key=True)
    what = models.CharField(max_length=20)
    started_at = models.DateTimeField()


class KeptVersion(models.Model):
    """What is kept, as it was worded at a moment. Only ever added to; the newest counts."""

    kept = models.ForeignKey(Kept, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    says = models.JSONField()  # {field: text}
    post = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("kept", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("kept", "number"), name="one_kept_version_a_number"
            ),
        )


class LinkTried(models.Model):
    """An address was asked for, and what came back. Only ever added to."""

    address = models.CharField(max_length=500, db_index=True)
    works = models.BooleanField()
    found = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
