"""Who works where? Agencies, their teams, and the posts people hold in them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q


class Agency(models.Model):
    """One body that keeps its own record and is told things as itself."""

    id = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=40)
    phone = models.CharField(max_length=40, blank=True)
    out_of_hours = models.CharField(max_length=120, blank=True)
    # A guest agency works under an agreement that ends (AC-09); none means a standing member.
    agreement_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """People of one agency who share their work."""

    id = models.CharField(max_length=80, primary_key=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet["Post"]):
    """Posts, asked for in the words of the directory."""

    def held_at(self, now: datetime) -> PostQuerySet:
        """Posts that have started, have not ended, and whose agency's agreement stands."""
        return self.filter(
            Q(ended_at__isnull=True) | Q(ended_at__gt=now),
            Q(agency__agreement_until__isnull=True) | Q(agency__agreement_until__gt=now),
            started_at__lte=now,
        )


class Post(models.Model):
    """One job in one agency; a person acts in one post at a time."""

    id = models.CharField(max_length=80, primary_key=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=40)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="posts",
    )
    phone = models.CharField(max_length=40, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title
