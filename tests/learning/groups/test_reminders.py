"""What groups set and nobody did, and what an agency has not answered, is not left lying."""

from datetime import timedelta

import pytest

from sightline.kernel.local_time import london_day
from sightline.learning.across.reminders import reminders_of_learning
from sightline.learning.groups.reminders import overdue_in_groups
from sightline.web.presenters.looking_back import reminder_rows
from tests.cast import actor, make_directory
from tests.learning.groups.a_group import MANAGER, MEMBER, Working
from tests.web.groups.places import a_self_check

pytestmark = pytest.mark.django_db


def test_each_is_told_what_they_can_do_something_about() -> None:
    """Members of their group's, managers of their agency's, each thing once."""
    make_directory()
    group = Working()
    today = london_day(group.at)
    yesterday = (today - timedelta(days=1)).isoformat()
    action = group.take(
        "action.set", what="Ask", owner="csc", owner_role="Head", due=yesterday
    )
    group.set_action(today.isoformat())
    check = a_self_check(group)

    def told(post: str, days: int = 0) -> list[tuple[str, str]]:
        found = overdue_in_groups(actor(post), today + timedelta(days=days))
        return [(each.sort, each.place) for each in found]

    place = f"{group.code}/{action}"
    assert told(MEMBER) == [("group-action", place)]
    assert told(MANAGER) == [("group-action", place)]
    assert told("social-work-manager") == [("group-action", place)]  # its chair
    assert told("head-of-service") == [("owed-action", place)]
    assert told("health-visitor-south") == []
    assert ("self-check", check) not in told("head-of-service", days=10)
    assert ("self-check", check) in told("head-of-service", days=11)


def test_it_stands_among_what_was_left_with_the_way_there() -> None:
    make_directory()
    group = Working()
    day = (london_day(group.at) - timedelta(days=1)).isoformat()
    action = group.take("action.set", what="Ask", owner="csc", owner_role="Head", due=day)
    found = reminders_of_learning(actor("head-of-service"), now=group.at)
    [row] = reminder_rows(found, {"csc": "Social care"}, {})
    assert row[0].endswith("overdue: Ask")
    assert row[2] == "Social care"
    assert row[3]["href"] == f"/groups/owed/{group.code}/{action}/"
