"""Can those entitled see who looked, and nobody through it what they may not?"""

from __future__ import annotations

import pytest

from sightline.access.models import Look, Post
from sightline.kernel.ids import ref_of
from tests.cast import make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db
HAZEL = ref_of("hazel")


@pytest.fixture
def family() -> dict[str, str]:
    make_directory()
    return make_rowans(recent_scribe())


def test_whoever_works_with_a_family_sees_who_looked(family: dict[str, str]) -> None:
    """Who, in which post, on which page and why, newest first."""
    signed_in_client("front-door").get(f"/family/{HAZEL}/")

    html = signed_in_client("dsl").get(f"/family/{HAZEL}/who-looked/").content.decode()

    assert "Test Front-Door" in html
    assert "Their role covers everyone" in html
    assert "The family’s page" in html


def test_looking_at_the_trail_is_in_the_trail(family: dict[str, str]) -> None:
    """Whoever watches is watched."""
    signed_in_client("dsl").get(f"/family/{HAZEL}/who-looked/")

    assert Look.objects.filter(post="dsl", person="hazel", page="trail").count() == 1


def test_a_privacy_officer_sees_their_own_agency_without_the_record(
    family: dict[str, str],
) -> None:
    """They read who of their people looked; the family's page stays shut."""
    signed_in_client("front-door").get(f"/family/{HAZEL}/")
    signed_in_client("health-visitor").get(f"/family/{ref_of('robin')}/")
    client = signed_in_client("privacy-officer")

    html = client.get(f"/family/{HAZEL}/who-looked/").content.decode()

    assert "Test Front-Door" in html
    assert "Hazel" not in html
    assert client.get(f"/family/{HAZEL}/").status_code == 404
    assert client.get(f"/family/{ref_of('robin')}/who-looked/").status_code == 404


def test_it_names_no_school_near_a_safe_address(family: dict[str, str]) -> None:
    """Which school looked would say where the child now lives; nor is its lead named."""
    record = recent_scribe(5)
    record(
        "social-worker",
        "residence.recorded",
        "alice hazel",
        household="Hidden",
        people=["alice", "hazel"],
        address="9 Secret Sedge Row",
        handling=("safe-address",),
    )
    record(
        "health-visitor-south",
        "involvement.started",
        "hazel",
        role="health-visitor",
        post="health-visitor-south",
        basis="health-care",
    )
    signed_in_client("dsl").get(f"/family/{HAZEL}/")

    client = signed_in_client("health-visitor-south")
    html = client.get(f"/family/{HAZEL}/who-looked/").content.decode()

    assert "[withheld: safe address]" in html
    assert "Larch Lane" not in html
    assert "Test Dsl" not in html


def test_everyone_sees_what_they_opened_themselves(family: dict[str, str]) -> None:
    """One's own trail, with a way back to each family."""
    client = signed_in_client("front-door")
    client.get(f"/family/{HAZEL}/")

    html = client.get("/what-i-opened/").content.decode()

    assert f'href="/family/{HAZEL}/"' in html
    assert "The family’s page" in html


def test_a_refusal_does_not_say_whose_family_it_was(family: dict[str, str]) -> None:
    """One's own trail must not tell that a hidden child is in the record."""
    client = signed_in_client("police-officer")
    client.get(f"/family/{HAZEL}/")
    client.get("/family/00000000000000000000/")

    html = client.get("/what-i-opened/").content.decode()

    assert Look.objects.filter(post="police-officer", person="hazel").exists()
    assert html.count("Was refused") == 2
    assert HAZEL not in html


def test_a_long_trail_is_cut_into_pages(family: dict[str, str]) -> None:
    """Fifty looks a page, with links to the others."""
    holder = Post.objects.get(pk="front-door").holder
    Look.objects.bulk_create(
        Look(
            at=recent_scribe(1).at,
            user=holder,
            post_id="front-door",
            agency_id="csc",
            person="hazel",
            page="family",
            basis="role",
        )
        for _ in range(60)
    )
    client = signed_in_client("dsl")

    first = client.get(f"/family/{HAZEL}/who-looked/").content.decode()
    second = client.get(f"/family/{HAZEL}/who-looked/?page=2").content.decode()

    assert first.count("Test Front-Door") == 50 - 1
    assert second.count("Test Front-Door") == 62 - 50


def test_a_privacy_officer_sees_counts_and_no_family(family: dict[str, str]) -> None:
    """How many families a post opened on a day, and never which."""
    client = signed_in_client("front-door")
    for person in ("hazel", "robin"):
        client.get(f"/family/{ref_of(person)}/")

    html = signed_in_client("privacy-officer").get("/looks/").content.decode()

    assert "Test Front-Door" in html
    assert "Hazel" not in html
    assert HAZEL not in html


@pytest.mark.parametrize("post", ["social-worker", "front-door", "administrator"])
def test_others_do_not_see_who_opens_how_much(family: dict[str, str], post: str) -> None:
    """The overview is for those who oversee."""
    assert signed_in_client(post).get("/looks/").status_code == 404
