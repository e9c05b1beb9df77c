"""Does every address keep the rules that all of them share? (T1, T2, T18, T19, T20)"""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from tests.cast import POSTS, make_directory, make_rowans
from tests.web.canary.crawl import Places
from tests.web.groups.places import NOWHERE as NO_GROUP
from tests.web.groups.places import places_of_groups
from tests.web.learning.briefings import count_one, publish_one
from tests.web.learning.kept import keep_one
from tests.web.once import without_once
from tests.web.reviews.places import NOWHERE as NO_REVIEW
from tests.web.reviews.places import places_in
from tests.web.reviews.scene import Scene
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
# Signing in is allauth's; its own tests and ours (test_sign_in_pages) hold it.
NOT_OURS = ("account/",)
# Looking is written down, and a session remembers when it was last used.
CHANGED_BY_LOOKING = {"access_look", "django_session", "usersessions_usersession"}
ELSEWHERE = re.compile(r'(?:src|href|action|url\()="?\s*(?:https?:)?//', re.IGNORECASE)
NOWHERE = {
    "ref": "00000000000000000000",
    "position": "999999",
    "reference": "BG-nothing",
    "post": "nobody",
    "measure": "nothing",
    "kind": "visit.made",
    "code": "nothing",
    "briefing": "NO-0000",
    "ending": "nothing",
    "kept": "no-1",
    "sort": "nothing",
    **NO_REVIEW,
    **NO_GROUP,
}


def _routes(resolver: URLResolver, before: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for each in resolver.url_patterns:
        path = before + str(each.pattern)
        found += _routes(each, path) if isinstance(each, URLResolver) else [(path, each)]
    return found


EVERY = _routes(get_resolver())
OURS = [(path, route) for path, route in EVERY if not path.startswith(NOT_OURS)]


@pytest.fixture
def family() -> dict[str, str]:
    make_directory()
    return make_rowans(recent_scribe())


@pytest.fixture
def places(family: dict[str, str]) -> Places:
    positions = list(Entry.objects.values_list("position", flat=True))[:3]
    scene = Scene(record=False)
    scene.close_returns()
    return Places(
        {
            "ref": [ref_of("robin")],
            "position": [str(each) for each in positions],
            "reference": ["BG-nothing"],
            "post": ["social-worker"],
            "measure": ["decided-in-a-day"],
            "kind": ["visit.made"],
            "code": ["referral-decided"],
            "briefing": [publish_one(), count_one()],
            "ending": ["txt"],
            "kept": [keep_one()],
            "sort": ["contact"],
            **places_in(scene),
            **places_of_groups(),
        }
    )


@pytest.mark.parametrize(("path", "route"), OURS, ids=[path for path, _ in OURS])
def test_every_address_says_who_may_open_it(path: str, route: URLPattern) -> None:
    """An address without a declared rule fails here, before anyone can open it."""
    assert getattr(route.callback, "policy", ""), f"{path} declares no policy"
    assert route.name


def test_the_rules_are_sentences_not_codes() -> None:
    """Each rule can be read by whoever asks who may see a page."""
    rules = {route.callback.policy for _, route in OURS}

    assert all(rule in ("public", "signed in") or " " in rule for rule in rules)
    assert len(OURS) > 20


def _rows() -> dict[str, int]:
    counts = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'select count(*) from "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


@pytest.mark.parametrize("post", ["health-visitor", "social-work-manager"])
def test_looking_changes_nothing_but_the_trail(post: str, places: Places) -> None:
    """Every page, asked for without sending anything, adds no row anywhere else (T18)."""
    client = signed_in_client(post)
    before = _rows()

    for name, values in places.addresses():
        client.get(_address(name, values))

    after = _rows()
    changed = {table for table in after if after[table] != before[table]}
    assert changed <= CHANGED_BY_LOOKING
    assert "access_look" in changed


def test_every_page_is_ours_alone_and_not_kept(places: Places) -> None:
    """No page loads from elsewhere; scripts need the nonce; a browser keeps nothing."""
    client = signed_in_client("health-visitor")
    opened = 0

    for name, values in places.addresses():
        answer = client.get(_address(name, values))
        policy = answer.headers["Content-Security-Policy"]
        html = answer.content.decode(errors="replace")  # some are files, not pages
        assert "'unsafe-inline'" not in policy, name
        assert "default-src 'self'" in policy, name
        assert not ELSEWHERE.search(html), name
        assert not re.search(r"<script(?![^>]*nonce=)", html), name
        assert not re.search(r"<[^>]*\s(?:on[a-z]+|style)=", html), name
        if "public" not in _policy(name):
            assert "no-store" in answer.headers["Cache-Control"], name
        opened += answer.status_code == 200

    assert opened > 12


def test_nothing_is_taken_without_the_token_against_forgery(places: Places) -> None:
    """Every address that is sent something refuses it from another site's form (T18)."""
    client = Client(enforce_csrf_checks=True)
    signed_in_client("health-visitor", client)
    before = _rows()

    answers = {
        name: client.post(_address(name, values)).status_code
        for name, values in places.addresses()
    }

    assert set(answers.values()) == {403}
    assert {t for t, n in _rows().items() if n != before[t]} <= CHANGED_BY_LOOKING


@pytest.mark.parametrize("post", POSTS)
def test_hidden_and_missing_answer_alike(post: str, places: Places) -> None:
    """For every address that names something: what is closed is what does not exist (T2)."""
    client = signed_in_client(post)
    compared = 0

    for name, values in places.addresses():
        if not values or "kind" in values:
            continue
        hidden = client.get(_address(name, values))
        if hidden.status_code == 200:
            continue
        missing = client.get(_address(name, {key: NOWHERE[key] for key in values}))
        assert hidden.status_code == missing.status_code, name
        if hidden.status_code == 404:
            assert without_once(hidden.content) == without_once(missing.content), name
        compared += 1

    assert compared > 3


def test_nothing_opens_before_signing_in(places: Places) -> None:
    """Every page that is not public leads to the sign-in page."""
    for name, values in places.addresses():
        if _policy(name) == "public":
            continue
        answer = Client().get(_address(name, values))
        assert answer.status_code == 302, name
        assert "/account/login/" in answer.headers["Location"], name


def _policy(name: str) -> str:
    return next(route.callback.policy for _, route in OURS if route.name == name)


def _address(name: str, values: dict[str, str]) -> str:
    return reverse(name, kwargs=values)
