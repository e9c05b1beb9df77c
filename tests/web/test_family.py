"""Does the family page show who is who, whom to ring and what happened, and explain its blanks?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.access.models import Look
from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Scribe:
    """The directory, the Rowans, and someone to record with."""
    make_directory()
    record = recent_scribe()
    record.ids = make_rowans(record)
    return record


def page(post: str, person: str = "robin", query: str = "") -> str:
    """The family page as one post sees it, its spaces made one."""
    response = signed_in_client(post).get(f"/family/{ref_of(person)}/{query}")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def main_part(content: bytes) -> bytes:
    """A page without its frame, where tokens against forgery differ each time."""
    return content.partition(b"<main")[2].partition(b"</main>")[0]


def days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


def asked_about(record: Scribe, outcome: str, **data: str) -> None:
    record(
        "health-visitor",
        "parent.asked-about",
        "robin",
        happened=days_ago(40),
        who="father",
        outcome=outcome,
        **data,
    )


def test_it_shows_everyone_and_what_they_are_to_the_child(record):
    """The mother, the half-sister, and the half-sister's father by way of her."""
    html = page("health-visitor")

    assert "Alice Rowan" in html
    assert "half-sister as far as is recorded" in html
    assert "father of Hazel Rowan" in html
    assert "Why you may see this: You are involved." in html


def test_it_keeps_names_out_of_the_title_and_the_addresses(record):
    """A browser's history says that a family was opened, and not whose."""
    html = page("health-visitor")

    assert "<title>Family – Sightline</title>" in html
    assert not re.search(r'href="[^"#]*(robin|rowan|hazel|alice)', html, re.IGNORECASE)


@pytest.mark.parametrize(
    ("outcome", "data", "words"),
    [
        (None, {}, "Nobody has recorded asking about the father or second parent"),
        ("being-sought", {}, "Not known, and being looked for. Asked about by Northshire"),
        (
            "known-not-recorded",
            {"reason": "Her fear of him"},
            "Reason given: Her fear of him",
        ),
        ("none", {"reason": "A donor"}, "There is none. Asked about by Northshire"),
        ("known", {"person": "bryn"}, "Bryn Alder is recorded"),
    ],
)
def test_it_says_of_a_father_what_is_known_or_why_nothing_is(record, outcome, data, words):
    """Each of the five states is a sentence of its own, and none is a blank."""
    if outcome:
        asked_about(record, outcome, **data)

    assert words in page("health-visitor")


def test_it_links_numbers_to_ring_and_says_that_nobody_leads(record):
    """Whom to ring is a link that dials; without a lead practitioner the page says so."""
    html = page("health-visitor")

    assert 'href="tel:01632960103"' in html
    assert "Larch Lane Primary School" in html
    assert "Nobody is recorded as lead practitioner." in html
    assert "never listed here unless they told your agency" in html


def test_it_keeps_what_was_said_and_what_was_seen_side_by_side(record):
    """A man seen staying is beside the household as it was declared, and where he sleeps."""
    record(
        "health-visitor",
        "residence.recorded",
        ["bryn"],
        happened=days_ago(35),
        household="Alice's home",
        people=["bryn"],
        kind="stays",
        presence="observed",
        sleeping="In the front room",
    )

    html = page("health-visitor")

    assert "Stays here (Northshire Health Visiting" in html
    assert "In the front room" in html
    assert "Nobody recorded whether it is overcrowded" in html
    assert "Not recorded as seen here" in html


def test_it_shows_adults_circumstances_from_the_child_with_their_effect(record):
    """Whoever reads of the baby reads that her mother drinks, and what it does to caring."""
    record(
        "health-visitor",
        "circumstance.recorded",
        "alice",
        happened=days_ago(35),
        what="alcohol",
        effect_on_caring="Hard to wake at night",
    )

    html = page("health-visitor")

    assert "Alice Rowan: Alcohol use" in html
    assert "What it means for the child’s care: Hard to wake at night" in html


