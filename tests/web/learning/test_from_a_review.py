"""Begun from a real review: what would give the family away is found on the page."""

from __future__ import annotations

import pytest

from sightline.learning.models import Briefing
from tests.web.forms_sent import errors_of, sent
from tests.web.reviews.scene import Scene
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db


def test_a_name_from_the_record_is_found_with_what_to_write_instead() -> None:
    """The manager sits in the review; another manager does not, and cannot say it is fine."""
    scene = Scene()
    scene.close_returns()
    manager = scene.client()
    new = "/learning/work/new/"
    begun = sent(
        manager, new, template="seven-minute", title="Safer sleep", review=scene.code
    )
    work = begun.headers["Location"].removesuffix("write/")
    assert Briefing.objects.get().review == scene.code

    sent(manager, f"{work}write/", story="Robin Rowan lay beside her mother.")
    page = manager.get(f"{work}check/")
    assert "Robin" in " ".join(str(row[0]) for row in page.context["hits"])
    assert all(row[1] and row[2] for row in page.context["hits"])
    assert errors_of(sent(manager, f"{work}check/", why=""))

    sent(manager, f"{work}write/", story="A baby lay beside an adult.")
    again = manager.get(f"{work}check/")
    assert "Robin" not in " ".join(str(row[0]) for row in again.context["hits"])


def test_a_review_one_does_not_sit_in_is_not_offered() -> None:
    """Whoever types its code into the form is refused."""
    scene = Scene()
    administrator = signed_in_client("administrator")
    assert administrator.get("/learning/work/new/").status_code == 404

    answer = sent(
        scene.client(),
        "/learning/work/new/",
        template="lessons",
        title="T",
        review="QQ-3333",
    )
    assert errors_of(answer)
    assert not Briefing.objects.exists()
