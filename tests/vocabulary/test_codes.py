"""Do sectors, circumstances, relationships and roles say what others rely on?"""

import pytest

from sightline.vocabulary.circumstances import CIRCUMSTANCES, INDICATORS
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.vocabulary.knowledge_means import KNOWLEDGE_MEANS
from sightline.vocabulary.post_roles import POST_ROLES
from sightline.vocabulary.relationships import RELATIONSHIPS, inverse, word
from sightline.vocabulary.sectors import GIVES_AWAY_PLACE, SECTORS, SENSITIVE

STAGES = {"unborn", "under-five", "school-age", "teenager", "home", "any"}
SAME_BOTH_WAYS = {
    "partner",
    "spouse",
    "ex-partner",
    "sibling",
    "half-sibling",
    "step-sibling",
    "other-relative",
    "friend",
}


@pytest.mark.parametrize("code", RELATIONSHIPS)
def test_it_reads_every_tie_back_from_the_other_end(code):
    """The inverse of the inverse is the tie itself."""
    assert inverse(inverse(code)) == code


def test_it_reads_some_ties_the_same_from_both_ends():
    """Brothers and partners are the same to each other; parents are not."""
    assert {code for code in RELATIONSHIPS if inverse(code) == code} == SAME_BOTH_WAYS


def test_it_never_records_the_other_end():
    """A code that is only read is the other end of one that is recorded."""
    for one in RELATIONSHIPS.values():
        if one.only_inverse:
            assert not RELATIONSHIPS[one.inverse].only_inverse
            assert not one.caring


@pytest.mark.parametrize(
    ("code", "sex", "said"),
    [
        ("parent", "female", "mother"),
        ("parent", "male", "father"),
        ("parent", "unknown", "parent"),
        ("parent", None, "parent"),
        ("parent", "indeterminate", "parent"),
        ("sibling", "male", "brother"),
        ("sibling", None, "brother or sister"),
        ("half-sibling", "male", "half-brother"),
        ("half-sibling", "female", "half-sister"),
        ("child", "female", "daughter"),
        ("foster-carer", "male", "foster carer"),
        ("grandparent", "female", "grandmother"),
    ],
)
def test_it_names_a_tie_in_everyday_words(code, sex, said):
    """The word follows the sex where it is known, and is neutral where it is not."""
    assert word(code, sex) == said


def test_it_knows_who_is_a_parent_and_who_cares():
    """Every parent cares; carers need not be parents."""
    parents = {code for code, one in RELATIONSHIPS.items() if one.parental}
    carers = {code for code, one in RELATIONSHIPS.items() if one.caring}

    assert parents == {"parent", "step-parent", "adoptive-parent"}
    assert carers == parents | {"foster-carer", "kinship-carer", "other-carer"}


def test_it_withholds_involvement_of_sensitive_services():
    """That these are involved at all says too much."""
    assert {"domestic-abuse-service", "mental-health", "substance-misuse"} == SENSITIVE


@pytest.mark.parametrize(
    "code",
    [
        "school",
        "early-years",
        "general-practice",
        "health-visiting",
        "youth-service",
        "housing",
        "early-help",
        "education-service",
    ],
)
def test_it_knows_which_sectors_give_a_place_away(code):
    """A local service's name tells roughly where a family lives."""
    assert code in GIVES_AWAY_PLACE


def test_it_proposes_whom_to_tell_of_a_school_age_child():
    """For a pupil with a home: school, school nurse, GP, police, housing, youth service."""
    told = {
        code
        for code, one in SECTORS.items()
        if {"school-age", "home", "any"}.intersection(one.told_about)
    }

    assert told >= {
        "school",
        "school-nursing",
        "general-practice",
        "police",
        "housing",
        "youth-service",
    }
    assert all(STAGES.issuperset(one.told_about) for one in SECTORS.values())


def test_it_lets_a_school_be_told_little():
    """Indicators have a title of their own, are few, and none is an adult's matter."""
    assert {
        "young-carer",
        "looked-after",
        "child-in-need",
        "child-protection-plan",
        "temporary-accommodation",
    } == INDICATORS
    for one in CIRCUMSTANCES.values():
        assert one.indicator == bool(one.indicator_title)
        assert not (one.indicator and one.adult_factor)


def test_it_sees_adult_factors_from_linked_children():
    """What an adult lives with matters for each child they care for."""
    for code in (
        "alcohol",
        "drugs",
        "mental-health",
        "domestic-abuse-suspected",
        "custody",
    ):
        assert CIRCUMSTANCES[code].adult_factor
    assert not CIRCUMSTANCES["young-carer"].adult_factor


def test_it_places_roles_in_sectors_that_exist():
    """Every role is usual somewhere, besides the role of another kind."""
    for one in INVOLVEMENT_ROLES.values():
        assert set(one.sectors) <= set(SECTORS)
        assert one.sectors or one.code == "other"
    assert {code for code, one in INVOLVEMENT_ROLES.items() if one.lead} == {
        "social-worker",
        "lead-practitioner",
    }


@pytest.mark.parametrize(
    ("flag", "codes"),
    [
        ("covers_everyone", {"front-door", "out-of-hours", "partnership-manager"}),
        ("think_family_only", {"designated-safeguarding-lead"}),
        ("reviews_break_glass", {"manager", "privacy-officer"}),
    ],
)
def test_it_gives_a_power_to_the_roles_that_need_it(flag, codes):
    """Each power belongs to exactly these roles."""
    assert {code for code, one in POST_ROLES.items() if getattr(one, flag)} == codes


def test_it_gives_no_content_to_those_who_run_the_system():
    """An administrator and a privacy officer read no entry and record none."""
    contentless = {code for code, one in POST_ROLES.items() if not one.content}

    assert contentless == {"administrator", "privacy-officer"}
    assert all(not POST_ROLES[code].records for code in contentless)


def test_it_knows_the_means_of_knowing_of_the_case_file():
    """Own record first, then those that a file may name."""
    assert list(KNOWLEDGE_MEANS) == (
        [
            "own",
            "referral",
            "meeting",
            "plan",
            "request",
            "notice",
            "conversation",
            "feed",
            "unknown",
        ]
    )
