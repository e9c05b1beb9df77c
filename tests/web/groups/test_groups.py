"""Can a group be formed, worked in and read by those who work in it, and by no other?"""

from __future__ import annotations

import io

import docx
import pytest
from django.test import Client

from sightline.kernel.local_time import london_day
from sightline.learning.models import GroupStep
from sightline.reviews.log import Taken
from tests.cast import POSTS, make_directory
from tests.learning.groups.a_group import CHAIR, FORMED, MANAGER, MEMBER, Working
from tests.web.groups.places import a_bit_of_everything
from tests.web.reviews.scene import Scene
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db


def _send(client: Client, address: str, said: dict[str, object], **how: object) -> object:
    seen = client.get(address).context["form"]["seen"].value()
    return client.post(address, {"seen": seen, **said}, **how)


@pytest.fixture
def manager() -> Client:
    make_directory()
    return signed_in_client(MANAGER)


def test_a_group_is_formed_and_its_work_begins(manager: Client) -> None:
    """From nothing to a gap that holds both questions, answered once by a member."""
    assert "Form a group" in manager.get("/groups/").content.decode()
    formed = {**FORMED, "starts": "5 January 2026", "ends": ""}
    page = _send(manager, "/groups/new/", formed, follow=True)
    assert page.redirect_chain[-1][0] == "/groups/WG-1/"
    joins = {"post": MEMBER, "part": "member"}
    _send(manager, "/groups/WG-1/take/member.joined/", joins)

    member = signed_in_client(MEMBER)
    assert "Form a group" not in member.get("/groups/").content.decode()
    gap = {"says": "Nobody asks who the father is", "theme": "fathers", "from": "briefing"}
    page = _send(member, "/groups/WG-1/take/gap.taken-up/", gap, follow=True)
    assert "Nobody asks who the father is" in page.content.decode()
    item = member.get("/groups/WG-1/item/3/").content.decode()
    assert "What is happening about this now?" in item
    assert "What more is needed?" in item
    assert item.count("Nobody has answered this yet") == 2

    answering = "/groups/WG-1/take/gap.answered/?about=3&question=now"
    form = member.get(answering).context["form"]
    assert (form["gap"].value(), form["question"].value(), form["agency"].value()) == (
        "3",
        "now",
        "hv",
    )
    said = {"gap": "3", "question": "now", "answer": "We ask", "agency": "hv"}
    page = _send(member, answering, said, follow=True)
    assert page.redirect_chain[-1][0] == "/groups/WG-1/item/3/"
    html = page.content.decode()
    assert "We ask" in html
    assert "An assurance" in html
    assert html.count("Nobody has answered this yet") == 1


def test_what_is_missing_is_said_and_what_was_typed_stays(manager: Client) -> None:
    page = _send(manager, "/groups/new/", {"title": "Fathers", "starts": "May 2026"})
    html = page.content.decode()
    assert "There is a problem" in html
    assert 'value="Fathers"' in html
    filled = {**FORMED, "starts": "May 2026"}
    html = _send(manager, "/groups/new/", filled).content.decode()
    assert "This is not one day" in html
    assert 'value="May 2026"' in html


def test_sending_twice_takes_a_step_once(manager: Client) -> None:
    group, _ = a_bit_of_everything()
    address = f"/groups/{group.code}/take/gap.taken-up/"
    seen = manager.get(address).context["form"]["seen"].value()
    said = {"says": "Twice?", "theme": "fathers", "from": "review", "seen": seen}
    before = GroupStep.objects.count()
    manager.post(address, said)
    manager.post(address, said)
    assert GroupStep.objects.count() == before + 1
    _send(manager, address, said | {"seen": seen + 1})
    assert GroupStep.objects.count() == before + 2


@pytest.mark.parametrize("post", POSTS)
def test_it_opens_to_its_members_and_the_partnership_alone(
    post: str, manager: Client
) -> None:
    group, items = a_bit_of_everything()
    pages = ("", f"item/{items[0]}/", "take/gap.taken-up/", "steps/", "agenda/",
             "agenda/word/")  # fmt: skip
    client = signed_in_client(post)
    opens = post in (MANAGER, MEMBER, CHAIR)
    for page in pages:
        answer = client.get(f"/groups/{group.code}/{page}")
        assert answer.status_code == (200 if opens else 404), page
    if not opens:
        address = f"/groups/{group.code}/take/gap.taken-up/"
        said = {"says": "x", "theme": "fathers", "from": "review", "seen": 0}
        assert client.post(address, said).status_code == 404


