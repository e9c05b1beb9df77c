"""Does what someone exports hold only what they may see and may pass on?"""

import json
from dataclasses import replace

import pytest
from django.db import transaction

from sightline.access.database_scope import as_actor
from sightline.exchange.case_file.reading import read_case_text
from sightline.exchange.exporting import PASSED_ON, export_for, file_name
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans
from tests.exchange.ledgers import put_back, take_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    make_directory()
    return Scribe()


def note(record, post: str, says: str, **fields) -> str:
    return record(post, "concern.noted", "robin", category="neglect", says=says, **fields)


def exported(post: str, **options) -> dict:
    who = actor(post)
    with transaction.atomic(), as_actor(who, now=NOW):
        return export_for(who, "robin", now=NOW, **options)


def text(told: dict) -> str:
    return json.dumps(told, ensure_ascii=False)


def test_it_holds_what_the_agency_knows_and_not_what_it_does_not(record):
    """The canary: what another agency keeps to itself appears nowhere in the file."""
    make_rowans(record)
    note(record, "health-visitor", "known to health visiting")
    canary = note(record, "police-officer", "CANARY of the police")

    told = text(exported("health-visitor"))

    assert "known to health visiting" in told
    assert "CANARY" not in told
    assert canary not in told


def test_someone_who_may_see_nothing_exports_nothing(record):
    """A stranger's file names nobody."""
    make_rowans(record)

    told = exported("social-worker")

    assert (told["entries"], told["people"]) == ([], {})


@pytest.mark.parametrize("mark", ["no-onward", "marac", "police-condition", "sealed"])
def test_what_others_narrowed_is_left_out(record, mark):
    """Its owner did not agree to pass it on, even where the actor may read it."""
    make_rowans(record)
    entry = note(record, "police-officer", "NARROWED", handling=(mark,))
    record(
        "police-officer",
        "information.shared",
        "robin",
        entries=[entry],
        to=["hv"],
        basis="public task",
        how="meeting",
    )

    assert "NARROWED" not in text(exported("health-visitor"))


def test_an_owner_may_pass_on_its_own_with_its_marks(record):
    """Marks travel with what they mark."""
    make_rowans(record)
    note(record, "health-visitor", "ours", handling=("no-onward", "not-family"))

    [entry] = [e for e in exported("health-visitor")["entries"] if e.get("says") == "ours"]

    assert entry["handling"] == ["no-onward", "not-family"]


def test_a_field_that_is_never_exported_is_left_out_with_the_hash(record):
    """The hash of what is left could be used to guess at what was taken out."""
    make_rowans(record)
    record("health-visitor", "contact.made", "robin", how="call", caller="CALLER")

    told = exported("health-visitor")

    [entry] = [e for e in told["entries"] if e["kind"] == "contact.made"]
    assert "CALLER" not in text(told)
    assert entry["data"] == {"how": "call"}
    assert "hash" not in entry


def test_what_is_redacted_is_gone(record):
    """The seam for safe addresses narrows entries and header alike."""
    make_rowans(record)

    def redact(content):
        return replace(
            content, data=json.loads(json.dumps(content.data).replace("Larch", "…"))
        )

    told = text(exported("health-visitor", redact=redact))

    assert "Larch" not in told
    assert "Larch" in text(exported("health-visitor"))


def test_a_sensitive_agency_is_not_named_as_knowing(record):
    """That a refuge knows a family is itself something to keep."""
    make_rowans(record)
    entry = note(record, "health-visitor", "told to the refuge")
    record(
        "health-visitor",
        "information.shared",
        "robin",
        entries=[entry],
        to=["refuge"],
        basis="public task",
    )

    [told] = [e for e in exported("health-visitor")["entries"] if e["id"] == entry]

    assert "refuge" not in text(told.get("known_to", {}))


def test_it_can_be_imported_elsewhere(record):
    """The file is a case file, with people by name."""
    with put_back():
        make_rowans(record)
        note(record, "health-visitor", "something")
        told = exported("health-visitor")
        count = len(told["entries"])
    with put_back():
        read_case_text(text(told).encode())
        assert told["people"]["robin"]["name"] == "Robin Rowan"
        assert told["notices"] == [PASSED_ON]
        assert take_in(told).entries_new >= count


def test_the_name_of_a_file_says_nothing_of_anyone():
    """Names of files turn up in lists, logs and subjects."""
    assert file_name(NOW) == "sightline-2026-03-02.case.json"
