"""Is a handling mark read rightly, and is the strictest obeyed?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.errors import Refused
from sightline.vocabulary.handling import MARKS, OpensTo, opens_to, parse_mark

CIRCLES = {
    "not-family": OpensTo.EVERYONE_WHO_KNOWS,
    "not-person": OpensTo.EVERYONE_WHO_KNOWS,
    "safe-address": OpensTo.EVERYONE_WHO_KNOWS,
    "no-onward": OpensTo.EVERYONE_WHO_KNOWS,
    "marac": OpensTo.MEETING_CIRCLE,
    "child-confidence": OpensTo.OWN_AGENCY,
    "police-condition": OpensTo.OWN_AGENCY,
    "sealed": OpensTo.NAMED_POSTS,
}
WRITTEN = [f"{code}:p1" if one.names_person else code for code, one in MARKS.items()]


def test_it_has_the_marks_of_the_design_and_their_circles():
    """Each mark opens to the circle that was agreed for it."""
    assert {code: one.opens_to for code, one in MARKS.items()} == CIRCLES


def test_it_reads_a_mark_and_the_person_it_is_about():
    """One mark names a person; the others stand alone."""
    assert parse_mark("sealed") == (MARKS["sealed"], None)
    assert parse_mark("not-person:father") == (MARKS["not-person"], "father")
    assert parse_mark("not-person:urn:x:1")[1] == "urn:x:1"


@pytest.mark.parametrize(
    "text", ["", "secret", "SEALED", "not-person", "not-person:", "sealed:x"]
)
def test_it_refuses_a_mark_it_does_not_know(text):
    """A mark that cannot be obeyed is refused, never passed over."""
    with pytest.raises(Refused) as refused:
        parse_mark(text)

    assert refused.value.faults[0].right


def test_it_opens_to_all_who_know_where_there_is_no_mark():
    """Without marks, knowing is enough."""
    assert opens_to([]) is OpensTo.EVERYONE_WHO_KNOWS


@given(st.lists(st.sampled_from(WRITTEN)), st.sampled_from(WRITTEN))
def test_it_never_opens_wider_for_one_mark_more(marks, another):
    """Adding a mark can only narrow the circle, whatever the order."""
    both = opens_to([*marks, another])

    assert both == opens_to([another, *reversed(marks)])
    assert both == max(opens_to(marks), opens_to([another]))
