"""Does what is prepared for other tests do what they rely on?"""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from sightline.access.database_scope import whole_record
from sightline.record.models import Entry
from tests.cast import Scribe, make_directory, make_rowans
from tests.emptying import emptying_a_guarded_ledger


def _entries() -> int:
    with transaction.atomic(), whole_record():
        return Entry.objects.count()


@pytest.mark.django_db(transaction=True)
def test_a_committed_ledger_is_emptied_for_the_next_test_and_guarded_again():
    """Nothing but the test's own clearing up gets past the guards, which stand again after it."""
    make_directory()
    make_rowans(Scribe())
    assert _entries() > 5

    emptying_a_guarded_ledger(
        lambda _: call_command("flush", verbosity=0, interactive=False)
    )(None)

    assert _entries() == 0
    make_directory()
    make_rowans(Scribe())
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        connection.cursor() as cursor,
    ):
        cursor.execute("delete from record_entry")


@pytest.mark.browser
def test_the_accessibility_check_says_what_is_wrong_and_where(page, check_accessibility):
    """A picture without words and a field without a name are both reported, with their source."""
    page.set_content(
        "<html lang=en><title>Nest</title><main><img src=x><input id=egg></main>"
    )

    with pytest.raises(AssertionError) as report:
        check_accessibility(page)

    assert "image-alt" in str(report.value)
    assert '<input id="egg">' in str(report.value)


@pytest.mark.browser
def test_the_accessibility_check_passes_a_page_that_is_right(page, check_accessibility):
    """Mended, the same page is let through."""
    page.set_content(
        "<html lang=en><title>Nest</title><main><h1>Nest</h1><img src=x alt='Two eggs'>"
        "<label>Eggs <input id=egg style='height: 30px'></label></main>"
    )

    check_accessibility(page)


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_role_of_the_service_is_one_that_row_locks_bind():
    """A superuser would see every row whatever the policies say, and prove nothing."""
    with connection.cursor() as cursor:
        cursor.execute("set role sightline_app")
        cursor.execute(
            "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == (False,)
        cursor.execute("reset role")
