"""Does what anyone may read say what it must, and come from one place?"""

import pytest
from django.test import Client

from sightline.vocabulary.post_roles import POST_ROLES


@pytest.mark.parametrize(
    "path", ["/help/", "/who-is-told-what/", "/accessibility/", "/report-a-worry/"]
)
@pytest.mark.django_db
def test_anyone_may_read_it(client: Client, path: str) -> None:
    """The pages that explain are open before signing in."""
    assert client.get(path).status_code == 200


@pytest.mark.django_db
def test_it_says_what_every_role_may_do(client: Client) -> None:
    """The page is made from the roles, so a new role is on it."""
    html = client.get("/who-is-told-what/").content.decode()

    assert all(role.title in html for role in POST_ROLES.values())
    assert "predicts nothing" in html


@pytest.mark.django_db
def test_a_number_is_changed_once_for_every_page(
    client: Client, settings, tmp_path
) -> None:
    """The partnership's own file is used from the next page on."""
    before = client.get("/report-a-worry/").content.decode()
    settings.SIGHTLINE_DATA = tmp_path
    (tmp_path / "report-a-worry.toml").write_text(
        'front_door = "Heron Hub"\nphone = "01632 960 555"\nhours = "Every day"\n'
        'out_of_hours_phone = "01632 960 556"\nout_of_hours = "At night"\n'
    )

    pages = [client.get(path).content.decode() for path in ("/report-a-worry/", "/help/")]

    assert "01632 960 555" not in before
    assert all("Heron Hub" in page and "01632 960 555" in page for page in pages)
