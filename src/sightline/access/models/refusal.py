"""What is refused whatever else holds? Own record, own family, alleged harm, suspension."""

from django.conf import settings
from django.db import models


class Declaration(models.Model):
    """A tie between someone who signs in and someone in the record; it closes that family."""

    class Tie(models.TextChoices):
        SELF = "self", "This is me"
        RELATIVE = "relative", "A relative, or someone I live with"
        ALLEGED = "alleged-perpetrator", "I am alleged to have harmed this person"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="declarations"
    )
    person = models.CharField(max_length=80)
    tie = models.CharField(max_length=20, choices=Tie)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "person"], name="one_declaration"),
        ]


class Suspension(models.Model):
    """A stretch of time in which someone may open nothing."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="suspensions"
    )
    reason = models.TextField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
