"""What was recorded? The ledger: tables that are only ever added to.

Triggers made in the migrations refuse update and delete on all of them but `Checkpoint`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sightline.access.models import Agency


class Entry(models.Model):
    """One recorded fact, at its place in the chain."""

    class Origin(models.TextChoices):
        RECORDED = "recorded", "Recorded here"
        FILE = "file", "From a case file"
        FEED = "feed", "From an agency's own system"
        RETURN = "return", "From a return to a review"

    position = models.BigIntegerField(primary_key=True)  # 1, 2, 3 … without a gap
    id = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=60)
    happened = models.CharField(max_length=80, blank=True)  # EDTF; empty when unknown
    happened_at = models.DateTimeField(null=True)  # earliest it may mean, for order alone
    recorded_at = models.DateTimeField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    author = models.CharField(max_length=200, blank=True)
    post = models.CharField(max_length=80, blank=True)
    thread = models.CharField(max_length=80, blank=True, db_index=True)
    # Unique: an entry has at most one correction, so two correctors cannot both win.
    corrects = models.CharField(max_length=80, null=True, unique=True)
    says = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    handling = models.JSONField(default=list)
    opens_to = models.SmallIntegerField(default=0)  # strictest of the handling marks
    hides_address = models.BooleanField(default=False)  # marked safe-address
    about_nobody = models.BooleanField(
        default=False
    )  # a review, a briefing: no `About` row
    origin = models.CharField(max_length=10, choices=Origin)
    # What a case file carried besides: its source, doubts, same_as and unknown fields.
    extra = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)  # of what the entry says; the same anywhere
    chain = models.CharField(
        max_length=64
    )  # of this, what was written with it, and all before

    class Meta:
        indexes = [
            models.Index(fields=["kind", "recorded_at"], name="entry_kind"),
            # Few, and looked for with every page on PostgreSQL; see `row_security`.
            models.Index(
                fields=["position"],
                condition=Q(about_nobody=True),
                name="entry_about_nobody",
            ),
        ]


class About(models.Model):
    """One person whom an entry concerns, and the part they have in it."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="about")
    person = models.CharField(max_length=80)
    part = models.CharField(max_length=40, blank=True)
    place = models.SmallIntegerField()  # the order in which the entry names people

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person"], name="about_once"),
        ]
        indexes = [models.Index(fields=["person", "entry"], name="about_person")]


class Knowledge(models.Model):
    """One agency knows one entry, since when, and by what means."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="knowledge")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    how = models.CharField(max_length=20)
    # The entry whose recording brought the news: the same one, a meeting, a notice…
    brought_by = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="brought")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "agency"], name="known_once"),
        ]
        indexes = [models.Index(fields=["agency", "since"], name="knowledge_agency")]


class Receipt(models.Model):
    """One agency acknowledged that one entry reached it."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="receipts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    brought_by = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "agency"], name="received_once"),
        ]


class Checkpoint(models.Model):
    """A signed statement of how long the chain was and where it ended; a copy goes elsewhere."""

    position = models.BigIntegerField()
    chain = models.CharField(max_length=64)
    looks = models.BigIntegerField()
    at = models.DateTimeField()
    signature = models.TextField()
