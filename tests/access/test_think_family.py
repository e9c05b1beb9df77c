"""What a school is told of a pupil's family, and what never passes."""

import random
from dataclasses import asdict
from datetime import date, timedelta

import pytest

from sightline.access.actions import declare_tie
from sightline.access.database_scope import as_actor
from sightline.access.models import Agency, Involvement
from sightline.kernel.local_time import london_day
from sightline.record import think_family as view
from sightline.record.think_family import think_family
from sightline.record.withholding import MARK
from sightline.vocabulary.circumstances import CIRCUMSTANCES
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.vocabulary.relationships import RECORDED, RELATIONSHIPS, word
from sightline.vocabulary.sectors import SECTORS
from tests.cast import NOW, POSTS, Scribe, actor, make_directory, make_rowans

pytestmark = pytest.mark.django_db

ON = london_day(NOW)


@pytest.fixture
def record():
    """The Rowans are recorded, and someone to record more with."""
    make_directory()
    record = Scribe()
    record.ids = make_rowans(record)
    return record


def shown(post="dsl", child="hazel"):
    who = actor(post)
    with as_actor(who, now=NOW):
        return think_family(who, child, now=NOW, on=ON)


def indicators(**options):
    return {each.code: each for each in shown(**options).indicators}


def started(record, post, person, role, **more):
    return record(
        post, "involvement.started", person, role=role, basis="health-care", **more
    )


def test_a_school_sees_its_pupils_family_whichever_agency_recorded_it(record):
    """TL-22, AC-01: mother, father and half-sister, with bands of age and no dates."""
    family = shown()

    assert (family.name, family.age) == ("Hazel Rowan", "5 to 10")
    assert [(each.name, each.relation, each.age) for each in family.members] == [
        ("Bryn Alder", "father", "18 or over"),
        ("Robin Rowan", "half-sister", "under 5"),
        ("Alice Rowan", "mother", "18 or over"),
    ]
    assert not any(each.at_this_school for each in family.members)


@pytest.mark.parametrize("post", sorted(set(POSTS) - {"dsl"}))
def test_no_other_role_has_this_view(record, post):
    """It is made for schools; everyone else has the family page, or nothing."""
    assert shown(post) is None


@pytest.mark.parametrize("child", ["robin", "alice", "nobody"])
def test_a_school_has_it_for_its_own_roll_alone(record, child):
    """AC-01: a pupil's sister at home, or at another school, is not on the roll."""
    assert shown(child=child) is None


def test_it_ends_with_the_place_at_the_school(record):
    """A pupil who left is not on the roll on the next request."""
    Involvement.objects.filter(person="hazel", agency="school").update(ended_at=NOW)

    assert shown() is None


def test_it_is_shut_for_ones_own_family(record):
    """T7: a teacher does not see the family of their own child."""
    declare_tie(actor("dsl"), person="bryn", tie="relative", at=NOW)

    assert shown() is None


def test_it_says_who_is_involved_and_whom_to_ring(record):
    """AC-02: the agency, what they are to the child, and a number."""
    started(record, "social-worker", "hazel", "social-worker", phone="01632 960999")
    started(record, "police-officer", "hazel", "police-officer", phone="ring the canary")

    contacts = {each.role: each for each in shown().contacts}

    assert contacts["Social worker"].agency == "Northshire Children's Social Care"
    assert contacts["Social worker"].phone == "01632 960999"
    assert contacts["Police officer"].phone == Agency.objects.get(pk="police").phone


def test_a_sensitive_service_is_left_out_unless_it_told_the_school(record):
    """That a refuge works with a child is not for the school to infer."""
    started(record, "refuge-worker", "hazel", "idva")
    assert shown().contacts == ()
    assert shown().contacts_why == view.NO_CONTACTS

    entry = started(record, "refuge-worker", "hazel", "idva")
    record(
        "refuge-worker",
        "information.shared",
        "hazel",
        to=["school"],
        entries=[entry],
        how="conversation",
        purpose="safety",
        basis="public task",
    )

    assert [each.role for each in shown().contacts] == [
        "Independent domestic violence adviser (IDVA)"
    ]


