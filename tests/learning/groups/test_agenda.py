"""What does the agenda hold? What is due, what nobody answered, and nothing else."""

from datetime import date, timedelta

import pytest

from sightline.kernel.local_time import london_day
from sightline.learning.groups.agenda import Item, agenda_of
from tests.cast import NOW, make_directory
from tests.learning.groups.a_group import Working

pytestmark = pytest.mark.django_db
TODAY = london_day(NOW)


def _in(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.fixture
def group() -> Working:
    make_directory()
    return Working(at=NOW)


def _says(items: tuple[Item, ...]) -> list[str]:
    return [item.says for item in items]


def test_it_is_made_for_the_day_of_the_next_meeting(group: Working) -> None:
    """What is not late today but will be on that day is overdue on it."""
    group.set_action(_in(5))
    assert not agenda_of(group.opened().state, today=TODAY).is_planned

    group.take("meeting.planned", on=_in(10), where="Council house, room 3")
    agenda = agenda_of(group.opened().state, today=TODAY)
    assert (agenda.day.isoformat(), agenda.where) == (_in(10), "Council house, room 3")
    assert _says(agenda.overdue) == ["Ask at each visit"]


def test_actions_are_overdue_due_soon_or_not_on_it(group: Working) -> None:
    for days in (-1, 0, 28, 29):
        group.set_action(_in(days))
    dropped = group.set_action(_in(-9))
    group.take("action.dropped", action=dropped, why="Not needed")
    finished = group.set_action(_in(-8))
    group.take(
        "action.evidenced", action=finished, agency="hv", type="outcome", how="audit",
        what="9 of 10", finishes=True,
    )  # fmt: skip

    agenda = agenda_of(group.opened().state, today=TODAY)
    assert [item.due.isoformat() for item in agenda.overdue] == [_in(-1)]
    assert [item.due.isoformat() for item in agenda.due] == [_in(0), _in(28)]
    assert {item.why for item in agenda.overdue} == {"No evidence yet"}


def test_a_question_is_asked_again_when_its_answer_is_ninety_days_old(
    group: Working,
) -> None:
    gap = group.take_up()
    assert [i.why for i in agenda_of(group.opened().state, today=TODAY).unanswered] == [
        "Never answered",
        "Never answered",
    ]
    group.answer(gap, "now", "We ask")
    group.answer(gap, "more", "A place for him")
    state = group.opened().state
    assert agenda_of(state, today=TODAY + timedelta(days=90)).unanswered == ()
    later = agenda_of(state, today=TODAY + timedelta(days=91))
    assert {item.why for item in later.unanswered} == {"Last answered 91 days before"}

    group.take("gap.closed", gap=gap, why="Asked everywhere: audit of 40")
    state = group.opened().state
    assert agenda_of(state, today=TODAY + timedelta(days=91)).unanswered == ()


def test_look_backs_pilots_and_trainings_come_when_they_are_due(group: Working) -> None:
    look = group.take("lookback.set", due=_in(3), what="Does every record name him?")
    group.take("lookback.set", due=_in(200), what="Later")
    pilot = group.take(
        "pilot.begun", what="x", question="Does it help?", measure="x", starts=_in(-9),
        due=_in(-1),
    )  # fmt: skip
    group.take(
        "training.held", what="x", led_by=["hv"], on=_in(-9), measure="Named fathers",
        due=_in(20),
    )  # fmt: skip
    agenda = agenda_of(group.opened().state, today=TODAY)
    assert _says(agenda.look_backs) == ["Does every record name him?"]
    assert [(item.says, item.late) for item in agenda.trials] == [
        ("Pilot to be decided: Does it help?", True),
        ("Training to be measured: Named fathers", False),
    ]

    group.take("lookback.done", lookback=look, on=_in(0), found="18 of 20 do")
    group.take("pilot.decided", pilot=pilot, decision="stopped", why="It did not")
    agenda = agenda_of(group.opened().state, today=TODAY)
    assert agenda.look_backs == ()
    assert len(agenda.trials) == 1


def test_what_reviews_left_open_comes_in_order_and_with_its_review(group: Working) -> None:
    given = [
        Item("Later", due=date(2090, 1, 1), review="KT-7438"),
        Item("Soon", due=TODAY + timedelta(days=2), review="KT-7438"),
        Item("Late", due=TODAY - timedelta(days=2), late=True, review="KT-7438"),
    ]
    agenda = agenda_of(group.opened().state, today=TODAY, from_reviews=given)
    assert _says(agenda.from_reviews) == ["Late", "Soon"]
    assert not agenda.is_empty
    assert agenda_of(group.opened().state, today=TODAY).is_empty
