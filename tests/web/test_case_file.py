"""Does a family's record leave and come in through the pages exactly as the case file says?"""

from __future__ import annotations

import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.access.models import Look
from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from tests.cast import make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
EXPORT = f"/family/{ref_of('robin')}/export/"
SAID = {"purpose": "review", "recipient": "csc"}
SECRET = "9 Secret Sedge Row"


@pytest.fixture
def family() -> dict[str, str]:
    make_directory()
    return make_rowans(recent_scribe())


def case_given(title: str = "A case", **entry: object) -> bytes:
    told = {
        "id": "x1",
        "kind": "concern.noted",
        "happened": "2026-01-05",
        "recorded": "2026-01-05T16:20:00Z",
        "by": "csc",
        "about": ["wren"],
        "data": {"category": "neglect"},
        "says": "Seen from the road",
    } | entry
    return json.dumps(
        {
            "sightline": "case/1",
            "title": title,
            "agencies": {
                "csc": {
                    "name": "Northshire Children's Social Care",
                    "sector": "childrens-social-care",
                }
            },
            "people": {"wren": {"name": "Jenny Wren", "born": "2019-04-03"}},
            "entries": [told],
        }
    ).encode()


def sent(raw: bytes, digest: str = "") -> dict[str, object]:
    return {"file": SimpleUploadedFile("wren.case.json", raw), "digest": digest}


def test_it_gives_a_file_that_names_nobody_and_says_so_in_the_trail(
    family: dict[str, str],
) -> None:
    """What for and for whom is asked first, and kept."""
    client = signed_in_client("health-visitor")

    answer = client.post(EXPORT, SAID)

    case = json.loads(answer.content)
    assert case["sightline"] == "case/1"
    assert {"robin", "hazel", "alice"} <= case["people"].keys()
    assert "robin" not in answer.headers["Content-Disposition"].lower()
    assert answer.headers["Cache-Control"] == "no-store"
    look = Look.objects.filter(page="export-family").latest("pk")
    assert (look.person, look.note) == ("robin", "review for csc")


def test_nothing_is_given_before_it_is_said_what_for(family: dict[str, str]) -> None:
    """An unanswered question brings the page back, not the file."""
    answer = signed_in_client("health-visitor").post(EXPORT, {})

    assert b"There is a problem" in answer.content
    assert not answer.headers.get("Content-Disposition")


def test_it_says_beforehand_what_is_left_out(family: dict[str, str]) -> None:
    """What may not be passed on is counted, and an address in hiding is neither told nor given."""
    record = recent_scribe(5)
    record(
        "police-officer",
        "referral.made",
        "robin",
        to="hv",
        concern=["neglect"],
        says="Told in trust",
        handling=("no-onward",),
    )
    record(
        "social-worker",
        "residence.recorded",
        "alice robin",
        household="Hidden",
        people=["alice", "robin"],
        address=SECRET,
        handling=("safe-address",),
    )
    record("dsl", "referral.made", "hazel", to="hv", concern=["neglect"])
    record(
        "health-visitor",
        "visit.made",
        "robin",
        child_seen=True,
        says=f"Seen at {SECRET}",
    )
    client = signed_in_client("health-visitor")

    page = client.get(EXPORT).content.decode()
    given = client.post(EXPORT, SAID).content.decode()

    assert "1 entry that you can see here and may not pass on" in page
    assert "A safe address, and the names" in page
    assert "Told in trust" not in given
    assert SECRET not in given
    assert "Larch Lane Primary" not in given
    assert "withheld-1" in given


@pytest.mark.parametrize("post", ["dsl", "police-officer", "privacy-officer"])
def test_others_take_nothing_out(family: dict[str, str], post: str) -> None:
    """A Think Family view, no involvement, or no reading at all: no file."""
    assert signed_in_client(post).post(EXPORT, SAID).status_code == 404


def test_a_file_is_read_then_shown_then_brought_in(family: dict[str, str]) -> None:
    """The first sending records nothing; the same file again is brought in."""
    client = signed_in_client("partnership-manager")
    raw = case_given()

    read = client.post("/import/", sent(raw))
    between = Entry.objects.filter(id="x1").exists()
    digest = read.context["digest"]
    done = client.post("/import/", sent(raw, digest))

    assert digest == hashlib.sha256(raw).hexdigest()
    assert b"Nothing has been recorded yet" in read.content
    assert not between
    assert b"The case file is in the record" in done.content
    assert Entry.objects.get(id="x1").says == "Seen from the road"


def test_another_file_than_the_one_read_is_not_brought_in(family: dict[str, str]) -> None:
    """What comes in is what was looked at."""
    client = signed_in_client("partnership-manager")
    digest = client.post("/import/", sent(case_given())).context["digest"]

    client.post("/import/", sent(case_given(says="Something else"), digest))

    assert not Entry.objects.filter(id="x1").exists()


def test_every_fault_of_a_file_is_listed_and_nothing_comes_in(
    family: dict[str, str],
) -> None:
    """One reading finds them all, each with where and what would be right."""
    client = signed_in_client("partnership-manager")
    raw = case_given(by="nobody", about=["stranger"], kind="dragon.seen")

    page = client.post("/import/", sent(raw))

    assert b"Nothing was brought in" in page.content
    assert len(page.context["faults"]) >= 3
    assert not Entry.objects.filter(id="x1").exists()


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"[" * 100_000, b'{"sightline": 1}'])
def test_a_file_that_is_none_is_refused_in_words(
    family: dict[str, str], raw: bytes
) -> None:
    """An empty, binary, endless or foreign file is a fault, not a failure."""
    page = signed_in_client("partnership-manager").post("/import/", sent(raw))

    assert page.status_code == 200
    assert b"Nothing was brought in" in page.content or b"problem" in page.content


@pytest.mark.parametrize("post", ["social-worker", "front-door", "administrator"])
def test_only_the_partnerships_manager_brings_files_in(
    family: dict[str, str], post: str
) -> None:
    """Whoever else asks finds no such page."""
    assert signed_in_client(post).post("/import/", sent(case_given())).status_code == 404
