"""Can anyone find whom to ring, and is it said whom to think of?"""

from __future__ import annotations

import pytest

from sightline.access.models import Agency
from sightline.kernel.ids import ref_of
from tests.cast import AGENCIES, make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> None:
    make_directory()
    make_rowans(recent_scribe())


@pytest.mark.parametrize("post", ["health-visitor", "administrator", "privacy-officer"])
def test_everyone_finds_every_agency_and_its_number(family: None, post: str) -> None:
    """Names, duty numbers, teams and who holds each post."""
    html = signed_in_client(post).get("/directory/").content.decode()

    assert all(name.replace("'", "&#x27;") in html for name, _ in AGENCIES.values())
    assert "01632 960100" in html
    assert "hv-north team" in html
    assert "Test Front-Door" in html


def test_an_agency_without_a_night_number_says_so(family: None) -> None:
    """A blank says why it is blank, and whom to ring instead."""
    Agency.objects.filter(pk="police").update(out_of_hours="01632 960777")

    html = signed_in_client("dsl").get("/directory/").content.decode()

    assert "01632 960777" in html
    assert "No number given: ring the out-of-hours team or 999" in html


def test_it_proposes_agencies_by_the_ages_in_the_family_and_says_why(family: None) -> None:
    """A baby and a school-age sister bring the agencies that usually know such children."""
    client = signed_in_client("front-door")

    page = client.get(f"/family/{ref_of('robin')}/who-to-tell/")

    rows = {row[0]: row for row in page.context["rows"]}
    proposed = {
        "School or college",
        "School nursing",
        "General practice",
        "Health visiting",
        "Midwifery and maternity",
        "Police",
        "Housing",
        "Youth service",
    }
    assert proposed <= rows.keys()
    assert rows["School or college"][1] == "Hazel Rowan: school age"
    assert "Robin Rowan: under 5" in rows["Health visiting"][1]
    assert rows["Health visiting"][2]["text"].startswith("Northshire Health Visiting")
    assert rows["Police"][1] == "Every family"


def test_it_proposes_no_service_that_must_stay_private(family: None) -> None:
    """That a refuge may know the family is never suggested on a page."""
    client = signed_in_client("front-door")

    rows = client.get(f"/family/{ref_of('robin')}/who-to-tell/").context["rows"]

    assert not {"Domestic abuse service", "Mental health", "Substance misuse"} & {
        row[0] for row in rows
    }


def test_it_is_closed_to_who_does_not_work_with_the_family(family: None) -> None:
    """Whom to think of is drawn from the family, so it opens as the family does."""
    client = signed_in_client("police-officer")

    assert client.get(f"/family/{ref_of('robin')}/who-to-tell/").status_code == 404
