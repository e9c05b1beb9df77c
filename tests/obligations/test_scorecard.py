"""Does the scorecard add up: what was kept, late and missed, for whom it may be told?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.kernel.errors import Refused
from sightline.kernel.ids import ref_of
from sightline.obligations.measures import measures
from sightline.obligations.queries.library import figures_of_safeguard, months_of
from sightline.obligations.queries.scorecard import (
    Chosen,
    one_measure,
    rows_behind,
    scorecard,
)
from sightline.record.models import Entry
from sightline.safeguards import library_loading
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans
from tests.obligations.some_safeguards import adopt_some

pytestmark = pytest.mark.django_db
READERS = ("partnership-manager", "head-of-service", "social-work-manager")
# By days before the second of March: when it was made, and when it was decided, if ever.
REFERRALS = ((20, 20), (19, 19), (18, 12), (17, None), (0, None))


@pytest.fixture
def record() -> Scribe:
    """The Rowans, five referrals, two decided at once, one late, one not, one not yet due."""
    make_directory()
    record = Scribe()
    make_rowans(record)
    adopt_some("referral-decided")
    for made, decided in REFERRALS:
        at = NOW - timedelta(days=made)
        ref = record(
            "health-visitor", "referral.made", "robin", to="csc", concern=["neglect"], at=at
        )
        if decided is not None:
            record(
                "front-door", "referral.decided", "robin", thread=ref, decision="advice",
                threshold="t", owner="o", rationale="r",
                at=NOW - timedelta(days=decided) + timedelta(hours=1),
            )  # fmt: skip
    return record


def line(post: str, code: str):
    return next(
        each for each in scorecard(actor(post), now=NOW) if each.measure.code == code
    )


def test_every_measure_names_safeguards_that_there_are():
    """A measure of something that was renamed would count nothing for ever."""
    known = {each.code for each in library_loading.load()}

    for measure in measures().values():
        assert set(measure.safeguards) <= known, measure.code
        assert bool(measure.safeguards) != bool(measure.from_record), measure.code


def test_what_fell_due_is_kept_late_or_missed(record):
    """Two of four in time; one late by four days; one never; one not yet due and not counted."""
    found = line("partnership-manager", "decided-in-a-day")

    assert (found.whole.kept, found.whole.late, found.whole.missed) == (2, 1, 1)
    assert (found.whole.of, found.whole.due, found.whole.days) == (4, 1, 0.0)
    assert found.not_adopted == ("referral-decided-at-once", "referral-received-decided")


def test_months_and_agencies_add_up_to_the_whole(record):
    """Each row is in one month and with one agency."""
    laid = one_measure(actor("partnership-manager"), "decided-in-a-day", now=NOW)

    assert next(month for month, _ in laid.months) == date(2025, 4, 1)
    assert sum(of.of for _, of in laid.months) == 4
    assert [(each.name, each.figures.of) for each in laid.agencies] == [
        ("Northshire Children's Social Care", 4)
    ]


def test_a_manager_is_told_no_number_below_five_and_none_to_the_unit(record):
    """Two, one and one are few; they cannot be worked out from the whole, which is few as well."""
    found = line("head-of-service", "decided-in-a-day").whole

    assert (found.kept, found.late, found.missed, found.of) == (None, None, None, None)
    assert (found.explained, found.share, found.days) == (0, None, None)


@pytest.mark.parametrize("post", ["front-door", "health-visitor", "dsl", "privacy-officer"])
def test_nobody_else_reads_it(record, post):
    """The query itself refuses, whatever page asks it."""
    for ask in (
        lambda: scorecard(actor(post), now=NOW),
        lambda: one_measure(actor(post), "decided-in-a-day", now=NOW),
        lambda: rows_behind(actor(post), "decided-in-a-day", Chosen(), now=NOW),
    ):
        with pytest.raises(Refused):
            ask()


def test_a_figure_opens_into_its_rows_where_they_are_open(record):
    """Social care's manager sees the entries; the partnership's is told how many there are."""
    missed = Chosen(standing="missed")
    mine = rows_behind(actor("head-of-service"), "decided-in-a-day", Chosen(), now=NOW)
    theirs = rows_behind(actor("partnership-manager"), "decided-in-a-day", missed, now=NOW)

    assert (theirs.rows, theirs.not_open) == ((), 1)
    assert (mine.rows, mine.not_open) == ((), 5)
    record(
        "social-worker", "involvement.started", "robin", role="social-worker",
        post="social-worker", team="csc-assess", basis="statutory-work",
    )  # fmt: skip
    mine = rows_behind(actor("head-of-service"), "decided-in-a-day", missed, now=NOW)
    never = Entry.objects.get(kind="referral.made", recorded_at=NOW - timedelta(days=17))
    assert [(standing, began.position) for standing, began, _ in mine.rows] == [
        ("missed", never.position)
    ]


def test_a_team_answers_for_the_children_it_works_with(record):
    """Nobody's before the assessment team works with Robin; all four of them after."""
    manager = actor("partnership-manager")
    assert one_measure(manager, "decided-in-a-day", now=NOW).teams == ()
    record(
        "social-worker", "involvement.started", "robin", role="social-worker",
        post="social-worker", team="csc-assess", basis="statutory-work",
    )  # fmt: skip

    [team] = one_measure(manager, "decided-in-a-day", now=NOW).teams
    assert (team.agency, team.team, team.figures.of) == ("csc", "csc-assess team", 4)
    of_another = Chosen(team=ref_of("another team"))
    assert rows_behind(manager, "decided-in-a-day", of_another, now=NOW).not_open == 0
    of_it = Chosen(team=ref_of("csc-assess team"), standing="late")
    assert rows_behind(manager, "decided-in-a-day", of_it, now=NOW).not_open == 1


