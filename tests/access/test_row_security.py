"""Does PostgreSQL itself refuse what a query here might forget to ask for?

These run as the owner of the tables, whom FORCE binds all the same; `test_database_roles`
signs in as the service does.
"""

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.access.actor import CannotAct, actor_in
from sightline.access.database_scope import as_actor, whole_record
from sightline.kernel.errors import Fault, Refused
from sightline.obligations.row_security import TABLES as OF_OBLIGATIONS
from sightline.record.models import About, Entry, Knowledge, Receipt
from sightline.record.row_security import FUNCTIONS, TABLES
from sightline.record.visibility import entries_open_to, structure_open_to
from sightline.reviews.row_security import TABLES as OF_REVIEWS
from tests.access import oracle
from tests.access.worlds import NOW, make_world, stored
from tests.cast import Scribe, actor, make_directory, make_rowans

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

LEDGER = (Entry, About, Knowledge, Receipt)


@pytest.fixture
def family():
    """The Rowan family, recorded, and the scope that the tests are given taken away."""
    make_directory()
    ids = make_rowans(Scribe())
    scope("")
    return ids


def scope(value):
    ask("select set_config('sightline.scope', %s, false)", [value])


def ask(statement, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.parametrize("model", LEDGER, ids=lambda model: model.__name__)
def test_it_shows_nothing_until_someone_says_for_whom_they_read(family, model):
    """T14: without a context there are no rows, in any table of the ledger."""
    assert model.objects.count() == 0

    with whole_record():
        assert model.objects.count() > 0
    assert model.objects.count() == 0


def test_it_forgets_the_context_with_the_transaction(family):
    """T14: on a connection used again, the next transaction starts with no context."""
    with transaction.atomic():
        never_left = as_actor(actor("health-visitor"), now=NOW)
        never_left.__enter__()
        assert Entry.objects.exists()
        transaction.set_rollback(True)

    assert not Entry.objects.exists()


def test_it_takes_the_context_back_after_a_refusal(family):
    """Someone may catch a refusal and read on; the whole record is shut again by then."""
    with pytest.raises(Refused), whole_record():
        raise Refused(Fault("here", "no", "stop"))

    assert not Entry.objects.exists()


def test_it_lets_only_the_writer_of_the_ledger_add_to_it(family):
    """An insert outside the whole record is refused, even by someone who may read the family."""
    with whole_record():
        known = Knowledge.objects.first()
        about = About.objects.filter(person="robin").first()
    known.pk, known.agency_id = None, "police"
    about.pk, about.person = None, "someone-else"

    with as_actor(actor("health-visitor"), now=NOW):
        for row in (known, about):
            with pytest.raises(DatabaseError, match="row-level"), transaction.atomic():
                row.save(force_insert=True)


def test_it_narrows_and_puts_back(family):
    """A page inside the whole record narrows to one actor, and what was before comes back."""
    with whole_record():
        everything = Entry.objects.count()
        with as_actor(actor("police-officer"), now=NOW):
            assert Entry.objects.count() == 0
        assert Entry.objects.count() == everything


def test_it_shows_what_was_recorded_since_the_scope_was_opened(family):
    """What is worked out once a transaction is worked out again when the ledger has grown."""
    who = actor("health-visitor")
    with transaction.atomic(), as_actor(who, now=NOW):
        before = Entry.objects.count()
        Scribe(at=NOW)("health-visitor", "concern.noted", "robin", category="neglect")
        assert Entry.objects.count() == before + 1


def test_one_actor_after_another_sees_only_their_own(family):
    """What was worked out for one is never kept for the next, in the same transaction."""
    with transaction.atomic():
        with as_actor(actor("health-visitor"), now=NOW):
            assert Entry.objects.exists()
            with as_actor(actor("police-officer"), now=NOW):
                assert not Entry.objects.exists()
            assert Entry.objects.exists()
        with as_actor(actor("social-worker"), now=NOW):
            assert not Entry.objects.exists()


def test_it_never_hides_what_the_rule_shows_and_shows_only_what_is_near():
    """T14: over random worlds, at least what the queryset shows, and what the oracle says."""
    met = {True: 0, False: 0}
    for seed in range(60):
        world = make_world(seed)
        with stored(world):
            for post in world.posts:
                for entry, shows, seen in _locked(world, post):
                    allowed = oracle.lock_shows(world, post["id"], entry)
                    assert shows == allowed, (seed, post, entry)
                    assert shows or not seen, (seed, post, entry)
                    met[shows] += 1

    assert min(met.values()) > 500


def _locked(world, post):
    try:
        who = actor_in(post["id"], user_id=post["holder"], now=NOW)
    except CannotAct:
        return
    with as_actor(who, now=NOW):
        unfiltered = [
            set(model.objects.values_list(column, flat=True))
            for model, column in zip(LEDGER, TABLES.values(), strict=True)
        ]
    # Asked with the whole record in scope, so that the lock has no part in the answer.
    seen = {e.id for e in entries_open_to(who, now=NOW)}
    seen |= {e.id for e in structure_open_to(who, now=NOW)}
    for entry in world.entries:
        shows = entry["position"] in unfiltered[0]
        for rows in unfiltered[1:]:
            assert shows or entry["position"] not in rows
        yield entry["id"], shows, entry["id"] in seen


def test_every_table_of_the_ledger_is_locked_for_its_owner_too():
    """T14: the catalogue says ENABLE and FORCE for each, and two policies on each."""
    flags = {
        name: (enabled, forced)
        for name, enabled, forced in ask(
            "select relname, relrowsecurity, relforcerowsecurity from pg_class"
            " where relkind = 'r' and relrowsecurity"
        )
    }
    every = ask("select tablename, policyname, cmd from pg_policies order by 1, 2")
    policies = [row for row in every if row[0] in TABLES]

    assert flags == dict.fromkeys([*TABLES, *OF_OBLIGATIONS, *OF_REVIEWS], (True, True))
    assert {row[0] for row in every} == set(flags)
    assert [row[0] for row in policies] == sorted([*TABLES, *TABLES])
    assert {row[1:] for row in policies} == {
        ("in_scope", "SELECT"),
        ("written_whole", "INSERT"),
    }


def test_every_table_that_points_at_an_entry_is_locked_or_says_why_not():
    """A table that holds what an entry says would let it out past the lock."""
    pointing = ask(
        "select distinct conrelid::regclass::text from pg_constraint"
        " where contype = 'f' and confrelid = 'record_entry'::regclass"
    )

    assert {name for (name,) in pointing} <= set(TABLES)


def test_nothing_in_the_database_reads_as_someone_else():
    """T14: no view and no function runs with its owner's rights; a view is its reader's."""
    views = ask(
        "select relname from pg_class where relkind in ('v', 'm')"
        " and relnamespace = 'public'::regnamespace"
        " and not 'security_invoker=true' = any(coalesce(reloptions, '{}'))"
    )
    definers = ask(
        "select proname from pg_proc where prosecdef"
        " and pronamespace = 'public'::regnamespace"
    )

    assert not views
    assert not definers


def test_every_function_of_the_lock_pins_where_it_looks_for_tables():
    """Someone who can make a table of the same name elsewhere cannot put it in the way."""
    functions = dict(
        ask(
            "select proname, proconfig from pg_proc where proname like 'sightline%%'"
            " and proname <> 'sightline_refuse'",
            [],
        )
    )

    assert set(functions) == {name.partition("(")[0] for name in FUNCTIONS}
    for settings in functions.values():
        assert "search_path=public, pg_temp" in settings
