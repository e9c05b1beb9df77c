"""Is what the service's own role is granted enough to work with, and no more?"""

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.access import checks
from sightline.access.database_roles import grant_to
from sightline.access.database_scope import as_actor
from sightline.record.models import Entry
from sightline.record.row_security import TABLES
from sightline.record.visibility import entries_open_to
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

SERVICE = "sightline_app"  # made with the server, by scripts/postgresql.py


def ask(statement, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def service(transactional_db):
    """Record the Rowans as the owner, then sign in again as the role of the service."""
    if not ask("select 1 from pg_roles where rolname = %s", [SERVICE]):
        pytest.skip(f"this server has no role {SERVICE}")
    make_directory()
    make_rowans(Scribe())
    for statement in grant_to(SERVICE):
        ask(statement)
    owner = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = SERVICE
    yield SERVICE
    connection.close()
    connection.settings_dict["USER"] = owner


def test_the_service_reads_and_records_with_what_it_is_granted(service):
    """The list of grants is enough to record an entry and to read a family."""
    record = Scribe(at=NOW)
    written = record("health-visitor", "concern.noted", "robin", category="neglect")

    with transaction.atomic(), as_actor(actor("health-visitor"), now=NOW):
        assert entries_open_to(actor("health-visitor"), now=NOW).filter(id=written).exists()
    assert not Entry.objects.exists()


def test_the_next_transaction_on_its_connection_starts_with_no_context(service):
    """T14: one connection for everyone, as in a pool of one, carries nothing over."""
    with transaction.atomic(), as_actor(actor("health-visitor"), now=NOW):
        assert Entry.objects.exists()
        backend = ask("select pg_backend_pid()")
    with transaction.atomic():
        assert ask("select pg_backend_pid()") == backend
        assert not Entry.objects.exists()


def test_it_is_not_even_granted_to_change_the_ledger(service):
    """T28: before triggers and policies, the privilege itself is missing."""
    for table in (*TABLES, "access_look"):
        for verb in (f"delete from {table}", f"truncate {table}"):
            with pytest.raises(DatabaseError, match="permission denied"):
                ask(verb)
    with pytest.raises(DatabaseError, match="permission denied"):
        ask("update record_entry set says = 'nothing happened'")


def test_it_cannot_take_the_lock_off(service):
    """Only the owner of a table may disable its row-level security, and this is not the owner."""
    with pytest.raises(DatabaseError, match="must be owner"):
        ask("alter table record_entry disable row level security")


def test_it_is_a_role_that_the_lock_binds(service):
    """The system check has nothing to say of it."""
    assert checks.check_database_role(databases=["default"]) == []


def test_it_warns_where_the_lock_would_not_hold(service, monkeypatch):
    """Signed in as a superuser, PostgreSQL would show everything, so the service says so."""
    monkeypatch.setattr(checks, "is_guarded", lambda: False)

    assert [each.id for each in checks.check_database_role(databases=["default"])] == [
        "access.W001"
    ]
