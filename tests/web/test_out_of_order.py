"""When the disk is full or the database gone, is it said plainly, and is nothing half saved?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from sightline.access.models import Look
from sightline.kernel.ids import ref_of
from sightline.record.models import About, Entry, Knowledge
from tests.cast import make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
FULL = "database or disk is full"
GROUNDS = "Allocated to me after the school rang about Hazel"
SAID = {
    "name": "Hazel Rowan",
    "born_day": "14",
    "born_month": "5",
    "born_year": "2020",
    "why": "working",
    "role": "social-worker",
    "grounds": GROUNDS,
}


@pytest.fixture
def family() -> None:
    make_directory()
    make_rowans(recent_scribe())


@pytest.fixture
def full_disk(family: None) -> Iterator[None]:
    """A database that takes an entry and then has no room for who learns of it."""
    if connection.vendor != "sqlite":
        pytest.skip("the trigger that plays a full disk is SQLite's")
    with connection.cursor() as cursor:
        cursor.execute(
            "create trigger full_disk before insert on record_knowledge "
            f"begin select raise(fail, '{FULL}'); end"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("drop trigger full_disk")


def counted() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Entry, About, Knowledge))


def sent(client: Client) -> object:
    entry_id = client.get("/open/").context["form"]["entry_id"].value()
    return client.post("/open/", SAID | {"entry_id": entry_id})


def test_it_says_so_and_gives_back_what_was_typed(full_disk: None) -> None:
    """Whoever wrote an account can copy it, and is told that it was not saved."""
    answer = sent(signed_in_client("social-worker"))

    html = answer.content.decode()
    assert answer.status_code == 503
    assert "Nothing you just sent was saved" in html
    assert GROUNDS in html
    assert "readonly" in html
    assert "ring 999" in html
    assert FULL not in html
    assert answer.headers["Cache-Control"] == "no-store"


def test_nothing_is_half_saved(full_disk: None) -> None:
    """No entry without those who know it, and no look at what was never shown."""
    client = signed_in_client("social-worker")
    before, looks = counted(), Look.objects.count()

    sent(client)

    assert counted() == before
    assert Look.objects.count() == looks


def test_what_was_acknowledged_stays_and_work_goes_on(family: None) -> None:
    """After the fault is gone, what stood before stands, and the same form is taken."""
    client = signed_in_client("social-worker")
    before = counted()

    answer = sent(client)

    assert answer.status_code == 302
    assert counted()[0] == before[0] + 1
    assert client.get(f"/family/{ref_of('hazel')}/").status_code == 200


def test_no_page_is_shown_that_cannot_be_written_in_the_trail(family: None) -> None:
    """Without the trail there is no page: 503, and not a word of the family (T26)."""
    if connection.vendor != "sqlite":
        pytest.skip("the trigger that plays a broken trail is SQLite's")
    client = signed_in_client("health-visitor")
    with connection.cursor() as cursor:
        cursor.execute(
            "create trigger no_trail before insert on access_look "
            "begin select raise(fail, 'no trail'); end"
        )

    answer = client.get(f"/family/{ref_of('robin')}/")

    assert answer.status_code == 503
    assert b"Robin" not in answer.content
