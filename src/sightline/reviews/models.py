"""What a review keeps: its steps, the files it was sent, and who sits in it."""

from __future__ import annotations

from django.db import models


class Review(models.Model):
    """One review, under a code that tells nothing of the child. Who they are is in a step."""

    id = models.CharField(max_length=20, primary_key=True)
    code = models.CharField(max_length=12, unique=True)
    started_at = models.DateTimeField()

    class Meta:
        ordering = ("-started_at",)


class Step(models.Model):
    """One thing done or found in a review. Only ever added to; `chain` seals all before it."""

    id = models.CharField(max_length=20, primary_key=True)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    agency = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    author = models.CharField(max_length=200)
    data = models.JSONField(default=dict)
    corrects = models.CharField(max_length=20, null=True, blank=True)
    chain = models.CharField(max_length=64)

    class Meta:
        ordering = ("review", "number")
        constraints = (
            models.UniqueConstraint(fields=("review", "number"), name="one_step_a_number"),
            models.UniqueConstraint(fields=("corrects",), name="a_step_is_put_right_once"),
        )


class KeptFile(models.Model):
    """A file as an agency sent it: never changed, never shown in place, only handed back."""

    id = models.CharField(max_length=20, primary_key=True)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="files")
    agency = models.CharField(max_length=80)
    name = models.CharField(max_length=255)  # as it was sent; never part of an address
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    kept_at = models.DateTimeField()


class ReadFile(models.Model):
    """What the readers made of a kept file. Worked out from it, so it may be made again."""

    file = models.OneToOneField(KeptFile, on_delete=models.PROTECT, related_name="read")
    told = models.JSONField()
    made_by = models.CharField(max_length=20)  # which version of the readers


class Seat(models.Model):
    """Who may open which review, and in which part. A view of the steps that say so."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="seats")
    post = models.CharField(max_length=80, db_index=True)
    part = models.CharField(max_length=30)
    agency = models.CharField(max_length=80, blank=True)  # whose return an author writes
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
