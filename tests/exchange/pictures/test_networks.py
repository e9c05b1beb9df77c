"""Does an ecomap show who works with a home, what was sent, and who is near, on its day?"""

from __future__ import annotations

from datetime import date

import pytest

from sightline.drawing.ecomap.drawing import draw_ecomap
from sightline.drawing.ecomap.network import Network, Status, Told
from sightline.exchange.pictures.agencies import AgencyNamed
from sightline.exchange.pictures.families import family_of
from sightline.exchange.pictures.networks import involved_of, network_of
from sightline.record.assembly.involvements import involvements
from tests.exchange.pictures.telling import DAY, Teller

AGENCIES = {
    "hv": AgencyNamed("Northshire Health Visiting", "health-visiting"),
    "csc": AgencyNamed("Northshire Children's Social Care", "childrens-social-care"),
    "school": AgencyNamed("Larch Lane Primary School", "school"),
}


@pytest.fixture
def tell() -> Teller:
    """Wren at home with her mother; her grandmother lives elsewhere."""
    tell = Teller()
    tell.person("wren", "2020-04-03", "female")
    tell.person("alice", "1999", "female")
    tell.person("gran", "1970", "female")
    tell.tie("alice", "parent", "wren")
    tell.tie("gran", "grandparent", "wren")
    tell.home("flat", "wren alice")
    return tell


def network(tell: Teller, on: date = DAY) -> Network:
    found = network_of(
        family_of(tell.facts, subjects=["wren"], on=on),
        tell.facts,
        involved_of(involvements(tell.facts)),
        child="wren",
        agencies=AGENCIES,
        on=on,
    )
    assert draw_ecomap(found, as_at=on).tables
    return found


def test_a_worker_stands_there_with_their_own_role_and_last_contact(tell):
    tell(
        "involvement.started",
        "wren",
        "2025-01-10",
        role="health-visitor",
        practitioner="P. Test",
    )
    tell("visit.made", "wren", "2025-08-01", child_seen=True)
    tell("visit.made", "wren", "2025-09-01", child_seen=False, no_access=True)

    tie = next(one for one in network(tell).ties if one.code == "HV")

    assert (tie.worker, tie.role) == ("P. Test", "Health visitor")
    assert tie.last_contact.first == date(2025, 8, 1)
    assert tie.for_whom == ("wren",)


def test_what_began_later_is_not_there_yet_and_what_ended_is_closed(tell):
    start = tell("involvement.started", "wren", "2025-01-10", role="health-visitor")
    assert [one.is_informal for one in network(tell, date(2024, 6, 1)).ties] == [True]

    tell("involvement.ended", "wren", "2026-01-01", of=start)
    (tie,) = [one for one in network(tell).ties if not one.is_informal]
    assert tie.status is Status.CLOSED


def test_a_referral_without_a_receipt_shows_whom_it_waits_for(tell):
    tell("involvement.started", "wren", "2025-01-10", role="health-visitor")
    tell("referral.made", "wren", "2025-10-01", to="csc", concern=["neglect"])

    found = network(tell)

    waiting = next(one for one in found.ties if one.code == "CSC")
    assert waiting.status is Status.REFERRED_AWAITING
    assert [link.told for link in found.links] == [Told.REFERRAL_SENT]


def test_a_referral_that_was_acknowledged_says_so(tell):
    tell("involvement.started", "wren", "2025-01-10", role="health-visitor")
    sent = tell("referral.made", "wren", "2025-10-01", to="csc", concern=["neglect"])
    tell("referral.acknowledged", "wren", "2025-10-02", by="csc", thread=sent, to="hv")

    assert [link.told for link in network(tell).links] == [Told.REFERRAL_ACKNOWLEDGED]


def test_a_child_who_was_not_brought_since_the_last_contact_is_marked(tell):
    tell("involvement.started", "wren", "2025-01-10", role="health-visitor")
    tell("visit.made", "wren", "2025-08-01", child_seen=True)
    tell("appointment.missed", "wren", "2025-09-01", service="clinic", was_not_brought=True)

    tie = next(one for one in network(tell).ties if one.code == "HV")
    assert tie.status is Status.WAS_NOT_BROUGHT


def test_relatives_who_live_elsewhere_are_near_and_those_at_home_are_members(tell):
    found = network(tell)

    assert [one.name for one in found.members] == ["Wren", "Alice"]
    (near,) = found.ties
    assert (near.name, near.role, near.is_informal) == ("Gran", "grandmother", True)


def test_an_agency_in_contact_without_a_named_worker_is_there_all_the_same(tell):
    tell("contact.made", "wren", "2025-10-01", by="school")

    assert "SCH" in {one.code for one in network(tell).ties}
