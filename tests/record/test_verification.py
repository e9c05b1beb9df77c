"""What verifying the ledger finds, whoever changed it and however (T27)."""

from datetime import timedelta

import pytest
from django.db import connection

from sightline.access.append_only import arm, disarm
from sightline.access.models import Look
from sightline.record import checkpoints
from sightline.record.checkpoints import make_checkpoint, read_statement
from sightline.record.ledger import head
from sightline.record.models import Checkpoint
from sightline.record.row_security import TABLES
from sightline.record.verification import verify
from tests.cast import NOW, Scribe, make_directory, make_rowans
from tests.exchange.ledgers import put_back

pytestmark = pytest.mark.django_db
GUARDED = (*TABLES, "access_look")


@pytest.fixture(autouse=True)
def data_folder(tmp_path, settings):
    """Keys of each test's own."""
    settings.SIGHTLINE_DATA = tmp_path
    return tmp_path


@pytest.fixture
def ids():
    """A family, and a referral that someone acknowledged; whatever follows is taken back."""
    with put_back():
        make_directory()
        record = Scribe()
        found = make_rowans(record)
        found["referral"] = record(
            "health-visitor", "referral.made", "robin", to="csc", concern=["neglect"]
        )
        found["received"] = record(
            "social-worker", "referral.received", "robin", thread=found["referral"]
        )
        settle()
        yield found


def tamper(*statements: str) -> None:
    """Change the ledger as someone could who owns the database, and leave the guards as before."""
    settle()
    disarm(connection, *GUARDED)
    if connection.vendor == "postgresql":
        owner(*(f"alter table {table} no force row level security" for table in TABLES))
    owner(*statements)
    settle()
    if connection.vendor == "postgresql":
        owner(*(f"alter table {table} force row level security" for table in TABLES))
    arm(connection, *GUARDED)


def settle() -> None:
    """Check foreign keys now; PostgreSQL alters no table that has checks waiting."""
    if connection.vendor == "postgresql":
        owner("set constraints all immediate", "set constraints all deferred")


