"""Are dates that are not exact, corrections and the ledger's own days given the benefit?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sightline.safeguards.gaps.finding import gaps
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.recorded import Learnt
from tests.safeguards.gaps.telling import (
    closing,
    couple,
    family,
    found,
    incident,
    pairs,
    told,
    world,
)
from tests.safeguards.stories import entry

DAYS = st.integers(0, 900).map(lambda n: date(2024, 1, 1) + timedelta(days=n))


def test_a_decision_some_time_in_a_month_counts_from_its_first_day():
    """Recorded on the 6th, decided some time in March: nobody can say which was first."""
    assert pairs(couple(), incident("violence", "2025-03-06"), closing("2025-03")) == []
    assert pairs(couple(), incident("violence", "2025-02-06"), closing("2025-03")) != []


def test_learned_some_time_while_it_was_decided_counts_as_known():
    """Told on the 20th; the decision may have been on the 31st."""
    violence = incident("violence", "2025-02-06", (told("csc", "2025-03-20"),))

    assert pairs(couple(), violence, closing("2025-03")) == []


def test_learned_nobody_knows_when_counts_as_known():
    violence = incident("violence", "2025-02-06", (Learnt("csc", None),))

    assert pairs(couple(), violence, closing("2025-03-04")) == []


def test_what_was_written_down_only_afterwards_was_not_held():
    """It happened in January; police recorded it in April, after the decision."""
    written = entry(
        "violence", "incident.attended", "2025-01-06", "police", ("mother",),
        category="domestic-abuse", recorded=datetime(2025, 4, 1, 9, tzinfo=UTC),
    )  # fmt: skip

    assert pairs(written, closing("2025-03-04")) == []


def test_a_fact_that_was_put_right_is_judged_as_it_stands():
    """Police found that it was no violence after all, and said so."""
    mistaken = incident("violence", "2025-01-06")
    right = entry(
        "right", "contact.made", "2025-01-06", "police", ("mother",), corrects="violence",
        how="visit", recorded=datetime(2025, 1, 9, 9, tzinfo=UTC),
    )  # fmt: skip

    assert pairs(couple(), mistaken, right, closing("2025-03-04")) == []


def test_the_sentence_names_no_person_and_says_what_is_missing():
    story = family(couple(), incident("violence", "2025-01-06"), closing("2025-03-04"))
    told_of = world(story)
    (gap,) = gaps(told_of, today=date(2025, 6, 1))

    said = Saying(told_of).why(gap)

    assert said == (
        "Northshire Police had known for 57 days of violence in the family (incident attended:"
        " domestic abuse) when Northshire Social Care decided a referral on 4 March 2025;"
        " nothing shows that it ever learned of it."
    )


@given(held=DAYS, decided=DAYS, learned=st.none() | DAYS)
def test_a_gap_is_one_exactly_where_the_days_say_so(
    held: date, decided: date, learned: date | None
):
    """Held before the day of the decision, and learned on a later day or never."""
    known = () if learned is None else (told("csc", learned.isoformat()),)
    story = (
        couple("2023-01-01"),
        incident("violence", held.isoformat(), known),
        closing(decided.isoformat()),
    )

    expected = held < decided and (learned is None or learned > decided)

    assert bool(found(*story, until="2026-12-31")) == expected


@given(st.permutations(range(5)))
def test_the_order_in_a_file_changes_nothing(order: list[int]):
    """The entries of one story, told in any order."""
    story = [
        couple("2023-01-01"),
        incident("first", "2024-12-02"),
        incident("second", "2025-02-11", (told("csc", "2025-05-01"),)),
        entry("mark", "injury.seen", "2025-02-20", "school", ("boy",), injury="bruise"),
        closing("2025-03-04"),
    ]

    assert found(*(story[n] for n in order)) == found(*story)
