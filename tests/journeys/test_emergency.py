"""Does an emergency open a family, show on every page, and reach a reviewer?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sightline.access.models import BreakGlass

pytestmark = pytest.mark.browser
REASON = "She is in the emergency department with a head injury"


def given_an_officer_with_a_child_in_hospital(page: Page) -> None:
    page.goto("/open/")
    page.get_by_label("Full name").fill("Hazel Rowan")
    page.get_by_label("Day").fill("14")
    page.get_by_label("Month").fill("5")
    page.get_by_label("Year").fill("2020")


def when_they_break_the_glass(page: Page) -> None:
    page.get_by_label("It is an emergency").check()
    page.get_by_label("A child is in immediate danger").check()
    page.get_by_label("Why can it not wait?").fill(REASON)
    page.get_by_role("button", name="Open this family").click()


def test_an_emergency_opens_a_family_and_is_reviewed(enter: Callable[..., Page]) -> None:
    """Opened with a reason, seen by a banner, reviewed by someone else by its reference."""
    officer, reviewer = enter("police-officer"), enter("privacy-officer")

    given_an_officer_with_a_child_in_hospital(officer)
    when_they_break_the_glass(officer)
    expect(officer.get_by_role("heading", name="Emergency opening")).to_be_visible()
    expect(officer.locator("main")).to_contain_text("Hazel Rowan")

    reviewer.goto("/oversight/")
    reviewer.get_by_role("link", name="Emergency openings to review").click()
    if reviewer.get_by_role("link", name="BG-").count() == 0:
        pytest.fail("the opening is not in the list")
    reviewer.get_by_role("link", name="BG-").click()
    expect(reviewer.locator("main")).to_contain_text(REASON)
    reviewer.get_by_label("Justified", exact=True).check()
    reviewer.get_by_label("What did you find?").fill("The ward confirms it")
    reviewer.get_by_role("button", name="Record the review").click()

    expect(reviewer.locator("main")).to_contain_text("Nothing is waiting for review")
    assert BreakGlass.objects.get().review_outcome == "justified"


def test_it_can_be_done_by_keyboard_alone(enter: Callable[..., Page]) -> None:
    """From the top of the page to an open family without touching a mouse."""
    page = enter("police-officer")
    page.goto("/open/")
    typed = ["", "Hazel Rowan", "14", "5", "2020"]

    page.get_by_label("NHS").focus()
    for text in typed:
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("It is an emergency")).to_be_checked()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type(REASON)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Emergency opening")).to_be_visible()


def test_it_works_without_script(enter: Callable[..., Page]) -> None:
    """The same pages, with scripts turned off in the browser."""
    page = enter("police-officer", java_script_enabled=False)

    given_an_officer_with_a_child_in_hospital(page)
    when_they_break_the_glass(page)

    expect(page.get_by_role("heading", name="Emergency opening")).to_be_visible()
