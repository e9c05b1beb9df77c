"""Does ending a post, or suspending a person, take effect on the next page they ask for? (T8)"""

from __future__ import annotations

import pytest

from sightline.access.models import Post, Suspension
from tests.cast import make_directory
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db
WHY = "Under investigation by the agency since today"


@pytest.fixture(autouse=True)
def directory() -> None:
    make_directory()


def test_an_ended_post_opens_nothing_more() -> None:
    """The next page of whoever held it leads away from the record."""
    worker = signed_in_client("social-worker")
    assert worker.get("/directory/").status_code == 200

    done = signed_in_client("social-work-manager").post(
        "/posts/social-worker/end/", {"sure": "on"}
    )

    assert done.headers["Location"] == "/posts/"
    assert Post.objects.get(pk="social-worker").ended_at
    assert worker.get("/directory/").status_code == 302


def test_a_suspended_person_opens_nothing_until_it_is_lifted() -> None:
    """In every post they hold, from the next page on."""
    worker = signed_in_client("social-worker")
    officer = signed_in_client("privacy-officer")

    officer.post("/posts/social-worker/suspend/", {"reason": WHY})
    shut = worker.get("/directory/").status_code
    officer.post("/posts/social-worker/lift/", {"sure": "on"})

    assert shut == 302
    assert Suspension.objects.get().ended_at
    assert signed_in_client("social-worker").get("/directory/").status_code == 200


def test_nothing_ends_by_a_slip_of_the_hand() -> None:
    """Without the tick, and without a reason, the page comes back."""
    manager = signed_in_client("social-work-manager")

    ending = manager.post("/posts/social-worker/end/", {})
    suspending = manager.post("/posts/social-worker/suspend/", {"reason": "short"})

    assert b"There is a problem" in ending.content
    assert b"There is a problem" in suspending.content
    assert not Post.objects.get(pk="social-worker").ended_at
    assert not Suspension.objects.exists()


@pytest.mark.parametrize(
    ("post", "whose"), [("social-work-manager", "health-visitor"), ("dsl", "dsl")]
)
def test_nobody_ends_a_post_that_is_not_theirs_to_end(post: str, whose: str) -> None:
    """Another agency's posts, and one's own, are not there to be ended."""
    assert signed_in_client(post).get(f"/posts/{whose}/end/").status_code == 404


def test_nobody_decides_on_their_own_access() -> None:
    """A manager is refused their own post, in words."""
    page = signed_in_client("social-work-manager").post(
        "/posts/social-work-manager/end/", {"sure": "on"}
    )

    assert b"nobody decides on their own access" in page.content
