"""From a review's learning to a briefing, and from the briefing back to its review."""

from __future__ import annotations

import pytest

from sightline.reviews.log import Taken
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.django_db
GAP = {"type": "gap", "says": "Nobody asked where she slept", "theme": "sleep-environment"}


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.take(Taken("learning.drawn", GAP))
    return scene


def begun(scene: Scene) -> str:
    """Begin a briefing from the review's page of learning; return where one lands."""
    client = scene.client()
    link = f"/learning/work/new/?review={scene.code}"
    assert link in scene.page("learning/")
    assert client.get(link).context["form"]["review"].value() == scene.code
    told = {"template": "seven-minute", "title": "Where babies sleep", "review": scene.code}
    return str(client.post(link, told).headers["Location"])


def test_a_briefing_begun_from_a_review_holds_its_learning(scene: Scene) -> None:
    """It lands where the briefing is worked on, filled with what was learned."""
    page = scene.client().get(begun(scene)).content.decode()

    assert GAP["says"] in page
    assert f'href="/reviews/{scene.code}/learning/"' in page


def test_the_review_lists_the_briefings_that_came_of_it(scene: Scene) -> None:
    """Linked for who works on them, and by code alone for the panel."""
    assert "None has been begun from this review" in scene.page("learning/")
    where = begun(scene)

    assert f'href="{where}"' in scene.page("learning/")
    for_panel = scene.page("learning/", "head-of-service")
    assert "Begin a briefing from this review" not in for_panel


def test_a_review_that_is_not_ones_own_is_not_chosen(scene: Scene) -> None:
    """An address with a review's code tells nobody that there is one."""
    page = scene.client().get("/learning/work/new/?review=KT-7438")

    assert "KT-7438" not in page.content.decode()
