"""What was wrong is put right by saying it again: nothing is lost, and every page adds up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.kernel.local_time import london_day, say_day
from sightline.reviews import log
from sightline.reviews.models import KeptFile
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.opening import open_review
from tests.cast import actor
from tests.reviews.returns import HEALTH_VISITOR, as_csv
from tests.web.forms_sent import sent
from tests.web.reviews.places import places_in
from tests.web.reviews.scene import Scene
from tests.web.reviews.test_pages import PAGES

pytestmark = pytest.mark.django_db
ALSO = ("genogram/", "ecomap/", "pack/", "chronology/file/", "return/police/")


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.close_returns()
    return scene


def taken(scene: Scene, kind: str, about: str = "", **says: object) -> None:
    """Take a step on its page, as the business manager."""
    address = scene.address(f"take/{kind}/") + (f"?about={about}" if about else "")
    answer = sent(scene.client(), address, **says)
    assert answer.status_code == 302, answer.content.decode()


def adds_up(scene: Scene) -> None:
    """Every page opens; what is counted on one is what stands on another."""
    for page in (*PAGES, *ALSO):
        assert scene.page(page).count("<h1") == 1
    assert log.broken_at(scene.review) is None
    client = scene.client()
    review = open_review(actor("partnership-manager"), scene.code, now=scene.at)
    combined = combined_chronology(review)
    shown = client.get(scene.address("chronology/")).context
    assert shown["total"] == len(combined.rows)
    rows = client.get(scene.address("findings/")).context["found"].rows
    assert rows == len(combined.rows)
    board = client.get(scene.address("agencies/")).context
    assert board["received"] == len({row.sent_by for row in combined.rows})
    assert len(board["rows"]) == len(review.state.board.agencies)


def day(scene: Scene, days: int) -> str:
    return (london_day(scene.at) + timedelta(days=days)).isoformat()


def test_a_review_opened_in_error_is_withdrawn_and_stays_readable(scene: Scene) -> None:
    """Nothing further is done in it, and all that was is there."""
    before = len(log.steps_of(scene.review))
    taken(scene, "review.withdrawn", why="It was another family")

    assert "opened in error and withdrawn: It was another family" in scene.page()
    assert (
        "Opened in error, and withdrawn" in scene.client().get("/reviews/").content.decode()
    )
    refused = sent(scene.client(), scene.address("take/line.set/"), question="Why?")
    assert "opened in error and withdrawn" in refused.content.decode()
    assert len(log.steps_of(scene.review)) == before + 1
    adds_up(scene)


def test_an_incident_dated_again_moves_its_clock_and_keeps_its_first_day(
    scene: Scene,
) -> None:
    """The picture is drawn as at the new day; as known before, the old one stands."""
    known, again = day(scene, -1), day(scene, -20)
    clock = scene.client().get(scene.address("incident/")).context["clock"].due
    taken(
        scene, "incident.redated", happened=again, aware_on=again, why="The log was wrong"
    )

    page = scene.page("incident/")
    assert "The log was wrong" in page
    assert scene.client().get(scene.address("incident/")).context["clock"].due < clock
    assert say_day(london_day(scene.at) - timedelta(days=20)) in scene.page("genogram/")
    assert "The log was wrong" not in scene.page(f"incident/?on={known}")
    adds_up(scene)


def test_an_agency_that_merges_keeps_its_return_and_another_answers(scene: Scene) -> None:
    """Its rows stay its own, since it knew apart."""
    taken(scene, "agency.merged", "police", agency="police", into="csc", why="One service")

    board = scene.page("agencies/")
    assert "Another answers" in board
    assert "Children’s Social Care" in board or "Children&#x27;s Social Care" in board
    assert "unresponsive" in scene.page("chronology/")
    adds_up(scene)


def test_an_agency_renamed_is_called_so_on_every_page(scene: Scene) -> None:
    """From then on; as known before, it has its old name."""
    taken(scene, "agency.merged", "hv", agency="hv", name="Moorland Community Health")

    for page in ("agencies/", "chronology/", "return/hv/"):
        assert "Moorland Community Health" in scene.page(page)
    adds_up(scene)


def test_a_return_replaced_by_a_later_one_is_kept_and_what_was_said_stays(
    scene: Scene,
) -> None:
    """A note on a row that is gone is listed, for somebody to place again."""
    gone = places_in(scene)["event"][0]
    taken(scene, "event.noted", gone, event=gone, what="Who weighed her?")
    file = SimpleUploadedFile("again.csv", as_csv(HEALTH_VISITOR[1:]))
    answer = scene.client().post(scene.address("return/hv/"), {"file": file})
    assert answer.status_code == 302

    page = scene.page("return/hv/")
    assert "Template.docx" in page
    assert "again.csv" in page
    assert KeptFile.objects.filter(review=scene.review, agency="hv").count() == 2
    chronology = scene.page("chronology/")
    assert "New birth visit" not in chronology
    assert "Who weighed her?" in chronology
    adds_up(scene)
