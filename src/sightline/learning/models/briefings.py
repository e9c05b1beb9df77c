"""Briefings and their versions, what was decided of them, and who discussed them."""

from __future__ import annotations

from django.db import models

from sightline.learning.talks import TEAM_MEETING


class Briefing(models.Model):
    """One briefing under a neutral code. All it says is in its versions.

    `review` is the neutral code of the review it comes from, if any; `series` links
    briefings that build on each other.
    """

    id = models.CharField(max_length=20, primary_key=True)
    code = models.CharField(max_length=12, unique=True)
    template = models.CharField(max_length=40)
    review = models.CharField(max_length=12, blank=True, db_index=True)
    series = models.CharField(max_length=80, blank=True)
    started_at = models.DateTimeField()


class Version(models.Model):
    """A briefing as it was written at a moment. Only ever added to."""

    briefing = models.ForeignKey(
        Briefing, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    slots = models.JSONField()  # {slot: [paragraph or point, …]}
    themes = models.JSONField(default=list)
    facts = models.JSONField(default=dict)  # kind of review, age band, sectors, year
    uses = models.JSONField(default=list)  # codes of what is kept in one place
    review_by = models.DateField(null=True, blank=True)
    written_by = models.CharField(max_length=80)  # the post
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("briefing", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("briefing", "number"), name="one_version_a_number"
            ),
        )


class Decided(models.Model):
    """Something decided of a version: checked, released, published… Only ever added to."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="decided")
    version = models.PositiveIntegerField()
    what = models.CharField(max_length=20)
    why = models.TextField(blank=True)
    post = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("briefing", "id")


class Elsewhere(models.Model):
    """A briefing published elsewhere, as the reader understood it. Counted once checked."""

    id = models.CharField(max_length=20, primary_key=True)
    title = models.CharField(max_length=300)
    partnership = models.CharField(max_length=200, blank=True)
    told = models.JSONField()  # what `sightline read` makes of it
    sha256 = models.CharField(max_length=64, unique=True)
    themes = models.JSONField(default=list)
    taken_in_by = models.CharField(max_length=80)
    taken_in_at = models.DateTimeField()
    checked_by = models.CharField(max_length=80, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)


class Sent(models.Model):
    """A briefing sent to a team. Only ever added to."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="sent")
    agency = models.CharField(max_length=80)
    team = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    remind_on = models.DateField(null=True, blank=True)


class Discussion(models.Model):
    """A team talked about a briefing: when, and its answers. Only ever added to."""

    briefing = models.ForeignKey(
        Briefing, on_delete=models.PROTECT, related_name="discussions"
    )
    agency = models.CharField(max_length=80)
    team = models.CharField(max_length=80, blank=True)
    held_on = models.DateField()
    people = models.PositiveIntegerField(null=True, blank=True)
    answers = models.JSONField(default=dict)  # {question: answer}
    changed = models.TextField(blank=True)
    anonymous = models.BooleanField(default=False)
    sort = models.CharField(max_length=20, default=TEAM_MEETING)  # of `talks.SORTS_OF_TALK`
    topic = models.CharField(max_length=200, blank=True, default="")
    post = models.CharField(max_length=80, blank=True)  # empty where anonymous
    at = models.DateTimeField()