def test_only_the_chair_and_the_partnership_name_members(manager: Client) -> None:
    group, _ = a_bit_of_everything()
    for post, status in ((MEMBER, 404), (CHAIR, 200), (MANAGER, 200)):
        address = f"/groups/{group.code}/take/member.joined/"
        assert signed_in_client(post).get(address).status_code == status, post
    leaving = signed_in_client(CHAIR).get(f"/groups/{group.code}/take/member.left/")
    offered = [code for code, _ in leaving.context["form"].fields["post"].choices if code]
    assert sorted(offered) == sorted([MEMBER, CHAIR])


def test_overdue_actions_are_seen_first_and_their_evidence_apart(manager: Client) -> None:
    group, items = a_bit_of_everything()
    listed = manager.get("/groups/").content.decode()
    assert "1 overdue" in listed
    page = manager.get(f"/groups/{group.code}/").content.decode()
    assert "Overdue" in page
    action = manager.get(f"/groups/{group.code}/item/{items[1]}/").content.decode()
    done, changed = action.split("What changed")
    assert "Asked in both teams" in done
    assert "No evidence of outcome yet" in changed


def test_the_agenda_can_be_read_and_taken_as_word(manager: Client) -> None:
    group, _ = a_bit_of_everything()
    member = signed_in_client(MEMBER)
    html = member.get(f"/groups/{group.code}/agenda/").content.decode()
    for part in ("Actions overdue on that day", "Gaps to be answered for", "Council house"):
        assert part in html
    answer = member.get(f"/groups/{group.code}/agenda/word/")
    assert f'filename="agenda-{group.code}.docx"' in answer.headers["Content-Disposition"]
    told = docx.Document(io.BytesIO(answer.content))
    cells = {c.text for table in told.tables for row in table.rows for c in row.cells}
    assert "Ask at each visit" in cells
    assert any("What more is needed?" in cell for cell in cells)
    assert not any("What is happening about this now?" in cell for cell in cells)


def test_a_step_taken_down_in_error_is_marked_and_no_longer_counts(manager: Client) -> None:
    group, items = a_bit_of_everything()
    address = f"/groups/{group.code}/take/step.struck/?about={items[4]}"
    said = {"step": items[4], "why": "The wrong group"}
    page = _send(manager, address, said, follow=True).content.decode()
    assert "It no longer counts: The wrong group" in page
    assert manager.get(f"/groups/{group.code}/item/{items[4]}/").status_code == 404


def test_a_manager_sees_what_a_group_set_for_their_agency(manager: Client) -> None:
    """And adds its evidence there; the group itself stays closed to them."""
    group = Working()
    action = group.take(
        "action.set", what="Invite the surgery", owner="csc", owner_role="Head",
        due=london_day(group.at).isoformat(),
    )  # fmt: skip
    head = signed_in_client("head-of-service")
    assert "Invite the surgery" in head.get("/groups/").content.decode()
    address = f"/groups/owed/{group.code}/{action}/"
    said = {"type": "activity", "how": "observation", "what": "Invited since May"}
    html = _send(head, address, said, follow=True).content.decode()
    assert "Invited since May" in html
    assert head.get(f"/groups/{group.code}/").status_code == 404
    assert signed_in_client("health-visitor-south").get(address).status_code == 404


def test_what_reviews_left_open_is_for_those_who_sit_in_them_alone() -> None:
    """It is on the page of who sits there; in a file only where that was asked for."""
    scene = Scene()
    due = london_day(scene.at).isoformat()
    action = {"what": "Ring the surgery", "owner": "hv", "owner_role": "Lead", "due": due}
    scene.take(Taken("action.set", action), Taken("lookback.set", {"on": due}))
    group = Working()
    address = f"/groups/{group.code}/agenda/"
    manager = signed_in_client(MANAGER)
    html = manager.get(address).content.decode()
    assert "Ring the surgery" in html
    assert "did anything change?" in html
    # The health visitor only writes a return to that review.
    member = signed_in_client(MEMBER).get(address).content.decode()
    assert "Ring the surgery" not in member
    assert "Ring the surgery" in signed_in_client(CHAIR).get(address).content.decode()

    files = {
        asked: _words(manager.get(f"{address}word/{asked}"))
        for asked in ("", "?reviews=yes")
    }
    assert "Ring the surgery" not in files[""]
    assert "Ring the surgery" in files["?reviews=yes"]


def _words(answer: object) -> str:
    told = docx.Document(io.BytesIO(answer.content))
    cells = [c.text for table in told.tables for row in table.rows for c in row.cells]
    return " ".join([*cells, *(p.text for p in told.paragraphs)])
