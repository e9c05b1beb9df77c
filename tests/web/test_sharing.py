"""Is every share written down with its reason, and what may not be shared refused with one?"""

from __future__ import annotations

import pytest
from django.test import Client

from sightline.access.models import Involvement
from sightline.kernel.ids import ref_of
from sightline.record.models import Entry, Knowledge, Receipt
from tests.cast import Scribe, make_directory, make_rowans
from tests.web.forms_sent import errors_of, fields_of, sent
from tests.web.sign_in import recent_scribe, signed_in_client

pytestmark = pytest.mark.django_db

SHARED = {
    "decision": "share",
    "basis": "welfare-duty",
    "how": "notice",
    "safe_to_tell": "yes",
    "purpose": "So that they can plan for her at school",
}


@pytest.fixture
def record() -> Scribe:
    make_directory()
    scribe = recent_scribe()
    make_rowans(scribe)
    return scribe


@pytest.fixture
def visitor(record) -> Client:
    return signed_in_client("health-visitor")


def at(entry: str, page: str) -> str:
    return f"/entry/{Entry.objects.get(id=entry).position}/{page}/"


def concern(record: Scribe, post: str = "health-visitor", **more: object) -> str:
    return record(
        post, "concern.noted", "hazel", category="neglect", says="Hungry.", **more
    )


def test_the_agency_chosen_knows_it_from_then_on(record, visitor):
    """What, to whom, on what basis, for what, and whether the family may be told."""
    told = concern(record)
    answer = sent(visitor, at(told, "share"), involved="school", **SHARED)

    assert answer.status_code == 302, errors_of(answer)
    entry = Entry.objects.get(kind="information.shared")
    assert entry.data["entries"] == [told]
    assert entry.data["to"] == ["school"]
    assert entry.data["purpose"] == SHARED["purpose"]
    assert entry.data["safe_to_tell_family"] is True
    known = Knowledge.objects.get(entry__id=told, agency="school")
    assert known.how == "notice"


def test_a_share_without_a_purpose_is_refused(record, visitor):
    """Every part that is missing is named, and nothing is told."""
    told = concern(record)
    answer = sent(visitor, at(told, "share"), decision="share")

    assert set(errors_of(answer)) == {
        "Choose at least one agency",
        "Choose what allows this to be shared",
        "Write what it is shared for",
        "Choose how they are told",
        "Say whether it is safe to tell the family",
    }
    assert not Entry.objects.filter(kind="information.shared").exists()


def test_a_decision_not_to_share_is_recorded_with_its_reason(record, visitor):
    """Nobody else comes to know it."""
    told = concern(record)
    answer = sent(
        visitor,
        at(told, "share"),
        decision="keep",
        involved="school",
        basis="welfare-duty",
        rationale="It would tell him where she is.",
    )
    assert answer.status_code == 302, errors_of(answer)
    entry = Entry.objects.get(kind="sharing.decided")
    assert (entry.data["decision"], entry.data["with"]) == ("withheld", ["school"])
    assert not Knowledge.objects.filter(entry__id=told, agency="school").exists()


def shared_with_visitor(record: Scribe, *marks: str) -> str:
    theirs = concern(record, "dsl", handling=marks)
    record(
        "dsl",
        "information.shared",
        "hazel",
        entries=[theirs],
        to=["hv"],
        basis="x",
        how="meeting",
    )
    return theirs


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("no-onward", "asked that it is not passed on"),
        ("marac", "Only those in the circle of that meeting"),
    ],
)
def test_what_may_not_be_passed_on_is_refused_with_the_reason(
    mark, reason, record, visitor
):
    """Whose it is may be asked; the button does nothing."""
    theirs = shared_with_visitor(record, mark)
    page = visitor.get(at(theirs, "share")).content.decode()
    assert reason in page

    answer = sent(visitor, at(theirs, "share"), involved="school", **SHARED)
    assert "This entry may not be passed on: the reason is given above" in errors_of(answer)
    assert not Entry.objects.filter(kind="information.shared", agency="hv").exists()


def test_only_what_can_be_seen_can_be_shared(record, visitor):
    """An entry the agency does not know has no page."""
    theirs = concern(record, "dsl")
    assert visitor.get(at(theirs, "share")).status_code == 404


def test_an_entry_is_acknowledged_once_and_they_are_sent_back(record, visitor):
    """The agency that shared it sees that it arrived."""
    theirs = shared_with_visitor(record)
    back = f"http://testserver/family/{ref_of('robin')}/"
    answers = [
        visitor.post(at(theirs, "acknowledge"), headers={"referer": back}) for _ in range(2)
    ]

    assert [answer.url for answer in answers] == [back, back]
    assert Receipt.objects.filter(entry__id=theirs, agency="hv").count() == 1
    assert Entry.objects.filter(kind="information.acknowledged").count() == 1


def test_a_foreign_address_is_no_way_back(record, visitor):
    """Nobody is sent elsewhere by a page they came from."""
    theirs = shared_with_visitor(record)
    answer = visitor.post(
        at(theirs, "acknowledge"), headers={"referer": "https://else.example/"}
    )
    assert answer.url == at(theirs, "acknowledge").replace("acknowledge/", "")


def test_acknowledging_is_not_a_link(record, visitor):
    """A page that is fetched ahead changes nothing."""
    theirs = shared_with_visitor(record)
    assert visitor.get(at(theirs, "acknowledge")).status_code == 404
    assert not Receipt.objects.filter(entry__id=theirs, agency="hv").exists()


