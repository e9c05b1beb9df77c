"""What a family page, its chronology, an entry, home and search show, and to whom."""

from datetime import UTC, datetime

import pytest

from sightline.access.database_scope import whole_record
from sightline.kernel.partial_dates import PartialDate
from sightline.record.models import Entry
from sightline.record.queries.chronology import Filters, chronology_of
from sightline.record.queries.entries import entry_page
from sightline.record.queries.family import family_of
from sightline.record.queries.home import my_families, new_to_me
from sightline.record.queries.search import Sought, find_people
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """The directory, the Rowans, and someone to record with."""
    make_directory()
    record = Scribe()
    record.ids = make_rowans(record)
    return record


def shown_to(post, record, **filters):
    """The chronology of Robin's family as one post sees it."""
    who = actor(post)
    family = family_of(who, "robin", now=NOW)
    return chronology_of(who, family, now=NOW, filters=Filters(**filters))


def test_it_shows_the_whole_family_with_ages_and_relations(record):
    """PF-01, PF-04, PF-24: everyone once, the baby in weeks, the half-sister inferred."""
    family = family_of(actor("health-visitor"), "robin", now=NOW)

    robin = family.member("robin")
    assert family.ids == ["hazel", "robin", "bryn", "alice"]
    assert robin.age == "12 weeks 6 days"
    assert ("hazel", "half-sibling") in robin.relations
    assert ("alice", "parent") in robin.relations


def test_a_father_nobody_recorded_is_said_and_not_blank(record):
    """PF-05: the second parent is not-asked until someone asks, and then says what was learned."""
    before = family_of(actor("health-visitor"), "robin", now=NOW).member("robin")
    record(
        "health-visitor",
        "parent.asked-about",
        "robin",
        happened="2026-02-20",
        who="father",
        outcome="being-sought",
        reason="Alice will say at the next visit",
    )
    after = family_of(actor("health-visitor"), "robin", now=NOW).member("robin")

    assert before.second_parent.status == "not-asked"
    assert after.second_parent.status == "being-sought"


def test_an_agency_sees_only_what_it_knows(record):
    """What the police recorded about the family does not reach health visiting by itself."""
    record(
        "police-officer",
        "incident.attended",
        "alice",
        happened="2026-02-10",
        category="domestic-abuse",
        says="CANARY-POLICE",
    )

    said = [entry.says for entry in shown_to("health-visitor", record).entries]

    assert "CANARY-POLICE" not in said


def test_a_referral_reaches_the_agency_it_was_made_to(record):
    """The front door sees a referral made to it and can say so; the sender sees the receipt."""
    referral = record(
        "health-visitor",
        "referral.made",
        "robin",
        happened="2026-02-10",
        to="csc",
        concern=["neglect"],
        urgency="same-day",
        says="Cold house.",
    )

    waiting = new_to_me(actor("front-door"), now=NOW)
    record("front-door", "referral.received", "robin", thread=referral, by_person="duty")

    assert [entry.id for entry in waiting] == [referral]
    assert not new_to_me(actor("front-door"), now=NOW)
    with whole_record():
        position = Entry.objects.get(id=referral).position
    knowers = entry_page(actor("health-visitor"), position, now=NOW).entry.knowers
    assert [(k.agency, bool(k.acknowledged)) for k in knowers] == [
        ("hv", True),
        ("csc", True),
    ]


def test_the_page_as_known_on_a_day_leaves_out_what_came_later(record):
    """AC-11: what was recorded after the day, or learned after it, is not there."""
    record(
        "health-visitor",
        "concern.noted",
        "robin",
        happened="2026-02-01",
        category="neglect",
        says="LATE",
        at=datetime(2026, 2, 20, tzinfo=UTC),
    )
    who = actor("health-visitor")
    then = datetime(2026, 2, 10, tzinfo=UTC)

    family = family_of(who, "robin", now=NOW, known_on=then)
    entries = chronology_of(who, family, now=NOW, filters=Filters()).entries

    assert family.member("robin").age == "10 weeks"
    assert "LATE" not in [entry.says for entry in entries]
    assert "LATE" in [entry.says for entry in shown_to("health-visitor", record).entries]


def test_filters_narrow_and_the_totals_say_so(record):
    """Each filter narrows the chronology; the choices offered are those that occur."""
    everything = shown_to("health-visitor", record)
    people_only = shown_to("health-visitor", record, kind="person.recorded")
    nobody = shown_to("health-visitor", record, agency="police")

    assert everything.total == 9
    assert people_only.total == 4
    assert nobody.total == 0
    assert ("hv", "Northshire Health Visiting") in everything.agencies


def test_search_finds_by_sound_beginning_and_birth_but_only_open_people(record):
    """Alys finds Alice; a stranger searching the same finds nobody."""
    who = actor("health-visitor")

    assert [
        f.person for f in find_people(who, Sought(name="Alys Rowan"), now=NOW).found
    ] == ["alice"]
    assert [f.person for f in find_people(who, Sought(name="rob"), now=NOW).found] == [
        "robin"
    ]
    born = Sought(born=PartialDate.parse("2020-05"))
    assert [f.person for f in find_people(who, born, now=NOW).found] == ["hazel"]
    assert not find_people(actor("police-officer"), Sought(name="Alice"), now=NOW).found
    assert find_people(actor("front-door"), Sought(name="Alice"), now=NOW).found


def test_home_lists_whom_a_post_and_its_team_work_with(record):
    """My families, mine first."""
    mine = my_families(actor("health-visitor"), now=NOW)

    assert [(each.person, each.mine) for each in mine] == [("robin", True)]
    assert not my_families(actor("health-visitor-south"), now=NOW)


def test_a_safe_address_takes_away_all_that_gives_it_away(record):
    """T6: the address, the school and its number are withheld from those not named."""
    record(
        "police-officer",
        "residence.recorded",
        ["alice", "hazel"],
        happened="2026-02-01",
        household="safe home",
        people=["alice", "hazel"],
        address="9 Kestrel Row, Elmbridge",
        postcode="NX9 9ZZ",
        handling=("safe-address",),
    )
    record(
        "health-visitor",
        "contact.made",
        "robin",
        happened="2026-02-02",
        how="call",
        says="Rang about Larch Lane Primary School; she is at 9 kestrel  row now.",
    )

    page = shown_to("health-visitor", record)
    family = family_of(actor("health-visitor"), "robin", now=NOW)

    everything = repr(page) + repr(family.working) + repr(family.stays)
    assert "kestrel" not in everything.lower()
    assert "Larch Lane Primary" not in everything
    assert "withheld: safe address" in everything
    assert any(row.agency_name.startswith("School") for row in family.working)
