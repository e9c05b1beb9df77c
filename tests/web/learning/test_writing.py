"""From an empty page to one that anyone reads: written, compared, released by two, sent."""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.learning.identification.known import Hit
from sightline.learning.models import Decided, Sent, Version
from sightline.learning.queries import in_work_under, published
from sightline.learning.templates import TEMPLATES
from sightline.web.views.briefings import comparing
from tests.cast import actor, make_directory
from tests.web.forms_sent import errors_of, sent
from tests.web.learning.briefings import CODE, publish_one, release_one, write_one
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db
WORK = f"/learning/work/{CODE}/"


@pytest.fixture
def manager() -> Client:
    make_directory()
    return signed_in_client("partnership-manager")


def _refusals(answer: object) -> str:
    assert answer.status_code == 200
    return " ".join(errors_of(answer))


def test_from_an_empty_page_to_one_that_anyone_reads(manager: Client) -> None:
    """Every step is taken on its page, the second release by somebody else."""
    begun = sent(manager, "/learning/work/new/", template="lessons", title="Handovers")
    written = begun.headers["Location"]
    code = written.split("/")[-3]
    parts = {slot.code: f"Said of {slot.code}." for slot in TEMPLATES["lessons"].slots}
    parts["lessons"] = "• First thing\r\n- Second thing"

    work = sent(manager, written, **parts, themes=["fathers"]).headers["Location"]
    sent(manager, f"{work}check/", why="Nothing of a family is in it")
    sent(manager, f"{work}release/", sure="on")
    sent(signed_in_client("social-work-manager"), f"{work}release/", sure="on")
    done = sent(manager, f"{work}publish/", why="The report is not published: an inquest")

    assert done.headers["Location"] == work
    (shown,) = published()
    assert (shown.code, shown.slots["lessons"]) == (code, ["First thing", "Second thing"])
    assert Decided.objects.get(what="published").why.endswith("an inquest")
    assert "Second thing" in Client().get(f"/learning/{code}/").content.decode()


def test_what_cannot_be_done_says_why(manager: Client) -> None:
    """Before a check nobody releases; before two released it nobody publishes or sends it."""
    write_one()

    assert "compared it with the case" in _refusals(
        sent(manager, f"{WORK}release/", sure="on")
    )
    assert "two people have not" in _refusals(sent(manager, f"{WORK}publish/")).lower()
    sending = sent(manager, f"{WORK}send/", teams=["hv|hv-north"])
    assert "two people have not" in _refusals(sending).lower()
    assert "tick that you have" in _refusals(sent(manager, f"{WORK}release/"))
    assert not Decided.objects.exists()
    assert not Sent.objects.exists()


def test_what_was_read_is_what_is_released(manager: Client) -> None:
    """A version written since the page was opened is not released by mistake."""
    write_one()
    sent(manager, f"{WORK}check/", why="Looked over")
    read = {"version": "1", "sure": "on"}
    parts = dict.fromkeys(["background", "story"], "Other words.")
    sent(manager, f"{WORK}write/", **parts)

    answer = manager.post(f"{WORK}release/", read)

    assert "written again since" in _refusals(answer)
    assert Version.objects.count() == 2
    assert in_work_under(actor("partnership-manager"), CODE).standing.stage == "draft"


def test_two_who_write_at_once_do_not_write_over_each_other_unawares(
    manager: Client,
) -> None:
    """The second is told, keeps what they typed, and may still send it."""
    write_one()
    sent(manager, f"{WORK}write/", story="Words of the first.")

    late = manager.post(f"{WORK}write/", {"version": "1", "title": "T", "story": "Mine."})
    assert "written again since" in _refusals(late)
    assert "Mine." in late.content.decode()

    again = manager.post(f"{WORK}write/", {"version": "2", "title": "T", "story": "Mine."})
    assert again.status_code == 302


def test_a_reader_stumbles_over_nothing_unseen(manager: Client) -> None:
    """Long sentences, abbreviations and what is unfinished are pointed out on the page."""
    write_one()
    long = "word " * 26 + "end."
    sent(manager, f"{WORK}write/", background=f"{long} Ring the MASH, tbc. **Bold**")

    html = manager.get(WORK).content.decode()

    for said in (
        "27 words",
        "“MASH” is not explained",
        "“tbc” is not finished",
        "left over",
    ):
        assert said in html


