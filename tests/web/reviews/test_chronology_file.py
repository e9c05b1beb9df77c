"""Narrowing the combined chronology, and taking it out as a file."""

from __future__ import annotations

import io

import docx
import pytest

from sightline.access.models import Look
from sightline.reviews.log import Taken
from tests.web.reviews.places import places_in
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.django_db
FILE = "chronology/file/"


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.close_returns()
    return scene


def taken(
    scene: Scene, post: str = "partnership-manager", **asked: str
) -> tuple[str, bytes]:
    """Take the chronology out; return the name of the file, and what is in it."""
    wanted = {"ending": "csv", "names": "real", "paper": "a4"} | asked
    answer = scene.client(post).post(scene.address(FILE), wanted)
    assert answer.status_code == 200, answer.content[:500]
    return answer.headers["Content-Disposition"], answer.content


def test_a_search_is_kept_and_stands_in_no_address(scene: Scene) -> None:
    """Words may name people, and addresses are written into logs."""
    client, address = scene.client(), scene.address("chronology/")
    answer = client.post(address, {"narrowing": "narrowing", "text": "bruise"})

    assert answer.status_code == 302
    assert "bruise" not in answer.headers["Location"]
    page = client.get(address).content.decode()
    assert "1 row, the earliest first" in page
    client.get(scene.address())
    assert "1 row," in client.get(address).content.decode()

    client.post(address, {"narrowing": "narrowing", "text": "bruise", "everything": "1"})
    assert "5 rows" in client.get(address).content.decode()


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "html", "pdf"])
def test_it_leaves_under_a_name_that_tells_nothing(scene: Scene, ending: str) -> None:
    """Each kind is a file of its kind, and the taking is in the trail."""
    name, raw = taken(scene, ending=ending, paper="a3")

    assert name == f'attachment; filename="chronology-{scene.code}.{ending}"'
    assert raw[:2] == b"PK" if ending in ("docx", "xlsx") else raw
    look = Look.objects.filter(page="review-chronology-file").latest("pk")
    assert (look.person, look.note) == ("robin", f"taken out as {ending}, with real")


def test_only_the_rows_it_is_narrowed_to_leave_unless_all_are_asked_for(
    scene: Scene,
) -> None:
    """As on the page."""
    client = scene.client()
    narrowing = {"narrowing": "narrowing", "text": "bruise"}
    client.post(scene.address("chronology/"), narrowing)
    asked = {"ending": "csv", "names": "real"}
    shown = client.post(scene.address(FILE), asked | {"rows": "shown"}).content.decode()
    every = client.post(scene.address(FILE), asked | {"rows": "all"}).content.decode()

    assert "bruise" in shown
    assert "feeding" not in shown
    assert "feeding" in every


@pytest.mark.parametrize("post", ["partnership-manager", "health-visitor-south"])
def test_labels_stand_for_names(scene: Scene, post: str) -> None:
    """Of all whom the record names, also for a reader to whom the family is not open."""
    scene.take(Taken("seat.given", {"post": "health-visitor-south", "part": "panel"}))
    _, raw = taken(scene, post, ending="docx", names="labels")
    words = "\n".join(
        cell.text
        for table in docx.Document(io.BytesIO(raw)).tables
        for row in table.rows
        for cell in row.cells
    )

    assert "[Child]" in words
    assert "[Mother]" in words
    for name in ("Robin", "Alice", "Rowan", "Bryn"):
        assert name not in words


def test_what_the_panel_said_of_a_row_goes_with_it(scene: Scene) -> None:
    """A theme and a note, each marked as the panel's."""
    event = places_in(scene)["event"][0]
    scene.take(
        Taken("event.themed", {"event": event, "theme": "fathers"}),
        Taken("event.noted", {"event": event, "what": "Who else was there?"}),
    )
    text = taken(scene)[1].decode()

    assert "Who else was there?" in text


def test_nobody_takes_out_what_they_may_not_read() -> None:
    """Not the panel before returns are closed, an author, or anyone without a seat."""
    scene = Scene()
    scene.receive()

    html = scene.page(FILE, "social-work-manager")
    assert "no row that you may read yet" in html
    for post in ("health-visitor", "social-worker"):
        scene.page(FILE, post, status=404)
