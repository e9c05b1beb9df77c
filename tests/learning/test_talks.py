"""A talk says what sort of meeting it was; what is said freely stays with those who met."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import URLPattern, reverse

from sightline.kernel.errors import Refused
from sightline.kernel.ids import ref_of
from sightline.learning import actions, queries
from sightline.learning.actions import Talk
from sightline.learning.models import Discussion
from sightline.learning.queries import in_work_under
from sightline.record.models import Entry
from sightline.web.urls import urlpatterns
from tests.cast import NOW, actor, make_directory, make_rowans
from tests.learning.groups.a_group import MANAGER, MEMBER, Working
from tests.web.canary.crawl import parameters_of
from tests.web.learning.briefings import CODE, publish_one
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
FREELY = "qzxfreelyqzx"


@pytest.fixture
def briefing() -> str:
    make_directory()
    publish_one()
    shown = in_work_under(actor(MANAGER), CODE)
    assert shown is not None
    return shown.id


def _discuss(briefing: str, post: str, sort: str) -> None:
    talk = Talk(
        NOW.date(), {"Who asks?": FREELY}, 7, "Ask both", sort=sort, topic=FREELY
    )  # fmt: skip
    actions.discuss(actor(post), briefing, talk, at=NOW)


def test_notes_of_a_reflective_event_stay_with_the_agency_that_held_it(
    briefing: str,
) -> None:
    """The partnership reads that it was held, by how many, and what will be different."""
    _discuss(briefing, MEMBER, "reflective-event")
    [read] = queries.talks_open_to(actor(MANAGER), briefing)
    assert (read.answers, read.topic, read.is_kept) == ({}, "", True)
    assert (read.people, read.changed, read.sort) == (7, "Ask both", "reflective-event")
    [own] = queries.talks_open_to(actor("health-visitor-south"), briefing)
    assert (own.answers, own.is_kept) == ({"Who asks?": FREELY}, False)
    assert queries.talks_open_to(actor("head-of-service"), briefing) == []


@pytest.mark.parametrize("sort", ["team-meeting", "group-supervision"])
def test_what_other_talks_found_reaches_the_partnership(briefing: str, sort: str) -> None:
    _discuss(briefing, MEMBER, sort)
    [read] = queries.talks_open_to(actor(MANAGER), briefing)
    assert (read.answers, read.topic, read.sort) == ({"Who asks?": FREELY}, FREELY, sort)


def test_there_are_no_other_sorts_of_talk(briefing: str) -> None:
    with pytest.raises(Refused, match="no such talk"):
        _discuss(briefing, MEMBER, "coffee")


def test_coverage_is_shown_team_by_team(briefing: str) -> None:
    """Who has it and talked, who has it and has not said so, and as what they met."""
    teams = [("hv", "hv-north"), ("hv", "hv-south"), ("school", "")]
    actions.send_to_teams(actor(MANAGER), briefing, teams, at=NOW)
    _discuss(briefing, MEMBER, "group-supervision")
    page = signed_in_client(MANAGER).get(f"/learning/work/{CODE}/coverage/")
    rows = {row[0].split(",")[0]: row[1:] for row in page.context["teams"]}
    assert set(rows) == {"hv-north team", "hv-south team"}
    assert rows["hv-north team"][1]["text"] == "Group supervision, 2 March 2026"
    assert rows["hv-north team"][2]["text"] == "7"
    assert rows["hv-south team"][1]["text"] == ""


def test_a_team_says_what_sort_of_talk_it_was(briefing: str) -> None:
    client = signed_in_client(MEMBER)
    address = f"/learning/{CODE}/discuss/"
    said = {"held_on": "2026-03-02", "sort": "group-supervision", "topic": "Fathers"}
    html = client.post(address, said, follow=True).content.decode()
    assert "Group supervision" in html
    assert Discussion.objects.get().topic == "Fathers"


def _of_a_family() -> list[URLPattern]:
    return [each for each in urlpatterns if parameters_of(each) == ["ref"]]


def test_what_was_said_in_a_learning_event_is_in_no_family_record() -> None:
    """No page of the family shows it, no file of it holds it, and no entry was made."""
    make_directory()
    make_rowans(recent_scribe())
    publish_one()
    shown = in_work_under(actor(MANAGER), CODE)
    before = Entry.objects.count()
    _discuss(shown.id, MEMBER, "reflective-event")
    group = Working()
    group.take("meeting.held", on="2026-03-01", attended=["hv"], agreed=FREELY)

    client, opened = signed_in_client(MEMBER), 0
    for route in _of_a_family():
        answer = client.get(reverse(str(route.name), kwargs={"ref": ref_of("robin")}))
        opened += answer.status_code == 200
        assert FREELY not in answer.content.decode(errors="replace"), route.name
    assert FREELY not in _exported(client)
    assert opened > 8
    assert Entry.objects.count() == before
    assert FREELY in signed_in_client(MEMBER).get(f"/groups/{group.code}/").content.decode()


def _exported(client: Client) -> str:
    said = {"purpose": "review", "recipient": "hv"}
    answer = client.post(f"/family/{ref_of('robin')}/export/", said)
    text = answer.content.decode(errors="replace")
    assert "Robin" in text
    return text


def test_the_database_still_refuses_to_change_what_a_team_said(briefing: str) -> None:
    """The migration that widened the table armed it again."""
    _discuss(briefing, MEMBER, "team-meeting")
    update = "update learning_discussion set topic = 'x'"
    refused = pytest.raises(DatabaseError, match="only ever added to")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(update)
    refused = pytest.raises(DatabaseError, match="only ever added to")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from learning_discussion")