def test_it_takes_as_many_statements_for_many_referrals_as_for_few(record):
    """Nothing is read once for each row."""

    def statements() -> int:
        manager = actor("partnership-manager")
        with CaptureQueriesContext(connection) as made:
            scorecard(manager, now=NOW)
        return len(made)

    few = statements()
    for day in range(15, 5, -1):
        record(
            "health-visitor", "referral.made", "robin", to="csc", concern=["neglect"],
            at=NOW - timedelta(days=day),
        )  # fmt: skip
    assert statements() == few


class TestFromTheRecordItself:
    """Measures that no safeguard asks for."""

    def test_a_baby_whose_carers_were_talked_with_in_time(self, record):
        """Robin, born on 2 December, is eight weeks old on 27 January."""
        assert line("partnership-manager", "crying-told").whole.missed == 1
        record(
            "health-visitor", "advice.given", "robin alice", happened="2026-01-27",
            topic="icon", to=["alice"], at=NOW,
        )  # fmt: skip
        found = line("partnership-manager", "crying-told").whole
        assert (found.kept, found.missed, found.days) == (1, 0, 56.0)
        assert line("partnership-manager", "safer-sleep-told").whole.missed == 1

    def test_a_day_later_is_late(self, record):
        record(
            "health-visitor", "advice.given", "robin alice", happened="2026-01-28",
            topic="icon", to=["alice"], at=NOW,
        )  # fmt: skip
        assert line("partnership-manager", "crying-told").whole.late == 1

    def test_a_father_is_recorded_asked_about_or_neither(self, record):
        """Nobody asked, then being sought, then an answer."""
        assert line("partnership-manager", "father-recorded").whole.missed == 1
        for outcome, stands in (("being-sought", "due"), ("known-not-recorded", "kept")):
            record(
                "health-visitor", "parent.asked-about", "robin alice", who="father",
                outcome=outcome, reason="She would rather not say", asked_of="alice",
            )  # fmt: skip
            found = line("partnership-manager", "father-recorded").whole
            assert getattr(found, stands) == 1

    def test_three_agencies_ask_for_a_lead(self, record):
        """Two agencies are no exception; the third is, until one of them has the lead."""

        def works(post: str, role: str) -> None:
            record(post, "involvement.started", "robin", role=role, post=post, basis="other",
                   until=(NOW + timedelta(days=90)).date().isoformat())  # fmt: skip

        works("social-worker", "social-worker")
        assert line("partnership-manager", "lead-practitioner").whole.of == 0
        works("police-officer", "other")
        assert line("partnership-manager", "lead-practitioner").whole.missed == 1
        works("health-visitor", "lead-practitioner")
        assert line("partnership-manager", "lead-practitioner").whole.kept == 1

    def test_a_weighty_change_is_read_by_whom_it_was_sent_to(self, record):
        """Health visiting reads it the same day; the school never does; others do not count."""
        at = NOW - timedelta(days=10)
        plan = record(
            "social-worker", "plan.agreed", "robin", type="safety", child="robin", what="w",
            parts=[{"who": "hv", "does": "d"}, {"who": "school", "does": "d"}], at=at,
        )  # fmt: skip
        changed = record(
            "social-worker", "plan.changed", "robin", thread=plan, what="w",
            significant=True, rationale="r",
        )  # fmt: skip
        record(
            "social-worker", "plan.changed", "robin", thread=plan, what="w",
            significant=False, rationale="r",
        )  # fmt: skip
        record("health-visitor", "information.acknowledged", "robin", entry=changed)

        found = line("partnership-manager", "plan-change-read").whole
        assert (found.kept, found.missed, found.of) == (1, 1, 2)
        laid = one_measure(actor("partnership-manager"), "plan-change-read", now=NOW)
        assert [each.agency for each in laid.agencies] == ["school", "hv"]


class TestBeforeAndSince:
    """Activity is told elsewhere; this is the outcome beside it."""

    def test_what_fell_due_before_and_since_a_day(self, record):
        """Thirty referrals in January, decided on the tenth day; thirty in February, at once."""
        for month, late in ((1, 10), (2, 0)):
            for number in range(30):
                made = NOW.replace(month=month, day=5) + timedelta(minutes=number)
                ref = record(
                    "health-visitor", "referral.made", "robin", to="csc",
                    concern=["neglect"], at=made,
                )  # fmt: skip
                record(
                    "front-door", "referral.decided", "robin", thread=ref, owner="o",
                    decision="advice", threshold="t", rationale="r",
                    happened=(made + timedelta(days=late)).date().isoformat(),
                    at=made + timedelta(days=late, seconds=1),
                )  # fmt: skip

        found = figures_of_safeguard("referral-decided", date(2026, 2, 3), now=NOW)

        assert (found.before.fell_due, found.before.late, found.before.share) == (30, 30, 0)
        # With the four of the fixture that fell due in February, of which two were in time.
        assert (found.after.fell_due, found.after.done, found.after.late) == (34, 32, None)
        assert found.after.share == 95
        assert [each.month.month for each in found.months] == [3, 2, 1]
        assert found.months == tuple(months_of("referral-decided", now=NOW))
