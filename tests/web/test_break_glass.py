"""Is every emergency opening reviewed, by someone else, and known by its reference until then?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sightline.access.models import BreakGlass, Look
from tests.cast import make_directory, make_rowans
from tests.web.once import without_once
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
TOLD = "Hazel was brought in unconscious tonight"
SAID = {"outcome": "justified", "note": "The ward confirms it"}


@pytest.fixture
def opening() -> BreakGlass:
    """One opening by a social worker, waiting for review."""
    make_directory()
    make_rowans(recent_scribe())
    client = signed_in_client("social-worker")
    entry_id = client.get("/open/").context["form"]["entry_id"].value()
    client.post(
        "/open/",
        {
            "name": "Hazel Rowan",
            "born_day": "14",
            "born_month": "5",
            "born_year": "2020",
            "why": "emergency",
            "reason_code": "immediate-danger",
            "reason": TOLD,
            "entry_id": entry_id,
        },
    )
    return BreakGlass.objects.get()


def review_at(client: Client, opening: BreakGlass) -> str:
    return f"/emergencies/{opening.reference}/"


def test_the_list_shows_the_reference_alone(opening: BreakGlass) -> None:
    """Nobody learns from the list who was opened, by whom, or why."""
    html = signed_in_client("privacy-officer").get("/emergencies/").content.decode()

    assert opening.reference in html
    assert TOLD not in html
    assert "Hazel" not in html
    assert "Social-Worker" not in html


def test_a_reviewer_reads_it_and_says_what_they_found(opening: BreakGlass) -> None:
    """The reason is read, the look is noted, and the review stands."""
    client = signed_in_client("privacy-officer")

    page = client.get(review_at(client, opening))
    done = client.post(review_at(client, opening), SAID)

    assert TOLD in page.content.decode()
    assert done.headers["Location"] == "/emergencies/"
    opening.refresh_from_db()
    assert (opening.review_outcome, opening.reviewed_by_id) == (
        "justified",
        "privacy-officer",
    )
    assert Look.objects.filter(post="privacy-officer", note=opening.reference).exists()
    assert client.get(review_at(client, opening)).status_code == 404


@pytest.mark.parametrize(
    "post", ["social-worker", "health-visitor", "partnership-manager", "administrator"]
)
def test_others_do_not_find_it(opening: BreakGlass, post: str) -> None:
    """Whoever opened it, and whoever does not review, see the page for nothing."""
    client = signed_in_client(post)

    found = client.get(review_at(client, opening))
    missing = client.get("/emergencies/BG-nothing/")

    assert found.status_code == missing.status_code == 404
    assert without_once(found.content) == without_once(missing.content)


def test_a_finding_against_it_needs_a_reason(opening: BreakGlass) -> None:
    """Not justified, without a word why, is refused and the page says so."""
    client = signed_in_client("privacy-officer")

    page = client.post(review_at(client, opening), {"outcome": "not-justified", "note": ""})

    assert b"There is a problem" in page.content
    opening.refresh_from_db()
    assert opening.reviewed_at is None


def test_an_overdue_review_is_marked(opening: BreakGlass) -> None:
    """A review not done by the next working day stands out, in words."""
    BreakGlass.objects.update(review_due=datetime.now(UTC).date() - timedelta(days=2))
    client = signed_in_client("privacy-officer")

    assert "Overdue" in client.get("/emergencies/").content.decode()
    assert (
        "This review is overdue" in client.get(review_at(client, opening)).content.decode()
    )
    assert "1 overdue" in client.get("/oversight/").content.decode()


def test_the_family_is_shut_again_when_it_runs_out(opening: BreakGlass) -> None:
    """After four hours the page and the banner are gone."""
    client = signed_in_client("social-worker")
    assert opening.reference in client.get("/directory/").content.decode()

    BreakGlass.objects.update(until=datetime.now(UTC))

    assert opening.reference not in client.get("/directory/").content.decode()
