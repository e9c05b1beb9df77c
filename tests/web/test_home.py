"""Does home show whose families these are, what is new, and what to do where nothing opens?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from sightline.kernel.ids import ref_of
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


def home(post: str) -> str:
    """The home page of one post, its spaces made one."""
    response = signed_in_client(post).get("/")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def refer(record: Scribe, says: str, **options: object) -> str:
    return record(
        "health-visitor",
        "referral.made",
        "robin",
        to="csc",
        concern=["neglect"],
        urgency="same-day",
        says=says,
        **options,
    )


def test_it_lists_my_families_and_what_they_are_to_me(record):
    """Name, age, role, and by when the involvement is looked at again; linked by reference."""
    html = home("health-visitor")

    assert f'href="/family/{ref_of("robin")}/">Robin Rowan</a>' in html
    assert "Health visitor" in html
    assert "Nothing is waiting" in html


def test_it_says_that_nothing_is_yours_rather_than_show_an_empty_list(record):
    """A health visitor without families reads why the page is empty and what to do."""
    html = home("health-visitor-south")

    assert "No family is recorded as yours or your team’s" in html
    assert "Robin" not in html


def test_a_front_door_starts_from_what_arrived_and_how_long_ago(record):
    """The referral is there with its age, its sender, and whom it is about."""
    refer(record, "Cold house.", at=datetime.now(UTC) - timedelta(hours=3, minutes=5))

    html = home("front-door")

    assert "What has arrived" in html
    assert "Arrived 3 hours ago" in html
    assert "Cold house." in html
    assert "<strong>Robin Rowan</strong>" in html


def test_a_referral_comes_before_what_is_newer(record):
    """Other news, however much newer, stands after a referral that waits."""
    refer(record, "FIRST-REFERRAL")
    note = record("health-visitor", "concern.noted", "robin", category="neglect")
    record(
        "health-visitor",
        "information.shared",
        "robin",
        entries=[note],
        to=["csc"],
        basis="public task",
        says="LATER-NEWS",
    )

    html = home("front-door")

    assert html.index("FIRST-REFERRAL") < html.index("LATER-NEWS")


def test_an_answered_referral_is_no_longer_new(record):
    """Once the front door says it arrived, it leaves the list."""
    referral = refer(record, "Cold house.")
    record("front-door", "referral.received", "robin", thread=referral, by_person="duty")

    assert "Cold house." not in home("front-door")


def test_an_overdue_involvement_is_said_to_open_nothing_until_renewed(record):
    """Past its day, the family leaves my list and stands under what is to be looked at again."""
    record(
        "health-visitor-south",
        "involvement.started",
        "hazel",
        role="health-visitor",
        post="health-visitor-south",
        team="hv-south",
        basis="health-care",
        until=(datetime.now(UTC) - timedelta(days=2)).date().isoformat(),
    )

    html = home("health-visitor-south")

    assert "To be looked at again" in html
    assert "<strong>Hazel Rowan</strong>" in html
    assert f"/family/{ref_of('hazel')}/" not in html


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ("privacy-officer", "does not read the record itself"),
        ("administrator", "has no way to read anything about a family"),
    ],
)
def test_a_role_that_reads_nothing_is_told_what_it_can_do(record, post, words):
    """No family, no search; the role's sentence and the pages that are for it."""
    html = home(post)

    assert words in html
    assert 'href="/find/"' not in html
    assert "Rowan" not in html


def test_the_frame_says_in_which_post_one_acts(record):
    """Post and agency stand on the page, with the way to change them."""
    html = home("health-visitor")

    assert "<strong>Health visitor</strong>, Northshire Health Visiting" in html
    assert 'href="/post/"' in html
