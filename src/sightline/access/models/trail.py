"""Who looked at what, when, on what basis? The trail, which the database never lets change."""

from django.conf import settings
from django.db import models

from sightline.access.models.directory import Agency, Post


class Look(models.Model):
    """One opening, or refusal to open, of one family or page."""

    at = models.DateTimeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.CharField(max_length=80, blank=True)  # whose family was opened
    page = models.CharField(max_length=60)
    basis = models.CharField(max_length=40)  # involved, team, role, break-glass, refused…
    note = models.CharField(max_length=200, blank=True)  # ids only, never what was read

    class Meta:
        indexes = [
            models.Index(fields=["person", "-at"], name="look_person"),
            models.Index(fields=["post", "-at"], name="look_post"),
        ]
