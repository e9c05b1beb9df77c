"""What came back in several reviews, how long learning took, what worked, and what was left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sightline.kernel.errors import Refused
from sightline.reviews.log import Taken
from sightline.reviews.queries.lags import Spread, lags, spread, spread_of_shared
from sightline.reviews.queries.recurring import recurring
from sightline.reviews.queries.reminders import reminders
from sightline.reviews.queries.strengths import strengths_of_reviews
from tests.cast import Scribe, actor, make_directory, make_rowans
from tests.reviews.partnerships import AT, Partnership
from tests.web.learning.briefings import publish_one

pytestmark = pytest.mark.django_db
GAP = {"type": "gap", "says": "Fathers were not asked about", "theme": "fathers"}
RECOMMENDED = {"says": "Ask who lives there", "to": ["hv", "police"], "theme": "fathers"}


@pytest.fixture(autouse=True)
def directory() -> None:
    make_directory()


def _draw(review: Partnership, **more: object) -> str:
    return review.take(Taken("learning.drawn", GAP | more))[0]


def test_it_fires_on_a_later_review_beside_an_earlier_one_and_not_on_one_alone() -> None:
    first = Partnership()
    _draw(first)
    assert recurring(first.manager, now=first.at) == []

    second = Partnership()
    second.at += timedelta(days=1)
    _draw(second, says="Nobody knew the father's name")
    [found] = recurring(first.manager, now=second.at)

    assert found.theme == "fathers"
    assert [s.gaps[0].step.data["says"] for s in found.sources] == [
        "Fathers were not asked about",
        "Nobody knew the father's name",
    ]
    assert (
        recurring(actor("health-visitor"), now=second.at) == []
    )  # an author reads nothing


def test_an_earlier_published_briefing_makes_it_a_repeat_too() -> None:
    publish_one()  # themes: where a baby sleeps, and fathers
    review = Partnership()
    _draw(review)
    [found] = recurring(review.manager, now=review.at + timedelta(days=4000))
    assert {len(source.briefings) for source in found.sources} == {0, 1}


def test_what_is_left_is_told_until_it_is_done_and_shown_to_have_changed_something() -> (
    None
):
    other, review = Partnership(), Partnership()
    _draw(other)
    gap = _draw(review)
    [made] = review.take(Taken("recommendation.made", RECOMMENDED | {"learning": [gap]}))

    def left() -> list[str]:
        [found] = recurring(review.manager, now=review.at)
        return [one.sort for one in found.left if one.review == review.seen_by().code]

    assert left() == ["no-safeguard", "no-action"]
    said = {"recommendation": made, "agency": "police", "why": "We do already"}
    review.take(Taken("recommendation.declined", said))
    said = {"what": "Ask", "owner": "hv", "owner_role": "Lead", "due": "2026-03-20"}
    [action] = review.take(Taken("action.set", said | {"recommendation": made}))
    assert left() == ["no-safeguard", "declined", "late"]

    proof = {"action": action, "how": "audit", "what": "Thirty records were read"}
    review.take(Taken("action.evidenced", proof | {"type": "activity", "finishes": True}))
    assert left() == ["no-safeguard", "declined", "activity-only"]
    review.take(Taken("action.evidenced", proof | {"type": "outcome"}))
    review.take(Taken("safeguard.linked", {"learning": gap, "safeguard": "gp-told"}))
    assert left() == ["declined"]


def test_an_action_is_not_finished_by_an_assurance() -> None:
    review = Partnership()
    said = {"what": "Ask", "owner": "hv", "owner_role": "Lead", "due": "2026-05-20"}
    [action] = review.take(Taken("action.set", said))
    told = {"action": action, "type": "activity", "how": "assertion", "what": "It is done"}
    with pytest.raises(Refused, match="finishes no action"):
        review.take(Taken("action.evidenced", told | {"finishes": True}))
    review.take(Taken("action.evidenced", told))
    assert review.seen_by().state.learning.actions[0].is_open


def test_days_are_counted_to_the_first_that_anyone_was_told() -> None:
    review = Partnership()
    point = _draw(review)
    [waiting] = lags(review.manager, now=review.at)
    assert (waiting.begun, waiting.from_incident) == (AT.date(), False)
    assert waiting.shared is None
    assert waiting.is_too_long(None, AT.date() + timedelta(days=366))
    assert not waiting.is_too_long(None, AT.date() + timedelta(days=365))

    said = {"learning": point, "to": "Health visitors", "on": "2026-04-06"}
    [step] = review.take(Taken("learning.sent-early", said))
    [lag] = lags(review.manager, now=review.at + timedelta(days=30))
    assert (lag.shared, lag.shared_step) == (date(2026, 4, 6), step)
    assert spread_of_shared([lag]) == Spread(1, 10, 10, 10)
    assert lags(actor("health-visitor"), now=review.at) == []


def test_a_spread_is_the_median_and_the_ends_and_few_are_called_few() -> None:
    assert spread([30, 10, 1100]) == Spread(3, 30, 10, 1100)
    assert spread([]).are_few
    assert not spread(range(5)).are_few


def test_a_strength_of_a_review_is_put_down_to_its_agency_and_to_no_person() -> None:
    make_rowans(Scribe())
    review = Partnership("robin")
    said = "The health visitor saw Robin Rowan at home; Test Health-Visitor did so alone."
    review.take(Taken("learning.drawn", GAP | {"type": "strength", "says": said}))
    [found] = strengths_of_reviews(review.manager, now=review.at)
    assert found.sectors == ("health-visiting",)
    assert found.source == review.seen_by().code
    assert "a practitioner did so alone" in found.text
    assert "Test" not in found.text
    assert "Rowan" not in found.text
    assert strengths_of_reviews(actor("health-visitor"), now=review.at) == []


def test_a_look_back_an_action_and_an_alternative_are_reminded_of_until_they_are_done() -> (
    None
):
    review = Partnership()
    steps = [
        Taken("lookback.set", {"on": "2026-03-26", "what": "Bookings"}),
        Taken("action.set", {
            "what": "Ask", "owner": "hv", "owner_role": "Lead", "due": "2026-03-20",
        }),
        Taken("action.set", {
            "what": "Later", "owner": "hv", "owner_role": "Lead", "due": "2027-03-20",
        }),
    ]  # fmt: skip
    _, action, _ = review.take(*steps)

    def sorts() -> list[str]:
        return [each.sort for each in reminders(review.manager, now=review.at)]

    assert sorts() == ["action-late", "look-back"]
    review.take(Taken("lookback.done", {"on": "2026-03-27", "what": "All well"}))
    assert sorts() == ["action-late"]
    review.take(Taken("action.dropped", {"action": action, "why": "No longer needed"}))
    assert sorts() == []
    assert reminders(actor("health-visitor"), now=review.at) == []
