"""What do the entries add up to? Views of the ledger, each of which can be made again from it."""

from __future__ import annotations

from django.db import models


class Person(models.Model):
    """Someone in the record, as all agencies' entries together describe them."""

    id = models.CharField(max_length=80, primary_key=True)
    ref = models.CharField(max_length=20, unique=True)  # stands for the id in an address
    name = models.CharField(max_length=200, blank=True)  # the latest recorded
    born = models.CharField(max_length=80, blank=True)
    born_first = models.DateField(null=True)
    born_last = models.DateField(null=True)
    expected = models.CharField(max_length=80, blank=True)
    died = models.CharField(max_length=80, blank=True)
    sex = models.CharField(max_length=20, blank=True)


class NameKey(models.Model):
    """One word of one name a person has had, as written and as it sounds."""

    person = models.CharField(max_length=80, db_index=True)
    word = models.CharField(max_length=80)
    sound = models.CharField(max_length=20)

    class Meta:
        indexes = [
            models.Index(fields=["word", "person"], name="name_word"),
            models.Index(fields=["sound", "person"], name="name_sound"),
        ]


class Identifier(models.Model):
    """One number or code by which an agency knows a person; never a primary key."""

    person = models.CharField(max_length=80, db_index=True)
    scheme = models.CharField(max_length=40)  # nhs-number, upn, or an agency's own
    value = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["scheme", "value"], name="identifier_value")]


class Relationship(models.Model):
    """One recorded tie: `from_person` is the `type` of `to_person`."""

    entry = models.CharField(max_length=80, primary_key=True)
    from_person = models.CharField(max_length=80, db_index=True)
    to_person = models.CharField(max_length=80, db_index=True)
    type = models.CharField(max_length=40)
    ended = models.BooleanField(default=False)


class Residence(models.Model):
    """One person in one household, as declared or as observed."""

    entry = models.CharField(max_length=80)
    person = models.CharField(max_length=80, db_index=True)
    household = models.CharField(max_length=80, db_index=True)
    ended = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person"], name="one_residence"),
        ]


class SafeAddress(models.Model):
    """One person whose whereabouts are kept from all but those who recorded them, or are named."""

    entry = models.CharField(max_length=80)
    person = models.CharField(max_length=80, db_index=True)
    agency = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person"], name="one_safe_address"),
        ]


class Narrowed(models.Model):
    """An entry whose correction carries a stricter mark: the first version must not tell it."""

    entry = models.BigIntegerField(primary_key=True)  # the position of the earlier version
    opens_to = models.SmallIntegerField()


class Thread(models.Model):
    """One piece of work, named by the entry that opened it, and how far it has come."""

    id = models.CharField(max_length=80, primary_key=True)
    work = models.CharField(max_length=40)  # referral, assessment, meeting, plan…
    state = models.CharField(max_length=40)
    agency = models.CharField(max_length=80)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    closed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["agency", "closed"], name="thread_open")]
