"""Worded on one page, read on every other: what briefings share, as people meet it."""

from __future__ import annotations

import io
import re
from dataclasses import asdict
from pathlib import Path

import docx
import pytest
from django.test import Client
from pypdf import PdfReader

from sightline.learning.kept.links import Tried, note_tried
from sightline.learning.models import Decided
from sightline.learning.queries import in_work_under, published
from sightline.web.report_a_worry import FILE, front_door
from tests.cast import actor, make_directory
from tests.web.forms_sent import errors_of, fields_of, sent
from tests.web.learning.briefings import CODE, SLOTS, TITLE, Written, release_one, write_one
from tests.web.learning.kept import keep_one, publish_with
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
KEPT = "/learning/kept/"
WORK = f"/learning/work/{CODE}/"
ADDRESS = "https://www.example.org/crying"


@pytest.fixture
def manager() -> Client:
    make_directory()
    return signed_in_client("partnership-manager")


def _public(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _in_every_form() -> list[str]:
    files = {end: Client().get(f"/learning/{CODE}/file/{end}/") for end in ("pdf", "docx")}
    pdf = PdfReader(io.BytesIO(files["pdf"].content))
    word = docx.Document(io.BytesIO(files["docx"].content))
    return [
        _public(f"/learning/{CODE}/"),
        _public(f"/learning/{CODE}/file/txt/"),
        " ".join(page.extract_text() for page in pdf.pages),
        " ".join(paragraph.text for paragraph in word.paragraphs),
    ]


def test_one_number_changed_once_shows_in_every_published_briefing(manager: Client) -> None:
    """On the page, in PDF, in Word and in plain text, with the day of the wording."""
    contact = keep_one("contact")
    publish_with(contact)
    assert all("01632 960555" in said for said in _in_every_form())

    done = sent(manager, f"{KEPT}{contact}/word/", telephone="01632 960777")

    assert done.headers["Location"] == f"{KEPT}{contact}/"
    for said in _in_every_form():
        assert "01632 960777" in said
        assert "01632 960555" not in said
        assert "Worded on" in said
    history = manager.get(f"{KEPT}{contact}/").content.decode()
    assert "01632 960555" in history  # the earlier wording stays


def test_the_number_for_a_worry_is_changed_once_for_every_briefing(
    manager: Client, settings: object, tmp_path: Path
) -> None:
    """It is no part of any briefing: one file tells it to all of them (CR-18)."""
    publish_with()
    settings.SIGHTLINE_DATA = tmp_path
    before = front_door()
    told = asdict(before) | {"phone": "01632 960999"}
    lines = (f'{name} = "{value}"' for name, value in told.items())
    (tmp_path / FILE).write_text("\n".join(lines), encoding="utf-8")

    for said in _in_every_form():
        assert "01632 960999" in said
        assert before.phone not in said


def test_what_is_kept_is_chosen_where_a_briefing_is_written(manager: Client) -> None:
    """A box for each, ticked again the next time."""
    write_one()
    message, resource = keep_one(), keep_one("resource")

    sent(manager, f"{WORK}write/", **{"uses-message": [message]})
    sent(manager, f"{WORK}write/", **{"uses-resource": [resource]})

    assert in_work_under(actor("partnership-manager"), CODE).uses == (message, resource)
    html = manager.get(WORK).content.decode()
    assert "Babies cry" in html
    assert "KT-7438" in manager.get(f"{KEPT}{message}/").content.decode()


def test_a_figure_and_its_source_lead_to_each_other(manager: Client) -> None:
    """The footnote stands at the end with its source, its period and the day."""
    publish_with(keep_one("statistic"))

    html = _public(f"/learning/{CODE}/")

    for there, back in (("figure-1", "source-1"), ("source-1", "figure-1")):
        target = html.index(f'id="{there}"')
        assert f'href="#{back}"' in html[target : target + 600]
    source = html[html.index('id="source-1"') :]
    assert "The Invented Count of Reviews, April to September 2025" in source
    assert "Looked up on 1 February 2026" in source


def test_families_find_what_is_for_them_and_nothing_else(manager: Client) -> None:
    """No word that is meant for practitioners, whatever is kept or published (LB-24)."""
    publish_with(
        keep_one(text="Ask every carer about crying."),
        keep_one("contact"),
        keep_one("statistic"),
        keep_one("resource"),
        keep_one("resource", readers="practitioners", title="A guide for home visitors"),
    )
    note_tried([Tried(ADDRESS, False, "it answers 404", recent_scribe(1).at)])

    html = _public("/learning/for-families/")

    assert "When a baby cries" in html
    assert "it answers 404" in html
    assert "Worded on" not in html
    for words in ("guide for home visitors", "every carer", "feeding lead", "Invented"):
        assert words not in html
    assert not any(text in html for said in SLOTS.values() for text in said)


def test_everything_wrong_is_told_at_once_and_what_was_typed_stays(manager: Client) -> None:
    """Each at its field."""
    answer = manager.post(f"{KEPT}new/resource/", {"title": "Sleep", "address": "#"})

    assert answer.status_code == 200
    said = " ".join(errors_of(answer))
    for words in ("leads nowhere", "“Who is it for?” is empty", "“What it is” is empty"):
        assert words in said
    assert 'value="Sleep"' in answer.content.decode()


def test_a_persons_name_is_doubted_and_may_be_answered_for(manager: Client) -> None:
    """The box to tick is there only once there is a doubt."""
    address = f"{KEPT}new/contact/"
    assert "No one is named" not in manager.get(address).content.decode()
    contact = {
        "role": "Wilma Quince",
        "agency": "Northshire Health Visiting",
        "telephone": "01632 960555",
        "until": "2999-01-01",
    }

    doubted = sent(manager, address, **contact)
    assert "looks like a person's name" in " ".join(errors_of(doubted))
    assert "No one is named" in doubted.content.decode()
    kept = sent(manager, address, **contact, sure="on")

    assert kept.headers["Location"] == f"{KEPT}contact-1/"
    assert "looks like a name" in manager.get(KEPT).content.decode()


def test_a_broken_link_is_published_only_with_a_reason(manager: Client) -> None:
    """It stands on the work page and on publishing, and the reason among what was decided."""
    resource = keep_one("resource")
    said = SLOTS | {"background": ["Read [the guide](#). The training day is tbc."]}
    release_one(CODE, Written(TITLE, said, ["fathers"], uses=[resource]))
    note_tried([Tried(ADDRESS, False, "it answers 404", recent_scribe(1).at)])

    work = manager.get(WORK).content.decode()
    for words in ("it answers 404", "placeholder was left", "“tbc” is not finished"):
        assert words in work
    refused = sent(manager, f"{WORK}publish/")
    assert "put all 3 right" in " ".join(errors_of(refused))
    assert published() == []

    sent(manager, f"{WORK}publish/", loose_why="The site is back on Monday")

    assert Decided.objects.get(what="left-loose").why == "The site is back on Monday"
    assert "The site is back on Monday" in manager.get(WORK).content.decode()
    assert len(published()) == 1


def test_a_link_that_answers_again_is_loose_no_longer(manager: Client) -> None:
    """The last time it was tried counts."""
    resource = keep_one("resource")
    release_one(CODE, Written(TITLE, SLOTS, uses=[resource]))
    for works in (False, True):
        note_tried([Tried(ADDRESS, works, "", recent_scribe(1).at)])

    assert "loose_why" not in manager.get(f"{WORK}publish/").content.decode()
    assert sent(manager, f"{WORK}publish/").status_code == 302


def test_two_who_word_it_at_once_are_told(manager: Client) -> None:
    """The second keeps what they typed, and may still send it."""
    message = keep_one()
    address = f"{KEPT}{message}/word/"
    opened = manager.get(address).content.decode()
    assert re.search(r'name="read" value="1"', opened)
    sent(manager, address, title="First")

    late = manager.post(address, {"read": "1", "title": "Second", "text": "Mine."})

    assert "worded again since" in " ".join(errors_of(late))
    assert "Mine." in late.content.decode()
    assert manager.post(address, fields_of(late)).status_code == 302


@pytest.mark.parametrize("post", ["social-worker", "social-work-manager", "dsl"])
def test_only_those_who_write_briefings_open_it(manager: Client, post: str) -> None:
    """What is closed answers like what does not exist."""
    message, other = keep_one(), signed_in_client(post)

    for address in (KEPT, f"{KEPT}new/message/", f"{KEPT}{message}/", f"{KEPT}no-1/word/"):
        assert other.get(address).status_code == 404
    assert manager.get(f"{KEPT}no-1/").status_code == 404
    assert manager.get(f"{KEPT}new/no-sort/").status_code == 404