def test_it_says_who_knows_each_entry_and_who_has_not_said_so(record):
    """A referral nobody answered stands there as not acknowledged by the front door."""
    record(
        "health-visitor",
        "referral.made",
        "robin",
        happened=days_ago(33),
        to="csc",
        concern=["neglect"],
        urgency="same-day",
        says="Cold house.",
    )

    html = page("health-visitor", query="?kind=referral.made")

    assert re.search(
        "<strong>Northshire Children&#x27;s Social Care</strong> since .*? in a referral"
        '[^<]*<strong class="govuk-tag[^>]*>\\s*Not acknowledged',
        html,
    )


def test_it_marks_what_was_corrected_and_what_corrects_it(record):
    """Both versions stand in the chronology, each saying which it is."""
    note = {"happened": days_ago(34), "category": "neglect"}
    first = record("health-visitor", "concern.noted", "robin", says="Wet at ten.", **note)
    record(
        "health-visitor",
        "concern.noted",
        "robin",
        says="Wet at noon.",
        corrects=first,
        **note,
    )

    html = page("health-visitor", query="?kind=concern.noted")

    assert "Corrected since" in html
    assert "A correction" in html


def test_it_is_the_page_of_another_day_when_asked_as_known_on(record):
    """What was recorded after the day is gone, and a banner says which day this is."""
    record(
        "health-visitor",
        "concern.noted",
        "robin",
        happened=days_ago(34),
        category="neglect",
        says="LATER",
        at=datetime.now(UTC) - timedelta(days=2),
    )
    on = datetime.now(UTC).date() - timedelta(days=10)

    html = page("health-visitor", query=f"?on={on.isoformat()}")

    assert f"as known on {on.day} {on:%B} {on.year}." in html
    assert "LATER" not in html
    assert "LATER" in page("health-visitor")


def test_it_shows_that_nothing_was_known_before_anything_was(record):
    """A day before the first entry is an explained page, not an error."""
    html = page("health-visitor", query="?on=2001-01-01")

    assert "Nothing has been recorded that your agency knows" in html


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?on=31/02/2025", "Enter a date with day, month and year"),
        ("?on=2999-01-01", "Choose today or a day that has passed"),
        ("?first=2025-03-02&last=2025-03-01", "Choose a day on or after the first"),
    ],
)
def test_it_says_what_is_wrong_with_a_date(record, query, words):
    """A date that cannot be is refused in words, with the page of now beneath."""
    html = page("health-visitor", query=query)

    assert "There is a problem" in html
    assert words in html
    assert "Robin Rowan" in html


def test_it_narrows_the_chronology_by_codes_and_references(record):
    """Agency, person, kind and days each narrow it; what is asked for stays chosen."""
    by_kind = page("health-visitor", query="?kind=residence.recorded")
    by_person = page("health-visitor", query=f"?person={ref_of('bryn')}")
    by_day = page("health-visitor", query="?first=2026-01-01")

    assert "1 entry that your agency knows and that fit the filters" in by_kind
    assert '<option value="residence.recorded" selected>' in by_kind
    assert "2 entries that your agency knows" in by_person
    assert "Nothing that your agency knows fits these filters" in by_day


def test_a_stranger_gets_the_same_words_as_for_nobody(record):
    """Another health visitor cannot tell a closed family from one that does not exist."""
    client = signed_in_client("health-visitor-south")

    closed = client.get(f"/family/{ref_of('robin')}/")
    missing = client.get("/family/00000000000000000000/")

    assert closed.status_code == missing.status_code == 404
    assert main_part(closed.content) == main_part(missing.content)


def test_every_opening_is_written_down(record):
    """One look in the trail, with the post and why it opened."""
    page("health-visitor")

    look = Look.objects.get(basis="involved")
    assert (look.person, look.post_id, look.page) == ("robin", "health-visitor", "family")


def test_a_school_is_led_to_its_own_view_and_is_not_told_of_homes(record):
    """A safeguarding lead has Think Family first, and no addresses."""
    html = page("dsl", "hazel")

    assert f"/family/{ref_of('hazel')}/think-family/" in html
    assert "Where people live is not shared with your post" in html
    assert "4 Larch Lane" not in html


