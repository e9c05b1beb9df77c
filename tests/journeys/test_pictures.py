"""Can a family's pictures, and returns that were read, be used by everyone, by keys alone too?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from sightline.kernel.ids import ref_of
from tests.conftest import DESK, PHONE
from tests.journeys.conftest import Stage

pytestmark = pytest.mark.browser
RETURN = (
    b"Date,What we saw,Officer\n03/02/2025,Called to shouting at the flat.,PC Example\n"
)


@pytest.mark.parametrize("name", ["genogram", "ecomap", "timeline"])
def test_a_picture_is_reached_from_the_family_and_scrolled_by_keys(
    name: str, stage: Stage, enter: Callable[..., Page]
) -> None:
    """From the family page with a link; the picture's own box takes the focus and scrolls."""
    page = enter("health-visitor")
    page.set_viewport_size(PHONE)
    page.goto(f"/family/{ref_of('robin')}/")

    page.get_by_role("link", name=name.capitalize(), exact=True).click()
    box = page.locator(".sl-drawing").first
    box.focus()
    page.keyboard.press("ArrowRight")

    assert box.evaluate("box => box === document.activeElement")
    page.wait_for_function("() => document.querySelector('.sl-drawing').scrollLeft > 0")
    assert stage.complaints == []


def test_a_person_in_a_genogram_leads_to_their_page(
    stage: Stage, enter: Callable[..., Page]
) -> None:
    page = enter("health-visitor")
    page.goto(f"/family/{ref_of('robin')}/genogram/")

    page.locator(f".sl-drawing a[href='/family/{ref_of('robin')}/']").first.focus()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/family/{ref_of('robin')}/")


def test_a_return_is_uploaded_waited_for_and_read(
    stage: Stage,
    enter: Callable[..., Page],
    check_accessibility: Callable[[Page], None],
) -> None:
    """The page looks again by itself until the reading is done."""
    page = enter("partnership-manager")
    page.goto("/returns/read/")
    page.get_by_label("Returns").set_input_files(
        {"name": "Police.csv", "mimeType": "text/csv", "buffer": RETURN}
    )

    page.get_by_role("button", name="Read the returns").click()
    page.get_by_role("heading", name="What the returns tell").wait_for(timeout=60_000)

    assert page.get_by_text("Called to shouting at the flat.").count()
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        check_accessibility(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= viewport["width"]
    assert stage.complaints == []
