"""What was changed in a review is found, and what is worked out of it can be made again."""

import pytest
from django.db import connection

from sightline.access.append_only import arm, disarm
from sightline.commands.main import main
from sightline.reviews.keeping import rebuild, verify
from sightline.reviews.models import KeptFile, ReadFile, Seat, Step
from tests.cast import make_directory
from tests.reviews.partnerships import Partnership
from tests.reviews.returns import POLICE, as_csv

pytestmark = pytest.mark.django_db
TABLES = ("reviews_step", "reviews_keptfile")


@pytest.fixture
def partnership():
    make_directory()
    one = Partnership()
    one.receive("police-officer", "police", as_csv(POLICE))
    disarm(connection, *TABLES)
    yield one
    arm(connection, *TABLES)


def test_a_step_that_was_changed_or_taken_out_is_named(partnership):
    assert verify().faults == ()
    last = Step.objects.order_by("-number")[0]
    Step.objects.filter(number=3).update(author="Somebody Else")
    assert "step 3" in verify().faults[0].wrong
    Step.objects.filter(number=3).delete()
    assert "step 3" in verify().faults[0].wrong
    assert last.number > 3


def test_a_file_that_was_changed_is_named(partnership):
    KeptFile.objects.update(content=b"something else")
    [fault] = verify().faults
    assert "not as it was sent" in fault.wrong


def test_seats_and_readings_are_made_again_as_they_were(partnership):
    def kept():
        seats = Seat.objects.order_by("post").values_list(
            "post", "part", "agency", "started_at", "ended_at"
        )
        return list(seats), list(ReadFile.objects.values_list("file", "told"))

    before = kept()
    Seat.objects.all().delete()
    ReadFile.objects.all().delete()
    assert rebuild() == 1
    assert kept() == before


def test_the_command_that_verifies_looks_at_reviews_too(partnership, capsys):
    assert main(["verify"]) == 0
    assert "1 review" in capsys.readouterr().out
    Step.objects.filter(number=2).update(kind="line.set")
    assert main(["verify"]) == 1
    assert "step 2" in capsys.readouterr().out
