"""A briefing is written, checked, released by two, published, withdrawn; and read in order."""

import io
from datetime import UTC, date, datetime, timedelta

import docx
import pytest
from django.db import DatabaseError, transaction
from pypdf import PdfReader

from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_pdf import to_pdf
from sightline.documents.writing.to_text import to_text
from sightline.kernel.errors import Refused
from sightline.learning import actions, queries
from sightline.learning.actions import Talk, Written
from sightline.learning.models import Discussion, Sent, Version
from sightline.learning.paper import document_of
from sightline.learning.templates import TEMPLATES
from tests.cast import NOW, actor, make_directory

SEVEN = TEMPLATES["seven-minute"]
FULL = {slot.code: [f"Words of {slot.code}."] for slot in SEVEN.slots}
WRITTEN = Written("A baby who slept beside an adult", FULL, ["sleep-environment"])

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    make_directory()
    return actor("partnership-manager")


def _start(manager, written=WRITTEN) -> str:
    return actions.start(manager, "KT-7438", "seven-minute", written, at=NOW)


def _publish(manager, briefing) -> None:
    actions.check(manager, briefing, "nothing found", at=NOW)
    actions.release(manager, briefing, at=NOW)
    actions.release(actor("social-work-manager"), briefing, at=NOW)
    actions.publish(manager, briefing, at=NOW)


def test_two_people_release_before_anyone_can_read_it(manager):
    briefing = _start(manager)
    with pytest.raises(Refused, match="compared it with the case"):
        actions.release(manager, briefing, at=NOW)
    actions.check(manager, briefing, "nothing found", at=NOW)
    actions.release(manager, briefing, at=NOW)
    with pytest.raises(Refused, match="second person"):
        actions.release(manager, briefing, at=NOW)
    with pytest.raises(Refused, match="two people have not"):
        actions.publish(manager, briefing, at=NOW)
    assert queries.published() == []

    actions.release(actor("social-work-manager"), briefing, at=NOW)
    actions.publish(manager, briefing, at=NOW)
    assert [shown.code for shown in queries.published()] == ["KT-7438"]


def test_a_new_version_leaves_the_published_one_standing_until_it_is_released(manager):
    briefing = _start(manager)
    _publish(manager, briefing)
    actions.write(manager, briefing, Written("Better words", FULL), at=NOW)
    assert queries.published_under("KT-7438").title == WRITTEN.title
    assert queries.in_work_under(manager, "KT-7438").standing.stage == "draft"


def test_an_inquest_holds_publication_and_not_the_writing(manager):
    briefing = _start(manager)
    actions.hold(manager, briefing, "an inquest", at=NOW)
    with pytest.raises(Refused, match="inquest"):
        _publish(manager, briefing)
    actions.send_to_teams(manager, briefing, [("hv", "hv-north")], at=NOW)
    actions.hold(manager, briefing, "", at=NOW)
    actions.publish(manager, briefing, at=NOW)
    assert queries.published()


def test_what_may_tell_who_the_family_are_stops_publication(manager):
    briefing = _start(manager)
    actions.check(manager, briefing, "one left", at=NOW)
    actions.release(manager, briefing, at=NOW)
    actions.release(actor("social-work-manager"), briefing, at=NOW)
    with pytest.raises(Refused, match="who the family are"):
        actions.publish(manager, briefing, at=NOW, hits_open=1)


def test_withdrawn_it_is_gone_from_the_library_and_its_versions_stay(manager):
    briefing = _start(manager)
    _publish(manager, briefing)
    actions.withdraw(manager, briefing, "out of date", at=NOW)
    assert queries.published() == []
    assert Version.objects.count() == 1


def test_every_empty_part_is_named_at_once(manager):
    briefing = _start(manager, Written("Half", {"background": ["Words."]}))
    actions.check(manager, briefing, "", at=NOW)
    with pytest.raises(Refused) as refused:
        actions.release(manager, briefing, at=NOW)
    assert len(refused.value.faults) == len(SEVEN.slots) - 1


def test_only_the_partnership_writes(manager):
    with pytest.raises(Refused, match="only the partnership"):
        _start(actor("social-worker"))
    assert queries.in_work(actor("health-visitor")) == []


def test_the_database_refuses_to_change_a_version(manager):
    _start(manager)
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        Version.objects.update(title="other")


def test_it_is_sent_to_a_team_once_and_talked_about(manager):
    briefing = _start(manager)
    teams = [("hv", "hv-north"), ("hv", "hv-north")]
    with pytest.raises(Refused, match="two people have not"):
        actions.send_to_teams(manager, briefing, teams, at=NOW)
    _publish(manager, briefing)
    actions.send_to_teams(manager, briefing, teams, at=NOW)
    actions.send_to_teams(manager, briefing, teams, at=NOW)
    assert Sent.objects.count() == 1

    visitor = actor("health-visitor")
    with pytest.raises(Refused, match="not come yet"):
        actions.discuss(visitor, briefing, Talk(NOW.date() + timedelta(days=1)), at=NOW)
    talk = Talk(date(2026, 3, 1), {"q": "we ask now"}, people=6, anonymous=True)
    actions.discuss(visitor, briefing, talk, at=NOW)
    row = Discussion.objects.get()
    assert (row.agency, row.team, row.post) == ("hv", "", "")


def test_the_seven_parts_come_in_order_in_every_file():
    paper = document_of("seven-minute", "T", "KT-7438", FULL, report_a_worry=["Ring."])
    headings = [SEVEN.heading(slot) for slot in SEVEN.slots]
    pdf = "\n".join(
        page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(paper))).pages
    )
    word = "\n".join(p.text for p in docx.Document(io.BytesIO(to_docx(paper))).paragraphs)
    for text in (pdf, word, to_text(paper)):
        places = [text.index(heading) for heading in headings]
        assert places == sorted(places)
        assert "Ring." in text


def test_dates_do_not_travel_in_the_files():
    paper = document_of("lessons", "T", "KT-7438", {}, report_a_worry=[])
    told = docx.Document(io.BytesIO(to_docx(paper))).core_properties
    assert told.author == ""
    assert told.created is None or told.created < datetime(2026, 1, 1, tzinfo=UTC)
