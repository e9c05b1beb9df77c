"""Do the pictures of a family show what their reader may see, and nothing more?"""

from __future__ import annotations

import re
from html import unescape

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


def test_an_ecomap_shows_who_works_with_the_home(record):
    """The health visitor stands there with the day of the last contact; the look is noted."""
    record("health-visitor", "visit.made", "robin", announced=True, child_seen=True)

    html = words(page("ecomap"))

    table = html[html.index("Who is involved") :]
    assert "Northshire Health Visiting" in table
    assert "Bryn Alder" in table  # Hazel's father lives elsewhere, and is near
    assert Look.objects.filter(page="ecomap").count() == 1


def test_a_timeline_shows_what_happened_and_each_number_leads_to_it(record):
    """An event is in the table with its words; its month leads to it in the chronology."""
    record(
        "health-visitor", "visit.made", "robin", announced=True, child_seen=True,
        says="Robin was asleep.",
    )  # fmt: skip

    html = words(page("timeline"))

    assert "Robin was asleep." in html
    *_, latest = re.findall(r'href="(/family/[^"]*agency=hv[^"]*)"', html)
    chronology = words(signed_in_client("health-visitor").get(unescape(latest)))
    assert "Robin was asleep." in chronology


@pytest.mark.parametrize("name", ["genogram", "ecomap", "timeline"])
@pytest.mark.parametrize(
    ("ending", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]
)
def test_a_picture_can_be_taken_as_a_file_that_is_named_after_nobody(
    record, name, ending, begins
):
    response = page(name, f"?file={ending}")

    assert response.content.startswith(begins)
    assert re.fullmatch(
        rf'attachment; filename="{name}-\d{{4}}-\d\d-\d\d\.{ending}"',
        response.headers["Content-Disposition"],
    )


@pytest.mark.parametrize("name", ["genogram", "ecomap", "timeline"])
@pytest.mark.parametrize(
    "post", ["refuge-worker", "dsl", "administrator", "police-officer"]
)
def test_nobody_sees_a_picture_who_may_not_see_the_family(record, name, post):
    """Whoever has no work with the family, or the Think Family view alone, is shown nothing."""
    page(name, post=post, status=404)


@pytest.mark.parametrize("name", ["genogram", "ecomap", "timeline"])
def test_before_anything_was_known_there_is_nothing_to_draw(record, name):
    html = words(page(name, "?on=2020-01-01"))

    assert "there is nothing to draw" in html
    assert "<svg" not in html


SECRET = "9 Secret Sedge Row"


@pytest.mark.parametrize("name", ["genogram", "ecomap", "timeline"])
@pytest.mark.parametrize("ending", ["", "svg"])
def test_a_safe_address_is_in_no_picture_and_no_table(record, name, ending):
    """Neither the address nor the name of the home, from whoever did not record it."""
    record(
        "refuge-worker", "residence.recorded", "alice robin", household=SECRET, address=SECRET,
        people=["alice", "robin"], handling=("safe-address",),
    )  # fmt: skip
    record(
        "health-visitor", "visit.made", "robin", announced=True, child_seen=True,
        says=f"Met them at {SECRET}.",
    )  # fmt: skip

    told = page(name, f"?file={ending}" if ending else "").content.decode()

    assert "Sedge" not in told


def test_what_another_agency_did_not_share_is_in_no_picture(record):
    """A circumstance that only the police know stands in nobody else's genogram or timeline."""
    record(
        "police-officer", "circumstance.recorded", "alice", what="alcohol",
        detail="Drinks at night",
    )  # fmt: skip

    assert "drugs or alcohol" not in words(page("genogram"))
    assert "Drinks at night" not in words(page("timeline"))


def test_what_one_agency_knew_by_a_day_is_told_apart(record):
    html = words(page("timeline", "?agency=HV&by=2020-01-01"))

    assert "Known to HV" in html
    assert "knew of 0 of them by 1 January 2020" in html


def test_a_day_after_the_one_it_is_known_on_is_refused_with_what_to_choose(record):
    html = words(page("genogram", "?on=2026-01-01&at=2026-02-01"))

    assert "Choose the day it is known on, or a day before it" in html


def test_an_open_plan_without_a_look_at_the_genogram_is_flagged_until_somebody_looks(
    record,
):
    """PF-03: the family page asks for the whole family to be looked at."""
    family = f"/family/{ref_of('robin')}/"
    flag = "nobody has looked at this family’s genogram"
    client = signed_in_client("health-visitor")
    assert flag not in words(client.get(family))

    agreed = {"type": "early-help", "child": "robin", "what": "x"}
    plan = record("health-visitor", "plan.agreed", "robin", **agreed)
    assert flag in words(client.get(family))
    record("health-visitor", "plan.ended", "robin", thread=plan, rationale="Done")
    assert flag not in words(client.get(family))

    record("health-visitor", "plan.agreed", "robin", **agreed)
    assert flag in words(client.get(family))
    page("genogram")
    assert flag not in words(client.get(family))