def test_a_safe_address_is_said_to_be_withheld_and_stands_nowhere(record):
    """The address is in no home, no circumstance and no entry of the page."""
    record(
        "police-officer",
        "residence.recorded",
        ["alice", "robin"],
        happened=days_ago(33),
        household="safe home",
        people=["alice", "robin"],
        address="9 Kestrel Row, Elmbridge",
        handling=("safe-address",),
    )
    record(
        "health-visitor",
        "circumstance.recorded",
        "alice",
        happened=days_ago(32),
        what="mental-health",
        detail="Anxious since moving to 9 Kestrel Row",
    )

    html = page("health-visitor")

    assert "Kestrel" not in html
    assert "Address withheld" in html
    assert "A safe address is kept for this family." in html


def test_it_is_read_in_few_queries_however_much_there_is(record):
    """Twelve people and five hundred entries cost no more queries than a handful do."""
    for place in range(8):
        child = f"sibling-{place}"
        record(
            "health-visitor",
            "person.recorded",
            child,
            happened="2025-12-10",
            names=f"Ash Rowan {place}",
            born=f"20{10 + place}-03-0{place + 1}",
            sex="male",
        )
        record(
            "health-visitor",
            "relationship.recorded",
            [child, "alice"],
            happened="2025-12-10",
            from_="alice",
            to=child,
            type="parent",
        )
    for call in range(475):
        record(
            "health-visitor",
            "contact.made",
            ["robin", "alice"],
            happened="2026-01-10",
            how="call",
            says=f"Rang, call {call}.",
            at=record.at + timedelta(seconds=1),
        )
    client = signed_in_client("health-visitor")
    client.get("/post/")  # a session's first request writes the session down

    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/family/{ref_of('robin')}/")

    assert response.status_code == 200
    assert b"500 entries" in response.content
    assert b"Older entries" in response.content
    asked = [each for each in queries if "SAVEPOINT" not in each["sql"]]
    assert len(asked) <= 50  # of which a dozen are the frame: session, post, trail


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("post", "path"),
    [
        ("health-visitor", "/"),
        ("front-door", "/"),
        ("privacy-officer", "/"),
        ("health-visitor", "/find/"),
        ("health-visitor", "/post/"),
        ("health-visitor", "/entry/9/"),
        ("health-visitor", f"/family/{ref_of('robin')}/?on=2099-01-01"),
        ("dsl", f"/family/{ref_of('hazel')}/think-family/"),
    ],
)
def test_it_is_accessible_and_fits_a_narrow_phone(
    record, live_server, open_page, check_accessibility, post, path
):
    """These pages meet WCAG 2.2 AA, and at 320 pixels nothing scrolls sideways."""
    cookies = signed_in_client(post).cookies
    tab = open_page(viewport={"width": 320, "height": 700})
    tab.context.add_cookies(
        [{"name": n, "value": c.value, "url": live_server.url} for n, c in cookies.items()]
    )

    assert tab.goto(live_server.url + path).status == 200

    tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    check_accessibility(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_answers_to_advice_are_counted_by_agency_with_their_dates(record):
    """Facts with dates, of whom they are about, and no score."""
    for day, response in ((20, "not-followed"), (10, "not-followed"), (5, "followed")):
        record(
            "health-visitor",
            "medical-advice.given",
            "robin",
            happened=days_ago(day),
            advice="See the doctor",
            response=response,
        )
    record(
        "health-visitor",
        "support.offered",
        ["robin", "alice"],
        happened=days_ago(3),
        service="Parenting course",
        response="declined",
        reason="No time",
    )

    html = page("health-visitor")

    assert "Not followed, twice (Northshire Health Visiting):" in html
    assert "Followed, once (Northshire Health Visiting):" in html
    assert html.count("Declined, once (Northshire Health Visiting):") == 2


def test_answers_recorded_by_an_agency_that_told_nobody_are_not_there(record):
    """The school counts what the school knows."""
    record(
        "health-visitor",
        "medical-advice.given",
        "hazel",
        advice="See the doctor",
        response="not-followed",
    )

    assert "Not followed" not in page("dsl", "hazel")


def test_a_circumstance_on_a_card_leads_to_its_entry(record):
    """From the person and from each child it bears on."""
    entry = record("health-visitor", "circumstance.recorded", "alice", what="alcohol")
    position = Entry.objects.get(id=entry).position

    html = page("health-visitor")

    assert f'href="/entry/{position}/">Alcohol use</a>' in html
    assert f'href="/entry/{position}/">Alice Rowan: Alcohol use</a>' in html
