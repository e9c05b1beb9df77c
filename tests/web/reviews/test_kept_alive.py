"""Beside each learning point: what keeps it alive, what that asked before, and asks since."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.html import escape

from sightline.kernel.local_time import london_day
from sightline.obligations.actions import Decision, adopt
from sightline.obligations.drafting import draft_of
from sightline.reviews.log import Taken
from sightline.safeguards.library_loading import load
from tests.cast import actor
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.django_db
[SAFEGUARD, *_] = [each for each in load() if each.learned.theme == "siblings"]
GAP = {"type": "gap", "says": "Nobody looked after her sister", "theme": "siblings"}


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    [point] = scene.take(Taken("learning.drawn", GAP))
    scene.take(Taken("safeguard.linked", {"learning": point, "safeguard": SAFEGUARD.code}))
    return scene


def test_a_linked_safeguard_says_what_it_asks_and_that_it_does_not_run(
    scene: Scene,
) -> None:
    """With its sentence, and where the partnership's manager adopts it."""
    page = scene.page("learning/")

    assert escape(SAFEGUARD.title) in page
    assert "Not adopted yet" in page
    assert "Not tried yet" in page
    assert f'href="/safeguards/{SAFEGUARD.code}/decide/"' in page
    for_panel = scene.page("learning/", "social-work-manager")
    assert escape(SAFEGUARD.title) in for_panel
    assert "/decide/" not in for_panel


def test_what_a_trial_found_stays_in_the_review(scene: Scene) -> None:
    """The figures before, as they were on the day of the trial."""
    form = {"safeguard": SAFEGUARD.code}
    scene.client().post(scene.address("learning/try/"), form)

    page = scene.page("learning/", "social-work-manager")
    assert "it would have asked" in page
    assert "Not tried yet" not in page
    assert "Safeguard tried over history" in scene.page("steps/")


def test_only_a_safeguard_that_is_linked_is_tried_and_only_by_who_decides(
    scene: Scene,
) -> None:
    """Others are not there."""
    address = scene.address("learning/try/")
    other = {"safeguard": load()[-1].code}
    assert scene.client().post(address, other).status_code == 404
    linked = {"safeguard": SAFEGUARD.code}
    assert scene.client("social-work-manager").post(address, linked).status_code == 404


def test_once_adopted_it_says_since_when(scene: Scene) -> None:
    """And that nothing has fallen due, which is not the same as nothing being known."""
    draft = draft_of(SAFEGUARD.code)
    day = london_day(scene.at) - timedelta(days=400)
    decision = Decision(SAFEGUARD.code, draft.text, day, "The board", "The review")
    adopt(actor("partnership-manager", scene.at), decision, at=scene.at)

    page = scene.page("learning/")
    assert "Adopted</strong>" in page
    assert "Nothing has fallen due yet" in page


def test_safeguards_of_the_same_theme_are_offered_first(scene: Scene) -> None:
    """Most learning points have one that was learned about the same thing."""
    [point] = scene.take(Taken("learning.drawn", GAP | {"says": "And her cousin"}))
    page = scene.page(f"take/safeguard.linked/?about={point}")
    offered = page.partition('name="safeguard"')[2].partition("</select>")[0]
    marked = [option for option in offered.split("<option")[2:] if "(same theme)" in option]

    assert marked
    assert offered.index(marked[-1]) < offered.index(
        next(o for o in offered.split("<option")[2:] if "(same theme)" not in o)
    )


def test_what_was_done_stands_apart_from_what_changed(scene: Scene) -> None:
    """By the actions set for what was recommended about the point."""
    [point] = scene.take(Taken("learning.drawn", GAP | {"says": "Nor after the baby"}))
    wanted = {"says": "Ask", "to": ["hv"], "learning": [point], "theme": "siblings"}
    [recommended] = scene.take(Taken("recommendation.made", wanted))
    said = {"what": "Train", "owner": "hv", "owner_role": "Lead", "due": "2026-12-01"}
    [action] = scene.take(Taken("action.set", said | {"recommendation": recommended}))
    evidence = {"action": action, "how": "audit"}
    scene.take(
        Taken("action.evidenced", evidence | {"type": "activity", "what": "40 trained"}),
        Taken("action.evidenced", evidence | {"type": "outcome", "what": "9 of 10 asked"}),
    )

    page = scene.page("learning/")
    done, changed = page.index("What was done about it"), page.index("What changed</dt>")
    assert done < page.index("40 trained") < changed < page.index("9 of 10 asked")


def test_learning_sent_early_shows_who_received_it_and_when(scene: Scene) -> None:
    """SI-22: sent on the third day, with a receipt."""
    [point] = scene.take(Taken("learning.drawn", GAP | {"says": "Ask at once"}))
    day = london_day(scene.at).isoformat()
    sent = {"learning": point, "to": "Review lead of the front door", "on": day}
    [early] = scene.take(Taken("learning.sent-early", sent))
    assert "No receipt yet" in scene.page("learning/")

    answer = scene.client().post(
        scene.address(f"take/learning.received/?about={early}"),
        {"sent": early, "by_role": "Duty manager, front door", "on": day},
    )

    assert answer.status_code == 302, answer.content.decode()
    page = scene.page("learning/")
    assert "Received by Duty manager, front door" in page
    assert "No receipt yet" not in page