START = f"/family/{ref_of('hazel')}/involvement/new/"


def test_a_colleague_can_be_named(record, visitor):
    """The post that is named opens the family from then on."""
    answer = sent(
        visitor,
        START,
        people="hazel",
        worker="post:health-visitor-south",
        role="health-visitor",
        basis="universal-service",
    )
    assert answer.status_code == 302, errors_of(answer)
    assert Involvement.objects.filter(person="hazel", post="health-visitor-south").exists()
    south = signed_in_client("health-visitor-south")
    assert south.get(f"/family/{ref_of('hazel')}/").status_code == 200


def test_a_post_of_another_agency_is_not_offered(record, visitor):
    """Each agency names its own people."""
    answer = sent(
        visitor, START, people="hazel", worker="post:dsl", role="teacher", basis="other"
    )
    assert len(errors_of(answer)) == 1
    assert "dsl" not in str(fields_of(answer))


def test_an_involvement_past_its_date_can_be_renewed(record, visitor):
    """It opens nothing until then; the page that renews it needs no open family."""
    old = record(
        "health-visitor",
        "involvement.started",
        "bryn",
        role="health-visitor",
        post="health-visitor",
        until=record.at.date().isoformat(),
    )
    answer = sent(
        visitor, "/involvements/renew/", of=old, why="He has moved back", until="1 May 2099"
    )
    assert answer.status_code == 302, errors_of(answer)
    assert Involvement.objects.get(entry=old).until.year == 2099


def test_an_involvement_is_ended_with_a_reason(record, visitor):
    """Only one's own agency's are offered."""
    address = f"/family/{ref_of('robin')}/involvement/end/"
    page = visitor.get(address).content.decode()
    assert page.count('name="of"') == 1
    ours = Entry.objects.get(kind="involvement.started", agency="hv").id

    answer = sent(visitor, address, of=ours, reason="Moved to another area")
    assert answer.status_code == 302, errors_of(answer)
    assert Involvement.objects.get(entry=ours).ended_at is not None


def test_a_school_that_would_give_an_address_away_is_not_said_to_know(record, visitor):
    """Beside its name in the directory nothing tells it from any other school."""
    told = concern(record)
    sent(visitor, at(told, "share"), involved="school", **SHARED)
    assert "Knows this already" in visitor.get(at(told, "share")).content.decode()

    record(
        "refuge-worker",
        "residence.recorded",
        ["hazel", "alice"],
        household="Fern",
        people=["hazel", "alice"],
        address="9 Hidden Way",
        handling=("safe-address",),
    )
    page = visitor.get(at(told, "share")).content.decode()
    school = page.partition('value="school"')[2].partition("checkboxes__item")[0]
    assert school
    assert "Knows this already" not in school


EFFECT = "She may be hard to wake at night"


def drinking(record: Scribe) -> str:
    return record(
        "health-visitor",
        "circumstance.recorded",
        ["alice", "hazel=child"],
        what="alcohol",
        detail="Half a bottle of vodka",
        effect_on_caring=EFFECT,
    )


def test_what_it_means_for_the_child_is_shared_unless_more_is_chosen(record, visitor):
    """The school reads that sentence; the fact itself stays with whoever recorded it."""
    told = drinking(record)
    form = fields_of(visitor.get(at(told, "share")))
    answer = visitor.post(
        at(told, "share"),
        {**form, "involved": "school", **SHARED, "decision": form["decision"]},
    )

    assert answer.status_code == 302, errors_of(answer)
    shared = Entry.objects.get(kind="information.shared")
    assert form["decision"] == ["effect"]
    assert (shared.data["what"], shared.data["entries"]) == (EFFECT, [shared.id])
    assert told not in str(shared.data)
    assert not Knowledge.objects.filter(entry__id=told, agency="school").exists()

    school = signed_in_client("dsl")
    html = school.get(f"/family/{ref_of('hazel')}/").content.decode()
    html += school.get(at(shared.id, "")[:-1]).content.decode()
    assert EFFECT in html
    assert "vodka" not in html
    assert "Alcohol" not in html
    assert school.get(at(told, "")[:-1]).status_code == 404


@pytest.mark.parametrize("word", ["alcohol use", "half a bottle of vodka"])
def test_a_sentence_that_names_the_fact_is_refused(word, record, visitor):
    """It may be put in other words, or the whole shared on purpose."""
    told = drinking(record)
    answer = sent(
        visitor,
        at(told, "share"),
        **{**SHARED, "decision": "effect"},
        involved="school",
        effect=f"Because of {word} she sleeps",
    )

    assert ["Take out" in each for each in errors_of(answer)] == [True]
    assert not Entry.objects.filter(kind="information.shared").exists()


def test_the_whole_of_it_can_be_shared_on_purpose(record, visitor):
    """Then the entry itself is known, as with any other."""
    told = drinking(record)
    answer = sent(visitor, at(told, "share"), involved="school", **SHARED)

    assert answer.status_code == 302, errors_of(answer)
    assert Entry.objects.get(kind="information.shared").data["entries"] == [told]
    assert Knowledge.objects.filter(entry__id=told, agency="school").exists()


def test_where_no_effect_is_recorded_the_entry_is_shared_or_not(record, visitor):
    """There is nothing to put in its place."""
    html = visitor.get(at(concern(record), "share")).content.decode()

    assert "Share only what it means" not in html
