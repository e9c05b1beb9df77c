"""Can a partnership take a review from the incident to its end, each in their own part?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sightline.kernel.local_time import london_day
from sightline.reviews.models import Review
from tests.reviews.returns import HEALTH_VISITOR, as_word
from tests.web.sign_in import recent_scribe

pytestmark = pytest.mark.browser
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def today() -> str:
    day = london_day(recent_scribe(0).at)
    return f"{day.day} {day:%B} {day.year}"


def take(page: Page, code: str, kind: str, about: str = "", **answers: str) -> None:
    """Take a step on its page: choices by their words, texts by their questions."""
    page.goto(f"/reviews/{code}/take/{kind}/{about}")
    for label, answer in answers.items():
        control = page.locator(f"[name={label}]")
        shape = control.first.get_attribute("type")
        if shape in ("radio", "checkbox"):
            page.locator(f"[name={label}][value={answer}]").check()
        elif control.first.evaluate("each => each.tagName") == "SELECT":
            control.select_option(answer)
        else:
            control.fill(answer)
    page.get_by_role("button", name="Take it down").click()
    expect(page.locator("main")).to_contain_text("Taken down")


def note_the_incident(page: Page) -> str:
    page.goto("/reviews/")
    page.get_by_role("button", name="Note an incident").click()
    page.get_by_label("Full name").fill("Robin Rowan")
    page.get_by_label("Day").fill("2")
    page.get_by_label("Month").fill("12")
    page.get_by_label("Year").fill("2025")
    page.locator("[name=aware_on]").fill(today())
    page.locator("[name=harm][value=death]").check()
    page.locator("[name=died][value=yes]").check()
    page.locator("[name=what]").fill("Found unresponsive in her cot")
    page.get_by_role("button", name="Take it down").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What there is to do")
    return Review.objects.get().code


def test_from_the_incident_to_the_end(enter: Callable[..., Page]) -> None:
    """The business manager, an author, a panel member, and a second person who signs."""
    manager = enter("partnership-manager")
    code = note_the_incident(manager)
    assert "Rowan" not in manager.url + manager.title()
    take(manager, code, "safety.checked", safe="yes", what="Seen at school", by_role="SW",
         child="hazel")  # fmt: skip
    take(manager, code, "notification.decided", notify="yes", rationale="A baby died")
    take(manager, code, "review.opened", type="rapid-review", starts_from="opened",
         starts_on=today())  # fmt: skip
    for post, part in (("social-work-manager", "panel"), ("head-of-service", "signatory")):
        take(manager, code, "seat.given", post=post, part=part)
    take(manager, code, "seat.given", post="health-visitor", part="author", agency="hv")
    manager.goto(f"/reviews/{code}/agencies/ask/")
    manager.locator("[name=due]").fill(today())
    manager.locator("[name=what]").fill("All that you hold since her birth")
    manager.get_by_role("button", name="Ask them").click()
    expect(manager.locator("main")).to_contain_text("Northshire Health Visiting")

    an_author_sends_a_return(enter("health-visitor"), code)

    panel = enter("social-work-manager")
    panel.goto(f"/reviews/{code}/chronology/")
    assert "bruise" not in panel.locator("main").inner_text()
    take(manager, code, "returns.closed", why="The others hold nothing")
    row = a_panel_member_reads_a_row(panel, code)
    conclude(manager, enter("head-of-service"), code, row)


def an_author_sends_a_return(page: Page, code: str) -> None:
    page.goto("/reviews/")
    page.get_by_role("link", name=code).click()
    page.get_by_role("link", name="Northshire Health Visiting").click()
    page.set_input_files(
        "[name=file]",
        {"name": "ours.docx", "mimeType": WORD, "buffer": as_word(HEALTH_VISITOR)},
    )
    page.get_by_role("button", name="Send the file").click()
    expect(page.locator("main")).to_contain_text(
        "Small bruise on Robin’s cheek".replace("’", "'")
    )


def a_panel_member_reads_a_row(page: Page, code: str) -> str:
    page.reload()
    page.locator(".sl-entry", has_text="Small bruise").get_by_role("link").click()
    page.get_by_role("link", name="Write a note").click()
    page.locator("[name=what]").fill("Who else was told?")
    page.get_by_role("button", name="Take it down").click()
    expect(page.locator("main")).to_contain_text("Who else was told?")
    return page.url.rstrip("/").rpartition("/")[2]


def conclude(manager: Page, signatory: Page, code: str, row: str) -> None:
    take(manager, code, "meeting.held", on=today(), attended="Named nurse, health")
    take(manager, code, "decision.made", outcome="lcspr", rationale="Several agencies")
    manager.goto(f"/reviews/{code}/decision/")
    expect(manager.locator("main")).to_contain_text("You wrote it")
    signatory.goto(f"/reviews/{code}/decision/")
    signatory.get_by_role("button", name="Sign this decision").click()
    signatory.locator("[name=partner][value=local-authority]").check()
    signatory.get_by_role("button", name="Take it down").click()
    expect(signatory.locator("main")).to_contain_text("Signed")

    manager.goto(f"/reviews/{code}/take/review.closed/")
    manager.get_by_role("button", name="Take it down").click()
    expect(manager.locator("main")).to_contain_text("Nobody of the family")
    take(manager, code, "family.heard", who="mother", views="They were kind to me")
    take(manager, code, "debrief.answered", role="health visitor", answer="attended")
    take(manager, code, "learning.drawn", f"?about={row}", type="gap",
         says="Ask who else knows", theme="information-sharing")  # fmt: skip
    take(manager, code, "review.closed")
    manager.goto(f"/reviews/{code}/")
    expect(manager.locator("main")).to_contain_text("Closed")
