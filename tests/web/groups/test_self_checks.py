"""Is a self-check made from live learning, answered by managers, and read without ranking?"""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client

from sightline.kernel.local_time import london_day
from sightline.learning.models import SelfCheck, SelfCheckAnswer
from sightline.reviews.log import Taken
from tests.cast import POSTS, make_directory
from tests.learning.groups.a_group import MANAGER, Working
from tests.web.groups.places import a_self_check
from tests.web.learning.briefings import publish_one
from tests.web.reviews.scene import Scene
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db
ANSWERS_FOR_CSC = "head-of-service"


@pytest.fixture
def manager() -> Client:
    make_directory()
    return signed_in_client(MANAGER)


def _filled(client: Client, code: str, *said: tuple[str, str]) -> dict[str, str]:
    asks = client.get(f"/self-checks/{code}/answer/").context["check"].asks
    filled = {}
    for ask, (answer, evidence) in zip(asks, said, strict=False):
        filled |= {f"answer-{ask.code}": answer, f"evidence-{ask.code}": evidence}
    return filled


def test_it_is_made_from_what_is_published_and_what_reviews_found() -> None:
    """Only what the manager may read is offered, under its theme and with its code."""
    scene = Scene()
    drawn = {
        "type": "gap",
        "says": "Nobody asked who else was at home.",
        "theme": "fathers",
    }
    scene.take(Taken("learning.drawn", drawn))
    publish_one()
    manager = signed_in_client(MANAGER)
    form = manager.get("/self-checks/new/").context["form"]
    offered = {ask.says: ask for ask in form.offered.values()}
    assert offered["Nobody asked who else was at home."].source == scene.code
    assert "Words of learning-one." in offered

    ask = offered["Nobody asked who else was at home."]
    due = london_day(scene.at) + timedelta(days=30)
    said = {"title": "Who is at home", "due": due.isoformat(), "asks-fathers": ask.code}
    page = manager.post("/self-checks/new/", said, follow=True)
    assert page.redirect_chain[-1][0] == "/self-checks/SC-1/"
    assert SelfCheck.objects.get().asks == [ask.as_json()]
    assert "Nobody asked who else was at home." in page.content.decode()


def test_what_is_missing_is_said(manager: Client) -> None:
    html = manager.post("/self-checks/new/", {"title": "", "due": ""}).content.decode()
    assert "Give it a title" in html
    publish_one()
    filled = {"title": "Who is at home", "due": "2090-01-01"}
    html = manager.post("/self-checks/new/", filled).content.decode()
    assert "It asks nothing" in html
    assert SelfCheck.objects.count() == 0


def test_a_manager_answers_some_now_and_the_rest_later(manager: Client) -> None:
    code = a_self_check(Working())
    head = signed_in_client(ANSWERS_FOR_CSC)
    listed = head.get("/self-checks/").content.decode()
    assert "2 not answered" in listed
    address = f"/self-checks/{code}/answer/"
    assert f'href="{address}"' in listed

    html = head.post(address, _filled(head, code, ("yes", ""))).content.decode()
    assert "say how that can be seen" in html
    assert SelfCheckAnswer.objects.count() == 0

    head.post(address, _filled(head, code, ("yes", "Audit of 20"), ("", "")))
    assert "1 not answered" in head.get("/self-checks/").content.decode()
    head.post(address, _filled(head, code, ("yes", "Audit of 20"), ("not-ours", "Health")))
    assert SelfCheckAnswer.objects.count() == 2
    assert "Answered" in head.get("/self-checks/").content.decode()
    assert "Audit of 20" in head.get(address).content.decode()

    html = head.post(address, _filled(head, code, ("", "Why"))).content.decode()
    assert "Choose an answer to go with it" in html


def test_agencies_stand_by_name_with_counts_and_why_a_cell_is_blank(
    manager: Client,
) -> None:
    code = a_self_check(Working())
    head = signed_in_client(ANSWERS_FOR_CSC)
    head.post(f"/self-checks/{code}/answer/", _filled(head, code, ("partly", "Some ask")))
    page = manager.get(f"/self-checks/{code}/")
    rows = page.context["rows"]
    names = [row.name for row in rows]
    assert names == sorted(names)
    cells = {row.name: row.cells for row in rows}
    assert cells["Northshire Children's Social Care"][0]["text"] == "Partly"
    assert cells["Northshire Children's Social Care"][1]["blank"] == "Not yet answered"
    assert "Northshire Police" not in names
    assert "Northshire Police" in page.context["not_asked"]
    html = page.content.decode()
    assert "Some ask" in html
    assert "Northshire Safeguarding Partnership" not in names

    file = manager.get(f"/self-checks/{code}/excel/")
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    by_name = {row[0]: row for row in book["Agencies by questions"].values}
    assert by_name["Northshire Children's Social Care"][1] == "Partly"
    assert list(book["Counts"].values)[1][1:] == (0, 1, 0, 0, 1)
    assert "Some ask" in [row[6] for row in book["Answers"].values]


@pytest.mark.parametrize("post", POSTS)
def test_it_opens_to_who_asks_and_who_answers(post: str, manager: Client) -> None:
    code = a_self_check(Working())
    client = signed_in_client(post)
    answers = post in (ANSWERS_FOR_CSC, "social-work-manager", "dsl")
    wanted = {
        "": 200 if post == MANAGER or answers else 404,
        "new/": 200 if post == MANAGER else 404,
        f"{code}/": 200 if post == MANAGER else 404,
        f"{code}/answer/": 200 if answers else 404,
        f"{code}/excel/": 200 if post == MANAGER else 404,
    }
    for page, status in wanted.items():
        assert client.get(f"/self-checks/{page}").status_code == status, page
