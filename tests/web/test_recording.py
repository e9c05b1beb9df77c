"""Can everything be recorded through its form, once, for each child, with every fault named?"""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from sightline.kernel.ids import ref_of
from sightline.record.models import Entry
from sightline.record.stored import about_of
from sightline.vocabulary.kinds import KINDS, Field, FieldType
from sightline.web.forms.menu import ELSEWHERE, menu, more_kinds
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.forms_sent import errors_of, fields_of
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db

MAIN = [code for code, kind in KINDS.items() if kind.group in ("people", "seen")]
ROBIN = ref_of("robin")
BY_PAGES_OF_THEIR_OWN = {
    *ELSEWHERE,
    "information.shared",
    "information.acknowledged",
    "sharing.decided",
    "obligation.explained",
}


@pytest.fixture
def rowans():
    make_directory()
    return make_rowans(recent_scribe())


@pytest.fixture
def visitor(rowans) -> Client:
    return signed_in_client("health-visitor")


def address(kind: str, person: str = "robin") -> str:
    return f"/family/{ref_of(person)}/record/{kind}/"


def blank(client: Client, kind: str) -> dict[str, object]:
    """The form as it is opened, with everything that is already filled in."""
    return fields_of(client.get(address(kind)).content.decode())


def sent(client: Client, kind: str, **answers: object):
    """Open the form, answer, send it."""
    return client.post(address(kind), {**blank(client, kind), **answers})


def newest(kind: str) -> list[Entry]:
    return list(Entry.objects.filter(kind=kind).order_by("position"))


def test_it_records_what_was_filled_in(visitor):
    """A concern about one child: date as told, words, category, and whom it is about."""
    answer = sent(
        visitor,
        "concern.noted",
        children="robin",
        adults=[],
        happened="about May 2024",
        category="unsafe-sleep",
        says="Asleep on the sofa.",
    )
    page = answer.content.decode()
    assert "Hazel Rowan" in page  # the sister is thought of before it is recorded
    done = fields_of(page)
    sibling = next(name for name in re.findall(r'name="([^"]+-outcome)"', page))
    visitor.post(
        address("concern.noted"), {**done, sibling: "No concern: sleeps in her own bed"}
    )

    entry = newest("concern.noted")[-1]
    assert (entry.happened, entry.says, entry.data) == (
        "2024-05~",
        "Asleep on the sofa.",
        {"category": "unsafe-sleep"},
    )
    assert about_of(entry) == (("robin", "child"),)
    assert newest("sibling.considered")[-1].data["child"] == "hazel"


# What a kind asks for beyond its required fields, by a rule of its own.
BESIDES = {
    "parent.asked-about": {"outcome": "being-sought"},
    "support.offered": {"reason": "None was given"},
    "circumstance.recorded": {"cared_for": "robin"},
    "advice.given": {"own_practice": "Cot by the bed", "understood": "yes"},
    "plan.agreed": {"children": "robin"},
    "relationship.recorded": {"from": "alice", "to": "hazel"},
    "assessment.completed": {"interpreter": "not-needed", "identity_words": "As they say"},
}
ASKED_FOR = {
    FieldType.TEXT: "Words",
    FieldType.FREE: "Words",
    FieldType.BOOLEAN: "yes",
    FieldType.DATE: "May 2024",
    FieldType.INTEGER: "1",
    FieldType.PERSON: "robin",
    FieldType.PARTY: "alice",
    FieldType.AGENCY: "csc",
}


def least(kind: str, page: str) -> dict[str, object]:
    """An answer to each field of a page that the kind requires, and to no other."""
    answers: dict[str, object] = {}
    for field in KINDS[kind].fields:
        for name in re.findall(rf'name="((?:[\w-]+-)?{field.name})"', page):
            if field.required:
                answers[name] = answer_to(field, name, page)
        if field.type is FieldType.OBJECT and field.required:
            answers[f"{field.name}-0-{field.fields[0].name}"] = "Words"
    return answers | BESIDES.get(kind, {})


def answer_to(field: Field, name: str, page: str) -> str:
    if field.type is FieldType.CHOICE:
        return field.codes[0]
    if field.type is FieldType.ENTRY:
        offered = re.findall(rf'name="{name}" value="([^"]+)"', page)
        return offered[0] if offered else re.findall(r'<option value="([^"]+)"', page)[0]
    return ASKED_FOR[field.type]


def record_least(client: Client, kind: str) -> HttpResponse:
    """Go through both pages with the least that is required of each."""
    page = client.get(address(kind)).content.decode()
    told = {**fields_of(page), **least(kind, page)}
    answer = client.post(address(kind), told)
    if answer.status_code == 200 and "each_child_sent" in answer.content.decode():
        page = answer.content.decode()
        told = {**fields_of(page), **least(kind, page), **unhurried(page)}
        answer = client.post(address(kind), told)
    return answer


