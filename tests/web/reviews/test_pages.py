"""Does every page of a review open for those who sit in it, and for nobody else?"""

from __future__ import annotations

import pytest

from sightline.reviews.step_kinds import STEP_KINDS
from sightline.web.views.reviews.steps import ELSEWHERE
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.django_db
PAGES = (
    *("", "steps/", "incident/", "seats/", "lines/", "agencies/", "chronology/"),
    *("findings/", "timeline/", "decision/", "people/", "learning/", "return/hv/"),
)


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_for_its_manager_and_panel(scene: Scene, page: str) -> None:
    scene.close_returns()

    for post in ("partnership-manager", "social-work-manager"):
        assert scene.page(page, post).count("<h1") == 1


@pytest.mark.parametrize("page", PAGES)
def test_it_is_not_there_for_anyone_without_a_seat(scene: Scene, page: str) -> None:
    scene.page(page, "social-worker", status=404)


@pytest.mark.parametrize("kind", sorted(set(STEP_KINDS) - ELSEWHERE - {"incident.noticed"}))
def test_each_kind_of_step_has_a_form(scene: Scene, kind: str) -> None:
    html = scene.page(f"take/{kind}/")

    assert STEP_KINDS[kind].title in html
    assert html.count("<h1") == 1
