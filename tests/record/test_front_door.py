"""Do the figures of the front door equal a count by hand, for whom they may be told?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.access.models import Post
from sightline.kernel.errors import Refused
from sightline.record.models import Entry, Receipt
from sightline.record.queries.front_door import Wanted, front_door, referrals_behind
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db
# Who referred, days ago, and how many hours later it was received, acknowledged and decided.
REFERRALS = (
    ("health-visitor", 200, 1, 1, 20),
    ("health-visitor", 60, 2, None, 30),
    ("police-officer", 59, 4, 5, 6),
    ("dsl", 20, 1, 2, None),
    ("police-officer", 5, None, None, None),
    ("health-visitor", 500, None, None, None),  # before the months, and still waiting
    ("health-visitor", 501, 1, 1, 2),
)

TIME_TO = {"read": "to_read", "acknowledged": "to_acknowledge", "decided": "to_decide"}


def decide(record: Scribe, thread: str, at: datetime) -> None:
    record(
        "front-door", "referral.decided", "robin", thread=thread, decision="advice",
        threshold="t", owner="o", rationale="r", at=at,
    )  # fmt: skip


@pytest.fixture
def record() -> Scribe:
    """Seven referrals to social care, one to health visiting, one from a grandmother."""
    make_directory()
    record = Scribe(at=NOW - timedelta(days=700))
    make_rowans(record)
    told = []
    for who, days, *hours in REFERRALS:
        made = NOW - timedelta(days=days)
        told.append((made, who, "referral.made", made))
        kinds = ("referral.received", "referral.acknowledged", "referral.decided")
        for kind, after in zip(kinds, hours, strict=True):
            if after is not None:
                told.append((made + timedelta(hours=after), who, kind, made))
    made_at: dict[datetime, str] = {}
    for at, who, kind, made in sorted(told, key=lambda each: each[0]):
        if kind == "referral.made":
            made_at[made] = record(who, kind, "robin", to="csc", concern=["neglect"], at=at)
        elif kind == "referral.decided":
            decide(record, made_at[made], at)
        elif kind == "referral.received":
            record("front-door", kind, "robin", thread=made_at[made], at=at)
        else:
            record("front-door", kind, "robin", thread=made_at[made], to="hv", at=at)
    at = NOW - timedelta(days=2)
    record("social-worker", "referral.made", "robin", to="hv", concern=["neglect"], at=at)
    at = NOW - timedelta(days=1)
    came = record("front-door", "referral.received", "robin", by_person="Gran", at=at)
    decide(record, came, at + timedelta(hours=3))
    return record


def by_hand(since: datetime) -> list[dict[str, object]]:
    """The referrals to social care since then, read off the ledger without the product."""
    found = []
    for entry in Entry.objects.all():
        made = entry.kind == "referral.made" and entry.data["to"] == "csc"
        came = entry.kind == "referral.received" and entry.thread == entry.id
        if not (made or came):
            continue
        later = [e for e in Entry.objects.all() if e.thread == entry.id != e.id]
        times = {
            kind: min((e.recorded_at for e in later if e.kind == kind), default=None)
            for kind in ("referral.received", "referral.acknowledged", "referral.decided")
        }
        read = [
            r.at for r in Receipt.objects.all()
            if r.entry_id == entry.pk and r.agency_id == "csc" and made
        ]  # fmt: skip
        found.append(
            {
                "from": entry.agency_id if made else "",
                "at": entry.recorded_at,
                "read": min(read, default=None),
                "acknowledged": times["referral.acknowledged"],
                "decided": times["referral.decided"],
            }
        )
    return [row for row in found if row["at"] >= since or row["decided"] is None]


def test_every_figure_equals_a_count_by_hand(record):
    """Together, by month, by who referred: number, read, acknowledged, decided, and how long."""
    since = datetime(2025, 4, 1, tzinfo=NOW.tzinfo)
    hand = by_hand(since)
    inside = [row for row in hand if row["at"] >= since]

    found = front_door(actor("partnership-manager"), by="month", now=NOW)

    def check(figures, rows):
        assert figures.number == len(rows)
        for name in ("read", "acknowledged", "decided"):
            times = [(row[name] - row["at"]).total_seconds() for row in rows if row[name]]
            assert getattr(figures, name) == len(times)
            took = getattr(
                figures,
                {"read": "to_read", "acknowledged": "to_acknowledge"}.get(
                    name, "to_decide"
                ),
            )
            assert took == (pytest.approx(median(times) / 86_400) if times else None)
        assert figures.waiting == len([row for row in rows if not row["decided"]])

    check(found.whole, inside)
    assert found.whole.number == 6
    for month, figures in found.periods:
        in_month = [r for r in inside if r["at"].date().replace(day=1) == month]
        check(figures, in_month)
    for agency, _, figures in found.agencies:
        check(figures, [row for row in inside if row["from"] == agency])
    assert found.waiting == len([row for row in hand if not row["decided"]]) == 3
    assert found.oldest == NOW - timedelta(days=500)


def test_weeks_begin_on_mondays_and_hold_what_came_in_them(record):
    """Twelve weeks; NOW is a Monday, so what came five days ago is of the week before."""
    found = front_door(actor("partnership-manager"), by="week", now=NOW)

    weeks = {day: of.number for day, of in found.periods}
    assert len(weeks) == 12
    assert all(day.weekday() == 0 for day in weeks)
    assert weeks[date(2026, 2, 23)] == 2
    assert found.waiting == 3


def test_routes_part_what_agencies_sent_from_what_the_public_told(record):
    """The grandmother's has no time to read: the front door wrote it down itself."""
    found = front_door(actor("front-door"), by="month", now=NOW)

    assert {route: of.number for route, _, of in found.routes} == {
        "recorded": 5,
        "public": 1,
    }
    [public] = [of for route, _, of in found.routes if route == "public"]
    assert (public.decided, public.to_read) == (1, None)


