"""Do the pages of figures show them, lead to what they count, and stay shut to everyone else?"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest

from sightline.record.models import Entry
from tests.cast import Scribe, make_directory, make_rowans
from tests.obligations.some_safeguards import adopt_some
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
PAGES = (
    "/scorecard/",
    "/scorecard/decided-in-a-day/",
    "/scorecard/decided-in-a-day/rows/",
    "/front-door/",
    "/front-door/rows/",
    "/front-door/file/",
    "/disagreements/",
    "/disagreements/rows/",
)
OF_FRONT_DOOR = {page for page in PAGES if page.startswith("/front-door/")}
MOST_STATEMENTS = 60  # with those that PostgreSQL needs to say for whom it reads


@pytest.fixture
def record() -> Scribe:
    """The Rowans, two referrals of which one was decided, and a disagreement about the other."""
    make_directory()
    record = recent_scribe(60)
    make_rowans(record)
    adopt_some("referral-decided")
    for days in (40, 10):
        record.made = record(
            "health-visitor", "referral.made", "robin=child", to="csc", concern=["neglect"],
            what="A quiet word", at=datetime.now(UTC) - timedelta(days=days),
        )  # fmt: skip
        if days == 40:
            record("front-door", "referral.decided", "robin", thread=record.made,
                   decision="advice", threshold="t", owner="o", rationale="r")  # fmt: skip
    raised = record("health-visitor", "disagreement.raised", "robin", stage=1,
                    with_="csc", what="w")  # fmt: skip
    record("front-door", "disagreement.resolved", "robin", thread=raised, stage=1, what="w",
           for_child="decision-changed")  # fmt: skip
    return record


def page(post: str, address: str) -> str:
    response = signed_in_client(post).get(address)
    assert response.status_code == 200, f"{post} at {address}: {response.status_code}"
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize(
    "post", ["health-visitor", "dsl", "privacy-officer", "administrator", "front-door"]
)
def test_figures_are_not_open_to_others(record, post):
    """A front door reads its own, and nothing of the scorecard."""
    client = signed_in_client(post)
    shut = set(PAGES) - (OF_FRONT_DOOR if post == "front-door" else set())
    for address in shut:
        assert client.get(address).status_code == 404, address


def test_a_figure_stands_beside_what_it_is_out_of_and_leads_to_its_rows(record):
    """Two fell due; one was done in time; the measure says how it is counted."""
    listed = page("partnership-manager", "/scorecard/")
    assert "1 of 2" in listed
    assert "/scorecard/decided-in-a-day/rows/?standing=missed" in listed
    one = page("partnership-manager", "/scorecard/decided-in-a-day/")
    assert "Out of" in one
    assert "once for each child" in one
    assert "Not all of it is counted" in one  # two of its safeguards are not adopted here
    assert "<svg" in one
    rows = page("partnership-manager", "/scorecard/decided-in-a-day/rows/?standing=missed")
    assert "1 more is not open to you" in rows
    assert (
        signed_in_client("partnership-manager").get("/scorecard/nothing/").status_code
        == 404
    )


def test_rows_lead_to_entries_and_name_nobody(record):
    """A manager of social care who works with the child opens the referral from the figure."""
    record(
        "social-worker", "involvement.started", "robin", role="social-worker",
        post="social-worker", team="csc-assess", basis="statutory-work",
    )  # fmt: skip
    never = Entry.objects.get(id=record.made)

    rows = page("head-of-service", "/scorecard/decided-in-a-day/rows/?standing=missed")

    assert f"/entry/{never.position}/" in rows
    assert "Not done" in rows
    assert "Rowan" not in rows
    assert "A quiet word" not in rows


def test_a_manager_is_told_that_numbers_are_small(record):
    for address in ("/scorecard/", "/front-door/", "/disagreements/"):
        html = page("head-of-service", address)
        assert "You are told no number below five" in html
        assert "Fewer than 5" in html
        assert "1 of 2" not in html


def test_the_front_door_says_what_waits_and_where_it_came_from(record):
    """From its manager's home, to the figures, to the one referral that waits."""
    assert "/front-door/" in page("front-door", "/")
    html = page("front-door", "/front-door/?by=week")
    assert "1 referral waits for a decision" in html
    assert "Week of" in html
    assert "Northshire Health Visiting" in html
    rows = page("front-door", "/front-door/rows/?what=waiting")
    assert f"/entry/{Entry.objects.get(id=record.made).position}/" in rows
    assert "Rowan" not in rows


def test_the_file_to_share_holds_no_small_number_and_nobody(record):
    """Every cell of it, whoever takes it."""
    answer = signed_in_client("partnership-manager").get("/front-door/file/?by=month")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))

    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert book.sheetnames[0] == "By month"
    assert "Fewer than 5" in cells
    assert not {cell for cell in cells if isinstance(cell, int) and 0 < cell < 5}
    assert not [cell for cell in cells if "Rowan" in str(cell) or "quiet" in str(cell)]


def test_disagreements_by_pair_and_what_they_meant_for_the_child(record):
    html = page("partnership-manager", "/disagreements/")
    assert "Northshire Health Visiting, with Northshire Children&#x27;s Social Care" in html
    assert "What was decided for the child was changed" in html
    rows = page("partnership-manager", "/disagreements/rows/?what=decision-changed")
    assert "1 more is not open to you" in rows


@pytest.mark.parametrize("address", PAGES)
def test_no_page_reads_once_for_each_row(record, address, django_assert_max_num_queries):
    """Twenty referrals more, and hardly a statement more: the same bound holds."""
    for days in range(30, 10, -1):
        record("dsl", "referral.made", "hazel=child", to="csc", concern=["neglect"],
               at=datetime.now(UTC) - timedelta(days=days, hours=1))  # fmt: skip
    client = signed_in_client("head-of-service")
    with django_assert_max_num_queries(MOST_STATEMENTS):
        assert client.get(address).status_code == 200


def test_what_an_address_says_that_cannot_be_read_is_left_out(record):
    """A month that is none, a stage that is none: all rows, and no error."""
    for address in (
        "/scorecard/decided-in-a-day/rows/?month=never&standing=odd",
        "/front-door/rows/?by=odd&period=never&route=odd",
        "/disagreements/rows/?stage=nine",
    ):
        page("partnership-manager", address)
