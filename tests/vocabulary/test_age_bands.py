"""An age falls in one band, and a span of ages in every band between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sightline.vocabulary.age_bands import BANDS, DAYS_IN_A_YEAR, band_of, bands_between


@given(st.integers(0, 17), st.integers(0, 17))
def test_a_span_holds_the_bands_of_both_its_ends(one: int, other: int) -> None:
    """Whatever the two ages, each of their bands is among those between them."""
    least, most = sorted((one, other))
    days = int((least + 0.5) * DAYS_IN_A_YEAR), int((most + 0.5) * DAYS_IN_A_YEAR)
    bands = bands_between(*days)
    assert (bands[0], bands[-1]) == (band_of(least), band_of(most))
    assert list(bands) == [words for _, words in BANDS if words in bands]


def test_a_birthday_begins_the_next_band() -> None:
    """At eleven a child is in the band up to eleven, at twelve in the next."""
    assert [band_of(years) for years in (0, 1, 11, 12, 18)] == [
        "under 1", "1 to 4", "5 to 11", "12 to 17", "18 or over",
    ]  # fmt: skip
