"""Does every page of a review open for those who sit in it, and for nobody else?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from sightline.reviews.step_kinds import STEP_KINDS
from sightline.web.views.reviews.steps import ELSEWHERE
from tests.web.reviews.places import places_in
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


def test_an_author_sees_their_own_return_and_nothing_else(scene: Scene) -> None:
    scene.receive()

    assert "Small bruise" in scene.page("return/hv/", "health-visitor")
    assert "Northshire Police" not in scene.page("", "health-visitor")
    for page in (
        "return/police/",
        "chronology/",
        "incident/",
        "steps/",
        "take/event.noted/",
    ):
        scene.page(page, "health-visitor", status=404)


def test_the_panel_reads_no_return_before_they_are_closed(scene: Scene) -> None:
    scene.receive()

    assert "bruise" not in scene.page("chronology/", "social-work-manager")
    assert "bruise" in scene.page("chronology/")


def test_as_known_on_the_day_before_there_is_nothing(scene: Scene) -> None:
    scene.close_returns()
    before = (scene.at - timedelta(days=1)).date().isoformat()

    for page in PAGES[:-1]:
        html = scene.page(f"{page}?on={before}")
        assert "as known on" in html
        assert "bruise" not in html


def test_a_row_that_is_recognised_says_so(scene: Scene) -> None:
    scene.close_returns()
    event = places_in(scene)["event"][0]
    address = scene.address(f"row/{event}/tells/?kind=injury.seen")

    scene.client("social-work-manager").post(address, {"injury": "bruise"})

    assert "Injury" in scene.page(f"row/{event}/")
    assert "1 of 5 rows" in scene.page("findings/")


def test_what_the_review_objects_to_is_listed(scene: Scene) -> None:
    answer = scene.client().post(scene.address("take/review.closed/"), {"what": ""})

    assert "Nobody of the family has been offered a part" in answer.content.decode()


def test_the_trail_says_why_someone_in_a_review_opened_the_family(scene: Scene) -> None:
    """To those who work with the family, in words and not as a mere role."""
    scene.page("incident/")

    page = scene.client("health-visitor").get(f"/family/{scene.ref}/who-looked/")

    assert (
        "Has a seat in the review of what happened to this child" in page.content.decode()
    )
