"""Does the family page show who is who, whom to ring and what happened, and explain its blanks?"""

from __future__ import annotations

import pytest

from sightline.kernel.ids import ref_of
from tests.cast import make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """The directory, the Rowans, and someone to record with."""
    make_directory()
    record = recent_scribe()
    record.ids = make_rowans(record)
    return record


def page(post: str, person: str = "robin", query: str = "") -> str:
    """The family page as one post sees it."""
    response = signed_in_client(post).get(f"/family/{ref_of(person)}/{query}")
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_it_shows_everyone_and_what_they_are_to_the_child(record):
    """The mother, the half-sister, and the half-sister's father by way of her."""
    html = page("health-visitor")

    assert "Alice Rowan" in html
    assert "half-sister" in html
    assert "father of Hazel Rowan" in html
    assert "You are involved" in html
