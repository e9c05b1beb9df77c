"""Hundreds of planted identifiers are found, and clean briefings are left in peace."""

import random
from collections import Counter

import pytest

from sightline.learning.identification.checking import check
from tests.learning.identification.planting import (
    CLEAN,
    briefing_with,
    case_for,
    identifiers,
)

CASES = 20


def _measured() -> tuple[Counter, Counter, int]:
    """How many of each sort were planted, how many missed, and how many false alarms."""
    planted, missed, false = Counter(), Counter(), 0
    for seed in range(CASES):
        dice = random.Random(seed)
        case = case_for(dice)
        wanted = identifiers(dice, case)
        text, places = briefing_with(dice, wanted)
        hits = check(text, case)
        for one, (start, end) in zip(wanted, places, strict=True):
            planted[one.sort] += 1
            if not any(hit.start < end and start < hit.end for hit in hits):
                missed[f"{one.sort}: {one.words}"] += 1
        false += sum(
            not any(hit.start < end and start < hit.end for start, end in places)
            for hit in hits
        )
    return planted, missed, false


def test_hundreds_of_planted_identifiers_are_found():
    planted, missed, false = _measured()
    assert planted.total() >= 300
    assert missed.total() <= planted.total() * 0.01, missed
    assert false <= CASES * 0.2


def test_a_clean_briefing_is_left_in_peace():
    for seed in range(CASES):
        case = case_for(random.Random(seed))
        assert check("\n".join(CLEAN), case) == ()


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "A" * 5000, "é" * 200])
def test_any_text_can_be_checked(text):
    assert check(text, case_for(random.Random(1))) == ()


def test_every_hit_says_what_it_matches_and_what_to_write_instead():
    dice = random.Random(3)
    case = case_for(dice)
    text, _ = briefing_with(dice, identifiers(dice, case))
    for hit in check(text, case):
        assert text[hit.start : hit.end] == hit.found
        assert hit.matches
        assert hit.instead


def test_facts_that_are_harmless_alone_are_not_together():
    case = case_for(random.Random(2))
    together = "In March 2023 a seven-week-old baby, one of five children, had a fracture."
    assert [hit.sort for hit in check(together, case)] == ["combination"]
    apart = "A baby had a fracture.\nThe family had five children."
    assert check(apart, case) == ()


def test_the_number_to_ring_may_stand():
    case = case_for(random.Random(2))
    text = "If you are worried about a child, ring 01632 960 001."
    assert [hit.sort for hit in check(text, case)] == ["number"]
    assert check(text, case, allowed=frozenset({"01632960001"})) == ()
