"""How is a database made ready to be measured? Tables, a made-up county, measured families."""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported)

import families
import population
from django.core.management import call_command
from django.db import connection, transaction

from sightline.access.database_roles import grant_to
from sightline.record.models import Person

QUICKLY = (
    "pragma journal_mode = off",
    "pragma synchronous = off",
    "pragma foreign_keys = off",
    "pragma cache_size = -2000000",
    "pragma temp_store = memory",
)
QUICKLY_ON_POSTGRESQL = (
    "set session_replication_role = replica",
    "set maintenance_work_mem = '1GB'",
    "set synchronous_commit = off",
    "set work_mem = '256MB'",
)


def vendor():
    """Which database this is."""
    return connection.vendor


def fill(people, entries, count, say):
    """Fill an empty database; one that is full already is left as it is."""
    call_command("migrate", verbosity=0)
    if Person.objects.exists():
        say("the database is filled already")
        return
    {"sqlite": _fill_sqlite, "postgresql": _fill_postgresql}[vendor()](people, entries, say)
    families.make_posts()
    for family in range(count):
        say(f"measured family {family + 1} of {count}")
        families.record(family)
    _settle()


def _fill_sqlite(people, entries, say):
    with connection.cursor() as cursor:
        for pragma in QUICKLY:
            cursor.execute(pragma)
    with transaction.atomic():
        population.load(people, entries, say)
    connection.close()  # opened again as in service
    with connection.cursor() as cursor:
        cursor.execute("pragma journal_mode = wal")


def _fill_postgresql(people, entries, say):
    settings = connection.settings_dict
    owner, settings["USER"] = settings["USER"], "postgres"
    connection.close()
    with connection.cursor() as cursor:
        for setting in QUICKLY_ON_POSTGRESQL:
            cursor.execute(setting)
    with transaction.atomic():
        population.load(people, entries, say)
    connection.close()
    settings["USER"] = owner


def _settle():
    """What a server does by itself in time: its statistics, and leave for the service's role."""
    if vendor() != "postgresql":
        return
    with connection.cursor() as cursor:
        for statement in grant_to("sightline_app"):
            cursor.execute(statement)
        cursor.execute("vacuum analyze")
