"""Does a search find people by how names sound, say what it searched, and give nobody away?"""

from __future__ import annotations

import re

import pytest

from sightline.kernel.ids import ref_of
from tests.cast import make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    """The directory and the Rowans."""
    make_directory()
    make_rowans(recent_scribe())


def search(post: str, **typed: str) -> str:
    """The page after a search without its frame, its spaces made one and its tokens taken out."""
    response = signed_in_client(post).post("/find/", typed)
    assert response.status_code == 200
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    html = re.sub(r"\s+", " ", main)
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html)


@pytest.mark.parametrize(
    ("typed", "person", "fit"),
    [
        ({"name": "Alys Rowen"}, "alice", "The name sounds like it"),
        ({"name": "rob"}, "robin", "The name begins so"),
        ({"name": "Hazel Rowan"}, "hazel", "The name, as written"),
        ({"born_month": "5", "born_year": "2020"}, "hazel", "The name, as written"),
    ],
)
def test_it_finds_by_sound_by_beginning_and_by_part_of_a_date(typed, person, fit):
    """Each result links by a reference and says in what way it fits."""
    html = search("health-visitor", **typed)

    assert f'href="/family/{ref_of(person)}/"' in html
    assert fit in html
    assert "1 person matches" in html


def test_it_says_what_was_searched():
    """Whoever reads the answer knows what it covers."""
    html = search("health-visitor", name="Zzz", born_year="1999")

    assert "Searched: names now and in the past" in html
    assert "dates of birth, including those recorded only as a month or a year" in html


def test_it_says_the_same_of_someone_hidden_and_of_nobody():
    """A police officer searching a closed child reads what they read of an invented name."""
    hidden = search("police-officer", name="Robin Rowan")
    nobody = search("police-officer", name="Xanthe Quarrel")

    assert "Nobody you may open matches" in hidden
    assert hidden.replace("Robin Rowan", "") == nobody.replace("Xanthe Quarrel", "")


def test_it_keeps_what_was_typed_and_out_of_every_address():
    """The boxes are filled as before, and no link carries a name."""
    html = search("health-visitor", name="Alys Rowen")

    assert 'value="Alys Rowen"' in html
    assert not re.search(r'(href|action)="[^"]*(alys|rowen)', html, re.IGNORECASE)


def test_it_asks_for_something_to_search_for():
    """An empty search is refused in words that lead to the first box."""
    html = search("health-visitor")

    assert "There is a problem" in html
    assert '<a href="#id_name">Enter a name, a date of birth or a number' in html


def test_it_says_what_is_wrong_with_a_date_and_keeps_it():
    """The 31st of February is refused, and stays in its boxes."""
    html = search("health-visitor", born_day="31", born_month="2", born_year="2020")

    assert "Enter a date of birth that exists" in html
    assert (
        'name="born_day" type="text" inputmode="numeric" autocomplete="off" value="31"'
        in html
    )


def test_it_takes_nothing_from_the_address():
    """A name in the address is not searched for: it would stay in histories and logs."""
    response = signed_in_client("health-visitor").get("/find/?name=Alice")

    assert b"Alice" not in response.content
    assert b"match" not in response.content


def test_it_is_closed_to_roles_that_read_nothing():
    """A privacy officer has no search."""
    assert signed_in_client("privacy-officer").get("/find/").status_code == 404
