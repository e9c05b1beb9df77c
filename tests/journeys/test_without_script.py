"""Do the forms of a review, its briefing and its safeguard work with scripts turned off?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Days, Stage
from tests.journeys.visiting import Visitor
from tests.reviews.returns import as_csv
from tests.web.learning.briefings import CODE, publish_one, write_one
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.browser
DOUBTFUL = ("Tues 2 Feb 2026", "Notes", "Small bruise on Robin's cheek seen in clinic.")


@pytest.fixture
def come_in(enter: Callable[..., Page]) -> Callable[[str], Visitor]:
    """Someone comes in whose browser runs no script."""
    return lambda post: Visitor(enter(post, java_script_enabled=False))


def test_an_incident_is_noted(come_in: Callable[[str], Visitor], days: Days) -> None:
    """Faults are listed, what was typed is kept, and it is taken down."""
    manager = come_in("partnership-manager")
    manager.go("/reviews/new/")
    manager.page.get_by_label("Full name").fill("Robin Rowan")
    manager.answer(aware_on=days.say(), harm="death", died="yes")
    manager.press("Take it down")
    manager.reads("There is a problem")
    for part, told in (("Day", "2"), ("Month", "12"), ("Year", "2025")):
        manager.page.get_by_label(part, exact=True).fill(told)
    manager.answer(what="Found unresponsive in her cot")
    manager.press("Take it down")
    manager.reads("What there is to do")


def test_a_return_is_sent_typed_in_read_and_decided_on(
    stage: Stage, come_in: Callable[[str], Visitor], days: Days
) -> None:
    """An author sends a file, another types rows and asks for more; the manager settles."""
    scene = Scene(record=False)
    author = come_in("health-visitor")
    author.go(scene.address("return/hv/"))
    file = {"name": "ours.csv", "mimeType": "text/csv", "buffer": as_csv([DOUBTFUL])}
    author.page.set_input_files("[name=file]", file)
    author.press("Send the file")
    author.reads("was a Monday")

    other = come_in("police-officer")
    other.go(scene.address("return/police/type-in/"))
    other.answer(**{"happened-0": "5 February 2026", "event-0": "Called to the flat"})
    other.press("Add more rows")
    other.answer(**{"happened-5": "26 March 2026", "event-5": "Ambulance called"})
    other.press("Send the rows")
    other.reads("Called to the flat", "Ambulance called")

    manager = come_in("partnership-manager")
    manager.go(scene.address("agencies/"))
    manager.take("Close the returns")
    manager.follow("Chronology", within="nav[aria-label='This review']")
    manager.follow("Northshire Health Visiting", of="Small bruise")
    manager.follow("Say what kind of thing it tells of")
    manager.answer(kind="injury.seen")
    manager.press("Continue")
    manager.answer(injury="bruise", child_mobile="no")
    manager.press("Take it down")
    manager.take("Settle it", answer="2 February 2026", why="The clinic's diary")
    manager.go(scene.address("incident/"))
    done = {"safe": "yes", "what": "Seen tonight", "by_role": "Social worker"}
    manager.take("Take down whether safe", of="Hazel Rowan", **done)
    manager.go(scene.address("decision/"))
    manager.take("Write the decision", outcome="lcspr", rationale="Several agencies")
    manager.reads("Nobody has signed it yet")


def test_learning_is_written_answered_and_kept_alive(
    stage: Stage, come_in: Callable[[str], Visitor], days: Days
) -> None:
    """A further version, a team's answers, and a safeguard adopted."""
    publish_one()
    write_one("XD-3333")
    manager = come_in("partnership-manager")
    manager.go("/learning/work/XD-3333/write/")
    manager.answer(conclusions="Everyone asks where a baby sleeps.", themes="fathers")
    manager.press("Save this version")
    manager.reads("Everyone asks where a baby sleeps.")
    manager.go("/safeguards/injury-to-baby/decide/")
    manager.press("Try it over history")
    manager.reads("What it would have asked for since")
    manager.answer(deciders="The three partners", why="It was found twice")
    manager.press("Adopt it")
    manager.reads("The three partners")

    reader = come_in("health-visitor")
    reader.go(f"/learning/{CODE}/")
    reader.follow("Say what your team made of it")
    reader.answer(held_on=days.day(), **{"answer-0": "The whole family"})
    reader.press("Send to the partnership")
    reader.reads("The whole family")
