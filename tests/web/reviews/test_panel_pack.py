"""SI-19: what goes to the national panel, without names and agreed to by two."""

from __future__ import annotations

import io
import json
import zipfile

import docx
import pytest

from sightline.reviews.log import Taken
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.django_db
DECISION = {"outcome": "lcspr", "rationale": "Much to learn", "rejected": ["Audit: thin"]}
SAFE = {"child": "hazel", "safe": "yes", "what": "Seen", "by_role": "Social worker"}
GAP = {"type": "gap", "says": "Nobody asked where a baby slept", "theme": "curiosity"}


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.take(Taken("safety.checked", SAFE))
    [made] = scene.take(Taken("decision.made", DECISION))
    scene.take(Taken("learning.drawn", GAP))
    scene.take(Taken("letter.written", {"text": "Outcome\nWe decided on a full review."}))
    signed = {"decision": made, "partner": "police"}
    scene.take(Taken("decision.signed", signed), post="head-of-service")
    return scene


def sent(scene: Scene, do: str, post: str = "partnership-manager", why: str = "They ask"):
    """Read the pack as someone, and agree to it or send it."""
    client, address = scene.client(post), scene.address("pack/")
    digest = client.get(address).context["filters_form"]["digest"].value()
    return client.post(address, {"do": do, "digest": digest, "why": why})


def test_it_is_sent_once_two_people_stand_for_it_and_that_is_listed(scene: Scene) -> None:
    """The same words to read and as data; the sending is a step of the review."""
    assert sent(scene, "agree").status_code == 302
    assert "1 of 2 people" in sent(scene, "send").content.decode()
    assert sent(scene, "agree", "head-of-service").status_code == 302

    answer = sent(scene, "send")

    assert answer.headers["Content-Type"] == "application/zip"
    assert f"national-pack-{scene.code}.zip" in answer.headers["Content-Disposition"]
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    words, told = (archive.read(name) for name in sorted(archive.namelist()))
    told = json.loads(told)
    assert told["learning"][0]["says"] == GAP["says"]
    assert told["decision"]["outcome"] == "lcspr"
    assert told["facts"]["agencies"] == {"health-visiting": 1, "police": 1}
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(words)).paragraphs)
    assert GAP["says"] in text
    for name in ("Robin", "Rowan", "Northshire Police"):
        assert name not in text
        assert name not in json.dumps(told)
    assert "Sent 1 time" in scene.page("decision/")
    assert "Pack sent to the national panel" in scene.page("steps/")


def test_one_person_does_not_stand_for_it_twice(scene: Scene) -> None:
    """Two people are two people."""
    sent(scene, "agree")
    assert "a second person does too" in sent(scene, "agree").content.decode()


def test_what_changes_is_agreed_to_again(scene: Scene) -> None:
    """Who agreed to one text did not agree to another."""
    sent(scene, "agree")
    sent(scene, "agree", "head-of-service")
    scene.take(Taken("learning.drawn", GAP | {"says": "Nor who else slept there"}))

    assert "Nobody has agreed to it as it is now" in scene.page("pack/")
    assert "0 of 2 people" in sent(scene, "send").content.decode()


def test_nobody_agrees_to_a_name(scene: Scene) -> None:
    """It is put right where it stands."""
    scene.take(Taken("learning.drawn", GAP | {"says": "Alice Rowan was not asked"}))
    page = scene.page("pack/")

    assert "Somebody is named in it" in page
    assert "names somebody" in sent(scene, "agree").content.decode()


def test_only_those_whose_part_it_is_agree_and_send(scene: Scene) -> None:
    """The panel reads it; an author does not."""
    assert (
        "stand for it"
        not in scene.page("pack/", "social-work-manager").partition("Who stands for it")[2]
    )
    assert sent(scene, "agree", "social-work-manager").status_code == 404
    assert sent(scene, "send", "head-of-service").status_code == 404
    scene.page("pack/", "health-visitor", status=404)


def test_without_a_signed_decision_nothing_is_sent() -> None:
    """A pack is the outcome of a review, and there is none yet."""
    scene = Scene()
    assert "no signed decision" in scene.page("pack/")
    assert "no signed decision to send" in sent(scene, "agree").content.decode()
