"""Does Northshire show a review under way, reviews that ended, and learning anyone can read?"""

from datetime import UTC, datetime

import pytest

from sightline.access.actor import actor_in
from sightline.access.models import Post
from sightline.demo.briefings.telling import read_briefings
from sightline.demo.dates import DEMO_TODAY
from sightline.demo.reviews.stories import review_stories
from sightline.kernel.local_time import london_day
from sightline.learning.across.repeats import repeats
from sightline.learning.across.series import every_series
from sightline.learning.models import Discussion, Sent
from sightline.learning.queries import published
from sightline.learning.templates import TEMPLATES
from sightline.reviews import log
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.findings import findings_in_returns
from sightline.reviews.queries.identifying import identifying_in
from sightline.reviews.queries.opening import my_reviews
from sightline.reviews.queries.recurring import recurring
from sightline.reviews.queries.reminders import reminders
from sightline.safeguards.library_loading import load

pytestmark = pytest.mark.django_db
NOW = datetime.combine(DEMO_TODAY, datetime.min.time(), tzinfo=UTC).replace(hour=12)


@pytest.fixture(autouse=True)
def _northshire(heads):
    """Every test here is in Northshire."""


def actor(post):
    return actor_in(post, user_id=Post.objects.get(pk=post).holder_id, now=NOW)


def review(reference):
    """A review as the partnership's manager opens it on the demo's day."""
    mine = my_reviews(actor("partnership-manager"), now=NOW)
    return next(r for r in mine if r.state.workspace.told.get("reference") == reference)


def test_the_manager_sits_in_every_review():
    mine = my_reviews(actor("partnership-manager"), now=NOW)

    assert len(mine) == len(review_stories())
    assert all(log.broken_at(each.id) is None for each in mine)


def test_the_review_under_way_waits_for_housing_and_the_surgery():
    board = review("RR-2026-03").state.board

    assert {asked.agency for asked in board.outstanding} == {"housing", "gp-elmbeck"}
    assert all(asked.is_late(DEMO_TODAY) for asked in board.outstanding)
    assert len(board.received) == 4


def test_every_return_is_read_to_its_last_row():
    for each in my_reviews(actor("partnership-manager"), now=NOW):
        combined = combined_chronology(each)
        assert not combined.not_read
        assert not combined.unplaced
        assert {row.sent_by for row in combined.rows} == {
            asked.agency for asked in each.state.board.received
        }


def test_nobody_outside_a_review_sees_that_it_is_there():
    assert my_reviews(actor("fire-officer"), now=NOW) == []


def test_the_library_holds_seven_briefings_of_all_five_kinds():
    library = published()

    assert {each.template for each in library} == set(TEMPLATES)
    assert len(library) == 7
    assert all(len(set(each.standing.released_by)) == 2 for each in library)


def test_briefings_were_sent_and_four_of_them_talked_about():
    discussed = Discussion.objects.values_list("briefing__code", flat=True).distinct()

    assert Sent.objects.values("briefing").distinct().count() == 7
    assert len(discussed) == 4
    assert all(all(each.answers.values()) for each in Discussion.objects.all())


def test_two_briefings_are_a_series_and_learning_came_back_after_earlier_ones():
    [series] = every_series(published())
    assert [part.briefing.code for part in series.parts] == ["PD-5273", "KM-3847"]
    assert series.parts[1].new

    found = {each.theme: each for each in recurring(actor("partnership-manager"), now=NOW)}
    referrals = found["referral-route"]
    assert referrals.sources[0].briefings[0].briefing.code == "BN-2946"
    assert referrals.sources[1].answered
    assert [one.sort for one in referrals.left] == ["open"]
    assert {each.theme for each in repeats(published())} >= {"referral-route", "fathers"}


def test_somebody_is_reminded_of_a_briefing_their_team_has_not_talked_about():
    left = {each.sort for each in reminders(actor("partnership-manager"), now=NOW)}
    assert {"not-talked-about", "out-of-date", "alternative"} <= left


def test_steps_are_told_in_the_order_of_time_and_before_the_demos_day():
    for story in review_stories():
        at = [step.at for step in story.steps]
        assert at == sorted(at)
        assert london_day(at[-1]) <= DEMO_TODAY
    assert all(raw["published"].date() <= DEMO_TODAY for raw in read_briefings())


def test_one_review_goes_from_the_notice_to_the_look_back_a_year_later():
    state = review("RR-2025-01").state

    assert state.workspace.closed_on.isoformat() == "2025-04-16"
    assert state.people.blanks() == []
    assert state.deciding.decision.is_signed
    assert len(state.deciding.decision.signed_by) == 3
    assert len(state.board.of("csc").files) == 2
    assert not state.board.outstanding
    assert all(action.is_finished for action in state.learning.actions)
    assert any(each.done for each in state.learning.look_backs)


def test_the_ended_review_finds_what_the_surgery_knew_and_the_manager_did_not():
    findings = findings_in_returns(review("RR-2025-01"), today=DEMO_TODAY)

    [unknown] = findings.unknown
    assert unknown.fact.sent_by == "gp-elmbeck"
    assert findings.findings


def test_each_safeguard_that_a_review_names_is_in_the_library():
    codes = {each.code for each in load()}
    steps = [s for story in review_stories() for s in story.steps]
    named = {s.says["safeguard"] for s in steps if s.kind == "safeguard.linked"}

    assert named
    assert named <= codes


def test_nothing_in_a_briefing_tells_who_the_family_are():
    """By the check that a page makes, with what the record and the returns hold."""
    for each in my_reviews(actor("partnership-manager"), now=NOW):
        for briefing in published():
            if briefing.review == each.code:
                said = [text for slot in briefing.slots.values() for text in slot]
                assert identifying_in(each, "\n".join([briefing.title, *said])) == ()


def test_a_published_briefing_names_its_review_and_the_review_names_it():
    codes = {each.code: each for each in published() if each.review}
    made = {
        step.data["briefing"]: each.code
        for each in my_reviews(actor("partnership-manager"), now=NOW)
        for step in log.steps_of(each.id)
        if step.kind == "briefing.made"
    }

    assert made == {code: shown.review for code, shown in codes.items()}


def test_the_thematic_review_names_the_five_it_rests_on():
    decision = review("TH-2026-01").state.deciding.decision

    assert len(decision.step.data["earlier_reviews"]) == 5
