"""Reviews beside each other, and the record beside a review."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.reviews import actions
from sightline.reviews.log import Taken
from sightline.reviews.queries.across import clusters, seen_before
from sightline.reviews.queries.asking import proposed_agencies
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.opening import my_reviews
from sightline.reviews.queries.timeline import story_of_returns
from sightline.reviews.state.clusters import ENOUGH, WITHIN_DAYS, Told, clusters_in
from sightline.reviews.state.timing import reached
from tests.cast import NOW, Scribe, actor, make_directory, make_rowans
from tests.reviews.partnerships import AT, NOTICED, Partnership
from tests.reviews.returns import HEALTH_VISITOR, POLICE, as_csv

DAYS = st.lists(st.integers(0, 400), max_size=12)


def told(day: int, number: int = 0) -> Told:
    return Told(f"C{number}", date(2026, 1, 1) + timedelta(days=day), "under 1", "injured")


@given(DAYS)
def test_a_cluster_is_there_exactly_where_enough_fall_in_the_days(days):
    found = clusters_in([told(day, n) for n, day in enumerate(days)])
    ordered = sorted(days)
    enough = any(
        ordered[n + ENOUGH - 1] - ordered[n] <= WITHIN_DAYS
        for n in range(len(ordered) - ENOUGH + 1)
    )
    assert bool(found) == enough
    for cluster in found:
        assert (cluster.last - cluster.first).days <= WITHIN_DAYS
        assert len(cluster.incidents) >= ENOUGH


def test_incidents_of_another_type_are_no_part_of_a_cluster():
    other = Told("X", date(2026, 1, 3), "under 1", "death")
    assert not clusters_in([told(0), told(10, 1), other])


@pytest.mark.django_db
def test_three_babies_injured_in_ninety_days_are_shown_together():
    make_directory()
    Scribe()("social-worker", "person.recorded", "robin=child", born="2025-12-20")
    manager = actor("partnership-manager")
    for day in ("2026-01-05", "2026-02-20", "2026-03-26"):
        more = {"child": "robin", "happened": day, "aware_on": day, "injuries": ["bruise"]}
        step = Taken("incident.noticed", {**NOTICED.data, **more})
        actions.start(manager, step, at=datetime.fromisoformat(f"{day}T12:00+00:00"))
    now = datetime(2026, 3, 27, tzinfo=UTC)
    [cluster] = clusters(manager, now=now)
    assert (cluster.age, cluster.type, len(cluster.incidents)) == ("under 1", "injured", 3)
    assert clusters(actor("head-of-service"), now=now) == ()


@pytest.mark.django_db
def test_agencies_that_work_with_the_family_are_proposed():
    make_directory()
    make_rowans(Scribe())
    manager = actor("partnership-manager")
    noticed = Taken("incident.noticed", {**NOTICED.data, "child": "robin"})
    actions.start(manager, noticed, at=NOW)
    [review] = my_reviews(manager, now=NOW)
    found = proposed_agencies(manager, review, now=NOW)
    names = {each.name for each in found}
    assert "Northshire Health Visiting" in names
    assert not any(each.asked for each in found)
    assert all(each.why for each in found)


@pytest.mark.django_db
def test_the_same_theme_in_another_review_is_seen_before():
    make_directory()
    first, second = Partnership(), Partnership()
    said = {"type": "gap", "says": "Fathers were not asked about", "theme": "fathers"}
    first.take(Taken("learning.drawn", said))
    second.take(Taken("learning.drawn", said))
    seen = second.seen_by()
    [before] = seen_before(second.manager, seen, now=second.at)
    assert [each.code for each in before.points] == [first.seen_by().code]


@pytest.mark.django_db
def test_days_are_counted_from_the_incident_to_the_first_learning():
    make_directory()
    partnership = Partnership()
    said = {"type": "gap", "says": "Fathers were not asked about", "theme": "fathers"}
    partnership.at = AT + timedelta(days=3)
    partnership.take(Taken("learning.drawn", said))
    [first] = reached(partnership.seen_by().state)
    assert (first.what, first.days) == ("First learning point", 3)


@pytest.mark.django_db
def test_returns_are_one_timeline_with_a_lane_for_each_agency():
    make_directory()
    partnership = Partnership()
    partnership.receive("health-visitor", "hv", as_csv(HEALTH_VISITOR))
    partnership.receive("police-officer", "police", as_csv(POLICE))
    combined = combined_chronology(partnership.seen_by())
    story = story_of_returns(combined, title="T", as_at=date(2026, 3, 1))
    assert [lane.name for lane in story.lanes] == [
        "Northshire Health Visiting", "Northshire Police",
    ]  # fmt: skip
    assert len(story.events) == 4
    assert story.of_events == 5
