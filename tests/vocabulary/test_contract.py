"""Does the vocabulary hold everything that the contract of kinds names?"""

import pytest

from sightline.vocabulary.kinds import KINDS, FieldType, kind
from sightline.vocabulary.sectors import SECTORS
from tests.vocabulary.contract import read_contract

CONTRACT = read_contract()
FIELDS = [one for fields in CONTRACT.values() for one in fields]
SECTOR_CODES = [
    "childrens-social-care",
    "early-help",
    "police",
    "health-visiting",
    "school-nursing",
    "maternity",
    "general-practice",
    "hospital",
    "ambulance",
    "mental-health",
    "substance-misuse",
    "domestic-abuse-service",
    "early-years",
    "school",
    "education-service",
    "youth-justice",
    "youth-service",
    "housing",
    "probation",
    "court",
    "legal",
    "voluntary",
    "partnership",
    "other",
]


def test_it_reads_the_whole_transcription():
    """The fixture holds as many kinds as the contract has rows."""
    assert len(CONTRACT) == 73
    assert len(FIELDS) > 150


def test_it_has_every_kind_of_the_contract_and_marks_its_own():
    """Kinds beyond the contract are marked as added, and only those."""
    added = {code for code, one in KINDS.items() if one.added}

    assert set(KINDS) - added == set(CONTRACT)


@pytest.mark.parametrize("code", CONTRACT)
def test_it_has_exactly_the_fields_of_the_contract_besides_its_own(code):
    """Fields beyond the contract are marked as added, and only those."""
    ours = {field.name for field in kind(code).fields if not field.added}

    assert ours == {one.name for one in CONTRACT[code]}


@pytest.mark.parametrize("one", FIELDS, ids=str)
def test_it_keeps_stars_and_lists(one):
    """A field is required, and a list, exactly where the contract says so."""
    field = kind(one.kind).field(one.name)

    assert field.required == one.required
    assert field.many == one.many
    assert (field.type is FieldType.MAPPING) == one.mapping


@pytest.mark.parametrize("one", [one for one in FIELDS if one.codes], ids=str)
def test_it_keeps_the_listed_codes_in_order(one):
    """The listed codes are all there in order; any other is marked as added."""
    field = kind(one.kind).field(one.name)
    listed = tuple(choice.code for choice in field.choices if not choice.added)

    assert field.type is FieldType.CHOICE
    assert listed == one.codes
    assert field.open_choice == one.open_choice


@pytest.mark.parametrize("one", [one for one in FIELDS if one.under], ids=str)
def test_it_keeps_the_fields_of_listed_objects(one):
    """Decisions, actions and parts of a plan have the fields the contract gives them."""
    assert [sub.name for sub in kind(one.kind).field(one.name).fields] == one.under


def test_it_closes_no_choice_that_the_contract_left_open():
    """Codes of ours on a field that the contract does not list are only suggestions."""
    listless = [one for one in FIELDS if not one.codes and one.name != "sex"]
    fields = [kind(one.kind).field(one.name) for one in listless]

    assert [
        f for f in fields if f.choices and f.type is FieldType.CHOICE and not f.open_choice
    ] == ([kind("meeting.held").field("type")])


def test_it_asks_nothing_more_of_a_kind_of_the_contract():
    """An added field is never required where the kind itself is not ours."""
    assert not [
        f"{one.code} {field.name}"
        for one in KINDS.values()
        for field in one.fields
        if field.added and field.required and not one.added
    ]


def test_it_has_the_sectors_of_the_contract():
    """Sectors are those of the contract, and education means three of them."""
    assert list(SECTORS) == SECTOR_CODES
    assert {code for code, one in SECTORS.items() if one.education} == {
        "early-years",
        "school",
        "education-service",
    }
