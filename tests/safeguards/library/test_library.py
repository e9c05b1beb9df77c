"""Is each safeguard that ships fit to be read, kept and broken?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest

from sightline.kernel.local_time import end_of_day
from sightline.kernel.working_days import Calendar, england_and_wales
from sightline.safeguards.examples import try_examples
from sightline.safeguards.library_loading import load
from sightline.safeguards.model import Follows, Knows, Rhythm, Safeguard
from sightline.safeguards.obligation import Obligation
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.world import World
from sightline.safeguards.world_building.spans import second_of

LIBRARY = load()
KEPT = {"met", "excused"}
BROKEN = {"missed", "late"}
LONGEST_TITLE = 150


def by_reference(
    safeguards: Sequence[Safeguard], world: World, calendar: Calendar, today: date
) -> tuple[Obligation, ...]:
    now = second_of(end_of_day(today))
    return run_all(safeguards, world, calendar, today=today, now_second=now)


def in_words(safeguard: Safeguard) -> str:
    return safeguard.code


def statuses(safeguard: Safeguard) -> set[str]:
    return {status for each in safeguard.examples for _, status in each.expects}


def test_there_are_enough_of_them_for_every_part_of_the_work() -> None:
    themes = {each.learned.theme for each in LIBRARY}

    assert len(LIBRARY) > 100
    assert {"referral-route", "bruising-protocol", "fathers", "was-not-brought"} <= themes


@pytest.mark.parametrize("safeguard", LIBRARY, ids=in_words)
def test_its_worked_examples_come_out_as_they_say(safeguard: Safeguard) -> None:
    tried = list(try_examples([safeguard], england_and_wales(), by_reference))

    assert [each for each in tried if not each.holds] == []


@pytest.mark.parametrize("safeguard", LIBRARY, ids=in_words)
def test_one_example_keeps_it_and_one_breaks_it(safeguard: Safeguard) -> None:
    assert statuses(safeguard) & KEPT
    assert statuses(safeguard) & BROKEN


@pytest.mark.parametrize(
    "safeguard",
    [each for each in LIBRARY if isinstance(each.expect, Follows | Knows | Rhythm)],
    ids=in_words,
)
def test_a_clock_has_an_example_in_time_one_late_and_one_not_done(
    safeguard: Safeguard,
) -> None:
    assert {"met", "late", "missed"} <= statuses(safeguard)


@pytest.mark.parametrize("safeguard", LIBRARY, ids=in_words)
def test_it_says_what_it_was_learned_from_and_for_which_requirement(
    safeguard: Safeguard,
) -> None:
    assert safeguard.learned.review.endswith(".")
    assert safeguard.learned.rows
    assert all(re.fullmatch("[A-Z]{2}-[0-9]{2}", row) for row in safeguard.learned.rows)
    assert safeguard.learned.theme


def test_titles_are_short_and_each_is_said_once() -> None:
    titles = [each.title for each in LIBRARY]

    assert len(set(titles)) == len(titles)
    assert [title for title in titles if len(title) > LONGEST_TITLE] == []
    assert [title for title in titles if title.endswith(".")] == []
