"""On PostgreSQL, do these tables show nothing to whoever does not read the whole record?"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, transaction

from sightline.access.database_scope import as_actor, whole_record
from sightline.obligations.models import Obligation, WorldEntry, WorldHappened
from sightline.obligations.row_security import TABLES
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans
from tests.obligations.some_safeguards import adopt_some

pytestmark = pytest.mark.django_db
# Decisions, agencies and days hold nothing of any family.
OPEN = {"obligations_adopted", "obligations_deadline"}


def test_every_table_that_holds_what_entries_say_is_on_the_list():
    """A new table is locked, or said to hold nothing of any family."""
    models = apps.get_app_config("obligations").get_models()
    tables = {model._meta.db_table for model in models if model._meta.managed}
    assert tables == {*TABLES} | OPEN


@pytest.mark.postgres
def test_no_row_is_shown_outside_the_whole_record():
    """Not to one actor, who might see some of the entries, and not to nobody."""
    make_directory()
    record = Scribe()
    make_rowans(record)
    adopt_some("referral-decided")
    record("health-visitor", "referral.made", "robin=child", to="csc", concern=["neglect"])
    hidden = (Obligation, WorldEntry, WorldHappened)
    with transaction.atomic():
        with whole_record():
            assert all(model.objects.exists() for model in hidden)
        with as_actor(actor("health-visitor"), now=NOW):
            assert not any(model.objects.exists() for model in hidden)
        with connection.cursor() as cursor:
            cursor.execute("select set_config('sightline.scope', '', true)")
        assert not any(model.objects.exists() for model in hidden)