def unhurried(page: str) -> dict[str, str]:
    """An answer to what is asked of carers and of brothers and sisters."""
    asked = re.findall(r'name="((?:child|sibling)-\w+-(?:carers|outcome))"', page)
    return dict.fromkeys(asked, "Nobody else; well when seen")


def prepare(record: Scribe, kind: str) -> None:
    """Record what an entry of this kind is about, where it ends or answers another."""
    if kind == "circumstance.ended":
        record("health-visitor", "circumstance.recorded", "alice", what="smoking")
    if kind == "information.acknowledged":
        record("health-visitor", "contact.made", "robin")


@pytest.mark.parametrize("kind", [code for code in KINDS if KINDS[code].group != "reviews"])
def test_it_records_every_kind_with_the_least_that_is_required(kind, rowans, visitor):
    """Each kind has a form that works: this fails for a new kind without one."""
    if kind in BY_PAGES_OF_THEIR_OWN:
        pytest.skip("has a page of its own, tested beside it")
    prepare(recent_scribe(1), kind)

    answer = record_least(visitor, kind)

    faults = re.findall(r"Error:</span>([^<]*)", answer.content.decode())
    assert answer.status_code == 302, faults or answer.content.decode()[-3000:]
    entry = newest(kind)[-1]
    assert entry.author == "Test Health-Visitor"
    assert entry.about.exists()


def test_the_menu_offers_every_main_kind(visitor):
    """Whatever the first two tables hold can be found from the page that lists them."""
    listed = {kind.code for part in menu() for kind in part.kinds}
    assert set(MAIN) <= listed
    assert not listed & {kind.code for kind in more_kinds()}

    page = unescape(visitor.get(f"/family/{ROBIN}/record/").content.decode())
    assert f"/family/{ROBIN}/new-person/" in page
    assert all(KINDS[code].title in page for code in MAIN)


def test_it_shows_every_fault_and_keeps_what_was_typed(visitor):
    """All that is wrong is named in one go, at its field, and nothing is recorded."""
    before = Entry.objects.count()
    answer = sent(
        visitor,
        "injury.seen",
        children=[],
        adults=[],
        happened="the week of the fair",
        time="25:99",
        says="A mark on the arm",
        marks=["not-person"],
    )
    page = answer.content.decode()

    for wrong in (
        "Choose at least one person",
        "is not a date",
        "not a time that clocks show",
        "Choose the person who must not learn of it",
    ):
        assert wrong in unescape(page)
    assert "A mark on the arm" in page
    assert "the week of the fair" in page
    assert page.count("<title>Error: ") == 1
    assert Entry.objects.count() == before


def test_a_double_click_makes_one_entry(visitor):
    """The same form sent twice, or again after a dropped connection, records once."""
    told = {**blank(visitor, "appointment.kept"), "service": "Health visiting clinic"}
    first = visitor.post(address("appointment.kept"), told)
    second = visitor.post(address("appointment.kept"), told)

    assert first.status_code == second.status_code == 302
    assert len(newest("appointment.kept")) == 1


def test_the_same_form_saying_something_else_is_refused(visitor):
    """Going back and changing the words is a correction, and is told to be one."""
    told = {**blank(visitor, "appointment.kept"), "service": "Clinic"}
    visitor.post(address("appointment.kept"), told)
    again = visitor.post(address("appointment.kept"), {**told, "service": "Other clinic"})

    assert "already sent once" in again.content.decode()
    assert len(newest("appointment.kept")) == 1


def test_each_child_has_an_entry_and_a_line_of_their_own(visitor):
    """A visit to two children is one entry for each, with what differs and what is shared."""
    page = sent(
        visitor,
        "visit.made",
        children=["robin", "hazel"],
        adults="alice",
        **{f"part_{ref_of('alice')}": "mother"},
        says="Seen at home.",
    ).content.decode()
    told = {**fields_of(page), **least("visit.made", page), **unhurried(page)}
    for child, line in (("robin", "Asleep in the cot."), ("hazel", "Drew her family.")):
        told[f"child-{ref_of(child)}-line"] = line
    told[f"child-{ref_of('hazel')}-child_seen"] = "no"
    visitor.post(address("visit.made"), told)

    one, other = newest("visit.made")
    assert about_of(one) == (("robin", "child"), ("alice", "mother"))
    assert (one.says, one.data) == (
        "Seen at home.\n\nAsleep in the cot.",
        {"child_seen": True},
    )
    assert about_of(other)[0] == ("hazel", "child")
    assert (other.says, other.data["child_seen"]) == (
        "Seen at home.\n\nDrew her family.",
        False,
    )


def test_who_else_cares_is_asked_afresh_beside_the_last_answer(visitor):
    """The box is blank; what was said last time stands next to it."""
    recent_scribe(3)(
        "health-visitor", "carers.asked-about", "robin", answer="Her grandmother on Fridays"
    )
    page = sent(visitor, "visit.made", children="robin", adults=[]).content.decode()

    assert "Her grandmother on Fridays" in page
    assert re.search(rf'name="child-{ROBIN}-carers"[^>]*>\s*</textarea>', page)


