"""Can a person choose the post they act in, and only in the demo who to be?"""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.access.models import Post, Suspension, User
from sightline.access.queries import PostHeld
from sightline.web.page import POST_KEY
from sightline.web.presenters.starting_points import ToBe, starting_points
from tests.cast import STARTED, make_directory
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory() -> None:
    """Agencies, posts and their holders."""
    make_directory()


def test_the_page_to_choose_who_to_be_does_not_exist_outside_the_demo(client):
    """Neither asking for it nor posting to it does anything at all."""
    asked, posted = client.get("/choose/"), client.post("/choose/", {"post": "front-door"})

    assert asked.status_code == posted.status_code == 404
    assert "_auth_user_id" not in client.session


def test_in_the_demo_one_becomes_whoever_one_chooses(client, settings):
    """No password: the post's holder is signed in and acts in that post."""
    settings.SIGHTLINE_DEMO = True

    shown = client.get("/choose/").content.decode()
    response = client.post("/choose/", {"post": "health-visitor"}, follow=True)

    assert "Everyone here is invented" in shown
    assert "Good places to start" in shown
    assert response.redirect_chain == [("/", 302)]
    assert client.session[POST_KEY] == "health-visitor"
    assert "Acting as <strong>Health visitor</strong>" in response.content.decode()


def test_in_the_demo_a_post_nobody_holds_cannot_be_chosen(client, settings):
    """An empty post, or none, leads back to the choice."""
    settings.SIGHTLINE_DEMO = True
    Post.objects.filter(pk="dsl").update(holder=None)

    for post in ("dsl", "no-such-post", ""):
        response = client.post("/choose/", {"post": post})
        assert (response.status_code, response.url) == (302, "/choose/")
    assert "_auth_user_id" not in client.session


def without_post(post: str) -> Client:
    client = signed_in_client(post)
    session = client.session
    del session[POST_KEY]
    session.save()
    return client


def test_whoever_acts_in_no_post_is_asked_to_choose_one():
    """Home leads to the choice, which lists the posts one holds and no others."""
    client = without_post("health-visitor")

    response = client.get("/", follow=True)

    assert response.redirect_chain == [("/post/", 302)]
    assert b'value="health-visitor"' in response.content
    assert b'value="front-door"' not in response.content


def test_one_acts_in_the_post_one_chose():
    """Somebody with two posts changes between them."""
    client = signed_in_client("health-visitor")
    Post.objects.filter(pk="health-visitor-south").update(
        holder=Post.objects.get(pk="health-visitor").holder
    )

    response = client.post("/post/", {"post": "health-visitor-south"})

    assert (response.status_code, response.url) == (302, "/")
    assert client.session[POST_KEY] == "health-visitor-south"


def test_another_persons_post_cannot_be_chosen():
    """It is refused in words, and one goes on acting as before."""
    client = signed_in_client("health-visitor")

    response = client.post("/post/", {"post": "front-door"})

    assert b"This post has ended or is not yours" in response.content
    assert client.session[POST_KEY] == "health-visitor"


def test_someone_suspended_is_told_so():
    """They are not sent round in a circle without a word."""
    client = without_post("health-visitor")
    holder = Post.objects.get(pk="health-visitor").holder
    Suspension.objects.create(user=holder, reason="Under review", started_at=STARTED)

    response = client.post("/post/", {"post": "health-visitor"})

    assert b"Your access is suspended" in response.content


def test_whoever_holds_no_post_is_told_whom_to_ask(client, settings):
    """An account without a post opens nothing and says why."""
    settings.SIGHTLINE_DEMO = True  # so that no second factor is asked for
    client.force_login(User.objects.create(username="alder"))

    response = client.get("/post/")

    assert b"hold no post at present" in response.content


def desk(id_: str, sector: str, role: str = "front-door") -> ToBe:
    """An agency of one post."""
    post = PostHeld(id_, id_, role, role, id_, id_, "", "Juniper Slate", 1, "")
    return ToBe(id_, sector, (post,))


def test_the_front_door_to_start_at_is_that_of_childrens_social_care():
    """Police and ambulance have desks with the same role, which take in no referrals."""
    agencies = [desk("ambulance-desk", "ambulance"), desk("duty", "childrens-social-care")]

    assert [each.post.id for each in starting_points(agencies)] == ["duty"]


def test_the_fullest_homes_of_the_demo_come_before_others_that_fit():
    """A school of any name will do, but not before the one with most to read."""
    role = "designated-safeguarding-lead"
    fitting = [desk(each, "school", role) for each in ("dsl-far", "dsl-larch-lane")]

    assert [each.post.id for each in starting_points(fitting)] == ["dsl-larch-lane"]
    assert [each.post.id for each in starting_points(fitting[:1])] == ["dsl-far"]
