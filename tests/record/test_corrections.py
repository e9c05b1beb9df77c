"""Correcting: nothing is lost, only the owner may, and two correctors never both win."""

import pytest

from sightline.access.database_scope import whole_record
from sightline.kernel.errors import Refused
from sightline.record.actions import AlreadyCorrected
from sightline.record.models import Entry
from sightline.record.queries.entries import entry_page
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """The Rowans, and one concern that turns out to be wrong."""
    make_directory()
    record = Scribe()
    make_rowans(record)
    record.concern = record(
        "health-visitor",
        "concern.noted",
        "robin",
        category="neglect",
        says="Damp on the wall by the cot.",
    )
    return record


def position_of(entry):
    with whole_record():
        return Entry.objects.get(id=entry).position


def test_the_first_version_stays_and_the_page_shows_every_version(record):
    """T28: a correction stands beside what it corrects."""
    record(
        "health-visitor",
        "concern.noted",
        "robin",
        category="home-conditions",
        says="Damp in the hall.",
        corrects=record.concern,
    )

    page = entry_page(actor("health-visitor"), position_of(record.concern), now=NOW)

    assert [v.says for v in page.versions] == [
        "Damp on the wall by the cot.",
        "Damp in the hall.",
    ]
    assert page.entry.corrected_by == page.latest.id


def test_the_second_of_two_correctors_is_told_which_version_is_newer(record):
    """R5: never last-wins; the second is given the first one's entry to read."""
    first = record(
        "health-visitor",
        "concern.noted",
        "robin",
        category="neglect",
        says="One",
        corrects=record.concern,
    )

    with pytest.raises(AlreadyCorrected) as refused:
        record(
            "health-visitor",
            "concern.noted",
            "robin",
            category="neglect",
            says="Two",
            corrects=record.concern,
        )

    assert refused.value.latest == first


@pytest.mark.parametrize(
    ("post", "kind", "words"),
    [
        ("police-officer", "concern.noted", "only the agency whose record it is"),
        ("health-visitor", "contact.made", "of the same kind"),
    ],
)
def test_a_correction_is_by_the_owner_and_of_the_same_kind(record, post, kind, words):
    """Others record what they know as their own."""
    data = {"category": "neglect"} if kind == "concern.noted" else {"how": "call"}

    with pytest.raises(Refused, match=words):
        record(post, kind, "robin", corrects=record.concern, **data)


def test_a_mark_that_a_correction_adds_holds_for_what_it_corrects(record):
    """Else the first version would go on telling what was meant for fewer."""
    said = record(
        "health-visitor",
        "referral.made",
        "robin",
        to="csc",
        concern=["sexual"],
        says="What Hazel said.",
    )
    then = record(
        "health-visitor",
        "referral.made",
        "robin",
        to="csc",
        concern=["sexual"],
        says="What Hazel said.",
        corrects=said,
        handling=("child-confidence",),
    )
    again = record(
        "health-visitor",
        "referral.made",
        "robin",
        to="csc",
        concern=["sexual"],
        says="What Hazel told me.",
        corrects=then,
    )

    def sees(post, entry):
        return entry_page(actor(post), position_of(entry), now=NOW) is not None

    assert not sees("front-door", said)
    assert sees("health-visitor", said)
    assert not sees("front-door", then)
    assert sees("front-door", again)
