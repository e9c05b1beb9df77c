"""What another partnership published: read, looked over by a person, and then counted."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sightline.learning.models import Elsewhere
from sightline.vocabulary.themes import THEMES
from tests.cast import make_directory
from tests.web.forms_sent import errors_of, fields_of, sent
from tests.web.learning.briefings import ELSEWHERE, count_one, publish_one
from tests.web.sign_in import signed_in_client

pytestmark = pytest.mark.django_db
ADDRESS = "/learning/elsewhere/"
PARTNERSHIP = "Thornmere Safeguarding Children Partnership"


@pytest.fixture
def manager() -> Client:
    make_directory()
    return signed_in_client("partnership-manager")


def _upload(client: Client, name: str, content: bytes) -> object:
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def test_it_counts_only_once_a_person_has_looked_it_over(manager: Client) -> None:
    """Read apart from the record; its themes are confirmed; then anyone finds it."""
    content = ELSEWHERE.read_bytes()
    check = _upload(manager, "Name of a child.md", content).headers["Location"]
    public = check.removesuffix("check/")
    assert Client().get(public).status_code == 404
    assert PARTNERSHIP not in Client().get("/learning/").content.decode()

    page = manager.get(check)
    proposed = fields_of(page)["themes"]
    assert proposed
    done = manager.post(check, {"themes": [proposed[0], "supervision"]})

    assert done.headers["Location"] == public
    library = Client().get("/learning/", {"theme": "supervision"}).content.decode()
    assert PARTNERSHIP in library
    assert "From elsewhere" in library
    rows = Client().get("/learning/themes/").context["rows"]
    assert {row.code for row in rows} == {proposed[0], "supervision"}
    assert "Name of a child" not in str(Elsewhere.objects.get().told)


def test_every_statement_stands_beside_its_place_in_the_file(manager: Client) -> None:
    """The line that is told is the line in the file on which the statement begins."""
    code = count_one()
    lines = ELSEWHERE.read_text(encoding="utf-8").splitlines()
    row = Elsewhere.objects.get(pk=code)
    said = [one for section in row.told["sections"] for one in section["statements"]]

    rows = Client().get(f"{ADDRESS}{code}/").context["rows"]

    assert len(rows) == len(said) > 5
    for text, place, _ in rows:
        line = int(place["text"].rpartition("line ")[2])
        first = text.split(": ", 1)[-1].split()[0].strip("*“”")
        assert first in lines[line - 1]


def test_the_same_file_is_taken_in_once_and_a_wrong_one_taken_out(manager: Client) -> None:
    """Twice is refused; one that was read wrongly goes."""
    content = ELSEWHERE.read_bytes()
    check = _upload(manager, "a.md", content).headers["Location"]
    assert "taken in already" in " ".join(errors_of(_upload(manager, "b.md", content)))

    manager.post(check, {"act": "take-out"})
    assert not Elsewhere.objects.exists()
    assert manager.get(check).status_code == 404


def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(manager: Client) -> None:
    """Nothing is taken in, and the page says why."""
    answer = _upload(manager, "broken.docx", b"PK\x03\x04 not a document")
    assert errors_of(answer)
    assert not Elsewhere.objects.exists()
    assert errors_of(manager.post(ADDRESS, {}))


def test_it_stands_among_those_like_a_briefing_of_ones_own(manager: Client) -> None:
    """Each leads to the other by the theme they share."""
    code, own = count_one(), publish_one()
    page = Client().get(f"/learning/{own}/").content.decode()
    assert f"{ADDRESS}{code}/" in page
    assert f"/learning/{own}/" in Client().get(f"{ADDRESS}{code}/").content.decode()
    found = Client().get("/learning/", {"words": THEMES["fathers"].title}).context["found"]
    assert len(found) == 2


def test_only_the_partnership_takes_them_in(manager: Client) -> None:
    """A practitioner and a manager are told there is nothing."""
    code = count_one()
    for post in ("health-visitor", "social-work-manager"):
        assert signed_in_client(post).get(ADDRESS).status_code == 404
        assert sent(signed_in_client(post), f"{ADDRESS}{code}/check/").status_code == 404
