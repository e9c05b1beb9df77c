"""Is an event given a kind only where its words are plain, and does the record take it in?"""

import pytest

from sightline.documents.chronology.kinds import CONTACT, kind_of
from sightline.documents.chronology.told import Event, Standing
from sightline.documents.returns.flags import injury, seen
from sightline.documents.returns.wordings import plain
from sightline.documents.source.blocks import Place
from sightline.kernel.partial_dates import PartialDate

CSC, POLICE, HV, GP, SCHOOL = (
    "childrens-social-care", "police", "health-visiting", "general-practice", "school",
)  # fmt: skip


def kind(says, sector):
    event = Event(
        "e1", PartialDate.parse("2025-03-03"), "3/3/25", "a", says,
        Standing("a.docx", Place(table=1, row=1)), 1,
        seen=seen("", plain(says)), injury=injury(plain(says)),
    )  # fmt: skip
    found, facts = kind_of(event, sector)
    return found, dict(facts)


@pytest.mark.parametrize(
    ("says", "sector", "found", "facts"),
    [
        ("Strategy meeting held. S47 agreed.", CSC, "meeting.held", {"type": "strategy"}),
        ("Attended strategy discussion.", POLICE, "meeting.held", {"type": "strategy"}),
        ("ICPC held: plan, neglect.", CSC, "meeting.held", {"type": "initial-conference"}),
        ("Core group held. All present.", SCHOOL, "meeting.held", {"type": "core-group"}),
        ("DNA asthma review. Letter 2.", GP, "appointment.missed",
         {"service": "asthma review"}),
        ("Was not brought to clinic.", HV, "appointment.missed",
         {"service": "clinic", "was_not_brought": True}),
        ("Home visit. Child seen.", HV, "visit.made", {}),
        ("Joint visit, no reply, card left.", CSC, "visit.made", {}),
        ("DASH completed, medium.", POLICE, "tool.completed", {"tool": "dash"}),
        ("Pre-birth assessment started.", CSC, "assessment.opened", {"type": "pre-birth"}),
        ("Referral sent to MASH.", SCHOOL, "referral.made", {}),
        ("Referral received from school.", CSC, "referral.received", {}),
        ("Bruise to left arm seen in PE.", SCHOOL, "injury.seen", {"injury": "bruise"}),
        ("Attended a domestic incident.", POLICE, "incident.attended",
         {"category": "domestic-abuse"}),
    ],
)  # fmt: skip
def test_plain_words_give_the_kind(says, sector, found, facts):
    assert kind(says, sector) == (found, facts)


@pytest.mark.parametrize(
    ("says", "sector"),
    [
        ("Strategy meeting arranged for Friday.", CSC),
        ("Strategy meeting to be held.", CSC),
        ("Informed that a strategy meeting was held.", GP),
        ("Minutes of core group held received.", GP),
        ("Home visit planned for Tuesday. Child seen at school.", HV),
        ("Home visit.", HV),
        ("Visit cancelled by mother.", CSC),
        ("Core group: father did not attend.", CSC),
        ("DNA", POLICE),
        ("DNA core group.", HV),
        ("MASH referral from school: bruise seen on cheek.", POLICE),
        ("Mother said bruise seen on arm.", HV),
        ("Old bruise noted.", HV),
        ("No bruising seen.", HV),
        ("Bruise and burn seen.", HV),
        ("Considering referral to MASH.", SCHOOL),
        ("Referral sent?", SCHOOL),
        ("999 call, shouting.", POLICE),
        ("", CSC),
    ],
)
def test_words_that_are_not_plain_stay_a_contact(says, sector):
    assert kind(says, sector) == (CONTACT, {})