def test_a_question_to_the_referrer_before_the_decision_is_sent_back(record):
    """To the agency that referred, about the same child; afterwards or to others does not count."""

    def sent_back() -> int:
        return front_door(actor("front-door"), by="month", now=NOW).whole.sent_back

    def ask(who: str, of: str) -> None:
        record("front-door", "information.requested", "robin", from_=of, about=who,
               at=NOW - timedelta(hours=1))  # fmt: skip

    ask("robin", "school")
    assert sent_back() == 1  # the school's, which waits
    ask("robin", "refuge")
    assert sent_back() == 1


def test_a_correction_counts_as_what_it_corrects_and_never_twice(record):
    """Sent to social care by mistake: corrected to health visiting, it is no longer theirs."""
    before = front_door(actor("front-door"), by="month", now=NOW).whole.number
    wrong = Entry.objects.get(recorded_at=NOW - timedelta(days=5))
    record("police-officer", "referral.made", "robin", to="hv", concern=["neglect"],
           corrects=wrong.id, at=NOW)  # fmt: skip

    assert front_door(actor("front-door"), by="month", now=NOW).whole.number == before - 1


def test_a_manager_is_told_no_small_number_and_nobody_is_in_the_file(record):
    """Six is told as about five; three that wait, not at all, nor since when."""
    for found in (
        front_door(actor("head-of-service"), by="month", now=NOW),
        front_door(actor("front-door"), by="month", now=NOW, for_others=True),
    ):
        assert (found.whole.number, found.waiting, found.oldest) == (5, None, None)
        assert {of.number for _, of in found.periods} <= {0, None}


@pytest.mark.parametrize(
    "post", ["health-visitor", "dsl", "privacy-officer", "administrator"]
)
def test_nobody_else_reads_them(record, post):
    """The query refuses, whatever page asks."""
    with pytest.raises(Refused):
        front_door(actor(post), by="month", now=NOW)
    with pytest.raises(Refused):
        referrals_behind(actor(post), Wanted(), now=NOW)


def test_a_figure_opens_into_its_referrals(record):
    """The front door reads all that came to it; each is the entry it stands for."""
    found = referrals_behind(actor("front-door"), Wanted(what="waiting"), now=NOW)
    police = referrals_behind(actor("front-door"), Wanted(agency="police"), now=NOW)

    assert [row.at for row, _ in found.rows] == [
        NOW - timedelta(days=days) for days in (5, 20, 500)
    ]
    assert (len(police.rows), police.not_open) == (2, 0)
    assert all(entry.kind == "referral.made" for _, entry in police.rows)


def test_another_front_door_reads_only_what_came_to_it(record):
    """Health visiting's manager reads the one referral made to health visiting."""
    Post.objects.filter(pk="health-visitor").update(role="front-door")
    found = front_door(actor("health-visitor"), by="month", now=NOW)

    assert found.whole.number == 1


def test_as_many_statements_for_many_referrals_as_for_few(record):
    """Nothing is read once for each referral."""

    def statements() -> int:
        manager = actor("partnership-manager")
        with CaptureQueriesContext(connection) as made:
            front_door(manager, by="month", now=NOW)
        return len(made)

    few = statements()
    for day in range(40, 25, -1):
        record("dsl", "referral.made", "robin", to="csc", concern=["neglect"],
               at=NOW - timedelta(days=day))  # fmt: skip
    assert statements() == few
