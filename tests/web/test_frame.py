"""Does the frame of every page, and of every error page, hold what everyone needs?"""

import re

import pytest
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory


def request_with_nonce() -> HttpRequest:
    request = RequestFactory().get("/")
    request.csp_nonce = "abc123"  # type: ignore[attr-defined]
    return request


def test_it_gives_every_script_of_the_frame_the_nonce() -> None:
    """Under a strict policy a script without the nonce would not run."""
    html = render_to_string("base.html", {"request": request_with_nonce()})

    scripts = re.findall(r"<script[^>]*>", html)
    assert len(scripts) == 2
    assert all('nonce="abc123"' in script for script in scripts)
    assert not re.search(r"\son\w+=|\sstyle=|https?://", html)


def test_it_shows_where_one_is_and_who_one_acts_as() -> None:
    """The frame names the language, the place, the post and the way past the menu."""
    html = render_to_string(
        "base.html",
        {
            "navigation": [{"href": "/", "text": "Home", "active": True}],
            "acting": {"post": "Health visitor", "agency": "Alder Community Health"},
            "demo": True,
        },
    )

    assert '<html lang="en-GB"' in html
    assert 'href="#main-content"' in html
    assert html.count('aria-current="true"') == 1
    assert "<strong>Health visitor</strong>, Alder Community Health" in html
    assert "every person here is invented" in html


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "503"])
def test_it_shows_an_error_page_without_a_database(name: str) -> None:
    """Each page has one heading, and says what to do if a child is in danger."""
    html = render_to_string(f"{name}.html")

    assert html.count("<h1") == 1
    assert "ring 999" in html
    assert "<script" not in html


def test_it_says_the_same_of_a_missing_page_and_a_closed_one() -> None:
    """Nobody can find out from the words whether a record exists."""
    assert render_to_string("403.html") == render_to_string("404.html")


@pytest.mark.parametrize(
    "name",
    [
        "account/login.html",
        "mfa/authenticate.html",
        "mfa/index.html",
        "mfa/webauthn/snippets/scripts.html",
        "usersessions/usersession_list.html",
        "allauth/elements/fields.html",
    ],
)
def test_it_is_our_own_page_that_is_found_for_signing_in(name: str) -> None:
    """The package's own unstyled page must not win."""
    assert "/sightline/web/templates/" in get_template(name).origin.name
