"""Who looked, who was refused, and who is shown that."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from sightline.access.actions import declare_tie
from sightline.access.models import Look, Post
from sightline.access.queries import (
    WITHHELD,
    directory,
    looks_at,
    looks_by_agency,
    looks_of,
    posts_of_user,
    who_may_open,
)
from sightline.access.reach import basis_for
from sightline.access.trail import note_look, note_refusal
from tests.cast import NOW, POSTS, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def rowans():
    """The Rowan family, whom health visiting and the school know."""
    make_directory()
    return make_rowans(Scribe())


def look(post, person, *, at=NOW, basis="involved", page="family"):
    note_look(actor(post), person=person, page=page, basis=basis, at=at)


def refuse(post, person, *, at=NOW):
    holder = Post.objects.get(pk=post).holder_id
    note_refusal(user_id=holder, post_id=post, person=person, page="family", at=at)


def test_whoever_works_with_a_family_sees_who_looked(rowans):
    """AC-02, TL-22: name, post, agency, when, and on what basis; latest first."""
    look("health-visitor", "robin", at=NOW - DAY)
    look("front-door", "robin", basis="role")

    seen = looks_at(actor("health-visitor"), "robin", now=NOW)

    assert [(each.post, each.agency, each.words) for each in seen] == [
        ("Front door", "Northshire Children's Social Care", "Their role covers everyone"),
        ("Health visitor", "Northshire Health Visiting", "Involved with this person"),
    ]
    assert seen[0].name == "Test Front-Door"


def test_others_see_nothing_of_it(rowans):
    """That anyone looked tells that there is something to see."""
    look("health-visitor", "robin")

    assert looks_at(actor("police-officer"), "robin", now=NOW) == ()
    assert looks_at(actor("administrator"), "robin", now=NOW) == ()


def test_nobody_sees_who_looked_at_their_own_family(rowans):
    """T7: for a privacy officer and a practitioner alike."""
    look("health-visitor", "robin")
    look("privacy-officer", "robin")
    for post in ("privacy-officer", "health-visitor"):
        declare_tie(actor(post), person="alice", tie="relative", at=NOW)

        assert looks_at(actor(post), "robin", now=NOW) == ()


def test_privacy_officers_see_what_their_own_agencys_people_did(rowans):
    """Of any person, refusals included, and nothing of what other agencies' people did."""
    look("front-door", "robin", basis="role")
    look("health-visitor", "robin")
    refuse("social-worker", "robin")

    seen = looks_at(actor("privacy-officer"), "robin", now=NOW)

    assert {(each.post, each.basis) for each in seen} == {
        ("Front door", "role"),
        ("Social worker", "refused"),
    }


def test_that_a_sensitive_service_looked_is_withheld_from_others(rowans):
    """A refuge's name in the trail would tell what the record keeps to itself."""
    look("refuge-worker", "robin", basis="break-glass")

    (seen,) = looks_at(actor("health-visitor"), "robin", now=NOW)

    assert (seen.name, seen.post, seen.agency, seen.basis) == (WITHHELD, "", "", "")


def test_it_counts_families_so_that_curiosity_stands_out(rowans):
    """A row a post and day; members of one family count once, and no family is named."""
    for person in ("robin", "alice", "hazel"):
        look("social-worker", person)
    look("social-worker", "a-neighbour", basis="break-glass", at=NOW + timedelta(hours=1))
    look("front-door", "robin", at=NOW + DAY, basis="role")
    refuse("social-worker", "a-colleague")
    look("health-visitor", "robin")
    window = {"since": NOW - DAY, "until": NOW + 2 * DAY}

    rows = looks_by_agency(actor("privacy-officer"), **window)

    counted = [
        (row.day, row.post, row.looks, row.families, row.in_emergency, row.refused)
        for row in rows
    ]
    assert counted == [
        (date(2026, 3, 2), "social-worker", 4, 2, 1, 1),
        (date(2026, 3, 3), "front-door", 1, 1, 0, 0),
    ]
    assert not any("robin" in repr(row) for row in rows)
    assert looks_by_agency(actor("social-worker"), **window) == ()


def test_people_see_what_they_opened_themselves(rowans):
    """In whichever post."""
    look("social-worker", "robin")
    look("front-door", "hazel")

    mine = looks_of(actor("social-worker"), since=NOW - DAY, until=NOW + DAY)

    assert [each.person for each in mine] == ["robin"]


def test_a_look_is_only_ever_added(rowans):
    """T27: the database refuses to change or delete what was noted."""
    look("social-worker", "robin")

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        Look.objects.update(person="hazel")
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        Look.objects.all().delete()


def test_a_refusal_of_what_was_typed_by_hand_is_kept_as_far_as_there_is_room(rowans):
    """Whatever is asked for, and whoever asks, the refusal can be written down."""
    note_refusal(user_id=None, post_id=None, person="x" * 300, page="y" * 300, at=NOW)

    assert len(Look.objects.get().person) == 80


def test_a_refusal_cannot_be_noted_where_it_would_be_rolled_back(rowans):
    """T26: inside the transaction that is refused, it would go with it."""
    with pytest.raises(RuntimeError), transaction.atomic():
        refuse("social-worker", "robin")


@pytest.mark.django_db(transaction=True)
def test_a_look_goes_with_what_was_read_and_a_refusal_stays():
    """T26: nothing is shown that was not noted, and no refusal is lost with the transaction."""
    make_directory()
    with transaction.atomic():
        look("social-worker", "robin")
        transaction.set_rollback(True)
    refuse("social-worker", "robin")

    assert list(Look.objects.values_list("basis", flat=True)) == ["refused"]
    with pytest.raises(transaction.TransactionManagementError):
        look("social-worker", "robin")


def test_it_lists_exactly_the_posts_that_may_open_a_person(rowans):
    """Every post of the directory is put to the same question that a page asks."""
    for person in ("robin", "hazel", "alice", "bryn", "nobody"):
        listed = {each.post.id: each.basis for each in who_may_open(person, now=NOW)}
        asked = {post: basis_for(actor(post), person, now=NOW) for post in POSTS}

        assert listed == {post: basis.code for post, basis in asked.items() if basis}
    assert {"health-visitor", "dsl", "front-door"} <= {
        each.post.id for each in who_may_open("alice", now=NOW)
    }


def test_the_directory_says_whom_to_ring(rowans):
    """Agencies with their numbers, teams, and the posts that somebody holds now."""
    Post.objects.filter(pk="health-visitor-south").update(ended_at=NOW)

    listed = {agency.id: agency for agency in directory(now=NOW)}

    assert listed["police"].phone.startswith("01632")
    assert [post.holder for post in listed["police"].posts] == ["Test Police-Officer"]
    assert {team.id: [post.id for post in team.posts] for team in listed["hv"].teams} == {
        "hv-north": ["health-visitor"],
        "hv-south": [],
    }
    assert listed["hv"].posts == ()


def test_people_choose_among_the_posts_they_hold_now(rowans):
    """A post that ended, or is somebody else's, is not offered."""
    holder = Post.objects.get(pk="social-worker").holder_id
    Post.objects.filter(pk__in=["front-door", "police-officer"]).update(holder=holder)
    Post.objects.filter(pk="police-officer").update(ended_at=NOW)

    offered = posts_of_user(holder, now=NOW)

    assert {post.id for post in offered} == {"social-worker", "front-door"}
