"""Can the partnership's manager try, adopt, change, write and withdraw safeguards?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sightline.obligations.models import Adopted, Obligation
from tests.cast import Scribe, make_directory, make_rowans
from tests.obligations.some_safeguards import adopt_some
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
CODE = "referral-decided"
DECIDED = {
    "from_day": "1 January 2020",
    "deciders": "The three partners",
    "why": "Learned.",
}
WRITTEN = {
    "title": "A visit follows a missed appointment",
    "kind": "appointment.missed",
    "shape": "after",
    "looked": "visit.made",
    "same": "child",
    "time": "5 working days",
    "sector": "",
    "holds": "",
    "owed_by": "",
    "review": "Nobody went to see.",
    "theme": "was-not-brought",
}


@pytest.fixture
def record() -> Scribe:
    make_directory()
    record = recent_scribe()
    make_rowans(record)
    return record


@pytest.fixture
def manager(record) -> Client:
    return signed_in_client("partnership-manager")


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return re.sub(r"\s+", " ", response.content.decode())


def miss(record: Scribe, times: int, days_ago: int = 30) -> None:
    for at in range(times):
        day = datetime.now(UTC) - timedelta(days=days_ago - at)
        record(
            "health-visitor", "appointment.missed", "robin=child",
            at=day, service="six-week check",
        )  # fmt: skip


def test_only_the_partnership_s_manager_decides(record):
    """Others read what was decided, and have no page to decide on."""
    adopt_some(CODE)
    client = signed_in_client("social-work-manager")
    assert client.get(f"/safeguards/{CODE}/decide/").status_code == 404
    assert client.get("/safeguards/write/").status_code == 404
    assert "Try it, or change its time" not in text(client.get(f"/safeguards/{CODE}/"))


def test_a_time_is_changed_from_a_day_and_the_old_one_stays(manager):
    """Another version takes its place, to the letter; the first is kept as it was."""
    adopt_some(CODE)
    first = Adopted.objects.get(code=CODE)
    given = {
        **DECIDED,
        "time": "2 working days",
        "time_from": "1 March 2026",
        "do": "adopt",
    }
    assert manager.post(f"/safeguards/{CODE}/decide/", given).status_code == 302
    new = Adopted.objects.get(code=CODE, ended_at=None)
    first.refresh_from_db()
    assert first.ended_why
    assert 'within = "1 working day"' in first.text
    told = text(manager.get(f"/safeguards/{CODE}/"))
    assert "1 working day" in told
    assert "2 working days from 1 March 2026" in told
    assert new.digest != first.digest


def test_a_wrong_time_is_refused_with_what_would_be_right(manager):
    """Nothing is adopted, and the page says how to write it."""
    adopt_some(CODE)
    given = {**DECIDED, "time": "soon", "time_from": "1 March 2026", "do": "adopt"}
    told = text(manager.post(f"/safeguards/{CODE}/decide/", given))
    assert "10 working days" in told
    assert Adopted.objects.filter(code=CODE).count() == 1


def test_who_decided_and_why_are_asked_for(manager):
    """An adoption without a reason is no decision."""
    adopt_some(CODE)
    given = {"from_day": "1 January 2020", "deciders": "", "why": "", "do": "adopt"}
    told = text(manager.post(f"/safeguards/{CODE}/decide/", given))
    assert "obody is named" in told
    assert "o reason is given" in told


def test_a_safeguard_written_in_a_form_shows_its_sentence_is_tried_and_runs(
    record, manager
):
    """From answers to a sentence, to a trial, to what is owed."""
    miss(record, 6)
    shown = text(manager.post("/safeguards/write/", {**WRITTEN, **DECIDED, "do": "show"}))
    assert "must follow" in shown
    assert not Adopted.objects.exists()
    tried = text(manager.post("/safeguards/write/", {**WRITTEN, **DECIDED, "do": "try"}))
    assert "In all: <strong>6</strong>" in tried
    assert "Northshire Health Visiting" in tried
    assert not Obligation.objects.exists()
    answer = manager.post("/safeguards/write/", {**WRITTEN, **DECIDED, "do": "adopt"})
    assert answer.status_code == 302
    assert Obligation.objects.count() == 6


def test_small_numbers_are_left_out_of_a_trial(record, manager):
    """Four could point at a family."""
    miss(record, 4)
    tried = text(manager.post("/safeguards/write/", {**WRITTEN, **DECIDED, "do": "try"}))
    assert "In all: <strong>Fewer than 5</strong>" in tried


def test_a_flood_is_said_before_adoption(record, manager, monkeypatch):
    """A team that would be asked more than it can look into is named."""
    monkeypatch.setattr("sightline.obligations.trying.FLOOD", 0.1)
    miss(record, 12)
    tried = text(manager.post("/safeguards/write/", {**WRITTEN, **DECIDED, "do": "try"}))
    assert "times a week, more than" in tried


def test_what_cannot_be_is_refused_in_words(manager):
    """A shape that lacks what it needs says what to add."""
    given = {**WRITTEN, **DECIDED, "looked": "", "do": "show"}
    told = text(manager.post("/safeguards/write/", given))
    assert "There is a problem" in told


def test_a_withdrawn_one_asks_nothing_and_stays_in_its_history(record, manager):
    """Its versions are never lost."""
    adopt_some(CODE)
    record("health-visitor", "referral.made", "robin=child", to="csc", concern=["neglect"])
    assert Obligation.objects.exists()
    given = {"why": "Replaced by a regional one."}
    assert manager.post(f"/safeguards/{CODE}/withdraw/", given).status_code == 302
    assert not Obligation.objects.exists()
    assert "Replaced by a regional one." in text(manager.get(f"/safeguards/{CODE}/"))