def test_a_safe_address_hides_the_numbers_that_give_it_away(record):
    """The health visitor's base and telephone tell where a family lives."""
    started(record, "health-visitor", "hazel", "health-visitor", phone="01632 960555")
    record(
        "refuge-worker",
        "residence.recorded",
        ["alice", "hazel"],
        household="Safe home",
        people=["alice", "hazel"],
        address="9 Hidden Row",
        handling=("safe-address",),
    )

    (contact,) = shown().contacts

    assert contact.agency == f"Health visiting {MARK}"
    assert (contact.phone, contact.phone_why) == ("", view.NUMBER_WITHHELD)


@pytest.mark.parametrize(
    "what", [code for code, each in CIRCUMSTANCES.items() if each.indicator]
)
def test_a_circumstance_is_a_yes_until_it_ends(record, what):
    """Yes and a band of time, in the vocabulary's words; no again once it has ended."""
    assert not indicators()[what].yes
    entry = record(
        "social-worker", "circumstance.recorded", "hazel", happened="2026-01", what=what
    )

    told = indicators()[what]
    assert (told.yes, told.when) == (True, "in the last 3 months")
    assert told.title == CIRCUMSTANCES[what].indicator_title

    record("social-worker", "circumstance.ended", "hazel", of=entry)
    assert indicators()[what].why_not == view.NOT_SET


@pytest.mark.parametrize(
    "what", [code for code, each in CIRCUMSTANCES.items() if not each.indicator]
)
def test_no_other_circumstance_tells_anything(record, what):
    """An adult's drinking, a diagnosis or a sentence sets nothing that a school sees."""
    before = shown()
    for person in ("hazel", "alice", "bryn"):
        record("social-worker", "circumstance.recorded", person, what=what)

    assert shown() == before


def test_another_childs_circumstances_are_not_the_pupils(record):
    """The half-sister's protection plan is no indicator of this child's."""
    record("social-worker", "circumstance.recorded", "robin", what="child-protection-plan")

    assert not indicators()["child-protection-plan"].yes


def test_services_and_plans_set_theirs(record):
    """An open social work involvement, an early help plan: yes, while they last."""
    started(record, "social-worker", "hazel", "social-worker")
    plan = record(
        "social-worker",
        "plan.agreed",
        "hazel",
        type="early-help",
        child="hazel",
        what="canary",
        lead="csc",
    )

    assert indicators()[view.SOCIAL_CARE].yes
    assert indicators()[view.EARLY_HELP].yes
    record("social-worker", "plan.ended", "hazel", thread=plan, rationale="canary")
    assert not indicators()[view.EARLY_HELP].yes


@pytest.mark.parametrize(
    ("happened", "about", "told"),
    [
        ("2026-02-20", ["hazel", "alice"], "in the last month"),
        ("2025-06-01", ["alice"], "in the last 12 months"),
        ("2025-02-20", ["alice"], ""),
        ("2026-02-20", ["robin"], ""),
    ],
)
def test_domestic_abuse_in_the_last_year_is_told_with_a_band(record, happened, about, told):
    """An incident that names the child or a parent, within twelve months, and no detail of it."""
    record(
        "police-officer",
        "incident.attended",
        about,
        happened=happened,
        category="domestic-abuse",
        outcome="canary",
    )

    assert indicators()[view.DOMESTIC_ABUSE].when == told


@pytest.mark.parametrize(
    "mark", ["sealed", "marac", "police-condition", "child-confidence"]
)
def test_what_a_mark_narrows_sets_nothing(record, mark):
    """Not even yes or no is told of what only some may read, nor of what a correction narrowed."""
    first = record(
        "police-officer", "incident.attended", "hazel", category="domestic-abuse"
    )
    assert indicators()[view.DOMESTIC_ABUSE].yes

    record(
        "police-officer",
        "incident.attended",
        "hazel",
        category="domestic-abuse",
        corrects=first,
        handling=(mark,),
    )

    assert not indicators()[view.DOMESTIC_ABUSE].yes


def test_every_blank_says_why(record):
    """No empty list, number or answer stands without its reason."""
    family = shown()

    for indicator in family.indicators:
        assert bool(indicator.when) != bool(indicator.why_not)
    assert family.contacts_why == view.NO_CONTACTS
    assert family.members_why == ""
    assert family.contacts_note


CANARY = "canary"
PEOPLE = ("hazel", "robin", "alice", "bryn")


