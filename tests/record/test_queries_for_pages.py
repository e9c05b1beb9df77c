"""What pages rest on: words that leave out what they must, and what is new in its order."""

from __future__ import annotations

import pytest

from sightline.access.database_scope import whole_record
from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft, append
from sightline.record.models import Entry
from sightline.record.queries import home
from sightline.record.queries.chronology import Filters, chronology_of
from sightline.record.queries.entries import entry_page
from sightline.record.queries.family import family_of
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Scribe:
    """The directory, the Rowans, and someone to record with."""
    make_directory()
    record = Scribe()
    make_rowans(record)
    return record


def robins_family():
    return family_of(actor("health-visitor"), "robin", now=NOW)


def hide_an_address(record: Scribe) -> None:
    record(
        "police-officer",
        "residence.recorded",
        ["alice"],
        happened="2026-02-01",
        household="safe home",
        people=["alice"],
        address="9 Kestrel Row, Elmbridge",
        handling=("safe-address",),
    )


def test_what_else_is_recorded_of_a_person_is_in_words(record):
    """Fields of the vocabulary come with their labels, in its order."""
    record("health-visitor", "person.recorded", "alice", languages=["Polish"], faith="None")

    details = robins_family().member("alice").details

    assert ("languages", "Polish") in [(each.name, each.text) for each in details]
    assert all(each.label for each in details)


def test_agencies_are_named_as_the_actor_may_see_them(record):
    """Near a safe address the school is only a school; unknown ids stand for themselves."""
    before = robins_family().agency_name("school")
    hide_an_address(record)

    family = robins_family()

    assert before == "Larch Lane Primary School"
    assert family.agency_name("school").endswith("[withheld: safe address]")
    assert family.agency_name("nobody") == "nobody"


def test_no_free_text_of_a_family_gives_a_safe_address_away(record):
    """Circumstances, sleeping places and the other addresses of the family leave it out."""
    hide_an_address(record)
    record(
        "health-visitor",
        "circumstance.recorded",
        "alice",
        what="alcohol",
        detail="Since she went to 9 Kestrel Row",
        effect_on_caring="9  kestrel row is far from help",
    )
    record(
        "health-visitor",
        "residence.recorded",
        ["robin"],
        household="flat",
        people=["robin"],
        address="Nine, Kestrel Terrace",
        sleeping="In the back room at 9 Kestrel Row",
    )

    family = robins_family()

    shown = repr(family.members) + repr(family.stays)
    assert "kestrel row" not in shown.lower()
    assert "Kestrel Terrace" not in shown
    assert family.stays


def refer(record: Scribe, child: str = "robin") -> str:
    return record(
        "health-visitor",
        "referral.made",
        child,
        to="csc",
        concern=["neglect"],
        urgency="same-day",
    )


def test_a_referral_that_waits_cannot_be_crowded_out(record, monkeypatch):
    """Where only two fit, the older referral is one of them, and the count says all three."""
    monkeypatch.setattr(home, "MOST", 2)
    referral = refer(record)
    notes = [
        record("health-visitor", "concern.noted", "robin", category="neglect")
        for _ in range(2)
    ]
    record(
        "health-visitor",
        "information.shared",
        "robin",
        entries=notes,
        to=["csc"],
        basis="public task",
    )
    front_door = actor("front-door")

    listed = [each.id for each in home.new_to_me(front_door, now=NOW)]

    assert len(listed) == 2
    assert listed[0] == referral
    assert home.how_many_new(front_door, now=NOW) == 4


def test_one_s_own_families_come_before_the_teams_and_the_count_says_all(
    record, monkeypatch
):
    """Where only one fits, it is the post's own, whatever the names; both are counted."""
    monkeypatch.setattr(home, "MOST", 1)
    record(
        "health-visitor",
        "involvement.started",
        "hazel",
        role="health-visitor",
        post="somebody-else",
        team="hv-north",
        basis="health-care",
    )
    who = actor("health-visitor")

    assert [(each.person, each.mine) for each in home.my_families(who, now=NOW)] == [
        ("robin", True)
    ]
    assert home.how_many_families(who, now=NOW) == 2


def test_a_correction_says_why(record):
    """The reason given for a correction is shown with it, and other entries give none."""
    first = record("health-visitor", "concern.noted", "robin", category="neglect")
    correction = Draft(
        kind="concern.noted",
        happened=PartialDate.parse("2026-02-01"),
        about=(("robin", ""),),
        data={"category": "emotional"},
        corrects=first,
        reason="The wrong box was ticked",
    )
    append(actor("health-visitor"), correction, entry_id=record.new_id(), at=record.at)
    with whole_record():
        position = Entry.objects.get(id=first).position

    page = entry_page(actor("health-visitor"), position, now=NOW)

    assert [each.reason for each in page.versions] == ["", "The wrong box was ticked"]


def test_an_entry_that_another_names_is_said_in_words_where_it_is_known(record):
    """The sharing of a concern says which; an agency that was not told of it reads no more."""
    note = record(
        "health-visitor",
        "concern.noted",
        "robin",
        happened="2026-02-01",
        category="neglect",
        handling=("sealed",),
    )
    plain = record(
        "health-visitor",
        "concern.noted",
        "robin",
        happened="2026-02-02",
        category="neglect",
    )
    record(
        "health-visitor",
        "information.shared",
        "robin",
        entries=[note, plain],
        to=["csc"],
        basis="public task",
    )

    page = chronology_of(
        actor("health-visitor"),
        robins_family(),
        now=NOW,
        filters=Filters(kind="information.shared"),
    )

    texts = {each.name: each.text for each in page.entries[0].details}
    assert texts["entries"] == "an entry not shown to you; Concern noted, 2 February 2026"


def test_the_filters_on_offer_are_those_that_occur(record):
    """Every agency and kind of the chronology is offered by its words, and no other."""
    refer(record)
    found = chronology_of(
        actor("health-visitor"), robins_family(), now=NOW, filters=Filters()
    )

    assert found.agencies == (("hv", "Northshire Health Visiting"),)
    assert {code for code, _ in found.kinds} == {each.kind for each in found.entries}
    assert [title for _, title in found.kinds] == sorted(title for _, title in found.kinds)
