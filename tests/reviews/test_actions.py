"""Who may take which step, what is refused, and what each reader sees."""

import pytest

from sightline.kernel.errors import Refused
from sightline.reviews import actions, log
from sightline.reviews.log import Taken
from sightline.reviews.models import KeptFile
from sightline.reviews.queries.opening import kept_file, my_reviews
from tests.cast import actor, make_directory
from tests.reviews.partnerships import AT, NOTICED, Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    make_directory()
    return Partnership()


def test_only_the_partnerships_manager_begins_a_review():
    make_directory()
    with pytest.raises(Refused, match="tell them"):
        actions.start(actor("social-worker"), NOTICED, at=AT)


def test_without_a_seat_there_is_no_review(partnership):
    assert partnership.seen_by("dsl") is None
    assert my_reviews(actor("dsl"), now=partnership.at) == []
    with pytest.raises(actions.NoSeat):
        partnership.take(Taken("line.set", {"question": "q"}), post="dsl")


def test_a_seat_that_ended_opens_nothing(partnership):
    partnership.take(Taken("seat.ended", {"post": "police-officer"}))
    assert partnership.seen_by("police-officer") is None


def test_an_author_sends_their_own_agencys_return_and_no_others(partnership):
    partnership.receive("health-visitor", "hv")
    with pytest.raises(Refused, match="another agency"):
        partnership.receive("health-visitor", "police")
    assert KeptFile.objects.count() == 1


def test_an_author_reads_their_own_return_alone_until_returns_are_closed(partnership):
    ours = partnership.receive("health-visitor", "hv")
    theirs = partnership.receive("police-officer", "police")
    review = partnership.seen_by("health-visitor")
    assert kept_file(review, ours).name == "ours.csv"
    assert kept_file(review, theirs) is None
    assert kept_file(partnership.seen_by("social-work-manager"), ours) is None

    partnership.take(Taken("returns.closed"))
    assert kept_file(partnership.seen_by("social-work-manager"), ours)
    assert kept_file(partnership.seen_by("health-visitor"), theirs) is None
    with pytest.raises(Refused, match="returns are closed"):
        partnership.receive("health-visitor", "hv")


def test_a_return_sent_again_keeps_the_first(partnership):
    first = partnership.receive("health-visitor", "hv", b"one")
    second = partnership.receive("health-visitor", "hv", b"two")
    state = partnership.seen_by("health-visitor").state
    assert state.board.of("hv").files == (first, second)
    assert bytes(KeptFile.objects.get(pk=first).content) == b"one"


def test_a_decision_says_what_is_done_instead_and_another_signs_it(partnership):
    said = {"outcome": "met-not-proportionate", "rationale": "a near identical one"}
    with pytest.raises(Refused) as refused:
        partnership.take(Taken("decision.made", said))
    assert {fault.where for fault in refused.value.faults} == {
        "earlier_reviews",
        "alternative",
    }

    said |= {"earlier_reviews": ["CK-3467"], "alternative": "a thematic review"}
    [made] = partnership.take(Taken("decision.made", said))
    signed = Taken("decision.signed", {"decision": made, "partner": "local-authority"})
    with pytest.raises(Refused, match="second person"):
        partnership.take(signed)
    partnership.take(signed, post="head-of-service")
    state = partnership.seen_by("partnership-manager").state
    assert state.deciding.decision.is_signed


def test_a_review_does_not_close_with_blanks_and_takes_later_news_after(partnership):
    with pytest.raises(Refused) as refused:
        partnership.take(Taken("review.closed"))
    assert len(refused.value.faults) == 3

    said = {"outcome": "lcspr", "rationale": "much to learn"}
    [made] = partnership.take(Taken("decision.made", said))
    signed = {"decision": made, "partner": "local-authority"}
    partnership.take(Taken("decision.signed", signed), post="head-of-service")
    partnership.take(
        Taken("family.declined", {"who": "mother", "why": "not now"}),
        Taken("debrief.answered", {"role": "midwife", "answer": "attended"}),
        Taken("review.closed"),
    )
    with pytest.raises(Refused, match="closed"):
        partnership.take(Taken("line.set", {"question": "q"}))
    later = {"what": "a diagnosis", "known_by": "his GP", "effect": "none", "why": "w"}
    partnership.take(Taken("addendum.added", later))


def test_steps_taken_together_are_all_there_or_none(partnership):
    before = len(log.steps_of(partnership.review))
    with pytest.raises(Refused):
        partnership.take(
            Taken("line.set", {"question": "q"}),
            Taken("return.chased", {"agency": "nobody", "how": "e-mail"}),
        )
    assert len(log.steps_of(partnership.review)) == before


def test_a_review_opened_in_error_takes_no_further_step(partnership):
    partnership.take(Taken("review.withdrawn", {"why": "another family"}))
    with pytest.raises(Refused, match="withdrawn"):
        partnership.take(Taken("line.set", {"question": "q"}))
    partnership.take(
        Taken(
            "safety.checked",
            {"child": "sister", "safe": "yes", "what": "seen", "by_role": "duty"},
        )
    )
