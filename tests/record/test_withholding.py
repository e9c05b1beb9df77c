"""Is a safe address left out however it is written, and are ordinary words left in?"""

from __future__ import annotations

import pytest

from sightline.record.withholding import MARK, Withholding, withholding_for
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Scribe:
    make_directory()
    record = Scribe()
    make_rowans(record)
    return record


def hidden(record: Scribe, address: str, **more: object) -> Withholding:
    """What is left out for the health visitor, once the police keep this address safe."""
    record(
        "police-officer",
        "residence.recorded",
        ["alice"],
        household=more.pop("household", "safe place"),
        people=["alice"],
        address=address,
        handling=("safe-address",),
        **more,
    )
    return withholding_for(actor("health-visitor"), ["alice"], now=NOW)


@pytest.mark.parametrize(
    "address",
    [
        "9 Kestrel Row, Elmbridge",
        "9a Kestrel Row, Elmbridge",
        "9-11 Kestrel Row, Elmbridge",
        "No. 9 Kestrel Row, Elmbridge",
        "Flat 2, 9 Kestrel Row, Elmbridge",
        "Flat 2B 9 Kestrel Row, Elmbridge",
        "2/9 Kestrel Row",
        "Kestrel Row",
    ],
)
def test_the_street_alone_is_left_out(address, record):
    """Without the number of the house, or of the flat, it tells where she is all the same."""
    text = hidden(record, address).text("She was seen in Kestrel Row on Monday.")

    assert text == f"She was seen in {MARK} on Monday."


@pytest.mark.parametrize(
    "said",
    ["12 Kestrel Row", "kestrel  row", "Kestrel-Row", "Flat 2, 9 Kestrel Row"],
)
def test_other_ways_of_writing_it_leave_no_street(said, record):
    """Another number, other spaces, or a flat before it."""
    text = hidden(record, "Flat 2, 9 Kestrel Row, Elmbridge").text(f"At {said}.")

    assert "kestrel row" not in text.lower().replace("-", " ").replace("  ", " ")


@pytest.mark.parametrize("said", ["Kestrel Road", "kestrel rd", "9 Kestrel Rd."])
def test_the_short_form_of_a_street_is_left_out_too(said, record):
    """Road and Rd are one word."""
    assert "estrel" not in hidden(record, "9 Kestrel Road").text(f"At {said}")


def test_ordinary_words_are_left_in(record):
    """A home called "home" does not blank every sentence, nor a word inside another."""
    found = hidden(record, "9 Mews, Wick", household="home")
    text = "At home in the flat. Mews was borrowed. A candlewick spread."

    assert found.text(text) == text


def test_the_town_is_left_out_by_itself(record):
    """What stands between two commas tells where she is."""
    assert "Elmbridge" not in hidden(record, "9 Kestrel Row, Elmbridge").text(
        "She moved to Elmbridge."
    )
