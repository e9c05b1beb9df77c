"""Is it told how long something was known before each agency learned of it?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.lags import first_known
from sightline.record.models import Entry
from sightline.record.queries.entries import entry_page
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

LEARNED = datetime(2023, 4, 10, 12, 0, tzinfo=UTC)
HAPPENED = PartialDate.parse("2021-03-04")


def lag(agency: str, kind: str = "diagnosis.recorded", **data: object) -> str:
    first = first_known(kind, data, happened=HAPPENED, agency="mental-health")
    return first.lag(agency, LEARNED) if first else "not known over time"


def test_what_is_known_over_time_reaches_others_later():
    """From when it was known, and otherwise from when it happened."""
    assert lag("hv") == "2 years 1 month"
    assert lag("hv", known_since="2022-04-10") == "1 year"
    assert lag("hv", known_since="unreadable") == "2 years 1 month"


def test_the_agency_that_knew_first_waited_for_nothing():
    """It recorded it, or is named as having held it."""
    assert lag("mental-health") == ""
    assert lag("hv", held_by="hv") == ""
    assert lag("mental-health", held_by="hv") == "2 years 1 month"


def test_what_happens_on_one_day_has_no_lag():
    """A visit is not known over time."""
    assert lag("hv", kind="visit.made") == "not known over time"


@pytest.mark.django_db
def test_the_entry_says_who_knew_first_and_how_much_later_it_reached_the_others():
    """A diagnosis of 2021 that the social worker was told of in 2026."""
    make_directory()
    record = Scribe()
    make_rowans(record)
    known = record(
        "health-visitor",
        "diagnosis.recorded",
        "alice",
        happened="2021-02-10",
        condition="Depression",
    )
    record(
        "health-visitor",
        "information.shared",
        "alice",
        entries=[known],
        to=["csc"],
        basis="Section 47",
        how="notice",
    )
    position = Entry.objects.get(id=known).position

    entry = entry_page(actor("front-door"), position, now=NOW).entry

    assert entry.first_known == "Northshire Health Visiting since 10 February 2021"
    assert {each.agency: each.later for each in entry.knowers} == {
        "hv": "",
        "csc": "4 years 11 months",
    }
