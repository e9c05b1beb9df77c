"""A slow file holds nobody up: it is read before the page's transaction is opened."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from sightline.documents.source import opening
from sightline.reviews.evidence import kept_files
from sightline.reviews.models import ReadFile
from sightline.web.views.briefings import elsewhere
from tests.reviews.returns import HEALTH_VISITOR, as_csv
from tests.web.learning.briefings import ELSEWHERE
from tests.web.reviews.scene import Scene

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def in_transaction(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note of every reading whether a transaction was open."""
    noted: list[bool] = []

    def sources(paths: object, **more: object) -> object:
        noted.append(connection.in_atomic_block)
        return opening.read_sources(paths, **more)

    def source(path: object, **more: object) -> object:
        noted.append(connection.in_atomic_block)
        return opening.read_source(path, **more)

    monkeypatch.setattr(kept_files, "read_sources", sources)
    monkeypatch.setattr(elsewhere, "read_source", source)
    return noted


def test_an_agencys_return_is_read_before(in_transaction: list[bool]) -> None:
    """As a file and typed in; once, and kept with the step that takes it in."""
    scene = Scene()
    file = SimpleUploadedFile("ours.csv", as_csv(HEALTH_VISITOR))
    client, address = scene.client("health-visitor"), scene.address("return/hv/")

    assert client.post(address, {"file": file}).status_code == 302
    typed = {"happened-0": "3 May 2025", "event-0": "Visit at home", "seen-0": ""}
    assert client.post(f"{address}type-in/", typed).status_code == 302

    assert in_transaction == [False, False]
    assert ReadFile.objects.count() == 2
    assert "Visit at home" in scene.page("return/hv/", "health-visitor")


def test_nothing_is_read_for_who_may_send_nothing(in_transaction: list[bool]) -> None:
    """Whose role opens no review has no file of theirs opened."""
    scene = Scene()
    file = SimpleUploadedFile("ours.csv", as_csv(HEALTH_VISITOR))
    client = scene.client("administrator")

    assert client.post(scene.address("return/hv/"), {"file": file}).status_code == 404
    assert in_transaction == []


def test_a_published_briefing_is_read_before(in_transaction: list[bool]) -> None:
    """Also where it cannot be read."""
    client = Scene().client()
    for content in (ELSEWHERE.read_bytes(), b"\xff\xfe not a paper"):
        file = SimpleUploadedFile("theirs.md", content)
        client.post("/learning/elsewhere/", {"file": file})

    assert in_transaction == [False, False]
