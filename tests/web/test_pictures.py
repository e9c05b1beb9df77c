"""Do the pictures of a family show what their reader may see, and nothing more?"""

from __future__ import annotations

import re

import pytest

from sightline.access.models import Look
from sightline.kernel.ids import ref_of
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Scribe:
    """The Rowans, known to a health visitor and a school."""
    make_directory()
    record = recent_scribe(90)
    make_rowans(record)
    return record


def page(name: str, query: str = "", *, post: str = "health-visitor", status: int = 200):
    response = signed_in_client(post).get(f"/family/{ref_of('robin')}/{name}/{query}")
    assert response.status_code == status
    return response


def words(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_genogram_is_a_picture_words_and_tables_and_the_look_is_written_down(record):
    """The family is drawn in the page, told in a paragraph, and every person is in a table."""
    html = words(page("genogram"))

    assert "<svg" in html
    assert "style=" not in html
    table = html[html.index("The same as tables") :]
    for name in ("Robin Rowan", "Hazel Rowan", "Alice Rowan", "Bryn Alder"):
        assert name in table
    assert Look.objects.filter(page="genogram", person="robin").count() == 1
