"""Does Northshire show a group at work, and a self-check that is half answered?"""

from datetime import UTC, datetime

import pytest

from sightline.access.actor import actor_in
from sightline.access.models import Post
from sightline.demo.dates import DEMO_TODAY
from sightline.kernel.local_time import london_day
from sightline.learning.groups.agenda import agenda_of
from sightline.learning.groups.queries import my_groups, owed_by_agency
from sightline.learning.groups.step_kinds import QUESTIONS
from sightline.learning.models import Discussion
from sightline.learning.queries import published_under
from sightline.learning.self_checks.answers import ANSWERS
from sightline.learning.self_checks.queries import self_checks

pytestmark = pytest.mark.django_db
NOW = datetime.combine(DEMO_TODAY, datetime.min.time(), tzinfo=UTC).replace(hour=12)


@pytest.fixture(autouse=True)
def _northshire(heads):
    """Every test here is in Northshire."""


def actor(post):
    return actor_in(post, user_id=Post.objects.get(pk=post).holder_id, now=NOW)


def test_a_group_works_on_two_gaps_and_something_is_overdue():
    """Both questions are answered for both; one action is late, one pilot goes on."""
    [group] = my_groups(actor("health-visiting-manager"))
    state = group.state
    assert len(state.gaps) == 2
    assert all(gap.answers_to(question) for gap in state.gaps for question in QUESTIONS)
    [late] = [each for each in state.actions if each.is_late(DEMO_TODAY)]
    assert [each.action for each in owed_by_agency(actor("head-of-service"))] == [late]
    assert [pilot.decided for pilot in state.pilots] == [None]
    assert sum(state.trainings[0].people.values()) == 32
    assert all(london_day(step.at) <= DEMO_TODAY for step in state.steps)
    for gap in state.gaps:
        assert published_under(gap.step.data["code"]) is not None


def test_its_next_agenda_asks_for_what_is_late_and_what_nobody_has_said_since():
    [group] = my_groups(actor("partnership-manager"))
    agenda = agenda_of(group.state, today=DEMO_TODAY)
    assert agenda.is_planned
    assert len(agenda.overdue) == 1
    assert len(agenda.unanswered) == 2
    assert len(agenda.trials) == 2


def test_a_self_check_is_half_answered_in_every_way_there_is():
    [check] = self_checks(actor("partnership-manager"))
    assert {each.answer for each in check.given} == set(ANSWERS)
    assert check.answered_by("health-visiting") == len(check.asks)
    assert 0 < check.answered_by("csc") < len(check.asks)
    assert check.earlier("csc", check.asks[1].code)
    assert all(published_under(ask.source) for ask in check.asks)


def test_teams_met_in_every_sort_of_way():
    met = set(Discussion.objects.values_list("sort", flat=True))
    assert met == {"team-meeting", "group-supervision", "reflective-event"}
