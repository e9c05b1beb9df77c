"""Agencies are asked of themselves: what they answer counts, and so does what they do not."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.learning.models import SelfCheckAnswer
from sightline.learning.queries import published
from sightline.learning.self_checks import actions
from sightline.learning.self_checks.actions import Given
from sightline.learning.self_checks.answers import (
    Check,
    needs_reminder,
    state_of,
    why_blank,
)
from sightline.learning.self_checks.offered import ask_of, points_of
from sightline.learning.self_checks.queries import open_self_check, self_checks
from tests.cast import NOW, POSTS, actor, make_directory
from tests.web.learning.briefings import CODE, publish_one

pytestmark = pytest.mark.django_db
TODAY = london_day(NOW)
DUE = TODAY + timedelta(days=30)
ASKS = (
    ask_of("Do you ask where a baby sleeps?", "sleep-environment", "KT-7438"),
    ask_of("Do you record who the father is?", "fathers", "KT-7438"),
)
FIRST, SECOND = (ask.code for ask in ASKS)


@pytest.fixture
def code() -> str:
    make_directory()
    return actions.make(actor("partnership-manager"), "Safer sleep", ASKS, DUE, at=NOW)


def _open(code: str, post: str = "partnership-manager") -> Check:
    check = open_self_check(actor(post), code)
    assert check is not None
    return check


def _answer(code: str, post: str = "head-of-service", **said: Given) -> None:
    given = {{"first": FIRST, "second": SECOND}[which]: one for which, one in said.items()}
    actions.answer(actor(post), code, given, at=NOW)


def test_an_agency_answers_with_evidence_and_the_newest_answer_counts(code: str) -> None:
    _answer(code, first=Given("not-yet"), second=Given("yes", "Audit of 20 records"))
    _answer(code, first=Given("partly", "Asked at the first visit, not at the second"))
    check = _open(code)
    assert check.answer_of("csc", FIRST).answer == "partly"
    assert [each.answer for each in check.earlier("csc", FIRST)] == ["not-yet"]
    assert check.answered_by("csc") == 2
    assert check.counts(FIRST, ["csc", "hv"]) == {
        "yes": 0,
        "partly": 1,
        "not-yet": 0,
        "not-ours": 0,
        "": 1,
    }


def test_the_same_answer_sent_again_is_not_kept_twice(code: str) -> None:
    _answer(code, first=Given("not-yet"))
    _answer(code, first=Given("not-yet", "  "))
    assert SelfCheckAnswer.objects.count() == 1


def test_an_answer_says_how_it_can_be_seen_or_why_it_is_not_ours(code: str) -> None:
    with pytest.raises(Refused) as refused:
        _answer(code, first=Given("yes"), second=Given("not-ours", " "))
    assert len(refused.value.faults) == 2
    with pytest.raises(Refused, match="no answer"):
        _answer(code, first=Given("mostly"))
    with pytest.raises(Refused, match="not of this self-check"):
        actions.answer(actor("head-of-service"), code, {"x": Given("not-yet")}, at=NOW)
    assert SelfCheckAnswer.objects.count() == 0


def test_managers_answer_and_read_their_own_agency_alone(code: str) -> None:
    _answer(code, first=Given("yes", "Audit"))
    with pytest.raises(Refused, match="a manager answers"):
        _answer(code, "health-visitor", first=Given("not-yet"))
    opens = {post for post in POSTS if open_self_check(actor(post), code)}
    assert opens == {"partnership-manager", "head-of-service", "social-work-manager", "dsl"}
    assert {post for post in POSTS if self_checks(actor(post))} == opens
    assert _open(code, "social-work-manager").answer_of("csc", FIRST)
    SelfCheckAnswer.objects.create(
        check_of_id=SelfCheckAnswer.objects.get().check_of_id,
        agency="hv",
        ask=FIRST,
        answer="not-yet",
        post="health-visitor",
        at=NOW,
    )
    assert _open(code).answer_of("hv", FIRST)
    assert _open(code, "head-of-service").answer_of("hv", FIRST) is None


def test_where_an_agency_stands_is_said_in_words(code: str) -> None:
    check = _open(code)
    assert state_of(check, "csc", TODAY) == "Not begun"
    assert not needs_reminder(check, "csc", DUE - timedelta(days=15))
    assert needs_reminder(check, "csc", DUE - timedelta(days=14))
    assert state_of(check, "csc", DUE) == "Due in 0 days: 2 not answered"
    _answer(code, first=Given("not-yet"))
    check = _open(code)
    assert state_of(check, "csc", TODAY) == "Begun: 1 not answered yet"
    late = DUE + timedelta(days=1)
    assert state_of(check, "csc", late) == "Overdue by 1 day: 1 not answered"
    assert why_blank(check, can_answer=True, today=late) == "Overdue"
    assert why_blank(check, can_answer=False, today=late).startswith("Nobody here can")
    _answer(code, second=Given("yes", "Audit"))
    assert state_of(_open(code), "csc", late) == "Answered"


def test_it_is_the_partnerships_to_make_with_questions_and_time(code: str) -> None:
    with pytest.raises(Refused, match="only the partnership"):
        actions.make(actor("head-of-service"), "T", ASKS, DUE, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.make(actor("partnership-manager"), " ", (), TODAY, at=NOW)
    assert {fault.where for fault in refused.value.faults} == {"title", "", "due"}


def test_questions_come_from_the_points_of_published_briefings() -> None:
    """Each keeps the code of its briefing and its theme; questions for teams are left out."""
    make_directory()
    publish_one()
    asks = list(points_of(published()))
    assert {ask.source for ask in asks} == {CODE}
    assert "Words of learning-one." in {ask.says for ask in asks}
    assert not any(ask.says.startswith("Whom do you ask") for ask in asks)
    assert len({ask.code for ask in asks}) == len(asks)
    assert all(len(ask.code) <= 80 for ask in asks)


def test_the_questions_stand_under_their_themes_as_they_were_asked(code: str) -> None:
    assert list(_open(code).by_theme()) == ["sleep-environment", "fathers"]
    assert _open(code).due == date(2026, 4, 1)


def test_the_database_refuses_to_change_an_answer(code: str) -> None:
    _answer(code, first=Given("not-yet"))
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        SelfCheckAnswer.objects.update(answer="yes")
