"""Is a return read apart from the record, shown to whoever sent it, and gone afterwards?"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sightline.exchange.reading_returns import worker
from sightline.record.models import Entry
from sightline.web import returns_reading
from tests.cast import make_directory
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db
PAGE = "/returns/read/"
POLICE = """Date,What we saw,Officer
03/02/2025,Called to shouting at the flat. Nobody was hurt.,PC Example
w/c 10th Feb,Visited again; no reply.,PC Example
"""


@pytest.fixture
def client(tmp_path: Path, settings, monkeypatch) -> Client:
    """The partnership's manager; returns are read at once, in this process."""
    make_directory()
    settings.SIGHTLINE_DATA = tmp_path

    def read_now(reading, *, now):
        habits = tmp_path / "returns-columns.toml"
        worker.main(str(reading.folder), "2026-03-02", str(habits))

    monkeypatch.setattr("sightline.web.views.read_return.start", read_now)
    return signed_in_client("partnership-manager")


def send(client: Client, *files: tuple[str, bytes]) -> str:
    sent = [SimpleUploadedFile(name, raw) for name, raw in files]
    return words(client.post(PAGE, {"returns": sent}, follow=True))


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_return_is_shown_with_its_lines_doubts_and_columns(client):
    html = send(client, ("Police.csv", POLICE.encode()))

    assert "Called to shouting at the flat. Nobody was hurt." in html
    assert "3 February 2025" in html
    assert "w/c 10th Feb" in html
    assert "Police.csv" in html
    assert 'name="column-1-1-2"' in html
    assert not Entry.objects.exists()


def test_a_file_that_cannot_be_read_is_named_and_stops_no_other(client):
    html = send(client, ("Empty.docx", b""), ("Police.csv", POLICE.encode()))

    assert "Called to shouting" in html
    assert "Empty.docx: it is empty" in html


def test_where_no_file_can_be_read_that_is_said_and_there_is_nothing_to_take(client):
    html = send(client, ("Empty.docx", b""))

    assert "Empty.docx: it is empty" in html
    assert "?file=docx" not in html


def test_a_column_can_be_given_another_meaning_which_is_remembered(client, tmp_path):
    """Said once and remembered, the agency's next return is read the same way."""
    html = send(client, ("Police.csv", POLICE.encode()))
    asked = dict(re.findall(r'name="(column-[\d-]+)">.*?value="(\w[\w-]*)" selected', html))
    assert asked["column-1-1-3"] == "author"

    told = asked | {"act": "columns", "column-1-1-3": "source", "remember": "yes"}
    html = words(client.post(PAGE, told, follow=True))

    now = dict(re.findall(r'name="(column-[\d-]+)">.*?value="(\w[\w-]*)" selected', html))
    assert now["column-1-1-3"] == "source"
    assert '"Officer" = "source"' in (tmp_path / "returns-columns.toml").read_text()
    again = send(client, ("Police.csv", POLICE.encode()))
    assert (
        dict(re.findall(r'name="(column-[\d-]+)">.*?value="(\w[\w-]*)" selected', again))[
            "column-1-1-3"
        ]
        == "source"
    )


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "html", "csv", "case.json"])
def test_the_combined_chronology_can_be_taken_in_every_form(client, ending):
    send(client, ("Police.csv", POLICE.encode()))

    response = client.get(f"{PAGE}?file={ending}")

    assert response.headers["Content-Disposition"].endswith(f'.{ending}"')
    assert len(response.content) > 200


def test_only_the_session_that_sent_them_sees_them_and_throwing_away_throws_away(
    client, tmp_path
):
    send(client, ("Police.csv", POLICE.encode()))

    other = words(signed_in_client("partnership-manager").get(PAGE))
    assert "Called to shouting" not in other
    client.post(PAGE, {"act": "forget"})

    assert "Called to shouting" not in words(client.get(PAGE))
    assert list((tmp_path / "returns-being-read").iterdir()) == []


def test_after_an_hour_all_of_it_is_gone(client, tmp_path):
    send(client, ("Police.csv", POLICE.encode()))

    returns_reading.room(datetime.now(UTC) + timedelta(hours=1, minutes=1))

    assert list((tmp_path / "returns-being-read").iterdir()) == []


@pytest.mark.parametrize("post", ["health-visitor", "dsl", "administrator", "front-door"])
def test_others_have_no_such_page(client, post):
    assert signed_in_client(post).get(PAGE).status_code == 404


def test_names_on_disk_are_numbers(client, tmp_path):
    """What a file was called may name a child; a folder's listing must not."""
    send(client, ("Robin Rowan.csv", POLICE.encode()))

    names = [path.name for path in tmp_path.rglob("*")]
    assert not any("Rowan" in name for name in names)
    assert "1.csv" in names


def test_a_process_of_its_own_reads_them(tmp_path, settings):
    """Started and not waited for, it leaves what it found."""
    settings.SIGHTLINE_DATA = tmp_path
    readings = returns_reading.room(datetime.now(UTC))
    reading = readings.begin("t" * 32, [("Police.csv", [POLICE.encode()])])

    returns_reading.start(reading, now=datetime.now(UTC))

    until = time.monotonic() + 60
    while reading.result is None and time.monotonic() < until:
        time.sleep(0.1)
    assert reading.result
    assert reading.result["events"] == 2
