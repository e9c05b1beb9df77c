"""Which data is refused, which is noted, and which is taken?"""

import copy

import pytest

from sightline.vocabulary.kinds import check_data, kind

REFERRAL = {"to": "csc", "concern": ["neglect"], "urgency": "same-day"}

WRONG = [
    ("referral.made", {**REFERRAL, "to": 7}, "to"),
    ("referral.made", {**REFERRAL, "concern": "neglect"}, "concern"),
    ("referral.made", {**REFERRAL, "urgency": "soon"}, "urgency"),
    ("referral.made", {**REFERRAL, "what": ["several"]}, "what"),
    ("visit.made", {"child_seen": "yes"}, "child_seen"),
    ("visit.made", {"child_seen": 1}, "child_seen"),
    ("absence.recorded", {"sessions": 2.5}, "sessions"),
    ("absence.recorded", {"sessions": True}, "sessions"),
    ("absence.recorded", {"sessions": -1}, "sessions"),
    ("absence.recorded", {"sessions": "many"}, "sessions"),
    ("exclusion.recorded", {"days": "a few"}, "days"),
    ("exclusion.recorded", {"days": "NaN"}, "days"),
    ("exclusion.recorded", {"days": False}, "days"),
    ("pregnancy.booked", {"expected": "next summer"}, "expected"),
    ("pregnancy.booked", {"expected": 2026}, "expected"),
    ("pregnancy.booked", {"expected": "2026-09", "weeks": "early"}, "weeks"),
    ("pregnancy.booked", {"expected": "2026-09", "weeks": True}, "weeks"),
    ("disagreement.answered", {"stage": 5, "what": "no"}, "stage"),
    ("tool.completed", {"tool": "heat", "areas": ["safety"]}, "areas"),
    ("tool.completed", {"tool": 2}, "tool"),
    ("person.recorded", {"nhs_number": 9434765919}, "nhs_number"),
    ("person.recorded", {"upn": ["A123456789012"]}, "upn"),
    ("meeting.held", {"type": "strategy", "attended": ["csc"], "decisions": ["visit"]},
     "decisions[0]"),
    ("plan.agreed", {"type": "safety", "child": "baby", "what": "x", "parts": [{"by": "soon"}]},
     "parts[0].by"),
    ("information.shared", {"entries": [3], "to": "school", "basis": "duty"}, "entries[0]"),
]  # fmt: skip

RIGHT = [
    ("referral.made", REFERRAL),
    ("referral.made", {**REFERRAL, "concern": ["a code of their own"]}),
    ("referral.made", {**REFERRAL, "consent": True}),
    (
        "order.made",
        {"type": "return home over eight weeks", "against": ["mother", "father"]},
    ),
    (
        "tool.completed",
        {"tool": "graded-care-profile-2", "grade": 4, "areas": {"safety": 3}},
    ),
    ("birth.recorded", {"gestation_weeks": 34}),
    ("birth.recorded", {"gestation_weeks": "34+2"}),
    ("exclusion.recorded", {"days": "1.5"}),
    ("pregnancy.booked", {"expected": "2026-09~"}),
    ("person.recorded", {"names": [{"given": "Robin", "family": "Rowan"}]}),
    ("person.recorded", {"nhs_number": "999 000 0018", "upn": "A123456789012"}),
    ("information.requested", {"from": "csc", "about": ["child-1"]}),
    ("information.requested", {"from": "csc", "about": "child-1"}),
    ("plan.changed", {"what": "moved", "significant": False}),
    ("referral.received", {}),
]


def check(code, data, *, from_file):
    return check_data(kind(code), data, where="here", from_file=from_file)


@pytest.mark.parametrize("from_file", [True, False])
@pytest.mark.parametrize(("code", "data", "place"), WRONG)
def test_it_refuses_a_wrong_type_or_choice_wherever_it_comes_from(
    code, data, place, from_file
):
    """A wrong value is one fault, naming its place, in a file and in the application."""
    checked = check(code, data, from_file=from_file)

    assert [fault.where for fault in checked.faults] == [f"here.{place}"]
    assert all(fault.wrong and fault.right for fault in checked.faults)


@pytest.mark.parametrize("from_file", [True, False])
@pytest.mark.parametrize(("code", "data"), RIGHT)
def test_it_takes_what_fits(code, data, from_file):
    """Data that fits its kind has neither faults nor notes."""
    checked = check(code, data, from_file=from_file)

    assert (checked.faults, checked.notes) == ((), ())


