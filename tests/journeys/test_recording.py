"""Can the people who use Sightline most record, correct, receive and read, wherever they are?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from tests.conftest import PHONE
from tests.web.sign_in import recent_scribe

pytestmark = pytest.mark.browser


def when_she_records_a_visit_for_two_children(page: Page) -> None:
    page.goto(f"/family/{ref_of('robin')}/record/visit.made/")
    children = page.get_by_role("group", name="Which children is this about?")
    for child in ("Robin", "Hazel"):
        children.get_by_label(child).check()
    page.get_by_label("What was seen and heard").fill("Both children were seen at home")
    when_she_sends_it(page)


def when_she_answers_for_each_child(page: Page) -> None:
    for seen in page.get_by_role("group", name="Was the child seen?").all():
        seen.get_by_label("Yes").check()
    for carers in page.get_by_label("Who else cares for this child, and when?").all():
        carers.fill("Nobody else")
    when_she_sends_it(page)


def when_she_sends_it(page: Page) -> None:
    page.locator("main form[method=post] button[type=submit]").last.click()


def test_a_health_visitor_records_a_visit_for_two_children_on_a_phone(
    enter: Callable[..., Page],
) -> None:
    """One visit, two children, and it stands in the family's chronology."""
    page = enter("health-visitor", viewport=PHONE, has_touch=True)
    page.goto("/")
    page.get_by_role("link", name="Robin Rowan").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    when_she_records_a_visit_for_two_children(page)
    when_she_answers_for_each_child(page)

    assert "There is a problem" not in page.locator("main").inner_text()
    page.goto(f"/family/{ref_of('robin')}/")
    visits = Entry.objects.filter(kind="visit.made")
    about = {
        person
        for visit in visits
        for person in visit.about.values_list("person", flat=True)
    }
    assert {"robin", "hazel"} <= about
    expect(page.locator("main")).to_contain_text("Both children were seen at home")


def test_the_front_door_receives_a_referral_and_acknowledges_it(
    enter: Callable[..., Page],
) -> None:
    """It is waiting on the home page, and who sent it can see that it arrived."""
    recent_scribe(1)(
        "health-visitor",
        "referral.made",
        "robin",
        to="csc",
        concern=["neglect"],
        urgency="same-day",
        says="Robin has lost weight since the last visit",
    )
    page = enter("front-door")
    page.goto("/")

    page.get_by_role("link", name=re.compile("^Referral")).first.click()
    expect(page.locator("main")).to_contain_text("Robin has lost weight")
    page.get_by_role("button", name="Acknowledge").first.click()

    entry = Entry.objects.get(kind="referral.made")
    sender = enter("health-visitor")
    sender.goto(f"/entry/{entry.position}/")
    expect(sender.locator("main")).to_contain_text("cknowledged")


def test_a_school_sees_who_is_involved_and_not_what_they_wrote(
    enter: Callable[..., Page],
) -> None:
    """Think Family: whom to ring, and never another agency's words."""
    recent_scribe(2)(
        "health-visitor",
        "involvement.started",
        "hazel",
        role="health-visitor",
        post="health-visitor",
        basis="health-care",
    )
    recent_scribe(1)(
        "health-visitor",
        "concern.noted",
        "hazel",
        category="neglect",
        says="Written in private",
    )
    page = enter("dsl")

    page.goto(f"/family/{ref_of('hazel')}/think-family/")

    expect(page.locator("main")).to_contain_text("Northshire Health Visiting")
    assert "Written in private" not in page.content()


def test_a_health_visitor_corrects_what_she_wrote(enter: Callable[..., Page]) -> None:
    """Both versions stay, and the page leads from the old to the new."""
    recent_scribe(1)(
        "health-visitor", "visit.made", "robin", child_seen=True, says="Seen on Monday"
    )
    old = Entry.objects.get(kind="visit.made")
    page = enter("health-visitor", viewport=PHONE, has_touch=True)

    page.goto(f"/entry/{old.position}/correct/")
    page.get_by_label("What was seen and heard").fill("Seen on Tuesday")
    page.get_by_label("Why").first.fill("I had the wrong day")
    when_she_sends_it(page)

    new = Entry.objects.get(corrects=old.id)
    assert new.says == "Seen on Tuesday"
    page.goto(f"/entry/{old.position}/")
    expect(page.get_by_role("link", name="Read the version that stands")).to_be_visible()
