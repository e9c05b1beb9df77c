"""Is the family in review drawn as it was, from what its reader may see?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from sightline.reviews.log import Taken
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.django_db
PICTURES = ("genogram/", "ecomap/")


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.mark.parametrize("page", PICTURES)
def test_it_is_drawn_as_at_the_day_of_the_incident(scene: Scene, page: str) -> None:
    """SI-06: frozen on that day, unless another is asked for."""
    html = scene.page(page)

    assert "<svg" in html
    assert "the day of the incident" in html
    assert "Robin Rowan" in html[html.index("The same as tables") :]
    before = (scene.at - timedelta(days=30)).date().isoformat()
    assert ", the day of the incident" not in scene.page(f"{page}?at={before}")


@pytest.mark.parametrize("page", PICTURES)
def test_authors_do_not_see_it(scene: Scene, page: str) -> None:
    """They see what their own agency is asked for."""
    scene.close_returns()
    scene.page(page, "health-visitor", status=404)
    scene.page(page, "social-worker", status=404)


def test_a_day_to_come_is_refused_and_named(scene: Scene) -> None:
    """Nothing is known of it."""
    assert "or a day before it" in scene.page("genogram/?at=2999-01-01")


def test_what_was_not_known_on_a_day_is_not_drawn(scene: Scene) -> None:
    """As known on a day before anything was: nobody is named."""
    on = (scene.at - timedelta(days=4000)).date().isoformat()

    html = scene.page(f"genogram/?on={on}")
    assert "Robin Rowan" not in html
    assert "Alice Rowan" not in html


def test_who_cannot_open_the_family_sees_what_returns_tell() -> None:
    """And that it is so: a blank says why it is blank."""
    scene = Scene()
    scene.take(Taken("seat.given", {"post": "health-visitor-south", "part": "panel"}))
    scene.close_returns()

    html = scene.page("ecomap/", "health-visitor-south")
    assert "record is not open to you" in html
    assert "Northshire Police" in html
    assert "Alder" not in html


def test_an_agency_the_record_has_nothing_of_stands_there_by_its_return(
    scene: Scene,
) -> None:
    """The police wrote nothing in this record; their return tells of a contact."""
    scene.close_returns()
    html = scene.page("ecomap/?at=2026-03-30")

    assert "From their returns" in html
    table = html[html.index("The same as tables") :]
    assert "Northshire Police" in table


@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_it_can_be_taken_as_a_file_named_by_code_and_day(scene: Scene, ending: str) -> None:
    """The name tells nothing of the child."""
    answer = scene.client().get(scene.address(f"genogram/?file={ending}"))

    name = answer.headers["Content-Disposition"]
    assert f"genogram-{scene.code}-" in name
    assert "Robin" not in name