@pytest.mark.parametrize("blank", [None, "not stated", "Not stated", "", "  ", []])
def test_it_notes_a_blank_in_a_file_and_refuses_it_in_the_application(blank):
    """A required field that says nothing is a note from a file and a fault here."""
    data = {**REFERRAL, "concern": blank}

    from_file = check("referral.made", data, from_file=True)
    in_application = check("referral.made", data, from_file=False)

    assert not from_file.faults
    assert [note.where for note in from_file.notes] == ["here.concern"]
    assert [fault.where for fault in in_application.faults] == ["here.concern"]


def test_it_names_every_required_field_that_is_missing():
    """All that is missing is said at once."""
    checked = check("referral.decided", {}, from_file=False)

    assert [fault.where.removeprefix("here.") for fault in checked.faults] == [
        "decision",
        "threshold",
        "owner",
        "rationale",
    ]


def test_it_takes_a_false_answer_as_an_answer():
    """A child who was not seen is stated, not missing."""
    assert check("visit.made", {"child_seen": False}, from_file=False).faults == ()


def test_it_keeps_and_reports_an_unknown_field_of_a_file():
    """A file may hold more than the kind knows; the application may not."""
    data = {**REFERRAL, "colour": "green"}

    from_file = check("referral.made", data, from_file=True)
    in_application = check("referral.made", data, from_file=False)

    assert not from_file.faults
    assert [note.where for note in from_file.notes] == ["here.colour"]
    assert [fault.where for fault in in_application.faults] == ["here.colour"]


def test_it_reports_an_unknown_field_within_a_list_of_objects():
    """Objects in lists are checked as closely as the entry itself."""
    data = {"type": "safety", "child": "baby", "what": "x", "parts": [{"when": "now"}]}

    assert [note.where for note in check("plan.agreed", data, from_file=True).notes] == [
        "here.parts[0].when"
    ]


@pytest.mark.parametrize("code", ["person.recorded", "visit.made", "plan.agreed"])
def test_it_takes_not_stated_for_any_field_of_a_file(code):
    """A source may say of any field that it does not state it."""
    data = {field.name: "not stated" for field in kind(code).fields}

    assert check(code, data, from_file=True).faults == ()


def test_it_takes_not_stated_within_lists_of_a_file():
    """One of several may be unstated in a file, and may not be here."""
    data = {**REFERRAL, "concern": ["neglect", None]}

    assert check("referral.made", data, from_file=True).faults == ()
    assert [f.where for f in check("referral.made", data, from_file=False).faults] == [
        "here.concern[1]"
    ]


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("absence.recorded", {"sessions": "56"}),
        ("exclusion.recorded", {"days": 1.5}),
        ("person.recorded", {"nhs_number": "999 123 4560"}),
        ("person.recorded", {"upn": "B123456789012"}),
    ],
)
def test_it_tolerates_a_slip_in_a_file_but_not_here(code, data):
    """A mistyped number in an agency's own record is kept and reported."""
    from_file = check(code, data, from_file=True)

    assert not from_file.faults
    assert len(from_file.notes) == 1
    assert len(check(code, data, from_file=False).faults) == 1


def test_it_reads_the_other_spelling_of_a_field():
    """The spelling of the contract with a space is the same field, checked alike."""
    assert (
        check("person.recorded", {"communication needs": "signs"}, from_file=False).faults
        == ()
    )
    assert check("person.recorded", {"communication needs": 3}, from_file=True).faults


@pytest.mark.parametrize("from_file", [True, False])
def test_it_refuses_data_that_is_no_object(from_file):
    """Data that is a list or text is one fault."""
    assert len(check("visit.made", ["child_seen"], from_file=from_file).faults) == 1


def test_it_does_not_repeat_long_values():
    """A message quotes only the beginning of a long value."""
    fault = check("visit.made", {"child_seen": "x" * 500}, from_file=True).faults[0]

    assert len(str(fault)) < 200


def test_it_leaves_data_as_it_was():
    """Checking changes nothing."""
    data = {**REFERRAL, "concern": ["neglect", None], "colour": {"a": [1]}}
    before = copy.deepcopy(data)

    check("referral.made", data, from_file=True)

    assert data == before
