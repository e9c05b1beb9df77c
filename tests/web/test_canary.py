"""Does any page, file or log show anyone a word that is not for them? (T5, T6, T7)

Every text, name, address and number in the record is a word that occurs nowhere else. Every
page is asked for as every post, and what may be shown is worked out apart from the product.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client

from sightline.access.database_scope import whole_record
from sightline.access.models import Agency, Post, Team
from sightline.kernel.ids import ref_of
from sightline.record.models import Entry, Person
from sightline.record.withholding import NOTHING
from tests.access import oracle
from tests.access.worlds import World
from tests.cast import POSTS
from tests.obligations.some_safeguards import adopt_some
from tests.web.canary.crawl import (
    KINDS_OF_FORM,
    Found,
    Places,
    crawl,
    looked_at,
)
from tests.web.canary.expected import Rules, may_be_shown, rules_for, tokens
from tests.web.canary.snapshot import snapshot
from tests.web.canary.world import REASON, Partnership, make_partnership
from tests.web.groups.places import NOWHERE as NO_GROUP
from tests.web.groups.places import places_of_groups
from tests.web.learning.briefings import count_one, publish_one
from tests.web.learning.kept import keep_one
from tests.web.reviews.places import NOWHERE as NO_REVIEW
from tests.web.reviews.places import places_in
from tests.web.reviews.scene import Scene
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db
EVERY_POST = [*POSTS, "gp"]
IN_REVIEW = "What happened, qzxrvwxqzx"
# The author of a return sits in it too, and reads nothing but the return.
SIT_IN_REVIEW = {"partnership-manager", "head-of-service", "social-work-manager"}
READS_NOTHING = {"privacy-officer", "administrator"}
# Their lists hold every agency of the partnership, whoever is involved.
# What a family's record is read by: enough to notice that a rule is gone.
READS_A_FAMILY = frozenset({"family", "entry", "timeline", "who-knew", "genogram", "home"})
HOLDS_LISTS = ("record", "export-family", "export-chronology", "correct")


@pytest.fixture(scope="module")
def partnership(django_db_setup, django_db_blocker) -> Iterator[Partnership]:
    """The partnership, once for all these tests, and gone after them."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        # As Django's own test case does: what demands to be outermost is let inside.
        around._from_testcase = True
        with around:
            partnership = make_partnership()
            adopt_some()
            yield partnership
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(partnership: Partnership) -> Iterator[World]:
    """The same as plain rows, judged at this moment."""
    before, oracle.NOW = oracle.NOW, datetime.now(UTC)
    yield snapshot()
    oracle.NOW = before


@pytest.fixture(scope="module")
def places(partnership: Partnership) -> Places:
    """Everything that can stand in an address, and of each something that is not there."""
    with transaction.atomic(), whole_record():
        positions = list(Entry.objects.values_list("position", flat=True))
    return Places(
        {
            "ref": [ref_of(person) for person in [*partnership.people, "nobody"]],
            "position": [*map(str, positions), "999999"],
            "kind": list(KINDS_OF_FORM),
            "code": ["referral-decided", "nothing"],
            "briefing": [publish_one(), count_one(), "NO-0000"],
            "ending": ["txt", "nothing"],
            "kept": [keep_one(), "no-1"],
            "sort": ["contact", "nothing"],
            "reference": [*partnership.emergencies, "BG-nothing"],
            "post": ["social-worker", "nobody"],
            "measure": ["decided-in-a-day", "nothing"],
            **{n: [place, NO_REVIEW[n]] for n, [place] in _of_a_review().items()},
            **{n: [*there, NO_GROUP[n]] for n, there in places_of_groups().items()},
        },
        some={"position": [*map(str, positions[::15]), "999999"]},
    )


def _of_a_review() -> dict[str, list[str]]:
    """What stands in the addresses of a review that holds a word of its own."""
    with transaction.atomic(), whole_record():
        scene = Scene(record=False, child="b-child", what=IN_REVIEW)
        scene.close_returns()
        return places_in(scene)


@pytest.fixture(scope="module")
def directory(partnership: Partnership) -> dict[str, set[str]]:
    """The words of each agency: its name and numbers, its teams, and who works there."""
    words = {
        each.pk: tokens([each.name, each.phone, each.out_of_hours])
        for each in Agency.objects.all()
    }
    for team in Team.objects.all():
        words[team.agency_id] |= tokens([team.name, team.phone])
    for post in Post.objects.select_related("holder"):
        words[post.agency_id] |= tokens(post.holder.get_full_name())
    return words


def leaks(found: Found, rules: Rules, world: World, post: str = "") -> set[str]:
    """The words on a page that are not for this post, by any rule there is."""
    allowed = rules.allowed
    if found.name == "break-glass-review":
        allowed = allowed | tokens(REASON)
    if post in SIT_IN_REVIEW and found.name.startswith("review"):
        allowed = allowed | tokens(IN_REVIEW)
    wrong = (found.shown - allowed) | found.in_title | found.in_addresses
    if found.name.startswith(HOLDS_LISTS):
        return wrong
    return wrong | (
        found.shown & rules.near if _about_protected(found, rules, world) else set()
    )


def _about_protected(found: Found, rules: Rules, world: World) -> bool:
    if any(ref_of(person) in found.address for person in rules.protected):
        return True
    if found.name != "entry":
        return False
    position = int(found.address.split("/")[-2])
    entry = next((each for each in world.entries if each["position"] == position), None)
    return bool(entry and set(entry["about"]) & rules.protected)


