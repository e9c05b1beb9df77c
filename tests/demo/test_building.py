"""Does Northshire come out the same every time, by the real actions, and mixed with nobody's?"""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from sightline.access.actor import CannotAct, actor_in
from sightline.access.models import Agency, BreakGlass, FamilyTie, Involvement, Post, User
from sightline.access.reach import closed_people
from sightline.demo.building import build
from sightline.demo.county import county
from sightline.demo.dates import DEMO_TODAY
from sightline.demo.story_reading import stories
from sightline.kernel.errors import Refused
from sightline.record import ledger
from sightline.record.models import Entry, Person
from sightline.record.visibility import entries_open_to

pytestmark = pytest.mark.django_db

TODAY = datetime.combine(DEMO_TODAY, datetime.min.time(), tzinfo=UTC).replace(hour=12)
TWO_YEARS_ON = TODAY.replace(year=2028)


@pytest.fixture(autouse=True)
def _northshire(heads):
    """Every test here is in Northshire."""


def actor(post, now=TODAY):
    """Whoever holds a post, in it."""
    return actor_in(post, user_id=Post.objects.get(pk=post).holder_id, now=now)


def person(family, name):
    """The id of someone in a story."""
    return next(story for story in stories() if story.family == family).people[name]


def test_two_builds_are_the_same_to_the_last_link(heads):
    """Pages, pictures and tests can count on it."""
    assert heads[0] == heads[1]
    assert heads[0][0] == sum(len(story.steps) for story in stories())


def test_every_reference_in_the_record_leads_somewhere():
    """What the database checks when a transaction ends, checked before it does."""
    connection.check_constraints()


def test_the_ledger_was_recorded_in_the_order_of_time():
    """As it would have been, had it been lived."""
    recorded = list(
        Entry.objects.order_by("position").values_list("recorded_at", flat=True)
    )

    assert recorded == sorted(recorded)


def test_building_again_leaves_northshire_as_it_is():
    """Opening the demo twice is opening the same demo."""
    before = ledger.head()

    assert not build(lambda _: None).fresh
    assert ledger.head() == before


def test_practitioners_still_reach_their_families_two_years_on():
    """The demo does not go stale: what is open stays open."""
    for post in ("health-visitor-1", "social-worker-3", "dsl-larch-lane", "idva"):
        assert entries_open_to(actor(post, TWO_YEARS_ON), now=TWO_YEARS_ON).exists()


def test_one_involvement_is_overdue_for_another_look():
    """Someone has something to renew."""
    assert Involvement.objects.filter(until__lt=TODAY, ended_at=None).exists()


def test_a_practitioner_cannot_open_her_own_sister():
    """Declared, so closed with the whole family, whatever her team does."""
    closed = closed_people(actor("health-visitor-2"))

    assert {person("bunting", "tess"), person("bunting", "bram")} <= set(closed)


def test_a_sealed_entry_opens_to_the_post_it_was_granted_to_and_no_other():
    """Even those who work with Kai cannot see where he is."""
    flint = next(story for story in stories() if story.family == "flint")
    sealed = Entry.objects.filter(id=flint.entries["sealed"])

    def sees(post):
        return (entries_open_to(actor(post), now=TODAY) & sealed).exists()

    assert sees("cin-manager")
    assert not sees("social-worker-3")


def test_those_who_may_not_act_cannot():
    """Suspended, left, and a guest whose agreement lapsed."""
    for post in ("health-visitor-3", "social-worker-left", "saltmarsh-social-worker"):
        with pytest.raises(CannotAct):
            actor(post)


def test_one_emergency_opening_waits_for_review():
    """And others were reviewed, one of them not justified."""
    assert BreakGlass.objects.filter(reviewed_at=None).count() == 1
    assert set(BreakGlass.objects.values_list("review_outcome", flat=True)) == {
        "",
        "justified",
        "not-justified",
    }


def test_the_big_family_is_one_family():
    """All seven children and both parents, computed from what was recorded."""
    family = FamilyTie.objects.filter(child=person("kittiwake", "noemi"))

    assert family.count() >= 8
    assert Person.objects.get(pk=person("kittiwake", "bea")).died == "2026-10-31"


def test_nobody_can_sign_in_with_a_password():
    """The demo's own page is the only door."""
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_a_county_adds_as_many_people_as_asked_for_and_the_same_ones_each_time():
    """Within a family or two, since families come whole."""
    entries = list(county(400))
    people = {each.about[0][0] for each in entries if each.kind == "person.recorded"}

    assert 300 <= len(people) <= 500
    assert [each.digest for each in entries] == [each.digest for each in county(400)]
    assert [e.recorded_at for e in entries] == sorted(e.recorded_at for e in entries)


def test_somebody_elses_directory_is_refused():
    """Invented people are never mixed into a real record."""
    savepoint = transaction.savepoint()
    Post.objects.filter(pk="fire-officer").delete()
    User.objects.filter(username="fire-officer").update(username="someone.real")
    agencies = Agency.objects.count()

    with pytest.raises(Refused, match="empty database"):
        build(lambda _: None)

    assert Agency.objects.count() == agencies
    transaction.savepoint_rollback(savepoint)
