"""Does each see what came back, how long it took and what was left, of their own reviews alone?"""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from sightline.learning import actions
from sightline.learning.actions import Written
from sightline.learning.queries import published_under
from sightline.reviews.log import Taken
from tests.cast import actor, make_directory
from tests.reviews.partnerships import Partnership
from tests.web.learning.briefings import CODE, SLOTS, TITLE, publish_one
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
SAID = "Nobody asked who the father was"
PLAN = {"what": "Ask at booking", "owner": "hv", "owner_role": "Lead", "due": "2026-04-20"}


@pytest.fixture
def reviews() -> list[Partnership]:
    """Two reviews that found the same, and a published briefing of neither."""
    make_directory()
    publish_one()
    made = [Partnership(), Partnership()]
    gap = {"type": "gap", "says": SAID, "theme": "fathers"}
    for review in made:
        [point] = review.take(Taken("learning.drawn", gap))
        said = {"says": "Ask who lives there", "to": ["hv"], "theme": "fathers"}
        [asked] = review.take(Taken("recommendation.made", said | {"learning": [point]}))
        review.take(Taken("action.set", PLAN | {"recommendation": asked}))
        review.take(
            Taken("lookback.set", {"on": "2026-05-01", "what": "Whether it is asked"})
        )
    made[0].take(
        Taken("safeguard.linked", {"learning": point, "safeguard": "father-recorded"})
    )
    return made


def _codes(reviews: list[Partnership]) -> list[str]:
    return [each.seen_by().code for each in reviews]


def test_the_history_and_what_is_left_stand_together(reviews: list[Partnership]) -> None:
    """Both reviews, the briefing, the recommendation with its action, and what is overdue."""
    page = signed_in_client("partnership-manager").get("/learning/repeat/reviews/")
    html = page.content.decode()

    [found] = page.context["recurring"]
    assert [each.gaps for each in found.sources[:2]] == [[SAID], [SAID]]
    assert found.sources[2].title == TITLE  # published last
    assert "Ask at booking (open)" in html
    assert "Overdue: Ask at booking" in html
    for code in _codes(reviews):
        assert f"/reviews/{code}/learning/" in html


def test_an_author_and_those_outside_see_nothing_of_it(reviews: list[Partnership]) -> None:
    """Neither what was found, nor that there is a review at all."""
    for post in ("health-visitor", "dsl"):
        client = signed_in_client(post)
        for address in (
            "repeat/reviews/",
            "timing/",
            "reminders/",
            "good-practice/reviews/",
        ):
            answer = client.get(f"/learning/{address}")
            html = answer.content.decode()
            assert SAID not in html
            assert not any(code in html for code in _codes(reviews))


def test_each_date_of_how_long_it_took_leads_to_where_it_comes_from(
    reviews: list[Partnership],
) -> None:
    """No review has shared anything; a briefing sent and published from one counts for it."""
    [first, _] = _codes(reviews)
    manager, at = actor("partnership-manager"), recent_scribe(1).at
    client = signed_in_client("partnership-manager")
    assert (
        "no review has come to that yet" in client.get("/learning/timing/").content.decode()
    )

    briefing = actions.start(
        manager, "XD-3333", "seven-minute", Written("From it", SLOTS), at=at, review=first
    )
    actions.check(manager, briefing, "nothing found", at=at)
    for post in ("partnership-manager", "social-work-manager"):
        actions.release(actor(post), briefing, at=at)
    actions.publish(manager, briefing, at=at)

    page = client.get("/learning/timing/")
    row = next(row for row in page.context["rows"] if row[0]["text"] == first)
    days = (at.date() - date(2026, 3, 27)).days
    assert row[2]["text"].startswith(f"{days} days")
    assert row[2]["href"] == row[3]["href"] == "/learning/work/XD-3333/"
    assert "in one review" in page.content.decode()
    other = next(row for row in page.context["rows"] if row[0]["text"] != first)
    assert other[3]["text"].startswith("Not yet")


def test_a_team_is_reminded_of_what_it_has_not_talked_about(
    reviews: list[Partnership],
) -> None:
    """Its own alone; the partnership sees every team; talking about it takes it off."""
    manager, at = actor("partnership-manager"), recent_scribe(1).at
    briefing = published_under(CODE).id
    teams = [("hv", "hv-north"), ("school", "")]
    actions.send_to_teams(manager, briefing, teams, at=at, remind_on=date(2026, 1, 2))

    def owing(post: str) -> str:
        rows = signed_in_client(post).get("/learning/reminders/").context["rows"]
        return "; ".join(row[2] for row in rows if "not talked about" in row[0])

    visiting, school = owing("health-visitor"), owing("dsl")
    assert "Health Visiting" in visiting
    assert "; " not in visiting + school
    assert owing("partnership-manager") == f"{visiting}; {school}"
    assert owing("police-officer") == ""
    talk = actions.Talk(date(2026, 3, 1), anonymous=True)
    actions.discuss(actor("health-visitor"), briefing, talk, at=at)
    assert owing("health-visitor") == ""
    assert owing("partnership-manager") == school
    assert Client().get("/learning/reminders/").status_code == 302


def test_home_says_how_many_things_were_left(reviews: list[Partnership]) -> None:
    """A line with the number, for those who owe something; no line for others."""
    home = signed_in_client("partnership-manager").get("/").content.decode()
    assert "4 things are left lying" in home
    assert "left lying" not in signed_in_client("police-officer").get("/").content.decode()
