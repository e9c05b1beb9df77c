"""Can everyone use every page, at a desk and on a telephone, without a complaint? (WCAG 2.2 AA)"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property

import pytest
from django.urls import URLPattern, reverse
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from sightline.access.models import BreakGlass
from sightline.kernel.ids import ref_of
from sightline.learning.kept.sorts import SORTS
from sightline.record.models import Entry
from sightline.web.urls import urlpatterns
from tests.conftest import DESK, PHONE
from tests.journeys.conftest import Stage
from tests.obligations.some_safeguards import adopt_some
from tests.web.canary.crawl import parameters_of
from tests.web.groups.places import places_of_groups
from tests.web.learning.briefings import CODE, count_one
from tests.web.learning.kept import keep_one, publish_with
from tests.web.reviews.places import places_in
from tests.web.reviews.scene import Scene
from tests.web.sign_in import recent_scribe

pytestmark = pytest.mark.browser
# Who has each page; anyone not named here is a health visitor, who works with the family.
WHOSE = {
    **dict.fromkeys(
        (
            *("briefings", "new-briefing", "briefing-in-work", "write-briefing"),
            *("check-briefing", "release-briefing", "publish-briefing", "hold-briefing"),
            *("withdraw-briefing", "send-briefing", "briefing-coverage"),
            *("elsewhere", "check-elsewhere", "learning-year", "briefing-series"),
            *("repeat-in-reviews", "good-practice-in-reviews", "learning-timing"),
            *("groups", "new-group", "group", "group-item", "group-take"),
            *("group-steps", "group-agenda"),
            *("self-checks", "new-self-check", "self-check"),
            *(
                "scorecard",
                "measure",
                "measure-rows",
                "front-door",
                "front-door-rows",
                "disagreements",
                "disagreement-rows",
            ),
            *("kept", "new-kept", "kept-one", "word-kept"),
        ),
        "partnership-manager",
    ),
    "answer-self-check": "social-work-manager",
    "group-owed": "social-work-manager",
    "think-family": "dsl",
    "break-glass-reviews": "privacy-officer",
    "break-glass-review": "privacy-officer",
    "oversight": "privacy-officer",
    "looks": "privacy-officer",
    "posts": "privacy-officer",
    "end-post": "social-work-manager",
    "suspend": "privacy-officer",
    "lift": "privacy-officer",
    "import-case": "partnership-manager",
    "read-return": "partnership-manager",
    "team-due": "social-work-manager",
    "write-safeguard": "partnership-manager",
    "decide-safeguard": "partnership-manager",
    "withdraw-safeguard": "partnership-manager",
}
# Pages of something that came, rather than of an entry of one's own.
OF_REFERRAL = {"acknowledge", "why-due"}
OF_GROUPS = {"group", "self_check"}
OF_REVIEW = {"review"}  # pages of a review, whose manager the partnership’s is
# Nothing to look at: a choice for the demo alone, what only takes what is sent, and files.
NOT_PAGES = {
    "group-agenda-file",
    "self-check-file",
    "choose",
    "front-door-file",
    "acknowledge",
    "briefing-file",
    "learning-year-file",
    "review-file",
    "review-letter",
    "review-try",
}


@pytest.fixture
def waiting(stage: Stage) -> None:
    """A referral nobody acknowledged, an emergency opening to review, and a briefing."""
    at = recent_scribe(1).at
    publish_with(*map(keep_one, SORTS))
    adopt_some()
    recent_scribe(1)("dsl", "referral.made", "robin", to="hv", concern=["neglect"])
    BreakGlass.objects.create(
        reference="BG-waiting",
        post_id="social-worker",
        person="hazel",
        reason_code="immediate-danger",
        reason="Brought in unconscious",
        opened_at=at,
        until=at,
        review_due=at.date(),
    )


class Places:
    """What can stand in an address, each put up when the first page asks for it."""

    @cached_property
    def of_review(self) -> dict[str, list[str]]:
        """A review whose returns are closed."""
        scene = Scene(record=False)
        scene.close_returns()
        return places_in(scene)

    @cached_property
    def of_groups(self) -> dict[str, list[str]]:
        """A working group and a self-check."""
        return places_of_groups()

    @cached_property
    def elsewhere(self) -> str:
        """A briefing that another partnership published."""
        return count_one()

    def of(self, route: URLPattern) -> dict[str, str]:
        """Return what stands in the address of one page."""
        names = parameters_of(route)
        for needs, those in ((OF_REVIEW, "of_review"), (OF_GROUPS, "of_groups")):
            if needs & set(names):
                # What an agency owes stands last among the things of a group.
                which = -1 if route.name == "group-owed" else 0
                return {name: getattr(self, those)[name][which] for name in names}
        offered = self._others(str(route.name))
        return {name: offered[name] for name in names}

    def _others(self, name: str) -> dict[str, str]:
        came = Entry.objects.get(kind="referral.made")
        first = Entry.objects.filter(kind="involvement.started", agency="hv").first()
        return {
            "ref": ref_of("hazel" if name == "think-family" else "robin"),
            "position": str((came if name in OF_REFERRAL else first).position),
            "kind": "visit.made",
            "code": "referral-decided",
            "briefing": self.elsewhere if "elsewhere" in name else CODE,
            "reference": "BG-waiting",
            "post": "social-worker",
            "measure": "decided-in-a-day",
            "kept": "resource-1",
            "sort": "contact",
        }


ROUTES = [route for route in urlpatterns if route.name not in NOT_PAGES]
# Looked at in one test, because to put up the record takes longer than to look at a page.
AT_ONCE = 12
SHARES = [ROUTES[place : place + AT_ONCE] for place in range(0, len(ROUTES), AT_ONCE)]


@pytest.mark.parametrize("routes", SHARES, ids=lambda some: f"{some[0].name}-and-next")
def test_every_page_can_be_used_by_everyone(
    routes: list[URLPattern],
    stage: Stage,
    waiting: None,
    enter: Callable[..., Page],
    check_accessibility: Callable[[Page], None],
) -> None:
    """No accessibility fault, no error, nothing refused by the policy, nothing off the side."""
    places, come_in, wrong = Places(), cache(enter), []
    for route in routes:
        page = come_in(_whose(route))
        address = reverse(str(route.name), kwargs=places.of(route))
        try:
            _can_be_used(page, address, check_accessibility)
            assert stage.complaints == []
        except (AssertionError, PlaywrightError) as fault:
            wrong.append(f"{route.name}: {fault}")
            stage.complaints.clear()
    assert not wrong, "\n".join(wrong)


def _whose(route: URLPattern) -> str:
    of_review = "reviews/" in str(route.pattern)
    otherwise = "partnership-manager" if of_review else "health-visitor"
    return WHOSE.get(str(route.name), otherwise)


def _can_be_used(page: Page, address: str, check: Callable[[Page], None]) -> None:
    page.set_viewport_size(DESK)
    answer = page.goto(address)
    assert answer.status in (200, 405), f"it answers {answer.status}"
    if answer.status == 405:
        return
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        check(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= viewport["width"], f"it scrolls sideways at {viewport}"
    assert page.locator("h1").count() == 1
