"""Is earlier history shown before a decision, and kept as read, without ever stopping one?"""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.forms_sent import errors_of, fields_of, sent
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db

ADDRESS = f"/family/{ref_of('robin')}/record"
DECISION = {
    "decision": "assessment",
    "threshold": "Level 3",
    "owner": "Manager",
    "rationale": "Four referrals in a year.",
}
ASSESSMENT = {
    "conclusion": "Robin is safe while her grandmother is there.",
    "interpreter": "not-needed",
    "identity_words": "As they say",
}


@pytest.fixture
def record() -> Scribe:
    make_directory()
    record = recent_scribe()
    make_rowans(record)
    return record


@pytest.fixture
def referred(record) -> str:
    return record("health-visitor", "referral.made", "robin", to="csc", concern=["neglect"])


@pytest.fixture
def desk(record) -> Client:
    return signed_in_client("front-door")


def last(kind: str) -> Entry:
    return Entry.objects.filter(kind=kind).latest("position")


def press_on(client: Client, kind: str, answer: object, **answers: object):
    """Send what came back once more, as it is."""
    return client.post(f"{ADDRESS}/{kind}/", {**fields_of(answer), **answers})


@pytest.mark.parametrize("page", ["", "referral.decided/", "concern.noted/"])
def test_earlier_work_is_shown_where_something_new_is_recorded(page, referred, desk):
    """The choice of what to record and every form carry the same strip."""
    html = desk.get(f"{ADDRESS}/{page}").content.decode()

    assert "Earlier work with this family" in html
    assert "Referral made: Neglect (Robin Rowan)" in html
    assert "No outcome that your agency knows" in html


def test_where_there_is_nothing_earlier_it_says_so_and_asks_nothing(record, desk):
    """No tick is asked for about nothing."""
    html = desk.get(f"{ADDRESS}/case.closed/").content.decode()

    assert "Nothing earlier that your agency knows" in html
    assert 'name="history_read"' not in html


def test_a_decision_keeps_that_the_history_was_read(referred, desk):
    """One tick, and the entry says so."""
    answer = sent(desk, f"{ADDRESS}/referral.decided/", history_read="on", **DECISION)

    assert answer.status_code == 302, errors_of(answer)
    assert last("referral.decided").data["history_read"] is True
    assert "history_not_read" not in last("referral.decided").data


def test_left_unticked_it_asks_once_and_then_goes_on(referred, desk):
    """Urgent work is never stopped; the entry says that it was not read."""
    asked = sent(desk, f"{ADDRESS}/referral.decided/", **DECISION)
    assert errors_of(asked) == [
        "Tick that you have read the earlier history, or write why not, and continue"
    ]
    done = press_on(desk, "referral.decided", asked)

    assert done.status_code == 302, errors_of(done)
    data = last("referral.decided").data
    assert (data["history_read"], data["history_not_read"]) == (
        False,
        "No reason was given.",
    )


def test_a_reason_given_at_once_is_enough(referred, desk):
    """Nothing is asked twice of whoever has said why."""
    why = "A child is in danger now"
    answer = sent(desk, f"{ADDRESS}/referral.decided/", history_not_read=why, **DECISION)

    assert answer.status_code == 302, errors_of(answer)
    assert last("referral.decided").data["history_not_read"] == why
    assert last("referral.decided").data["history_read"] is False


def closing(client: Client, answer):
    """Fill in the second page of a closure, which asks about the sister."""
    fields = fields_of(answer)
    outcome = {name: "Seen and well" for name in fields if name.endswith("-outcome")}
    return client.post(f"{ADDRESS}/case.closed/", {**fields, **outcome})


def test_going_on_without_it_holds_on_the_second_page_too(referred, desk):
    """A closure asks about brothers and sisters after that, and does not ask this again."""
    asked = sent(desk, f"{ADDRESS}/case.closed/", rationale="Moved away.", owner="Manager")
    second = press_on(desk, "case.closed", asked)
    assert "Brothers and sisters" in second.content.decode()
    done = closing(desk, second)

    assert done.status_code == 302, errors_of(done)
    assert last("case.closed").data["history_read"] is False


def drinks(record: Scribe, shows: str) -> None:
    record(
        "front-door",
        "circumstance.recorded",
        "alice",
        what="alcohol",
        presenting_or_underlying=shows,
    )


def test_an_assessment_of_what_only_shows_asks_what_may_lie_beneath(record, desk):
    """The adult is named; a hypothesis answers it."""
    drinks(record, "presenting")
    asked = sent(desk, f"{ADDRESS}/assessment.completed/", **ASSESSMENT)

    assert "Only what shows is recorded of Alice Rowan" in asked.content.decode()
    assert any("shows for Alice Rowan" in each for each in errors_of(asked))

    second = press_on(
        desk, "assessment.completed", asked, hypothesis="Harm in her own childhood"
    )
    assert "for each child" in second.content.decode()


def test_an_assessment_goes_on_without_a_hypothesis_and_says_so(record, desk):
    """It is a warning and never a stop."""
    drinks(record, "presenting")
    asked = sent(desk, f"{ADDRESS}/assessment.completed/", **ASSESSMENT)
    second = press_on(desk, "assessment.completed", asked)
    fields = fields_of(second)
    carers = {name: "Nobody else" for name in fields if name.endswith("-carers")}
    done = desk.post(f"{ADDRESS}/assessment.completed/", {**fields, **carers})

    assert done.status_code == 302, errors_of(done)
    assert last("assessment.completed").data["no_hypothesis"] == "No reason was given."


def test_what_may_lie_beneath_being_recorded_there_is_nothing_to_ask(record, desk):
    """One of each is enough for a person."""
    drinks(record, "presenting")
    drinks(record, "underlying")
    html = desk.get(f"{ADDRESS}/assessment.completed/").content.decode()

    assert "Only what shows" not in html
    assert 'name="no_hypothesis"' not in html
