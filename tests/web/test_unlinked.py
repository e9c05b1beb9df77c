"""Are children who may belong to a family proposed, with a reason, and never linked unasked?"""

from __future__ import annotations

import re

import pytest

from sightline.access.models import Declaration, FamilyTie, User
from sightline.kernel.ids import ref_of
from sightline.record.queries.family import family_of
from sightline.record.queries.unlinked import may_belong
from tests.cast import Scribe, actor, make_directory, make_rowans
from tests.web.forms_sent import errors_of, sent
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db

NUMBER = "9434765919"


@pytest.fixture
def record() -> Scribe:
    make_directory()
    record = recent_scribe()
    make_rowans(record)
    return record


def tell(record: Scribe, post: str, person: str, names: str, **data: object) -> None:
    record(post, "person.recorded", person, names=names, **data)


def baby_elsewhere(record: Scribe, **mother: object) -> None:
    """A baby whose mother was recorded afresh, as another woman."""
    tell(record, "social-worker", "wren", "Wren Rowan", born="2026-01", sex="male")
    tell(record, "social-worker", "alice-again", "Ali Rowan", **mother)
    record(
        "social-worker",
        "relationship.recorded",
        ["wren", "alice-again"],
        from_="alice-again",
        to="wren",
        type="parent",
    )


def same_mother(record: Scribe) -> None:
    tell(record, "health-visitor", "alice", "Alice Rowan", nhs_number=NUMBER)
    baby_elsewhere(record, nhs_number=NUMBER, born="1999")


def proposed(record: Scribe, post: str) -> dict[str, str]:
    now = record.at
    family = family_of(actor(post, now), "robin", now=now)
    return {
        each.person: each.because for each in may_belong(actor(post, now), family, now=now)
    }


def test_a_baby_whose_mother_has_the_same_number_is_proposed(record):
    """One woman recorded twice: the reason names both, and the number is not shown."""
    same_mother(record)
    html = signed_in_client("front-door").get(f"/family/{ref_of('robin')}/")
    text = re.sub(r"\s+", " ", html.content.decode())

    assert "May belong to this family" in text
    assert (
        "Wren Rowan</a>, because Ali Rowan, recorded as a parent, has the same NHS number as"
        " Alice Rowan" in text
    )
    assert not FamilyTie.objects.filter(child="robin", member="wren").exists()


def test_nobody_is_proposed_whom_the_actor_cannot_open(record):
    """The health visitor works with Robin and not with the other baby."""
    same_mother(record)

    assert proposed(record, "front-door").keys() == {"wren"}
    assert proposed(record, "health-visitor") == {}


def test_nobody_of_a_closed_family_is_proposed(record):
    """What is nobody's to open is not named either."""
    same_mother(record)
    user = User.objects.get(username="front-door")
    Declaration.objects.create(
        user=user, person="wren", tie="relative", declared_at=record.at
    )

    assert proposed(record, "front-door") == {}


def test_another_number_proposes_nobody(record):
    """Nor does a name alone."""
    tell(record, "health-visitor", "alice", "Alice Rowan", nhs_number=NUMBER)
    baby_elsewhere(record, nhs_number="9434765870")

    assert proposed(record, "front-door") == {}


def test_a_number_in_a_sealed_entry_gives_nothing_away(record):
    """The reason must stand in an entry the actor may draw on."""
    record(
        "health-visitor",
        "person.recorded",
        "alice",
        names="Alice Rowan",
        nhs_number=NUMBER,
        handling=("sealed",),
    )
    baby_elsewhere(record, nhs_number=NUMBER)

    assert proposed(record, "front-door") == {}


def test_a_child_once_in_one_home_with_them_is_proposed(record):
    """After the stay ended, nothing else ties them."""
    tell(record, "social-worker", "wren", "Wren Thrush", born="2019-01")
    home = record(
        "social-worker",
        "residence.recorded",
        ["wren", "hazel"],
        household="Flat",
        people=["wren", "hazel"],
    )
    assert proposed(record, "front-door") == {}  # they are of one family while it lasts
    record("social-worker", "residence.ended", ["wren", "hazel"], of=home)

    assert proposed(record, "front-door") == {
        "wren": "they were recorded in one home with Hazel Rowan"
    }


def test_the_link_leads_to_a_form_that_ties_them_and_then_they_belong(record):
    """The proposal offers the child; what is recorded makes the family."""
    same_mother(record)
    client = signed_in_client("front-door")
    address = f"/family/{ref_of('robin')}/record/relationship.recorded/"
    answer = sent(
        client,
        f"{address}?with={ref_of('wren')}",
        **{"from": "alice", "to": "wren", "type": "parent"},
    )

    assert answer.status_code == 302, errors_of(answer)
    assert FamilyTie.objects.filter(child="robin", member="wren").exists()
    assert client.get(f"{address}?with={ref_of('wren')}").status_code == 404
