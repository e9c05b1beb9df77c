"""Groups that work on what was learned, and what agencies say of themselves."""

from __future__ import annotations

from django.db import models


class Group(models.Model):
    """A working group or a subgroup. All that happened in it is in its steps."""

    id = models.CharField(max_length=20, primary_key=True)
    code = models.CharField(max_length=12, unique=True)
    started_at = models.DateTimeField()


class GroupStep(models.Model):
    """Something that happened in a group: someone joined, a question was answered.

    Only ever added to. The kinds are in `data/group_steps.toml`.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    agency = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("group", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("group", "number"), name="one_group_step_a_number"
            ),
        )


class SelfCheck(models.Model):
    """What every agency was asked of itself, made from learning that was live that day."""

    id = models.CharField(max_length=20, primary_key=True)
    code = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    asks = models.JSONField()  # [{"code": …, "says": …, "theme": …, "from": …}, …]
    due = models.DateField()
    post = models.CharField(max_length=80)
    at = models.DateTimeField()


class SelfCheckAnswer(models.Model):
    """What an agency says of one question. Only ever added to; the newest counts."""

    check_of = models.ForeignKey(
        SelfCheck, on_delete=models.PROTECT, related_name="answers"
    )
    agency = models.CharField(max_length=80)
    ask = models.CharField(max_length=80)
    answer = models.CharField(max_length=20)
    evidence = models.TextField(blank=True)
    post = models.CharField(max_length=80)
    at = models.DateTimeField()
