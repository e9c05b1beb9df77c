"""Can someone open a family they now work with, or cannot wait for, and is it seen?"""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.access.models import BreakGlass, Declaration, Look, Post
from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from tests.cast import make_directory, make_rowans
from tests.web.once import without_once
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
REASON = "She is in the emergency department with a head injury"
WORKING = {
    "why": "working",
    "role": "health-visitor",
    "grounds": "Allocated to me after the family moved to the south",
}
EMERGENCY = {"why": "emergency", "reason_code": "immediate-danger", "reason": REASON}
BRYN = {"name": "Hazel Rowan", "born_day": "14", "born_month": "5", "born_year": "2020"}
NOBODY = BRYN | {"name": "Linnet Sparrow"}


@pytest.fixture
def family() -> None:
    make_directory()
    make_rowans(recent_scribe())


def opened(client: Client, said: dict[str, str]) -> object:
    page = client.get("/open/")
    entry_id = page.context["form"]["entry_id"].value()
    return client.post("/open/", said | {"entry_id": entry_id})


def test_it_opens_a_family_to_who_now_works_with_it(family: None) -> None:
    """The claim is an entry everyone who works with the child can see, for half a year."""
    client = signed_in_client("health-visitor-south")
    assert client.get(f"/family/{ref_of('hazel')}/").status_code == 404

    answer = opened(client, BRYN | WORKING)

    assert answer.headers["Location"] == f"/family/{ref_of('hazel')}/"
    assert client.get(answer.headers["Location"]).status_code == 200
    entry = Entry.objects.get(kind="involvement.started", post="health-visitor-south")
    assert entry.data["basis"] == "self-claimed"
    assert entry.says == WORKING["grounds"]
    assert Look.objects.filter(person="hazel", basis="self-claimed").exists()


def test_two_clicks_record_one_claim(family: None) -> None:
    """A form that is sent twice becomes one entry."""
    client = signed_in_client("health-visitor-south")
    entry_id = client.get("/open/").context["form"]["entry_id"].value()

    for _ in range(2):
        client.post("/open/", BRYN | WORKING | {"entry_id": entry_id})

    assert Entry.objects.filter(post="health-visitor-south").count() == 1


def test_it_opens_a_family_in_an_emergency_and_says_so_on_every_page(family: None) -> None:
    """Four hours, a banner on each page, and a review that waits for someone else."""
    client = signed_in_client("police-officer")

    answer = opened(client, BRYN | EMERGENCY)

    page = client.get(answer.headers["Location"]).content.decode()
    opening = BreakGlass.objects.get()
    assert opening.reason == REASON
    assert opening.reference in page
    assert opening.reference in client.get("/directory/").content.decode()


def test_a_second_click_opens_nothing_more(family: None) -> None:
    """While the family is open, asking again leads to it."""
    client = signed_in_client("police-officer")

    for _ in range(2):
        assert opened(client, BRYN | EMERGENCY).status_code == 302

    assert BreakGlass.objects.count() == 1


@pytest.mark.parametrize("why", [WORKING, EMERGENCY], ids=["working", "emergency"])
def test_it_answers_alike_for_nobody_and_for_a_closed_family(
    family: None, why: dict[str, str]
) -> None:
    """Whether somebody is in the record cannot be found out from here."""
    officer = Post.objects.get(pk="police-officer").holder
    Declaration.objects.create(
        user=officer, person="alice", tie="relative", declared_at=recent_scribe().at
    )
    client = signed_in_client("police-officer")

    closed, nobody = (opened(client, who | why) for who in (BRYN, NOBODY))

    assert closed.status_code == nobody.status_code == 200
    name, other = (each["name"].encode() for each in (BRYN, NOBODY))
    assert without_once(closed.content).replace(name, b"") == without_once(
        nobody.content
    ).replace(other, b"")
    assert b"We cannot open a family from this" in closed.content
    assert not BreakGlass.objects.exists()
    assert not Entry.objects.filter(post="police-officer").exists()


def test_every_attempt_is_in_the_trail(family: None) -> None:
    """A refused attempt is kept, as one that found nobody is."""
    client = signed_in_client("police-officer")

    opened(client, NOBODY | EMERGENCY)

    assert Look.objects.filter(post="police-officer", basis="refused").count() == 1


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (BRYN | EMERGENCY | {"reason": "Too short"}, "at least 20 characters"),
        (BRYN | EMERGENCY | {"reason_code": ""}, "Choose what the emergency is"),
        (BRYN | WORKING | {"role": ""}, "Choose what you are to this child"),
        (EMERGENCY, "Enter an NHS number, or a full name"),
        (BRYN | EMERGENCY | {"born_day": ""}, "Enter the day, month and year"),
        (EMERGENCY | {"nhs_number": "999 000 0000"}, "not an NHS number"),
        (BRYN | {"why": ""}, "Choose an answer"),
    ],
)
def test_it_says_what_is_missing_and_keeps_what_was_typed(
    family: None, said: dict[str, str], wrong: str
) -> None:
    """Nothing is opened until everything is said, and nothing has to be typed twice."""
    page = opened(signed_in_client("police-officer"), said)

    html = page.content.decode()
    assert wrong in html
    assert "There is a problem" in html
    assert all(value in html for key, value in said.items() if key in ("name", "reason"))
    assert not BreakGlass.objects.exists()


@pytest.mark.parametrize("post", ["privacy-officer", "administrator"])
def test_a_post_that_reads_nothing_opens_nothing(family: None, post: str) -> None:
    """Neither work nor an emergency opens a family to who may not read records."""
    assert signed_in_client(post).get("/open/").status_code == 404


def test_it_closes_ones_own_family_at_once(family: None) -> None:
    """The page a social worker could open a moment ago is gone, in an emergency too."""
    client = signed_in_client("front-door")
    assert client.get(f"/family/{ref_of('robin')}/").status_code == 200

    told = client.post("/own-family/", BRYN | {"tie": "relative"})

    assert b"Thank you" in told.content
    assert client.get(f"/family/{ref_of('robin')}/").status_code == 404
    assert b"We cannot open" in opened(client, BRYN | EMERGENCY).content


def test_a_declaration_does_not_tell_whether_there_is_a_record(family: None) -> None:
    """What is said afterwards is the same for nobody."""
    client = signed_in_client("police-officer")

    known, nobody = (
        client.post("/own-family/", who | {"tie": "relative"}) for who in (BRYN, NOBODY)
    )

    assert without_once(known.content) == without_once(nobody.content)
