"""`sightline migrate`: bring the database's tables up to date."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sightline.access.database_roles import grant_to
from sightline.commands.answers import add_json, answer
from sightline.commands.tables import make_folder
from sightline.kernel.errors import Fault, Refused


def add_to(subparsers: Any) -> None:
    """Add the command to `sightline`."""
    parser = subparsers.add_parser(
        "migrate",
        help="bring the database's tables up to date",
        description="Bring the tables up to this version; what they hold stays.",
    )
    parser.add_argument(
        "--grant-to",
        metavar="ROLE",
        help="then give the service's own PostgreSQL role what it needs, and nothing more",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Apply what has not been applied, and name it."""
    make_folder()
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    applied = [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
    call_command("migrate", verbosity=0)
    if args.grant_to:
        _grant_to(args.grant_to)
    said = (
        f"Made {len(applied)} changes to the tables." if applied else "Nothing to change."
    )
    answer(args, {"applied": applied}, said)
    return 0


def _grant_to(role: str) -> None:
    if connection.vendor != "postgresql":
        raise Refused(
            Fault("--grant-to", "SQLite has no roles", "leave it out, or set DATABASE_URL")
        )
    with connection.cursor() as cursor:
        for statement in grant_to(role):
            cursor.execute(statement)
