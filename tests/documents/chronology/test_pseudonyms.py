"""Are names swapped for labels and back, and is what may be missed said?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.chronology.merging import merge
from sightline.documents.chronology.pseudonyms import (
    Key,
    Person,
    with_labels,
    with_names,
    words_of_chronology,
)
from sightline.kernel.errors import Refused
from sightline.kernel.partial_dates import PartialDate
from tests.documents.chronology.made import CSC, a_return, mother

KEY = Key(
    [
        Person("Juniper Sedge", "Mother", ("Junie",)),
        Person("Robin Sedge", "Child 1"),
        Person("Callum-Jay Brandish", "Father"),
    ]
)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Juniper Sedge", "[Mother]"),
        ("JUNIPER SEDGE", "[Mother]"),
        ("juniper sedge", "[Mother]"),
        ("Sedge, Juniper", "[Mother]"),
        ("J. Sedge", "[Mother]"),
        ("Juniper’s", "[Mother]’s"),
        ("Junie", "[Mother]"),
        ("Robin", "[Child 1]"),
        ("ROBIN", "[Child 1]"),
        ("Mr Brandish", "[Father]"),
        ("Callum", "[Father]"),
        ("Callum-Jay's", "[Father]'s"),
        ("Brandish-Moor", "[Father]"),
        ("the Sedges", "the [Family name]s"),
        ("Mrs Sedge", "[Family name]"),
        ("Juniper  Sedge", "[Mother]"),
    ],
)
def test_every_way_of_writing_a_name_becomes_its_label(name, label):
    """Inflected, turned round, initialled, with a title, in capitals or joined."""
    assert KEY.to_labels(f"Then {name} rang.") == f"Then {label} rang."


@pytest.mark.parametrize(
    "text", ["robin redbreast", "Robinson", "brandishing", "a sedge warbler"]
)
def test_words_that_are_no_names_stay(text):
    """A bird is not a child."""
    assert KEY.to_labels(text) == text


def test_labels_become_whole_names_again():
    """And a bracket that is no label stays."""
    told = KEY.to_names("[Mother] and [child 1] of the [Family name] family [sic]")
    assert told == "Juniper Sedge and Robin Sedge of the Sedge family [sic]"


@given(
    st.lists(st.sampled_from(["Robin", "Sedge", "Juniper", "-", " ", "'s", "[", "x", "."]))
)
def test_there_and_back_and_there_again_is_there(parts):
    """Labels for names, names for labels: the labels are the same again."""
    labelled = KEY.to_labels("".join(parts))
    assert KEY.to_labels(KEY.to_names(labelled)) == labelled


def test_what_may_have_been_missed_is_listed():
    """Other names inside a sentence, those after a title, and the family's initials."""
    missed = KEY.missed(
        ["Seen with Ottoline. Mr Vetch and JS left on Monday with [Mother]."]
    )
    assert set(missed) == {"Ottoline", "Vetch", "JS"}


def test_a_whole_chronology_is_swapped_and_comes_back():
    """Words, columns, people and file names; of a birth date only the year stays."""
    born = PartialDate.parse("1999-05-01")
    row = ("2026-01-05", "Juniper Sedge rang.", {"columns": {"Action": "Robin seen"}})
    whole = merge(
        [a_return(CSC, row, people=[mother(born=born)], file="Robin Sedge.docx")],
        title="The Sedge family",
    )
    labelled = with_labels(whole, KEY)
    everything = repr(labelled)
    assert not any(name in everything for name in ("Juniper", "Robin", "Sedge"))
    assert labelled.people[0].born.text == "1999"
    assert not KEY.missed(words_of_chronology(labelled))
    back = with_names(labelled, KEY)
    assert back.events[0].says == "Juniper Sedge rang."
    assert back.title == "The Sedge family"


def test_a_key_is_drafted_from_the_people_told_of():
    """Read again, it is the same key."""
    drafted = Key.drafted(
        [mother(), mother("Ash Vetch", role=""), mother("Bo Vetch", role="")]
    )
    again = Key.read(drafted.written())
    assert [person.label for person in again.people] == ["Mother", "Person 1", "Person 2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"people": [{"name": "A"}]}',
        '{"people": [{"name": "A B", "label": "x]"}]}',
    ],
)
def test_what_is_no_key_is_refused(text):
    """With what would be right."""
    with pytest.raises(Refused):
        Key.read(text)


def test_one_label_for_two_people_is_refused():
    """Or nobody could come back from it."""
    with pytest.raises(Refused, match="two people have this label"):
        Key([Person("A B", "Child"), Person("C D", "child")])
