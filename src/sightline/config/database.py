"""Which database does an address name, and how is it opened so that nothing is lost?"""

from pathlib import Path
from typing import Any

import environ

BUSY_SECONDS = 20
DATABASE_FILE = "sightline.sqlite3"

# FULL makes every commit reach the disk before it is reported; Django's default leaves
# the last ones to luck when the power fails.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
    f"PRAGMA foreign_keys=ON; PRAGMA busy_timeout={BUSY_SECONDS * 1000}"
)
# Preparing a safeguard's statement takes SQLite some fifty times as long as running it, so
# a thread keeps its connection, and a connection what it has prepared.
STATEMENTS_KEPT = 1_024
KEPT_OPEN = {"CONN_MAX_AGE": None}
POSTGRESQL_SETTINGS = (
    "-c synchronous_commit=on -c idle_in_transaction_session_timeout=10min"
)


def database(url: str, data: Path) -> dict[str, Any]:
    """Return Django's settings for this address, or for the data folder's own file."""
    if not url:
        return _embedded(data)
    settings = dict(environ.Env.db_url_config(url))
    options = dict(settings.get("OPTIONS", {}))
    if "sqlite" in settings["ENGINE"]:
        return settings | KEPT_OPEN | {"OPTIONS": _sqlite_options() | options}
    return settings | {
        "OPTIONS": _postgresql_options() | options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _embedded(data: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(data / DATABASE_FILE),
        "OPTIONS": _sqlite_options(),
        **KEPT_OPEN,
    }


def _sqlite_options() -> dict[str, Any]:
    # IMMEDIATE takes the write lock at the start of a transaction, so that two writers
    # queue for it instead of one failing half-way through.
    return {
        "timeout": BUSY_SECONDS,
        "transaction_mode": "IMMEDIATE",
        "init_command": SQLITE_PRAGMAS,
        "cached_statements": STATEMENTS_KEPT,
    }


def _postgresql_options() -> dict[str, Any]:
    return {"application_name": "sightline", "options": POSTGRESQL_SETTINGS}