def test_leaving_out_a_sibling_asks_once_and_then_goes_on_visibly(visitor):
    """Urgent work is never stopped: the entry says what was not considered, and why."""
    page = sent(visitor, "concern.noted", children="robin", adults=[], category="neglect")
    once = visitor.post(address("concern.noted"), fields_of(page.content.decode()))
    assert once.status_code == 200
    assert "Write what this means for Hazel Rowan" in once.content.decode()
    assert not newest("concern.noted")

    told = fields_of(once.content.decode())
    told[f"sibling-{ref_of('hazel')}-reason"] = "No time before the strategy discussion."
    twice = visitor.post(address("concern.noted"), told)
    assert twice.status_code == 302
    assert newest("concern.noted")[-1].says == (
        "Hazel Rowan was not considered. No time before the strategy discussion."
    )
    assert not newest("sibling.considered")


def test_safer_sleep_advice_needs_the_parents_own_practice(visitor):
    """A leaflet handed over is not a conversation."""
    answer = sent(
        visitor, "advice.given", topic="safer-sleep", to="alice", material="Leaflet"
    )
    assert "what the carers do and believe themselves" in answer.content.decode()
    assert not newest("advice.given")


def test_more_rows_can_be_asked_for_without_script(visitor):
    """The button gives a longer form with everything typed still in it, and records nothing."""
    answer = sent(
        visitor,
        "residence.recorded",
        household="Alice's home",
        more_rows="sleeping_places",
    )
    page = answer.content.decode()
    assert 'name="sleeping_places-3-room"' in page
    assert unescape(page).count("Alice's home") >= 1
    assert "There is a problem" not in page
    assert len(newest("residence.recorded")) == 1


def test_it_says_what_was_recorded_and_who_knows(visitor):
    """The next page links to the entry and names the agencies that know it."""
    answer = sent(
        visitor, "referral.made", children="robin", adults=[], to="csc", concern="neglect"
    )
    told = {**fields_of(answer.content.decode()), **unhurried(answer.content.decode())}
    page = visitor.post(address("referral.made"), told, follow=True).content.decode()

    position = newest("referral.made")[-1].position
    assert f"/entry/{position}/" in page
    assert "Northshire Health Visiting and Northshire Children" in page


@pytest.mark.parametrize("post", ["privacy-officer", "administrator"])
def test_a_post_that_does_not_record_is_refused(post, rowans):
    """The page does not open, in the words that say nothing of whether it exists."""
    answer = signed_in_client(post).get(address("concern.noted"))
    assert answer.status_code == 404
    assert "We cannot show this page" in answer.content.decode()


def test_a_family_that_is_not_open_is_not_recorded_about(rowans):
    """A post that does not reach the family gets the same words."""
    client = signed_in_client("health-visitor-south")
    assert client.get(address("concern.noted")).status_code == 404
    assert client.post(address("concern.noted"), {"children": "robin"}).status_code == 404


def test_an_unknown_kind_is_not_a_page(visitor):
    """Kinds of a review, and kinds that do not exist, have no form here."""
    assert visitor.get(address("review.opened")).status_code == 404
    assert visitor.get(address("nothing.such")).status_code == 404


def test_a_fault_says_for_which_child(visitor):
    """With several children on one page, each fault names the one it is about."""
    page = sent(visitor, "visit.made", children=["robin", "hazel"], adults=[])
    faults = errors_of(visitor.post(address("visit.made"), fields_of(page)))

    assert "Answer “Was the child seen?” for Hazel Rowan" in faults
    assert (
        "Write who else cares for Robin Rowan, or why it was not asked, and continue"
        in faults
    )


def test_who_else_cares_left_out_is_said_in_the_entry(visitor):
    """The visit is recorded all the same; the engine sees no answer where none was given."""
    page = sent(
        visitor, "visit.made", children=["robin", "hazel"], adults=[]
    ).content.decode()
    told = {**fields_of(page), **least("visit.made", page)}
    once = visitor.post(address("visit.made"), told)
    twice = visitor.post(address("visit.made"), fields_of(once))

    assert twice.status_code == 302, errors_of(twice)
    assert "Who else cares for this child was not asked. No reason was given." in (
        newest("visit.made")[-1].says
    )
    assert not newest("carers.asked-about")


def test_a_case_is_not_closed_without_the_brothers_and_sisters(visitor):
    """Closing is not urgent: it is refused until each has been thought of."""
    page = sent(
        visitor, "case.closed", children="robin", adults=[], rationale="Done", owner="Me"
    )
    once = visitor.post(address("case.closed"), fields_of(page))
    twice = visitor.post(address("case.closed"), fields_of(once))
    assert len(errors_of(twice)) == 1
    assert not newest("case.closed")


def test_no_address_holds_personal_data(visitor):
    """Nothing that was typed, and nobody's id, is in an address the journey leads to."""
    first = sent(visitor, "appointment.kept", service="Clinic for Robin")
    for person in ("robin", "hazel", "alice", "clinic"):
        assert person not in first.url.lower()
