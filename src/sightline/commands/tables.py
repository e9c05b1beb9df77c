"""Are the tables there, and as this version expects them?"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sightline.kernel.errors import Fault, Refused


def make_ready() -> None:
    """Make a new embedded database; refuse one whose tables are of another version.

    Tables that hold something are changed only when someone asks for it.
    """
    make_folder()
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if connection.vendor == "sqlite" and not executor.loader.applied_migrations:
        call_command("migrate", verbosity=0)
        return
    wrong = "its tables are not those of this version"
    raise Refused(
        Fault("the database", wrong, "make a backup, then run: sightline migrate")
    )


def make_folder() -> None:
    """Make the folder for the embedded database and the keys, closed to others."""
    Path(settings.SIGHTLINE_DATA).mkdir(mode=0o700, parents=True, exist_ok=True)
