"""Does a school see whom to ring and yes or no, and never another agency's words?"""

from __future__ import annotations

import re

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


def address(person: str) -> str:
    return f"/family/{ref_of(person)}/think-family/"


def test_it_shows_family_contacts_and_indicators_of_a_pupil(record):
    """Who is in it, a number that dials, and a no that says what it means."""
    record(
        "health-visitor",
        "involvement.started",
        "hazel",
        role="health-visitor",
        post="health-visitor",
        team="hv-north",
        basis="health-care",
    )

    response = signed_in_client("dsl").get(address("hazel"))

    html = re.sub(r"\s+", " ", response.content.decode())
    assert "Alice Rowan" in html
    assert 'href="tel:01632960101"' in html
    assert "No agency has recorded this here" in html
    assert "<title>Think Family – Sightline</title>" in html


def test_it_never_shows_another_agencys_words(record):
    """A health visitor's note about the pupil stays theirs."""
    record(
        "health-visitor",
        "concern.noted",
        ["hazel", "robin"],
        category="neglect",
        says="CANARY",
    )

    assert b"CANARY" not in signed_in_client("dsl").get(address("hazel")).content


@pytest.mark.parametrize(
    ("post", "person"), [("dsl", "robin"), ("health-visitor", "robin")]
)
def test_it_exists_for_a_schools_own_pupils_alone(record, post, person):
    """Not for a pupil's baby sister, and not for another kind of post."""
    assert signed_in_client(post).get(address(person)).status_code == 404