@pytest.mark.parametrize("seed", range(12))
def test_only_listed_words_pass_whatever_is_recorded(record, seed):
    """TL-22: every string is a name, a word of the vocabulary or a directory's number."""
    dice = random.Random(seed)
    for place in range(25):
        _record_something(record, dice, f"{CANARY}{seed}x{place}")

    found = list(_strings(asdict(shown())))

    assert len(found) > 30
    assert not [each for each in found if CANARY in each]
    assert set(found) <= _allowed()


def _record_something(record, dice, canary):
    person = dice.choice(PEOPLE)
    post = dice.choice(
        ["social-worker", "health-visitor", "police-officer", "refuge-worker"]
    )
    day = (ON - timedelta(days=dice.randrange(900))).isoformat()
    marks = dice.choice([(), (), (), ("sealed",), ("not-family",), ("safe-address",)])
    kind, data = dice.choice(_things(dice, person, canary))
    about = [person]
    if kind == "relationship.recorded":
        about = [data["from_"], data["to"]]
    record(post, kind, about, happened=day, says=canary, handling=marks, **data)


def _things(dice, person, canary):
    other = dice.choice([each for each in PEOPLE if each != person])
    return [
        ("concern.noted", {"category": "neglect", "what": canary}),
        (
            "circumstance.recorded",
            {
                "what": dice.choice(list(CIRCUMSTANCES)),
                "detail": canary,
                "level": canary,
                "effect_on_caring": canary,
            },
        ),
        ("incident.attended", {"category": "domestic-abuse", "outcome": canary}),
        ("person.recorded", {"gender": canary, "ethnicity": canary, "faith": canary}),
        (
            "relationship.recorded",
            {
                "from_": other,
                "to": person,
                "type": dice.choice(list(RECORDED)),
                "status": dice.choice(["current", "ended"]),
            },
        ),
        (
            "involvement.started",
            {
                "role": dice.choice(list(INVOLVEMENT_ROLES)),
                "practitioner": canary,
                "team": canary,
                "phone": dice.choice([canary, f"01632 960123 {canary}", "01632 960123"]),
            },
        ),
        (
            "plan.agreed",
            {
                "type": dice.choice(["child-in-need", "child-protection", "safety"]),
                "child": "hazel",
                "what": canary,
            },
        ),
        (
            "residence.recorded",
            {"household": canary, "people": [person, other], "address": canary},
        ),
    ]


def _strings(value):
    if isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield value
    else:
        assert isinstance(value, bool), f"neither words nor yes or no: {value!r}"


def _allowed():
    bands = {band for _, band in view.AGE_BANDS} | {view.ADULT, view.UNBORN, view.NO_AGE}
    bands |= {band for _, band in view.DATE_BANDS}
    bands |= {view.THIS_YEAR, view.EARLIER, view.NO_DATE}
    relations = {
        word(code, sex) for code in RELATIONSHIPS for sex in ("female", "male", None)
    }
    reasons = {
        view.NOT_SET,
        view.NO_NUMBER,
        view.NUMBER_WITHHELD,
        view.NO_MEMBERS,
        view.NO_CONTACTS,
        view.NOT_LISTED,
        view.ANOTHER_MEMBER,
    }
    agencies = {
        value for row in Agency.objects.values_list("name", "phone") for value in row
    }
    withheld = {f"{sector.title} {MARK}" for sector in SECTORS.values()}
    return {
        "",
        "hazel",
        "Hazel Rowan",
        "Robin Rowan",
        "Alice Rowan",
        "Bryn Alder",
        "01632 960123",
        *bands,
        *relations,
        *reasons,
        *agencies,
        *withheld,
        *view.TITLES,
        *view.TITLES.values(),
        *(role.title for role in INVOLVEMENT_ROLES.values()),
    }


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, "in the last month"),
        (31, "in the last month"),
        (32, "in the last 3 months"),
        (92, "in the last 3 months"),
        (93, "in the last 12 months"),
        (365, "in the last 12 months"),
        (366, "over 12 months ago"),
    ],
)
def test_dates_are_told_in_bands(days, band):
    """A day that could be looked up elsewhere is never told."""
    assert view.date_band(date(2026, 3, 2) - timedelta(days=days), date(2026, 3, 2)) == band
