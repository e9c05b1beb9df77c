"""Which database roles run the service, and what may each do?

Two roles: an owner, which migrates and is used for nothing else, and the service's own, which
owns nothing, is no superuser and cannot bypass row-level security. The service may add to
the ledger and the trail, and may change neither.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from psycopg import sql

# Added to and read, never changed: the ledger, the trail, the course of a review.
ONLY_ADDED_TO = frozenset(
    {
        *("record_entry", "record_about", "record_knowledge", "record_receipt"),
        *("access_look", "reviews_step", "reviews_keptfile"),
        *("learning_version", "learning_decided", "learning_sent", "learning_discussion"),
        *("learning_keptversion", "learning_linktried", "learning_groupstep"),
        "learning_selfcheckanswer",
    }
)


def grant_to(role: str) -> list[str]:
    """Return the statements that give the service's role what it needs, and nothing more.

    The owner of the tables runs them after every `migrate`; running them again is harmless.
    """
    service = sql.Identifier(role)
    statements = [sql.SQL("grant usage on schema public to {}").format(service)]
    for table, is_view in sorted(_tables().items()):
        verbs = "select" if is_view else "select, insert"
        if not is_view and table not in ONLY_ADDED_TO:
            verbs += ", update, delete"
        statements.append(
            sql.SQL("grant {} on {} to {}").format(
                sql.SQL(verbs), sql.Identifier(table), service
            )
        )
    statements.append(
        sql.SQL("grant usage, select on all sequences in schema public to {}").format(
            service
        )
    )
    return [statement.as_string(None) for statement in statements]


def is_guarded() -> bool:
    """Say whether row-level security binds the role that this connection signs in as."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
        )
        row = cursor.fetchone()
    return row is not None and not row[0]


def _tables() -> dict[str, bool]:
    """Every table, and whether it is a view, which migrations make and models only read."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: not model._meta.managed for model in models}
