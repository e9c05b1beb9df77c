"""Steps are only added, sealed in order, and put right once."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import LONDON
from sightline.reviews import log
from sightline.reviews.codes import neutral_code
from sightline.reviews.models import Review, Step
from sightline.reviews.state.told import standing
from tests.cast import actor, make_directory

AT = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)  # a Friday
REDATED = log.Taken("incident.redated", {"happened": "2026-03-26", "why": "misread"})

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    make_directory()
    return actor("partnership-manager")


def _noticed(**more) -> log.Taken:
    data = {"child": "baby", "aware_on": "2026-03-27", "harm": "death", "died": True}
    return log.Taken("incident.noticed", data | {"what": "found unresponsive"} | more)


def test_steps_come_back_in_order_as_far_as_they_were_taken(manager):
    review = log.begin(manager, [_noticed()], at=AT)
    log.take(manager, review, REDATED, at=AT + timedelta(days=1))

    kinds = [step.kind for step in log.steps_of(review)]
    assert kinds == ["incident.noticed", "incident.redated"]
    assert [step.kind for step in log.steps_of(review, known_at=AT)] == kinds[:1]


def test_a_step_that_lacks_what_it_needs_is_refused_with_every_fault(manager):
    with pytest.raises(Refused) as refused:
        log.begin(manager, [log.Taken("incident.noticed", {"harm": "bad"})], at=AT)
    assert len(refused.value.faults) >= 4
    assert not Review.objects.exists()


def test_a_step_is_put_right_by_one_other_of_its_kind(manager):
    review = log.begin(manager, [_noticed()], at=AT)
    first = log.steps_of(review)[0].id
    right = log.Taken("incident.noticed", _noticed(died=False).data, corrects=first)
    log.take(manager, review, right, at=AT)

    [stands] = standing(log.steps_of(review), "incident.noticed")
    assert stands.data["died"] is False
    with pytest.raises(Refused, match="someone else"):
        log.take(manager, review, right, at=AT)
    with pytest.raises(Refused, match="not there"):
        log.take(
            manager, review, log.Taken(REDATED.kind, REDATED.data, corrects=first), at=AT
        )


def test_the_database_refuses_to_change_or_delete_a_step(manager):
    log.begin(manager, [_noticed()], at=AT)
    for change in (lambda: Step.objects.update(author="x"), Step.objects.all().delete):
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            change()


def test_a_step_taken_in_summer_time_is_sealed_as_it_comes_back(manager):
    review = log.begin(manager, [_noticed()], at=datetime(2026, 7, 1, 9, tzinfo=LONDON))
    assert log.broken_at(review) is None


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_step_changed_behind_the_database_is_found(manager):
    review = log.begin(manager, [_noticed(), REDATED], at=AT)
    assert log.broken_at(review) is None
    with connection.cursor() as cursor:
        cursor.execute("drop trigger reviews_step_no_update")
    Step.objects.filter(number=2).update(author="somebody else")
    assert log.broken_at(review) == 2


def test_a_code_is_drawn_and_tells_nothing():
    draw = random.Random(5).randrange
    codes = [neutral_code(draw) for _ in range(1000)]
    assert len(set(codes)) > 990
    assert all(len(code) == 7 and not set("AEIOU") & set(code) for code in codes)