def test_of_a_review_only_who_sits_in_it_says_it_was_compared(manager: Client) -> None:
    """Without a seat there is nothing to compare with, and no form to say otherwise."""
    write_one(review="QQ-3333")

    page = manager.get(f"{WORK}check/").content.decode()
    answer = manager.post(f"{WORK}check/", {"version": "1", "why": "It is fine"})

    assert "in which you do not sit" in page
    assert "Say that this version" not in page
    assert "in which you do not sit" in _refusals(answer)
    assert not Decided.objects.exists()


def test_what_the_case_gives_away_is_shown_and_needs_a_reason(
    manager: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every hit stands there with what it matches and what to write; no reason, no check."""
    write_one(review="QQ-3333")
    hits = (Hit(0, 5, "name", "Robin", "the child's name", "the child"),)
    found: list[tuple[Hit, ...]] = [hits]
    seat = type("Seat", (), {"is_author_only": False})()
    monkeypatch.setattr(comparing, "open_review", lambda *_, **__: seat)
    monkeypatch.setattr(comparing, "identifying_in", lambda *_, **__: found[0])

    page = manager.get(f"{WORK}check/").content.decode()
    for said in ("Robin", "the child&#x27;s name", "the child"):
        assert said in page
    assert "Say why" in _refusals(sent(manager, f"{WORK}check/", why=""))

    found[0] = ()  # now nothing is found: no reason is asked
    sent(manager, f"{WORK}check/")
    sent(manager, f"{WORK}release/", sure="on")
    sent(signed_in_client("social-work-manager"), f"{WORK}release/", sure="on")
    found[0] = hits  # and a return that came since tells a name
    assert "who the family are" in _refusals(sent(manager, f"{WORK}publish/"))
    sent(manager, f"{WORK}check/", why="A word like any other")
    assert sent(manager, f"{WORK}publish/").status_code == 302


def test_an_inquest_holds_it_and_a_withdrawn_one_is_gone(manager: Client) -> None:
    """Both say why, and both can be taken back."""
    release_one()
    sent(manager, f"{WORK}hold/", why="An inquest")
    assert "An inquest" in _refusals(sent(manager, f"{WORK}publish/"))
    sent(manager, f"{WORK}hold/", why="")
    assert sent(manager, f"{WORK}publish/").status_code == 302

    sent(manager, f"{WORK}withdraw/", why="The law has changed")

    assert Client().get(f"/learning/{CODE}/").status_code == 404
    assert "The law has changed" in manager.get(WORK).content.decode()


def test_teams_find_it_and_the_partnership_sees_by_agency_who_talked(
    manager: Client,
) -> None:
    """One team answers under its agency's name, another leaves its name out."""
    publish_one()
    teams = ["hv|hv-north", "school|"]
    sent(manager, f"{WORK}send/", teams=teams, remind_on="2026-03-01")
    visitor, school = signed_in_client("health-visitor"), signed_in_client("dsl")
    assert (
        f"/learning/{CODE}/discuss/"
        in visitor.get("/learning/for-our-team/").content.decode()
    )
    assert "Nothing has been sent" in (
        signed_in_client("police-officer").get("/learning/for-our-team/").content.decode()
    )

    talk = {"held_on": "2026-03-02", "people": "4"}
    sent(visitor, f"/learning/{CODE}/discuss/", **talk, **{"answer-0": "Always"})
    unnamed = {"answer-0": "Seldom", "anonymous": "on"}
    sent(school, f"/learning/{CODE}/discuss/", **talk, **unnamed)

    page = manager.get(f"{WORK}coverage/")
    rows = {row[0]: (row[1]["text"], row[2]["text"]) for row in page.context["rows"]}
    assert rows == {
        "Larch Lane Primary School": ("Everyone", "1"),
        "Northshire Health Visiting": ("hv-north team", "1"),
    }
    ((_, answers),) = page.context["answers"]
    assert set(answers) == {("Northshire Health Visiting", "Always"), ("A team", "Seldom")}
    theirs = signed_in_client("social-work-manager").get(f"{WORK}coverage/")
    assert theirs.context["answers"] == []


def test_nobody_else_opens_what_is_in_work(manager: Client) -> None:
    """A practitioner, and a manager who wants to write."""
    write_one()
    visitor, other = signed_in_client("health-visitor"), signed_in_client("head-of-service")

    assert visitor.get(WORK).status_code == 404
    assert visitor.get("/learning/work/").status_code == 404
    assert other.get(WORK).status_code == 200
    assert other.get(f"{WORK}write/").status_code == 404
    assert other.get(f"{WORK}publish/").status_code == 404
