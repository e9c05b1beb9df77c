"""Does a chronology leave in every form, with what may be passed on and nothing besides?"""

from __future__ import annotations

import io
import json

import docx
import openpyxl
import pytest

from sightline.access.models import Look
from sightline.kernel.ids import ref_of
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
PAGE = f"/family/{ref_of('robin')}/chronology/"
ASKED = {"purpose": "review", "recipient": "csc", "paper": "a4"}


@pytest.fixture
def record() -> Scribe:
    """The Rowans, seen by a health visitor whom the police told one thing in confidence."""
    make_directory()
    record = recent_scribe(90)
    make_rowans(record)
    record(
        "health-visitor", "visit.made", "robin", announced=True, child_seen=True,
        says="Robin lay in a warm cot.",
    )  # fmt: skip
    kept = record(
        "police-officer", "concern.noted", "robin", category="neglect",
        says="For the health visitor and nobody else.", handling=("no-onward",),
    )  # fmt: skip
    record(
        "police-officer", "information.shared", "robin", entries=[kept], to="hv",
        basis="vital-interests", how="conversation",
    )  # fmt: skip
    return record


def taken(ending: str, post: str = "health-visitor"):
    return signed_in_client(post).post(PAGE, ASKED | {"ending": ending})


def words_of(ending: str, raw: bytes) -> str:
    if ending == "docx":
        tables = docx.Document(io.BytesIO(raw)).tables
        return " ".join(c.text for t in tables for row in t.rows for c in row.cells)
    if ending == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(raw))
        return " ".join(str(c) for s in book for row in s.values for c in row if c)
    return raw.decode()


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "html", "case.json"])
def test_every_form_tells_the_same_and_not_what_may_not_be_passed_on(record, ending):
    response = taken(ending)

    told = words_of(ending, response.content)
    assert "Robin lay in a warm cot." in told
    assert "Northshire Health Visiting" in told
    assert "For the health visitor and nobody else." not in told
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="chronology-20')
    assert disposition.endswith(f'.{ending}"')


def test_a_pdf_is_a_pdf_and_what_it_is_for_is_written_down(record):
    assert taken("pdf").content.startswith(b"%PDF")

    look = Look.objects.get(page="export-chronology", note="review for csc")
    assert look.person == "robin"


def test_looking_at_the_page_takes_nothing_and_says_what_is_left_out(record):
    """Without a purpose there is no file; the page says what may not be passed on."""
    client = signed_in_client("health-visitor")

    assert b"1 entry that you can see here and may not pass on" in client.get(PAGE).content
    refused = client.post(PAGE, {"ending": "csv"})

    assert "text/html" in refused.headers["Content-Type"]
    assert b"What is it for?" in refused.content


@pytest.mark.parametrize("post", ["refuge-worker", "dsl", "administrator"])
def test_nobody_takes_a_chronology_of_a_family_that_is_not_open_to_them(record, post):
    assert taken("csv", post).status_code == 404


def test_the_case_file_reads_back_as_it_was_told(record):
    case = json.loads(taken("case.json").content)

    assert case["sightline"] == "case/1"
    assert any(
        each["says"] == "Robin lay in a warm cot."
        for each in case["entries"]
        if "says" in each
    )
