"""Does someone new come into the record once, found, tied and with a second parent asked about?"""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.kernel.ids import ref_of
from sightline.record.models import Entry, Person, Relationship
from tests.cast import make_directory, make_rowans
from tests.web.forms_sent import errors_of, fields_of, sent
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db

NEW = "/people/new/"
MEMBER = f"/family/{ref_of('robin')}/new-person/"
WORK = {"role": "health-visitor", "basis": "health-care"}
IVY = {"names": "Ivy Wren", "born": "3 May 2025", "second_parent": "being-sought", **WORK}


@pytest.fixture
def visitor() -> Client:
    make_directory()
    make_rowans(recent_scribe())
    return signed_in_client("health-visitor")


def test_a_new_child_opens_to_whoever_recorded_them(visitor):
    """Person, involvement and second parent in one go; the family page opens at once."""
    answer = sent(visitor, NEW, **IVY)

    assert answer.status_code == 302, errors_of(answer)
    ivy = Person.objects.get(name="Ivy Wren")
    assert answer.url == f"/family/{ivy.ref}/"
    assert visitor.get(answer.url).status_code == 200
    kinds = set(Entry.objects.filter(about__person=ivy.pk).values_list("kind", flat=True))
    assert kinds == {"person.recorded", "involvement.started", "parent.asked-about"}


def test_a_double_click_makes_one_person(visitor):
    """The second click of the same form finds nobody already there and records nothing."""
    told = {**fields_of(visitor.get(NEW)), **IVY}
    answers = [visitor.post(NEW, told).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Person.objects.filter(name="Ivy Wren").count() == 1


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (
            {"second_parent": ""},
            "Say who the father or second parent is, or that they are being looked for",
        ),
        ({"second_parent": "none"}, "Write the reason"),
        (
            {"nhs_number": "943 476 5918"},
            "This is not a valid NHS number: look for a mistyped digit",
        ),
        (
            {"upn": "B123456789012"},
            "This is not a valid unique pupil number: look for a mistyped character",
        ),
        ({"names": ""}, "Enter a name, or an expected date for an unborn baby"),
        ({"role": ""}, "Choose an answer to “What is your role with them?”"),
    ],
)
def test_it_names_what_is_wrong(given, fault, visitor):
    """Nothing is half recorded."""
    before = Entry.objects.count()
    answer = sent(visitor, NEW, **{**IVY, **given})

    assert errors_of(answer) == [fault]
    assert Entry.objects.count() == before


def test_someone_already_there_is_shown_before_they_are_recorded_twice(visitor):
    """One box says that it is somebody else."""
    robin = {**IVY, "names": "Robin Rowan", "born": "2 December 2025"}
    answer = sent(visitor, NEW, **robin)
    assert answer.status_code == 200
    assert f"/family/{ref_of('robin')}/" in answer.content.decode()

    again = visitor.post(NEW, {**fields_of(answer), "different": "on"})
    assert again.status_code == 302, errors_of(again)
    assert Person.objects.filter(name="Robin Rowan").count() == 2


def test_nobody_learns_of_someone_who_is_not_open_to_them(visitor):
    """The same name and birth, not open to the actor, is recorded without a word."""
    south = signed_in_client("health-visitor-south")
    answer = sent(south, NEW, **{**IVY, "names": "Robin Rowan", "born": "2 December 2025"})
    assert answer.status_code == 302


def test_an_adult_is_not_asked_for_a_second_parent(visitor):
    """The question is for children and unborn babies."""
    answer = sent(visitor, NEW, **{**IVY, "born": "1990", "second_parent": ""})
    assert answer.status_code == 302, errors_of(answer)


def test_a_new_member_is_tied_and_placed_in_one_go(visitor):
    """A baby of Alice's, seen in her home."""
    answer = sent(
        visitor,
        MEMBER,
        names="Wren Rowan",
        born="May 2026",
        second_parent="being-sought",
        **{f"tie_{ref_of('alice')}": "child"},
        home="Alice's home",
        home_kind="lives",
        presence="declared",
    )
    assert answer.status_code == 302, errors_of(answer)
    wren = Person.objects.get(name="Wren Rowan")
    tie = Relationship.objects.get(to_person=wren.pk)
    assert (tie.from_person, tie.type) == ("alice", "parent")
    assert "Wren Rowan" in visitor.get(f"/family/{ref_of('robin')}/").content.decode()


def test_an_adult_believed_to_be_present_needs_a_source(visitor):
    """Who saw them, and when; then they are recorded as seen and not as living there."""
    told = {
        "names": "Moss Fell",
        "born": "about 1990",
        f"tie_{ref_of('alice')}": "seen-there",
        "certainty": "suspected",
        "home": "Alice's home",
        "presence": "observed",
    }
    answer = sent(visitor, MEMBER, **told)
    assert errors_of(answer) == ["Write who saw them there, and when"]

    sent(visitor, MEMBER, **told, how_known="Housing officer, 3 May, at the door.")
    home = Entry.objects.filter(kind="residence.recorded").latest("position")
    assert home.data["presence"] == "observed"
    assert home.data["confidence"] == "suspected"
    assert home.says == "Housing officer, 3 May, at the door."
    assert "kind" not in home.data


def test_both_parents_named_asks_nothing_more(visitor):
    """The second parent is a person, so there is nothing left to ask."""
    ties = {f"tie_{ref_of(parent)}": "child" for parent in ("alice", "bryn")}
    answer = sent(visitor, MEMBER, names="Wren Rowan", born="May 2026", **ties)
    assert answer.status_code == 302, errors_of(answer)
    assert not Entry.objects.filter(kind="parent.asked-about").exists()


def test_no_tie_is_a_fault(visitor):
    """Somebody tied to nobody would never be found from the family."""
    answer = sent(visitor, MEMBER, names="Moss Fell", born="1990")
    assert errors_of(answer) == ["Say what they are to at least one person of the family"]


@pytest.mark.parametrize("address", [NEW, MEMBER])
def test_a_post_that_does_not_record_is_refused(address, visitor):
    """Neither page opens."""
    assert signed_in_client("administrator").get(address).status_code == 404
