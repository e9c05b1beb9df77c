"""What the engines make of the returns, once the panel has said what rows tell of."""

from dataclasses import replace
from datetime import date

import pytest

from sightline.documents.chronology.told import Chronology, Event, Standing
from sightline.documents.source.blocks import Place
from sightline.kernel.errors import Refused
from sightline.kernel.partial_dates import PartialDate
from sightline.reviews.evidence.as_entries import world_of
from sightline.reviews.log import Taken
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.findings import findings_in_returns
from sightline.reviews.state.evidence import NOTHING_SAID
from sightline.safeguards.world_building.spans import date_of
from tests.cast import make_directory
from tests.reviews.partnerships import Partnership
from tests.reviews.returns import as_csv

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 30)
HEALTH = (
    ("03/02/2026", "HV record", "Small bruise on Robin's cheek seen at home visit."),
    ("undated", "HV record", "Discussion in team meeting."),
)
POLICE = (("10/02/2026", "Log", "Called to the flat. No further action after enquiries."),)


@pytest.fixture
def partnership():
    make_directory()
    one = Partnership()
    one.receive("health-visitor", "hv", as_csv(HEALTH))
    one.receive("police-officer", "police", as_csv(POLICE))
    one.take(Taken("returns.closed"))
    return one


def recognise(partnership, words, kind, **fields):
    rows = combined_chronology(partnership.seen_by()).rows
    event = next(row.event.id for row in rows if words in row.event.says)
    said = {"event": event, "kind": kind, "fields": fields}
    partnership.take(Taken("event.recognised", said), post="social-work-manager")


def test_nothing_is_guessed_from_words_alone(partnership):
    found = findings_in_returns(partnership.seen_by(), today=TODAY)
    assert (found.rows, found.recognised, found.undated) == (3, 0, 1)
    assert not found.unknown


def test_an_injury_one_agency_knew_of_and_the_deciders_did_not(partnership):
    recognise(partnership, "bruise", "injury.seen", injury="bruise", child_mobile=False)
    recognise(partnership, "Called", "case.closed")
    found = findings_in_returns(partnership.seen_by(), today=TODAY)
    [unknown] = found.unknown
    assert (unknown.fact.agency, unknown.decision.agency) == ("hv", "police")
    assert unknown.gap.held_days == 7
    assert "Northshire Health Visiting" in unknown.why


def test_safeguards_run_over_recognised_rows(partnership):
    recognise(partnership, "Called", "referral.made", to="hv")
    found = findings_in_returns(partnership.seen_by(), today=TODAY)
    assert found.findings
    assert all(finding.why for finding in found.findings)
    assert {one.started.agency for one in found.findings} == {"police"}


def test_a_field_that_the_kind_cannot_hold_is_refused(partnership):
    with pytest.raises(Refused):
        recognise(partnership, "bruise", "visit.made", child_seen="perhaps")
    with pytest.raises(Refused, match="no such field"):
        recognise(partnership, "bruise", "visit.made", weather="rain")


def test_who_tells_of_an_event_second_hand_knew_of_it():
    event = Event(
        id="seen", happened=PartialDate.parse("2026-02-03"), written="", agency="HV",
        says="A bruise.", standing=Standing("hv/f.csv", Place()), order=1,
    )  # fmt: skip
    news = replace(
        event, id="news", happened=PartialDate.parse("2026-02-09"), tells_of=("seen",)
    )
    chronology = Chronology("T", (), (), (event, news))
    world = world_of(
        [(event, "hv", NOTHING_SAID), (news, "school", NOTHING_SAID)],
        chronology,
        [],
        child="robin",
        name="Robin Rowan",
        until=TODAY,
    )
    [knows] = world.knows
    assert (knows.n, knows.agency) == (1, "school")
    assert date_of(knows.since_day) == date(2026, 2, 9)
