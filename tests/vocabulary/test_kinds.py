"""Can a kind be found, and does it say what is needed to show it?"""

import pytest

from sightline.vocabulary.kinds import (
    GROUPS,
    KINDS,
    FieldType,
    UnknownKind,
    kind,
    parties,
    references,
)

THREADS = [
    "referral.made",
    "assessment.opened",
    "meeting.called",
    "plan.agreed",
    "disagreement.raised",
    "information.requested",
    "incident.notified",
    "review.opened",
    "action.set",
]


def test_it_finds_a_kind_by_its_code():
    """The code of a kind finds it, and its fields are found by name."""
    assert kind("referral.made").title == "Referral made"
    assert kind("referral.made").field("to").type is FieldType.AGENCY


def test_it_suggests_the_nearest_codes_for_one_that_is_unknown():
    """A mistyped code is answered with the code that was meant."""
    with pytest.raises(UnknownKind, match=r"Did you mean referral\.made") as refused:
        kind("refferal.made")

    assert refused.value.near[0] == "referral.made"


def test_it_does_not_guess_at_nonsense():
    """Where nothing is near, nothing is suggested."""
    with pytest.raises(UnknownKind) as refused:
        kind("zzzz")

    assert refused.value.near == ()
    assert "zzzz" in str(refused.value)


def test_it_knows_a_field_by_its_other_spelling():
    """The contract writes one field with a space; both spellings find it."""
    person = kind("person.recorded")

    assert person.field("communication needs") is person.field("communication_needs")
    with pytest.raises(KeyError, match="shoe_size"):
        person.field("shoe_size")


@pytest.mark.parametrize("code", THREADS)
def test_it_opens_threads_for_pieces_of_work(code):
    """Each kind that begins a piece of work says so."""
    assert kind(code).opens_thread


@pytest.mark.parametrize(
    "code", ["referral.decided", "meeting.held", "plan.ended", "visit.made"]
)
def test_it_opens_no_thread_for_what_belongs_to_one(code):
    """Later steps of a piece of work open nothing."""
    assert not kind(code).opens_thread


def test_it_says_which_kinds_shape_a_family():
    """People, ties, homes, births, deaths, circumstances and involvements shape a family."""
    family = {code for code, one in KINDS.items() if one.family}

    assert family == {code for code, one in KINDS.items() if one.group == "people"}


def test_it_keeps_who_called_out_of_every_export():
    """The caller's name, and nothing else, is marked as never exported."""
    marked = [
        (one.code, field.name)
        for one in KINDS.values()
        for field in one.fields
        if field.never_exported
    ]

    assert marked == [("contact.made", "caller")]


def test_it_knows_which_fields_give_a_place_away():
    """A safe address hides the address itself, the postcode and the ways to ring."""
    home = kind("residence.recorded")

    assert home.field("address").gives_away_place
    assert home.field("postcode").gives_away_place
    assert kind("involvement.started").field("phone").gives_away_place
    assert not home.field("overcrowded").gives_away_place


@pytest.mark.parametrize("one", KINDS.values(), ids=lambda one: one.code)
def test_it_gives_every_kind_its_words(one):
    """Every kind has a group, a plain title and a hint that is a sentence."""
    assert one.group in GROUPS
    assert one.title[0].isupper()
    assert one.hint.endswith(".")
    assert all(field.title[0].isupper() for field in one.fields)


def test_it_yields_every_id_that_data_names():
    """Agencies, people and entries are found in fields and lists, with what each must be."""
    shared = {"entries": ["e1"], "to": "school", "basis": "duty"}
    home = {"household": "flat", "people": ["p1"], "sleeping_places": [{"who": ["p2"]}]}

    assert list(references(kind("information.shared"), shared)) == [
        (FieldType.ENTRY, "entries[0]", "e1"),
        (FieldType.AGENCY, "to", "school"),
    ]
    assert list(references(kind("residence.recorded"), home)) == [
        (FieldType.PERSON, "people[0]", "p1"),
        (FieldType.PERSON, "sleeping_places[0].who[0]", "p2"),
    ]


def test_it_yields_everyone_who_may_be_named_in_words():
    """People, agencies and words alike are found, in objects within lists too."""
    data = {
        "type": "strategy",
        "attended": ["csc", "police"],
        "decisions": [{"what": "visit", "rationale": "not stated"}],
        "actions": [{"what": "visit", "owner": "hv"}, {"what": "call", "owner": None}],
    }

    assert list(parties(kind("meeting.held"), data)) == [
        ("attended[0]", "csc"),
        ("attended[1]", "police"),
        ("actions[0].owner", "hv"),
    ]
    assert list(references(kind("meeting.held"), data)) == []


def test_it_yields_no_id_for_what_is_not_stated():
    """A blank names nobody, and neither do words."""
    data = {
        "decision": "advice",
        "owner": "duty manager",
        "considered": ["e1", "not stated"],
    }

    assert list(references(kind("referral.decided"), data)) == [
        (FieldType.ENTRY, "considered[0]", "e1")
    ]


def test_it_yields_one_or_several():
    """A field that takes one, or several, is read either way."""
    several = references(kind("information.requested"), {"from": ["csc", "gp"]})

    assert [value for _, _, value in several] == ["csc", "gp"]
