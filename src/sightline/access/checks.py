"""Is the second lock worth anything here? Warns where the database would not hold it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage
from django.core.checks import Warning as Warned
from django.db import connection

from sightline.access.database_roles import is_guarded

UNGUARDED = Warned(
    "the service signs in to PostgreSQL as a role that row-level security does not bind",
    hint="Name a role in DATABASE_URL that is neither superuser nor BYPASSRLS; "
    "docs/how-to/database-roles.md says how to make one.",
    id="access.W001",
)


def check_database_role(
    app_configs: Sequence[AppConfig] | None = None,
    *,
    databases: Sequence[str] | None = None,
    **_: Any,
) -> list[CheckMessage]:
    """Warn when the service connects as a superuser or a role with BYPASSRLS."""
    if connection.vendor != "postgresql" or not databases:
        return []
    return [] if is_guarded() else [UNGUARDED]
