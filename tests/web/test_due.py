"""Do the pages show what is due, to whom it may be shown, and take the reason why not?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from sightline.kernel.ids import ref_of
from sightline.obligations.models import Obligation
from sightline.record.models import Entry
from sightline.web.forms.entry_ids import one_time_id
from tests.cast import Scribe, make_directory, make_rowans
from tests.obligations.some_safeguards import adopt_some
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
NOT_OPEN = "asked for something that is not open to you"


@pytest.fixture
def record() -> Scribe:
    """The Rowans, three safeguards, and the social worker working with Robin."""
    make_directory()
    record = recent_scribe()
    make_rowans(record)
    adopt_some()
    record(
        "social-worker", "involvement.started", "robin", role="social-worker",
        post="social-worker", team="csc-assess", basis="statutory-work",
    )  # fmt: skip
    return record


def refer(record: Scribe, days_ago: int = 0, **more: object) -> str:
    at = datetime.now(UTC) - timedelta(days=days_ago)
    record.made = record(
        "health-visitor", "referral.made", "robin=child", to="csc", concern=["neglect"], at=at,
        **more,
    )  # fmt: skip
    return record.made


def page(post: str, address: str) -> str:
    response = signed_in_client(post).get(address)
    assert response.status_code == 200, response.status_code
    return re.sub(r"\s+", " ", response.content.decode())


def family(post: str, person: str = "robin") -> str:
    return page(post, f"/family/{ref_of(person)}/")


def why_address(started: str, code: str = "referral-decided") -> str:
    position = Entry.objects.get(id=started).position
    return f"/due/{position}/{code}/{ref_of('robin')}/"


def test_the_family_page_says_what_is_due_and_by_when(record):
    """The sentence, who owes it, and the day, with how far off it is."""
    refer(record)
    html = family("social-worker")
    assert "What is due" in html
    assert "A referral is decided in one working day" in html
    assert "Northshire Children&#x27;s Social Care" in html
    assert re.search(r"by \d+ \w+ \d{4}, (tomorrow|in \d days)", html)


def test_what_is_late_is_said_to_be_overdue_without_anyone_recording_anything(record):
    """A clock passes by itself: nothing is written when a day goes by."""
    refer(record, days_ago=20)
    assert Obligation.objects.get(adopted__code="referral-decided").status == "pending"
    html = page("social-worker", "/due/")
    assert "Overdue" in html
    assert re.search(r"A referral is decided in one working day.*?\d+ days ago", html)


def test_the_home_page_and_the_list_lead_to_why(record):
    """From the home page to the reason in one step."""
    started = refer(record)
    html = page("social-worker", "/")
    assert "Due to you and your team" in html
    assert why_address(started) in html
    told = page("social-worker", why_address(started))
    assert "set this off" in told
    assert "1 working day after" in told


def test_an_agency_that_owes_nothing_is_asked_nothing(record):
    """The school is told of nothing that is owed by others and not open to it."""
    refer(record)
    assert "A referral is decided" not in page("dsl", "/")
    assert "A referral is decided" not in family("dsl", "hazel")


def test_of_what_is_not_open_only_that_something_is_asked(record):
    """The team that owes it learns that it does, and nothing of what it is about."""
    refer(record, handling=("sealed",))
    html = page("social-worker", "/due/")
    assert NOT_OPEN in html
    assert "A referral is decided" not in html
    client = signed_in_client("social-worker")
    assert client.get(why_address(record.made)).status_code == 404


def test_a_reason_closes_it_and_stands_beside_it(record):
    """Explained by the agency that owes it, and shown as explained from then on."""
    started = refer(record, days_ago=20)
    client = signed_in_client("social-worker")
    given = {
        "entry_id": one_time_id(datetime.now(UTC)),
        "rationale": "The family had moved and was seen by the next county.",
        "until": "",
    }
    answer = client.post(why_address(started), given)
    assert answer.status_code == 302
    row = Obligation.objects.get(started=started, adopted__code="referral-decided")
    assert row.explained == given["entry_id"]
    told = page("social-worker", why_address(started))
    assert "Explained" in told
    assert "A referral is decided" not in page("social-worker", "/due/")


def test_a_reason_that_holds_until_a_day_is_asked_again_after_it(record):
    """A reason may be for a time only."""
    started = refer(record, days_ago=20)
    client = signed_in_client("social-worker")
    given = {
        "entry_id": one_time_id(datetime.now(UTC)),
        "rationale": "Away until then.",
        "until": (datetime.now(UTC) - timedelta(days=3)).date().isoformat(),
    }
    client.post(why_address(started), given)
    assert "A referral is decided" in page("social-worker", "/due/")


def test_another_agency_cannot_explain_it_away(record):
    """Only who owes it may say why it was not done."""
    started = refer(record)
    client = signed_in_client("health-visitor")
    assert "Explain why" not in client.get(why_address(started)).content.decode()
    given = {"entry_id": one_time_id(datetime.now(UTC)), "rationale": "No.", "until": ""}
    client.post(why_address(started), given)
    assert not Obligation.objects.exclude(explained="").exists()


def test_leads_see_it_by_day_and_others_do_not(record):
    """The manager's page; a practitioner has none."""
    refer(record)
    html = page("social-work-manager", "/due/team/")
    assert "A child is seen after a referral" in html
    assert signed_in_client("social-worker").get("/due/team/").status_code == 404


def test_the_library_lists_what_runs_and_what_does_not(record):
    """Anyone may read what is asked of them, and how it was kept, small numbers left out."""
    refer(record, days_ago=20)
    html = page("dsl", "/safeguards/")
    assert "A referral reaches whom it was made to" in html
    one = page("dsl", "/safeguards/referral-decided/")
    assert "Fewer than 5" in one
    assert "the board" in one
    assert signed_in_client("dsl").get("/safeguards/nothing/").status_code == 404
