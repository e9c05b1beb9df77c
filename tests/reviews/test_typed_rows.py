"""A return that is typed in goes the way of a file."""

import pytest

from sightline.kernel.errors import Refused
from sightline.reviews import actions
from sightline.reviews.evidence.typed_rows import TypedRow, as_file
from sightline.reviews.queries.chronology import agency_return
from tests.cast import actor, make_directory
from tests.reviews.partnerships import Partnership


def test_a_row_that_tells_nothing_is_refused():
    with pytest.raises(Refused, match="row 2"):
        as_file([TypedRow("3 May 2025", "Visit"), TypedRow("4 May 2025", " ")])
    with pytest.raises(Refused, match="no row"):
        as_file([])


@pytest.mark.django_db
def test_typed_rows_are_a_return_with_their_dates_as_they_were_meant():
    make_directory()
    partnership = Partnership()
    rows = [
        TypedRow("2025-05", "Referred to the clinic"),
        TypedRow("3 June 2025", 'Said "no, thank you", then left', time="14:30"),
        TypedRow("", "Letter found in the file"),
    ]
    post = actor("health-visitor")
    actions.receive_typed(post, partnership.review, "hv", rows, at=partnership.at)
    told = agency_return(partnership.seen_by("health-visitor"), "hv").rows
    assert [row.event.happened.text for row in told] == [
        "2025-05", "2025-06-03T14:30", "",
    ]  # fmt: skip
    assert told[1].event.says == rows[1].event
