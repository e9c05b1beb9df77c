"""Can anyone read, across briefings, what teams talk about, what worked and what came back?"""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.learning.across.placing import place_in_series
from sightline.learning.actions import Written
from sightline.learning.queries import published_under
from tests.cast import actor, make_directory
from tests.web.learning.briefings import CODE, SLOTS, TITLE, count_one, publish_one
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db
CONTINUITY = "The same health visitor stayed with the family through two moves."


@pytest.fixture(autouse=True)
def directory() -> None:
    make_directory()


def _html(address: str, **asked: str) -> str:
    answer = Client().get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_questions_are_found_by_theme_and_lead_to_their_briefing() -> None:
    """Fathers: one question of two, from here; and those that briefings elsewhere ask."""
    publish_one()
    count_one()
    every = _html("/learning/questions/")
    fathers = _html("/learning/questions/", theme="fathers")

    assert "Who asks fathers?" in fathers
    assert "Whom do you ask about where a baby sleeps?" in every
    assert "Whom do you ask about where a baby sleeps?" not in fathers
    assert f"/learning/{CODE}/" in fathers


def test_what_worked_is_found_by_other_words_and_put_down_to_an_agency() -> None:
    """“continuity HV” finds what says neither word; the agency is a sort, not a name."""
    said = SLOTS | {
        "good-practice": [CONTINUITY, "A call handler of the police rang back."]
    }
    publish_one(written=Written(TITLE, said, ["fathers"]))

    html = _html("/learning/good-practice/", words="continuity HV")
    assert CONTINUITY in html
    assert "rang back" not in html
    assert "Health visiting" in html
    assert "rang back" in _html("/learning/good-practice/", agency="police")
    assert "0 of 2" in _html("/learning/good-practice/", words="trampolines")


def test_a_series_is_begun_joined_and_read_in_order() -> None:
    """Spelt with other capitals it is the same series."""
    publish_one()
    publish_one("XD-3333", Written("The next one", SLOTS, ["fathers", "housing"]))
    manager = actor("partnership-manager")
    for code, title in ((CODE, "Babies and sleep"), ("XD-3333", "babies  and Sleep")):
        place_in_series(manager, published_under(code).id, title)

    page = Client().get("/learning/series/")
    [series] = page.context["series"]
    assert [part.title for part in series.parts] == [TITLE, "The next one"]
    assert series.parts[1].new == "Housing and crowding"
    assert "Briefings that build on each other" in page.content.decode()
    assert f'href="/learning/series/#{series.anchor}"' in _html(f"/learning/{CODE}/")


def test_what_came_back_is_shown_with_what_was_said_each_time() -> None:
    """One review is no repeat; a second on the same theme is, with its own words."""
    publish_one()
    assert "No theme was found wanting" in _html("/learning/repeat/")

    said = SLOTS | {"learning-one": ["Fathers were not asked about."]}
    publish_one("XD-3333", Written("The next one", said, ["fathers"]))
    html = _html("/learning/repeat/")
    assert "Fathers were not asked about." in html
    assert "none of them tells" in html
    assert html.index(TITLE) < html.index("The next one")


def test_only_the_partnership_puts_a_briefing_in_a_series() -> None:
    """On its page in work; others are told there is nothing."""
    publish_one()
    address = f"/learning/work/{CODE}/series/"
    manager = signed_in_client("partnership-manager")

    assert manager.post(address, {"series": "", "other": "Sleep"}).status_code == 302
    assert published_under(CODE).series == "Sleep"
    assert manager.post(address, {"series": "Sleep", "other": ""}).status_code == 302
    assert manager.post(address, {"series": "", "other": ""}).status_code == 302
    assert published_under(CODE).series == ""
    assert signed_in_client("health-visitor").get(address).status_code == 404
