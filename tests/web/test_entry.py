"""Does an entry's page show its history, who knows it, and write down that it was opened?"""

from __future__ import annotations

import re

import pytest

from sightline.access.database_scope import whole_record
from sightline.access.models import Look
from sightline.record.models import Entry
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Scribe:
    """The directory, the Rowans, and someone to record with."""
    make_directory()
    record = recent_scribe()
    make_rowans(record)
    return record


def position(entry: str) -> int:
    with whole_record():
        return Entry.objects.get(id=entry).position


def page(post: str, entry: str) -> str:
    """The page of one entry, its spaces made one."""
    response = signed_in_client(post).get(f"/entry/{position(entry)}/")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def concern(record: Scribe, says: str, **options: object) -> str:
    return record(
        "health-visitor",
        "concern.noted",
        "robin",
        happened="2026-01-03",
        category="neglect",
        says=says,
        **options,
    )


def test_it_shows_versions_side_by_side_and_what_changed(record):
    """From either version one sees both, and only what differs is marked."""
    first = concern(record, "Wet at ten.")
    second = concern(record, "Wet at noon.", corrects=first)

    old, new = page("health-visitor", first), page("health-visitor", second)

    assert "<strong>Changed:</strong> Wet at noon." in old
    assert old.count("Changed:") == 1
    assert "This was corrected" in old
    assert f'href="/entry/{position(second)}/">Read the version that stands' in old
    assert "Wet at ten." in new
    assert "Read the version that stands" not in new


def test_it_says_that_an_entry_was_never_corrected(record):
    """Having one version is said, not left to be guessed."""
    assert "It was never corrected." in page("health-visitor", concern(record, "Wet."))


def test_it_shows_the_rest_of_the_piece_of_work(record):
    """A referral's page holds what followed it, in order."""
    referral = record(
        "health-visitor",
        "referral.made",
        "robin",
        to="csc",
        concern=["neglect"],
        urgency="same-day",
        says="Cold house.",
    )
    record("front-door", "referral.received", "robin", thread=referral, by_person="duty")

    html = page("health-visitor", referral)

    assert "The rest of this piece of work" in html
    assert "Referral received" in html
    assert re.search(r"Children&#x27;s Social Care</strong> since .*?Acknowledged ", html)


def test_it_writes_down_that_it_was_opened_and_for_whom(record):
    """One look, for the child it is about, on the basis that opened it."""
    page("health-visitor", concern(record, "Wet."))

    look = Look.objects.get(page="entry")
    assert (look.person, look.basis, look.post_id) == (
        "robin",
        "involved",
        "health-visitor",
    )


def test_an_entry_that_is_not_open_is_refused_like_one_that_is_not_there(record):
    """Another agency reads the same words of a closed entry as of none, and no look is noted."""
    entry = concern(record, "Wet.")
    client = signed_in_client("police-officer")

    closed, missing = client.get(f"/entry/{position(entry)}/"), client.get("/entry/99999/")

    assert closed.status_code == missing.status_code == 404
    assert b"Wet." not in closed.content
    assert not Look.objects.filter(page="entry").exclude(basis="refused").exists()


def test_it_shows_the_digest_that_proves_it(record):
    """Place, origin and digest are there for whoever checks."""
    entry = concern(record, "Wet.")

    with whole_record():
        digest = Entry.objects.get(id=entry).digest
    assert digest in page("health-visitor", entry)
    assert "Recorded here" in page("health-visitor", entry)


def test_it_shows_no_script_that_somebody_typed(record):
    """What was typed is shown as it was typed."""
    html = page("health-visitor", concern(record, "<script>alert('Wren')</script>"))

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
