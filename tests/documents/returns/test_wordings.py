"""Is a text told to hold no wording only where it holds none?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.documents.returns.wordings import Wordings, plain

# A busy machine is no fault of what is tried.
UNHURRIED = settings(deadline=None)

LISTED = ("mother", "mo/c", "mother's mother", "not at home", "ann-marie", "no")
WORDINGS = Wordings(LISTED, before=r"[\w/-]", after=r"[\w/]")
PIECES = st.sampled_from([*LISTED, "home", "MOTHER", "Mother’s mother", "x", "-", "/", "."])


@UNHURRIED
@given(st.lists(PIECES, max_size=6), st.sampled_from(["", " "]))
def test_no_text_that_holds_a_wording_is_passed_over(pieces, between):
    said = plain(between.join(pieces))
    assert WORDINGS.are_in(said) == bool(WORDINGS.pattern.search(said.text))


def test_the_longest_wording_that_fits_is_found():
    said = plain("Seen with Mother’s mother; mo/cs and another not counted.")
    assert WORDINGS.pattern.findall(said.text) == ["mother's mother"]
    assert not WORDINGS.are_in(plain("another mothering home"))