class LogHeard(logging.Handler):
    """Keeps what is logged, as a file would hold it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(self.format(record))


@pytest.fixture
def log() -> Iterator[LogHeard]:
    handler = LogHeard()
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield handler
    root.setLevel(before)
    root.removeHandler(handler)


@pytest.mark.parametrize("post", EVERY_POST)
def test_no_page_shows_what_is_not_for_whoever_asks(
    post: str,
    partnership: Partnership,
    world: World,
    places: Places,
    directory: dict[str, set[str]],
    log: LogHeard,
) -> None:
    """Every address, as every post: each word that appears is one that may."""
    client = signed_in_client(post)
    rules = rules_for(world, post, directory)
    every = {word for entry in world.entries for word in tokens(entry["data"])}
    checked, seen = 0, set()

    for found in crawl(client, places):
        wrong = leaks(found, rules, world, post)
        assert not wrong, _told(found, wrong, world)
        assert found.status in (200, 302, 404), f"{found.address}: {found.status}"
        checked += len(every)
        seen |= found.shown

    assert checked > 50_000
    assert not tokens(" ".join(log.heard))
    expected = may_be_shown(world, post)
    if post in READS_NOTHING:
        assert not expected
    else:
        # Something was there to be seen: half of what may be shown is shown somewhere.
        assert len(seen & expected) > len(expected) / 2


def _told(found: Found, wrong: set[str], world: World) -> str:
    """Say where each word that leaked came from."""
    came = [
        f"{word} of {each['kind']} {each['position']} by {each['agency']} {each['handling']}"
        f" in {[n for n, v in each['data'].items() if word in tokens(v)] or 'says'}"
        for word in sorted(wrong)
        for each in world.entries
        if word in tokens(each["data"]) | tokens(each["says"])
    ]
    return f"{found.address} shows {sorted(wrong)}:\n" + "\n".join(came)


@pytest.mark.parametrize("post", [post for post in EVERY_POST if post not in READS_NOTHING])
def test_no_search_or_file_shows_it_either(
    post: str, world: World, partnership: Partnership, directory: dict[str, set[str]]
) -> None:
    """Searching for each person by each name, and taking out each family, as every post."""
    client = signed_in_client(post)
    rules = rules_for(world, post, directory)
    names = {p.pk: p.name for p in Person.objects.all()}
    files = 0

    for person, name in names.items():
        first, _ = name.split()
        answer = looked_at("find /find/", client.post("/find/", {"name": first}))
        assert not (answer.shown - tokens(first)) - rules.allowed
        assert not answer.in_title | answer.in_addresses
        found = looked_at("export-family", _exported(client, person))
        files += found.status == 200 and found.text.startswith("{")
        wrong = found.shown - rules.allowed
        wrong |= found.shown & rules.near if person in rules.protected else set()
        assert not wrong, _told(found, wrong, world)
        assert not found.in_title | found.in_addresses

    assert files > 0 or post == "dsl"


def _exported(client: Client, person: str) -> object:
    said = {"purpose": "review", "recipient": "csc"}
    return client.post(f"/family/{ref_of(person)}/export/", said)


def test_ones_own_family_is_nowhere_to_be_seen(
    world: World, places: Places, partnership: Partnership
) -> None:
    """The officer's sister's family: not one word, even after trying to break in (T7)."""
    client = signed_in_client("police-officer")
    own = {
        word
        for each in world.entries
        if any(person.startswith("c-") for person in each["about"])
        for word in tokens(each["says"]) | tokens(each["data"])
    }
    name = Person.objects.get(pk="c-child").name
    form = client.get("/open/").context["form"]
    client.post(
        "/open/",
        {
            "name": name,
            "born_day": "9",
            "born_month": "9",
            "born_year": "2019",
            "why": "emergency",
            "reason_code": "immediate-danger",
            "reason": "I have to see it, and cannot wait for anyone",
            "entry_id": form["entry_id"].value(),
        },
    )

    asked = Places(places.values, places.some, READS_A_FAMILY)
    shown = {word for found in crawl(client, asked) for word in found.shown}

    assert len(own) > 20
    assert not shown & own
    assert shown & may_be_shown(world, "police-officer")


@pytest.mark.parametrize(
    "where",
    [
        "sightline.record.queries.chronology.entries_open_to",
        "sightline.record.queries.entries.entries_open_to",
    ],
)
def test_the_crawl_notices_a_page_that_shows_too_much(
    where: str,
    world: World,
    places: Places,
    partnership: Partnership,
    directory: dict[str, set[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the one rule taken away from one query, the crawl finds the words that get out."""
    monkeypatch.setattr(where, lambda *asked, **how: Entry.objects.all())
    client = signed_in_client("health-visitor")
    rules = rules_for(world, "health-visitor", directory)
    few = places.values["position"][::4]
    asked = Places({**places.values, "position": few}, routes=READS_A_FAMILY)

    found = [word for page in crawl(client, asked) for word in leaks(page, rules, world)]

    assert len(found) > 5


def test_the_crawl_notices_an_address_that_is_no_longer_hidden(
    world: World,
    places: Places,
    partnership: Partnership,
    directory: dict[str, set[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With withholding taken away, the school near the safe address is found on a page."""
    where = "sightline.record.queries.family.withholding_for"
    monkeypatch.setattr(where, lambda *asked, **how: NOTHING)
    client = signed_in_client("health-visitor")
    rules = rules_for(world, "health-visitor", directory)
    asked = Places({**places.values, "position": []}, routes=READS_A_FAMILY)

    found = [leaks(page, rules, world) for page in crawl(client, asked)]

    assert any(found)
