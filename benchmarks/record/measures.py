"""What is measured, and beside what: appending, the family page, searching."""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported)

import random
from contextlib import contextmanager
from datetime import UTC, datetime

import bare
import families
import population
import timing
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client, override_settings

from sightline.access.database_scope import as_actor
from sightline.access.models import Post
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.ids import new_id
from sightline.record.actions import append
from sightline.record.models import Person
from sightline.record.queries.chronology import Filters, chronology_of
from sightline.record.queries.family import family_of
from sightline.record.queries.search import Sought, find_people
from sightline.record.row_security import TABLES
from sightline.web.page import POST_KEY

ROUNDS = 100


@contextmanager
def unlocked():
    """Take the row locks of PostgreSQL away meanwhile, to show what they cost."""
    _row_security("disable")
    yield
    _row_security("enable")


def _row_security(verb):
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"alter table {table} {verb} row level security")


@contextmanager
def as_service():
    """Go on as the service's own role, whom PostgreSQL's row locks bind."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("set role sightline_app")
    yield
    with connection.cursor() as cursor:
        cursor.execute("reset role")


def appending(count):
    """Append to families of twelve people and five hundred entries."""
    dice = random.Random(11)
    writer = families.actor("sw")
    insert = bare.BareInsert()

    def record(make):
        def work(turn):
            draft = make(turn % count, dice)
            at = datetime.now(UTC)
            append(writer, draft, entry_id=new_id(at, dice.getrandbits), at=at)

        return work

    def bare_insert(_):
        insert(new_id(datetime.now(UTC), dice.getrandbits))

    return timing.side_by_side(
        {
            "bare insert of the rows of one entry": bare_insert,
            "append: a contact or a referral": record(families.event),
            "append: who is in a family, or works with it": record(families.structure),
        },
        ROUNDS,
    )


def family_queries(count):
    """The query layer of the family page, today and as known on a day."""
    looker = families.actor("sw")

    def look(known_on):
        def work(turn):
            person = families.people_of(turn % count)[0]
            with transaction_in_turn(), as_actor(looker, now=families.NOW):
                found = family_of(looker, person, now=families.NOW, known_on=known_on)
                chronology_of(looker, found, now=families.NOW, filters=Filters())

        return work

    return timing.side_by_side(
        {
            "family, queries: today": look(None),
            "family, queries: as known on a day": look(families.KNOWN_ON),
        },
        ROUNDS,
    )


def family_pages(count):
    """The whole page through Django, beside a bare one with as many rows."""
    client = _signed_in("sw")
    refs = [
        Person.objects.get(pk=families.people_of(family)[0]).ref for family in range(count)
    ]
    day = families.KNOWN_ON
    known = f"?known_on_0={day.day}&known_on_1={day.month}&known_on_2={day.year}"

    def get(address):
        def work(turn):
            response = client.get(address(turn % count))
            assert response.status_code == 200, (
                response.status_code,
                address(turn % count),
            )

        return work

    with override_settings(ROOT_URLCONF="bare"):
        return timing.side_by_side(
            {
                "bare Django page": get(lambda f: f"/bare/{families.people_of(f)[0]}/"),
                "family page: today": get(lambda f: f"/family/{refs[f]}/"),
                "family page: as known on a day": get(
                    lambda f: f"/family/{refs[f]}/{known}"
                ),
            },
            ROUNDS,
        )


def _signed_in(post):
    holder = Post.objects.get(pk=post).holder
    Authenticator.objects.get_or_create(
        user=holder, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}}
    )
    client = Client()
    client.force_login(holder)
    session = client.session
    session[POST_KEY] = post
    session.save()
    return client


def searching(_):
    """By a name heard wrong or only begun, for one who covers everyone and one who does not."""
    given, family = population.words()
    dice = random.Random(5)
    everyone, some = families.actor("front"), families.actor("sw")

    def full(change):
        def name(_):
            return f"{change(dice.choice(given))} {change(dice.choice(family))}"

        return name

    def find(actor, name):
        def work(turn):
            with transaction_in_turn(), as_actor(actor, now=families.NOW):
                find_people(actor, Sought(name=name(turn)), now=families.NOW)

        return work

    return timing.side_by_side(
        {
            "plain indexed equality on one word": lambda _: bare.search_by_equality(
                dice.choice(family)
            ),
            "search everyone: two names heard wrong": find(everyone, full(_misheard)),
            "search everyone: two names begun": find(everyone, full(lambda w: w[:4])),
            "search everyone: one common name": find(everyone, lambda _: family[0]),
            "search everyone: one name begun, two letters": find(
                everyone, lambda _: dice.choice(family)[:2]
            ),
            "search those I work with: two names heard wrong": find(some, full(_misheard)),
        },
        ROUNDS // 2,
    )


def _misheard(word):
    """Change the vowels, as a name over the telephone is changed."""
    return word[:1] + word[1:].translate(str.maketrans("aeiou", "eaouo"))


MEASURES = {
    "append": appending,
    "family-queries": family_queries,
    "family-pages": family_pages,
    "search": searching,
}
