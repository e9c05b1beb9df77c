"""Does the page of who knew what show what reached whom, to those who may see it, and no more?"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from sightline.access.models import Look
from sightline.kernel.ids import ref_of
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Scribe:
    """The Rowans, with a social worker and the police working with Robin as well."""
    make_directory()
    record = recent_scribe(90)
    make_rowans(record)
    for post, role in (
        ("social-worker", "social-worker"),
        ("police-officer", "police-officer"),
    ):
        record(
            post, "involvement.started", "robin", role=role, post=post,
            basis="statutory-work" if role == "social-worker" else "police-duty",
        )  # fmt: skip
    return record


def page(post: str, query: str = "", status: int = 200) -> str:
    response = signed_in_client(post).get(f"/family/{ref_of('robin')}/who-knew/{query}")
    assert response.status_code == status
    return re.sub(r"\s+", " ", response.content.decode())


def later(record: Scribe, days: int) -> None:
    """Let days go by before the next entry."""
    record.at += timedelta(days=days)


def bruise_kept_back(record: Scribe, *, tell_first: bool = False) -> str:
    """A bruise that the health visitor saw, and a referral closed three weeks later without it."""
    bruise = record(
        "health-visitor", "injury.seen", "robin", injury="bruise", site="left cheek",
        says="A bruise the shape of a thumb.",
    )  # fmt: skip
    if tell_first:
        share(record, bruise)
    later(record, 21)
    referral = record(
        "social-worker", "referral.received", "robin", by_person="A neighbour"
    )
    record(
        "social-worker", "referral.decided", "robin", thread=referral,
        decision="no-further-action", threshold="Level 2", owner="Test", rationale="No worry",
    )  # fmt: skip
    return bruise


def share(record: Scribe, entry: str) -> None:
    record(
        "health-visitor", "information.shared", "robin", entries=[entry], to="csc",
        basis="vital-interests", how="conversation",
    )  # fmt: skip


def test_what_the_deciders_did_not_know_is_shown_once_they_may_see_it(record):
    """Social care learned of the bruise afterwards: the page says since when, and when."""
    bruise = bruise_kept_back(record)
    later(record, 10)
    share(record, bruise)

    html = page("social-worker")

    assert (
        "Northshire Health Visiting had known for 21 days of an injury to a child" in html
    )
    assert "it learned of it on" in html
    assert html.count("<svg") == 2  # decisions by facts, and the strip of the one fact
    assert "The same as a table" in html


def test_a_fact_that_is_not_open_to_the_actor_is_shown_and_counted_nowhere(record):
    """Social care was never told: its page says nothing of the bruise, not even that it is."""
    bruise_kept_back(record)

    html = page("social-worker")

    assert "njury" not in html
    assert "<svg" not in html
    assert "nothing bore on a decision" in html


def test_whoever_recorded_a_fact_does_not_see_a_decision_it_was_not_told_of(record):
    """The health visitor knows the bruise and not the decision, which was never shared."""
    bruise_kept_back(record)

    assert "Referral decided" not in page("health-visitor")


def test_nothing_is_shown_where_they_had_been_told(record):
    """The same story, with the bruise shared the day it was seen."""
    bruise_kept_back(record, tell_first=True)

    assert "nothing bore on a decision" in page("social-worker")


def test_as_known_on_a_day_what_came_later_is_not_there(record):
    """The day before social care learned of the bruise, its page could not have shown it."""
    bruise = bruise_kept_back(record)
    before = (record.at).date().isoformat()
    later(record, 10)
    share(record, bruise)

    html = page("social-worker", f"?on={before}")

    assert "njury" not in html
    assert "This is the page as known on" in html


def test_a_designated_lead_with_the_think_family_view_is_turned_away(record):
    """The page is made of entries, which that view does not show."""
    bruise_kept_back(record)

    assert "robin" not in page("dsl", status=404).lower()


def test_the_look_is_written_down(record):
    page("social-worker")

    assert Look.objects.filter(person="robin", page="who-knew").count() == 1


def test_the_family_page_leads_there(record):
    html = signed_in_client("social-worker").get(f"/family/{ref_of('robin')}/").content

    assert f'href="/family/{ref_of("robin")}/who-knew/"' in html.decode()
