"""The record as plain rows that the safeguards' SQL reads; `safeguards.world` says what each is.

Tables and columns are called what `safeguards.compiler.tables` calls them. They hold what
entries say, so that on PostgreSQL they show a row only to whoever reads the whole record.
Agencies are a view of the directory, made in a migration.
"""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Length

models.TextField.register_lookup(Length)

LONGEST_ID = 80  # of a person or an entry; a longer value names nobody


class WorldEntry(models.Model):
    """One standing entry; `n` is its place in the ledger."""

    n = models.BigIntegerField(primary_key=True)
    id = models.TextField()
    kind = models.TextField()
    thread = models.TextField()
    agency = models.TextField()
    first_day = models.BigIntegerField(null=True)
    last_day = models.BigIntegerField(null=True)
    first_second = models.BigIntegerField(null=True)
    last_second = models.BigIntegerField(null=True)
    recorded_day = models.BigIntegerField()
    recorded_second = models.BigIntegerField()

    class Meta:
        db_table = "obligations_entry"
        indexes = [
            models.Index(fields=["id"], name="world_entry_id"),
            models.Index(fields=["thread", "kind"], name="world_entry_thread"),
            models.Index(fields=["recorded_second"], name="world_entry_recorded"),
        ]


class WorldAbout(models.Model):
    """A person an entry is about, with its kind to look them up by; never the same twice."""

    n = models.BigIntegerField()
    person = models.TextField()
    kind = models.TextField()

    class Meta:
        db_table = "obligations_about"
        indexes = [
            models.Index(fields=["person", "kind", "n"], name="world_about_person"),
            models.Index(fields=["n"], name="world_about_n"),
        ]


class WorldTold(models.Model):
    """One value of one field of an entry's data."""

    n = models.BigIntegerField()
    field = models.TextField()
    item = models.BigIntegerField()
    value = models.TextField()
    stated = models.BooleanField()
    number = models.BigIntegerField(null=True)
    listed = models.TextField()

    class Meta:
        db_table = "obligations_told"
        indexes = [
            models.Index(fields=["n", "field"], name="world_told_field"),
            # To find who named a person or an entry, and not to hold long texts.
            models.Index(
                fields=["value"],
                condition=models.Q(value__length__lte=LONGEST_ID),
                name="world_told_value",
            ),
        ]


class WorldKnows(models.Model):
    """Another agency than the recorder knows an entry."""

    n = models.BigIntegerField()
    agency = models.TextField()
    since_day = models.BigIntegerField(null=True)
    since_second = models.BigIntegerField(null=True)
    acknowledged_day = models.BigIntegerField(null=True)
    acknowledged_second = models.BigIntegerField(null=True)

    class Meta:
        db_table = "obligations_knows"
        indexes = [models.Index(fields=["n"], name="world_knows_n")]


class WorldPerson(models.Model):
    """A person, and until when they are a child."""

    person = models.TextField(primary_key=True)
    born_first = models.BigIntegerField(null=True)
    born_last = models.BigIntegerField(null=True)
    expected_first = models.BigIntegerField(null=True)
    expected_last = models.BigIntegerField(null=True)
    child_until_first = models.BigIntegerField(null=True)
    child_until_last = models.BigIntegerField(null=True)
    grown = models.BooleanField()

    class Meta:
        db_table = "obligations_person"
        indexes = [models.Index(fields=["child_until_last"], name="world_grows_up")]


class WorldFamily(models.Model):
    """Two people of one family, both ways round."""

    person = models.TextField()
    member = models.TextField()

    class Meta:
        db_table = "obligations_family"
        indexes = [
            models.Index(fields=["person", "member"], name="world_family"),
            models.Index(fields=["member"], name="world_family_member"),
        ]


class WorldHome(models.Model):
    """A grown person who lives with a child."""

    child = models.TextField()
    adult = models.TextField()
    from_day = models.BigIntegerField()
    until_day = models.BigIntegerField(null=True)

    class Meta:
        db_table = "obligations_home"
        indexes = [
            models.Index(fields=["child"], name="world_home_child"),
            models.Index(fields=["adult"], name="world_home_adult"),
        ]


class WorldCircumstance(models.Model):
    """Something that holds for a person between two days."""

    person = models.TextField()
    what = models.TextField()
    from_day = models.BigIntegerField()
    until_day = models.BigIntegerField(null=True)

    class Meta:
        db_table = "obligations_circumstance"
        indexes = [models.Index(fields=["person"], name="world_circumstance")]


class WorldInvolved(models.Model):
    """An agency involved with a person between two days."""

    person = models.TextField()
    agency = models.TextField()
    role = models.TextField()
    from_day = models.BigIntegerField()
    until_day = models.BigIntegerField(null=True)

    class Meta:
        db_table = "obligations_involved"
        indexes = [models.Index(fields=["person"], name="world_involved")]


class WorldNaming(models.Model):
    """One entry names another in its data."""

    n = models.BigIntegerField()
    named = models.BigIntegerField()

    class Meta:
        db_table = "obligations_naming"
        indexes = [
            models.Index(fields=["named", "n"], name="world_naming"),
            models.Index(fields=["n"], name="world_naming_n"),
        ]


class WorldDeadline(models.Model):
    """When a stretch of time that is counted by the calendar ends, from a day."""

    unit_id = models.BigIntegerField()
    day = models.BigIntegerField()
    due = models.BigIntegerField()

    class Meta:
        db_table = "obligations_deadline"
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "day"], name="world_deadline")
        ]
        indexes = [models.Index(fields=["day"], name="world_deadline_day")]


class WorldAgency(models.Model):
    """An agency and its sector: a view of the directory."""

    agency = models.TextField(primary_key=True)
    sector = models.TextField()

    class Meta:
        managed = False
        db_table = "obligations_agency"


class WorldHappened(models.Model):
    """Entries by whom they are about: a view of two of the tables above."""

    n = models.BigIntegerField(primary_key=True)
    person = models.TextField()

    class Meta:
        managed = False
        db_table = "obligations_happened"
