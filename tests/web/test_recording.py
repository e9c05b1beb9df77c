"""Can everything be recorded through its form, once, for each child, with every fault named?"""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from sightline.record.stored import about_of
from sightline.vocabulary.kinds import KINDS
from tests.cast import make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db

MAIN = [code for code, kind in KINDS.items() if kind.group in ("people", "seen")]
ROBIN = ref_of("robin")


@pytest.fixture
def rowans():
    make_directory()
    return make_rowans(recent_scribe())


@pytest.fixture
def visitor(rowans) -> Client:
    return signed_in_client("health-visitor")


def address(kind: str, person: str = "robin") -> str:
    return f"/family/{ref_of(person)}/record/{kind}/"


def blank(client: Client, kind: str) -> dict[str, object]:
    """The form as it is opened, with everything that is already filled in."""
    return fields_of(client.get(address(kind)).content.decode())


def fields_of(html: str) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if told.get("name") and told.get("type") not in ("checkbox", "radio"):
            found.setdefault(told["name"], []).append(unescape(told.get("value", "")))
        elif told.get("name") and " checked" in tag:
            found.setdefault(told["name"], []).append(told.get("value", ""))
    return {name: values for name, values in found.items() if name != "csrfmiddlewaretoken"}


def sent(client: Client, kind: str, **answers: object):
    """Open the form, answer, send it."""
    return client.post(address(kind), {**blank(client, kind), **answers})


def newest(kind: str) -> list[Entry]:
    return list(Entry.objects.filter(kind=kind).order_by("position"))


def test_it_records_what_was_filled_in(visitor):
    """A concern about one child: date as told, words, category, and whom it is about."""
    answer = sent(
        visitor,
        "concern.noted",
        children="robin",
        adults=[],
        happened="about May 2024",
        category="unsafe-sleep",
        says="Asleep on the sofa.",
    )
    page = answer.content.decode()
    assert "Hazel Rowan" in page  # the sister is thought of before it is recorded
    done = fields_of(page)
    sibling = next(name for name in re.findall(r'name="([^"]+-outcome)"', page))
    visitor.post(
        address("concern.noted"), {**done, sibling: "No concern: sleeps in her own bed"}
    )

    entry = newest("concern.noted")[-1]
    assert (entry.happened, entry.says, entry.data) == (
        "2024-05~",
        "Asleep on the sofa.",
        {"category": "unsafe-sleep"},
    )
    assert about_of(entry) == (("robin", "child"),)
    assert newest("sibling.considered")[-1].data["child"] == "hazel"
