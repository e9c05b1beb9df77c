"""Whom does a post work with? Involvements and families, as far as they decide access.

Both are views of the ledger, written by `sightline.record` and never by hand. People are
named by id alone, because the record stands above this package.
"""

from __future__ import annotations

from django.db import models

from sightline.access.models.directory import Agency


class Involvement(models.Model):
    """A post, team or named practitioner working with one person, and on what basis."""

    entry = models.CharField(max_length=80)  # the entry that started it
    person = models.CharField(max_length=80, db_index=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    # Not foreign keys: an imported case names posts and teams this directory may not have.
    post = models.CharField(max_length=80, blank=True)
    team = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=40)
    practitioner = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    opens_to = models.SmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    until = models.DateTimeField()  # never open-ended: looked at again by then
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person"], name="one_involvement"),
        ]
        indexes = [
            models.Index(fields=["post", "person"], name="involvement_post"),
            models.Index(fields=["team", "person"], name="involvement_team"),
            models.Index(fields=["agency", "person"], name="involvement_agency"),
        ]


class FamilyTie(models.Model):
    """One member of one child's family; it opens the member's entries until adulthood."""

    child = models.CharField(max_length=80)
    member = models.CharField(max_length=80)
    until = models.DateTimeField()  # the child's eighteenth birthday

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "member"], name="one_tie_a_member"),
        ]
        indexes = [models.Index(fields=["member", "child"], name="tie_member")]
