"""Is an entry put right with a reason, and do two who correct it at once both see it?"""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.record.models import Entry
from sightline.record.stored import about_of
from sightline.vocabulary.kinds import KINDS
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.forms_sent import errors_of, fields_of, sent
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Scribe:
    make_directory()
    scribe = recent_scribe()
    make_rowans(scribe)
    return scribe


@pytest.fixture
def visitor(record) -> Client:
    return signed_in_client("health-visitor")


def place(entry: str) -> str:
    return f"/entry/{Entry.objects.get(id=entry).position}/correct/"


def visit(record: Scribe, **more: object) -> str:
    return record(
        "health-visitor",
        "visit.made",
        ["robin=child", "alice=mother"],
        happened="2026-02-14T14:30",
        says="Seen at home.",
        child_seen=True,
        seen_alone=False,
        **more,
    )


def test_it_is_filled_in_with_what_stands_and_changes_one_thing(record, visitor):
    """Sent back with one answer changed, everything else is as it was."""
    first = visit(record, announced=True, handling=("not-family", "not-person:bryn"))
    answer = sent(
        visitor, place(first), seen_alone="yes", reason="Seen alone in the kitchen"
    )

    assert answer.status_code == 302, errors_of(answer)
    before, after = Entry.objects.get(id=first), Entry.objects.get(corrects=first)
    assert after.data == {**before.data, "seen_alone": True}
    for kept in ("happened", "says", "handling", "thread", "kind"):
        assert getattr(after, kept) == getattr(before, kept)
    assert about_of(after) == (("robin", "child"), ("alice", "mother"))
    assert after.extra == {"reason": "Seen alone in the kitchen"}


def test_a_reason_is_required(record, visitor):
    """Nothing about a child changes without a reason."""
    first = visit(record)
    answer = sent(visitor, place(first), says="Seen in the garden.")

    assert errors_of(answer) == ["Enter an answer to “Why are you correcting it?”"]
    assert "Seen in the garden." in answer.content.decode()
    assert not Entry.objects.filter(corrects=first).exists()


def test_the_second_of_two_correctors_sees_both_versions(record, visitor):
    """What they typed is kept, and they may go on to correct the newer one."""
    first = visit(record)
    slow = {
        **fields_of(visitor.get(place(first))),
        "says": "Seen at nursery.",
        "reason": "Wrong place",
    }
    quick = sent(visitor, place(first), says="Seen in the park.", reason="It was the park")
    assert quick.status_code == 302

    clash = visitor.post(place(first), slow)
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Someone else corrected this entry" in page
    for text in ("Seen at home.", "Seen in the park.", "Seen at nursery."):
        assert text in page

    newer = Entry.objects.get(corrects=first)
    again = visitor.post(place(first), fields_of(page))
    assert again.status_code == 302
    assert Entry.objects.get(corrects=newer.id).says == "Seen at nursery."


def test_a_double_click_is_one_correction_and_no_clash(record, visitor):
    """The second click of the same form is taken as the same click."""
    first = visit(record)
    told = {
        **fields_of(visitor.get(place(first))),
        "says": "Seen in the park.",
        "reason": "Park",
    }
    answers = [visitor.post(place(first), told).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Entry.objects.filter(corrects=first).count() == 1


def test_another_agencys_entry_is_not_corrected_here(record, visitor):
    """The page says who may, and what to do instead."""
    theirs = record("dsl", "absence.recorded", "hazel", sessions=4)
    record(
        "dsl",
        "information.shared",
        "hazel",
        entries=[theirs],
        to=["hv"],
        basis="x",
        how="notice",
    )
    page = visitor.get(place(theirs)).content.decode()

    assert "only they may correct it" in page
    assert '<form method="post" novalidate' not in page


def test_an_entry_that_is_not_open_has_no_page(record):
    """Whoever may not read it may not learn that it exists."""
    first = visit(record)
    assert signed_in_client("health-visitor-south").get(place(first)).status_code == 404


def test_an_entry_of_another_family_cannot_be_put_in_its_place(record, visitor):
    """The form says which version it started from; no other entry may be named there."""
    first, other = visit(record), visit(record)
    answer = sent(visitor, place(first), corrects=other, reason="Wrong")

    assert answer.status_code == 404
    assert not Entry.objects.filter(corrects=other).exists()


HELD = {
    "residence.recorded": {
        "household": "Alice's home",
        "people": ["robin", "alice"],
        "sleeping_places": [{"room": "Front room", "who": ["robin"], "nights": "routine"}],
    },
    "meeting.held": {
        "type": "strategy",
        "attended": ["hv", "the neighbour"],
        "decisions": [{"what": "Visit", "rationale": "To see"}, {"what": "Ring"}],
    },
    "order.made": {"type": "prohibited-steps", "against": ["bryn"]},
    "person.recorded": {
        "names": ["Alice Alder", "Alice Rowan"],
        "born": "1999~",
        "sex": "female",
    },
    "absence.recorded": {"sessions": 4, "authorised": False},
    "tool.completed": {"tool": "heat", "areas": {"Kitchen": "2", "Bedroom": "4"}},
    "circumstance.recorded": {"what": "young-carer", "cared_for": "robin", "hours": "4.5"},
}


@pytest.mark.parametrize("kind", HELD)
def test_no_shape_of_field_is_lost_by_opening_and_sending(kind, record, visitor):
    """Lists, rows, names, codes nobody listed: all come back as they were held."""
    first = record(
        "health-visitor", kind, ["alice", "robin"], happened="2026-01", **HELD[kind]
    )
    answer = sent(visitor, place(first), reason="Looked again")

    assert answer.status_code == 302, errors_of(answer)
    assert Entry.objects.get(corrects=first).data == HELD[kind]
    assert kind in KINDS
