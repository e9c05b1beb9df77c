"""On PostgreSQL, what does the database still hide when a query forgets to ask?"""

import pytest

from sightline.access.database_scope import as_actor
from sightline.reviews import actions
from sightline.reviews.models import KeptFile, ReadFile, Step
from sightline.reviews.queries.chronology import combined_chronology
from sightline.reviews.queries.opening import my_reviews
from tests.cast import actor, make_directory
from tests.reviews.partnerships import AT, NOTICED, Partnership
from tests.reviews.returns import HEALTH_VISITOR, POLICE, as_csv

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def partnership():
    make_directory()
    one = Partnership()
    one.receive("health-visitor", "hv", as_csv(HEALTH_VISITOR))
    one.receive("police-officer", "police", as_csv(POLICE))
    return one


def counted(partnership, post: str) -> tuple[int, int, int]:
    with as_actor(actor(post), now=partnership.at):
        return Step.objects.count(), KeptFile.objects.count(), ReadFile.objects.count()


def test_without_a_seat_there_is_no_step_and_no_file(partnership):
    assert counted(partnership, "dsl") == (0, 0, 0)
    assert counted(partnership, "administrator") == (0, 0, 0)


def test_an_author_has_their_own_agencys_file_alone(partnership):
    steps, files, read = counted(partnership, "health-visitor")
    assert steps > 0
    assert (files, read) == (1, 1)
    assert counted(partnership, "social-work-manager")[1:] == (2, 2)


def test_a_review_is_worked_in_under_the_lock(partnership):
    for post in ("partnership-manager", "health-visitor"):
        with as_actor(actor(post), now=partnership.at):
            assert combined_chronology(partnership.seen_by(post)).rows
    with as_actor(actor("health-visitor"), now=partnership.at):
        partnership.receive("health-visitor", "hv", as_csv(HEALTH_VISITOR[:1]))


def test_a_review_can_be_begun_under_the_lock():
    make_directory()
    manager = actor("partnership-manager")
    with as_actor(manager, now=AT):
        actions.start(manager, NOTICED, at=AT)
        assert len(my_reviews(manager, now=AT)) == 1
