"""Does the report of disagreements equal what was recorded, pair by pair?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from sightline.kernel.errors import Refused
from sightline.record.models import Entry
from sightline.record.queries.disagreements import (
    WhichOnes,
    challenges,
    disagreements_behind,
)
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Scribe:
    """Four disagreements: two of health visiting with social care, one the other way, one old."""
    make_directory()
    record = Scribe(at=NOW - timedelta(days=780))
    make_rowans(record)
    raise_one(record, "police-officer", "csc", 750)
    first = raise_one(record, "health-visitor", "csc", 100)
    step(record, "social-worker", "answered", first, 98, stage=1, what="w")
    step(record, "health-visitor", "raised", first, 90, stage=3, with_="csc", what="w")
    step(record, "social-worker", "resolved", first, 80, stage=3, what="w",
         for_child="decision-changed")  # fmt: skip
    second = raise_one(record, "social-worker", "hv", 60)
    step(record, "health-visitor", "resolved", second, 56, stage=1, what="w")
    raise_one(record, "health-visitor", "csc", 5)
    return record


def raise_one(record: Scribe, who: str, with_: str, days: int) -> str:
    return record(
        who, "disagreement.raised", "robin", stage=1, with_=with_, what="w",
        at=NOW - timedelta(days=days),
    )  # fmt: skip


def step(
    record: Scribe, who: str, kind: str, thread: str, days: int, **data: object
) -> str:
    return record(
        who, f"disagreement.{kind}", "robin", thread=thread,
        at=NOW - timedelta(days=days), **data,
    )  # fmt: skip


def test_the_report_equals_what_was_recorded(record):
    """Number, stage reached, answered, resolved, days, and what it meant for the child."""
    found = challenges(actor("partnership-manager"), now=NOW)

    assert (found.whole.number, found.whole.answered, found.whole.resolved) == (3, 1, 2)
    assert found.whole.stages == (2, 0, 1, 0)
    assert found.whole.days == 12.0  # between four and twenty
    assert found.whole.outcomes == (1, 0, 0, 0, 1)


def test_pairs_keep_apart_who_raised_it_and_stand_by_name(record):
    """Social care with health visiting is another pair than the other way round."""
    found = challenges(actor("partnership-manager"), now=NOW)

    assert [(each.by, each.with_, each.figures.number) for each in found.pairs] == [
        ("csc", "hv", 1),
        ("hv", "csc", 2),
    ]
    assert found.pairs[1].figures.days == 20.0


def test_a_corrected_step_counts_once(record):
    """What it meant for the child was put right afterwards, in an entry with no thread."""
    wrong = Entry.objects.get(kind="disagreement.resolved", agency="csc")
    record(
        "social-worker", "disagreement.resolved", "robin", stage=2, what="w",
        for_child="no-effect", corrects=wrong.id, at=NOW,
    )  # fmt: skip

    found = challenges(actor("partnership-manager"), now=NOW).whole

    assert (found.number, found.resolved, found.days) == (3, 2, 12.0)
    assert found.outcomes == (0, 0, 0, 1, 1)


def test_managers_are_told_no_small_number_and_others_nothing(record):
    found = challenges(actor("social-work-manager"), now=NOW).whole
    assert (found.number, found.resolved, found.days) == (None, None, None)
    for post in ("front-door", "health-visitor", "administrator"):
        with pytest.raises(Refused):
            challenges(actor(post), now=NOW)
        with pytest.raises(Refused):
            disagreements_behind(actor(post), WhichOnes(), now=NOW)


def test_a_figure_counts_as_many_as_it_opens_into_or_are_not_open(record):
    """The partnership was told of none of them, and learns that there are two, and no more."""
    wanted = WhichOnes(by="hv", with_="csc")
    found = disagreements_behind(actor("partnership-manager"), wanted, now=NOW)
    assert (found.rows, found.not_open) == ((), 2)

    record("social-worker", "involvement.started", "robin", role="social-worker",
           post="social-worker", team="csc-assess", basis="statutory-work",
           at=NOW)  # fmt: skip
    resolved = WhichOnes(what="decision-changed")
    found = disagreements_behind(actor("social-work-manager"), resolved, now=NOW)
    assert [row.at for row, _ in found.rows] == [NOW - timedelta(days=100)]
