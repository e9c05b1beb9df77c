"""What recording an entry does, and refuses to do."""

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.access.database_scope import whole_record
from sightline.kernel.errors import Refused
from sightline.kernel.partial_dates import PartialDate
from sightline.record.ledger import earliest
from sightline.record.models import Entry, Knowledge, Person, Receipt
from sightline.record.visibility import entries_open_to
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """The directory, and someone to record with."""
    make_directory()
    return Scribe()


def test_it_makes_the_family_known_to_the_agency_that_recorded_it(record):
    """The recording agency knows its own entries, acknowledged at once."""
    ids = make_rowans(record)

    assert Person.objects.get(pk="robin").name == "Robin Rowan"
    assert Knowledge.objects.get(entry__id=ids["robin"]).agency_id == "hv"
    assert Receipt.objects.get(entry__id=ids["robin"]).agency_id == "hv"


def test_a_practitioner_sees_the_family_of_the_child_they_work_with(record):
    """Working with Robin opens what health visiting knows of her mother and sister."""
    make_rowans(record)

    seen = entries_open_to(actor("health-visitor"), now=NOW)

    assert {e.kind for e in seen} >= {"person.recorded", "relationship.recorded"}
    assert not entries_open_to(actor("social-worker"), now=NOW).exists()
    assert not entries_open_to(actor("health-visitor-south"), now=NOW).exists()


@pytest.mark.parametrize(
    "table", ["record_entry", "record_about", "record_knowledge", "record_receipt"]
)
@pytest.mark.parametrize("statement", ["delete from {}", "update {} set entry_id = 1"])
def test_the_database_refuses_to_change_the_ledger(record, table, statement):
    """T28: no statement of ours or anyone's can change or delete a row of the ledger."""
    make_rowans(record)
    statement = statement.format(table).replace(
        "record_entry set entry_id = 1", "record_entry set says = ''"
    )

    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        whole_record(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_same_form_sent_twice_records_one_entry(record):
    """T33: a retry under the same id records nothing more."""
    make_rowans(record)
    record.new_id = lambda: "0000000000same000000"
    before = Entry.objects.count()

    record(
        "health-visitor",
        "concern.noted",
        "robin",
        happened="2026-02-01",
        category="neglect",
    )
    record(
        "health-visitor",
        "concern.noted",
        "robin",
        happened="2026-02-01",
        category="neglect",
    )

    assert Entry.objects.count() == before + 1


def test_it_names_every_fault_and_records_nothing(record):
    """Bad input is refused whole, with all its faults."""
    make_rowans(record)
    before = Entry.objects.count()

    with pytest.raises(Refused) as refused:
        record(
            "health-visitor", "referral.made", ["nobody"], to="nowhere", urgency="soonish"
        )

    said = str(refused.value)
    assert "nobody" in said
    assert "nowhere" in said
    assert "soonish" in said
    assert Entry.objects.count() == before


@pytest.mark.parametrize("happened", ["2025-10-26T01:30+01:00", "2025-10-26T01:30Z"])
def test_an_entry_in_the_hour_that_autumn_repeats_keeps_its_order(record, happened):
    """Both half past ones are kept apart, and read back as they were written."""
    make_rowans(record)
    made = record("health-visitor", "contact.made", "robin", happened=happened, how="call")
    with whole_record():
        entry = Entry.objects.get(id=made)

    assert entry.happened_at == earliest(PartialDate.parse(happened))
    assert entry.happened_at == datetime.fromisoformat(happened.replace("Z", "+00:00"))