def owner(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def where_faults() -> list[str]:
    return [fault.where for fault in verify().faults]


def position(entry: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select position from record_entry where id = %s", [entry])
        return cursor.fetchone()[0]


def remove(at: int) -> list[str]:
    tied = [
        f"delete from {table} where {column} = {at}"
        for table in ("record_knowledge", "record_receipt")
        for column in ("entry_id", "brought_by_id")
    ]
    about = f"delete from record_about where entry_id = {at}"
    return [*tied, about, f"delete from record_entry where position = {at}"]


def test_a_ledger_that_nobody_touched_is_sound(ids):
    """No fault, no note, and the head of the chain."""
    make_checkpoint(NOW)

    found = verify()

    assert found.faults == []
    assert found.notes == []
    assert (found.entries, found.chain) == head()
    assert found.checkpoints == 1


@pytest.mark.parametrize(
    "change",
    [
        "says = 'nothing'",
        "data = '{}'",
        "author = 'someone else'",
        "recorded_at = '2020-01-01 00:00:00+00:00'",
        "handling = '[]', kind = 'contact.made'",
        "happened = 'rubbish'",
        "extra = '{\"a\": 1}'",
        "digest = 'abc'",
    ],
)
def test_an_edited_entry_is_named(ids, change):
    """Whatever column was changed."""
    tamper(f"update record_entry set {change} where id = '{ids['home']}'")

    assert f"entry {ids['home']} (position {position(ids['home'])})" in where_faults()


@pytest.mark.parametrize(
    "change", ["opens_to = 3", "hides_address = not hides_address", "happened_at = null"]
)
def test_a_column_made_from_the_content_is_checked_against_it(ids, change):
    """Who may read an entry hangs on columns that are in no hash."""
    tamper(f"update record_entry set {change} where id = '{ids['home']}'")

    assert where_faults() == [f"entry {ids['home']} (position {position(ids['home'])})"]


def test_a_changed_origin_is_named(ids):
    """An entry from a file cannot be passed off as recorded here."""
    tamper(f"update record_entry set origin = 'file' where id = '{ids['home']}'")

    assert where_faults() == [f"entry {ids['home']} (position {position(ids['home'])})"]


def test_a_deleted_entry_leaves_a_named_gap(ids):
    """The position says which is missing."""
    at = position(ids["home"])
    tamper(*remove(at))

    assert f"position {at}" in where_faults()


def test_an_inserted_entry_is_named(ids):
    """Even with a digest that fits, it does not follow from the one before."""
    last, _ = head()
    tamper(_insert_copy(last))

    assert f"entry forged (position {last + 1})" in where_faults()


def _columns() -> list[str]:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, "record_entry")
    return [column.name for column in described]


def _insert_copy(at: int) -> str:
    columns = _columns()
    values = [
        "position + 1" if c == "position" else "'forged'" if c == "id" else c
        for c in columns
    ]
    return (
        f"insert into record_entry ({', '.join(columns)}) select {', '.join(values)}"
        f" from record_entry where position = {at}"
    )


def test_entries_whose_places_were_swapped_are_named(ids):
    """Order is part of what was recorded."""
    one, other = position(ids["home"]), position(ids["hv-robin"])
    tamper(
        f"update record_entry set id = 'x' where position = {one}",
        f"update record_entry set id = '{ids['home']}' where position = {other}",
        f"update record_entry set id = '{ids['hv-robin']}' where position = {one}",
    )

    found = where_faults()
    assert f"entry {ids['home']} (position {other})" in found
    assert f"entry {ids['hv-robin']} (position {one})" in found


@pytest.mark.parametrize(
    "statement",
    [
        "update record_knowledge set since = '2020-01-01 00:00:00+00:00' where brought_by_id = {}",
        "update record_knowledge set how = 'feed' where brought_by_id = {}",
        "delete from record_knowledge where brought_by_id = {}",
        "insert into record_knowledge (entry_id, agency_id, since, how, brought_by_id)"
        " select entry_id, 'school', since, how, brought_by_id from record_knowledge"
        " where brought_by_id = {0} and entry_id = {0} and how = 'own'",
        "delete from record_receipt where brought_by_id = {}",
        "update record_receipt set at = '2020-01-01 00:00:00+00:00' where brought_by_id = {}",
    ],
)
def test_changed_knowledge_or_receipts_name_the_entry_that_brought_them(ids, statement):
    """Added, removed, backdated: who knew what when is sealed with the entry."""
    at = position(ids["received"])
    tamper(statement.format(at))

    assert where_faults() == [f"entry {ids['received']} (position {at})"]


def test_a_cut_tail_is_found_by_a_checkpoint(ids):
    """What is left is a sound chain; only the statement says that it was longer."""
    statement = make_checkpoint(NOW)
    tamper(*remove(position(ids["received"])))

    assert where_faults() == [f"checkpoint {Checkpoint.objects.get().pk}"]
    assert "cut off" in verify([("copy.json", statement)]).faults[-1].wrong


def test_an_older_database_put_back_is_found_by_a_copy_kept_elsewhere(ids):
    """With the statements of the database gone too, the copy still tells."""
    statement = read_statement(make_checkpoint(NOW).text, "copy.json")
    Checkpoint.objects.all().delete()
    tamper(*remove(position(ids["received"])))
    assert verify().sound

    [fault] = verify([("copy.json", statement)]).faults

    assert fault.where == "copy.json"
    assert "older database" in fault.wrong


def test_a_chain_made_anew_is_found_by_a_checkpoint(ids):
    """Someone who can compute every hash again cannot change what was signed."""
    statement = make_checkpoint(NOW)
    last, _ = head()
    tamper(f"update record_entry set chain = '{'0' * 64}' where position = {last}")

    found = verify([("copy.json", statement)])

    assert "made anew" in found.faults[-1].wrong
    assert found.faults[-1].where == "copy.json"


def test_a_forged_checkpoint_is_found(ids):
    """The signature covers the position, the chain, the looks and the time."""
    make_checkpoint(NOW)
    Checkpoint.objects.update(position=1)

    [fault] = verify().faults

    assert "signature" in fault.wrong


def test_a_shortened_trail_of_looks_is_found(ids):
    """Who looked is counted by every checkpoint."""
    Look.objects.create(at=NOW, page="family", basis="involved")
    make_checkpoint(NOW)
    tamper("delete from access_look")

    [fault] = verify().faults

    assert "trail" in fault.wrong


@pytest.mark.parametrize("table", GUARDED)
def test_a_trigger_taken_off_is_named(ids, table):
    """A ledger that could be changed is a fault before it is changed."""
    disarm(connection, table)

    assert {fault.where for fault in verify().faults} == {f"the table {table}"}


def test_a_trigger_made_harmless_is_named(ids):
    """The same name with nothing behind it does not count."""
    disarm(connection, "record_entry")
    arm(connection, "record_entry")
    if connection.vendor == "sqlite":
        owner(
            "drop trigger record_entry_no_update",
            "create trigger record_entry_no_update before update on record_entry"
            " begin select 1; end",
        )
    else:
        owner("alter table record_entry disable trigger record_entry_no_change")

    assert "the table record_entry" in where_faults()


@pytest.mark.postgres
def test_a_row_lock_taken_off_is_named(ids):
    """On PostgreSQL the second lock is checked as well."""
    owner("alter table record_about no force row level security")

    assert where_faults() == ["the table record_about"]


def test_a_clock_that_went_back_is_a_note(ids):
    """Nothing was changed, and someone should look at the clock."""
    record = Scribe(at=NOW - timedelta(days=300))
    early = record("health-visitor", "contact.made", "robin", how="call")

    found = verify()

    assert found.sound
    assert [note.where for note in found.notes] == [
        f"entry {early} (position {position(early)})"
    ]


def test_the_key_is_made_once_and_nobody_else_can_read_it(ids, data_folder):
    """Private, and the same from one checkpoint to the next."""
    first, second = make_checkpoint(NOW), make_checkpoint(NOW)
    path = data_folder / "keys" / checkpoints.KEY_FILE

    assert first.key == second.key
    assert path.stat().st_mode & 0o777 == 0o600


def test_checkpoints_without_their_key_are_said_to_be_unverifiable(ids, data_folder):
    """A lost key is told, not passed over."""
    make_checkpoint(NOW)
    (data_folder / "keys" / checkpoints.KEY_FILE).unlink()

    assert where_faults() == ["the checkpoints"]
