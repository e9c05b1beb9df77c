"""Do the families of Northshire read well, show everything, and belong to nobody?"""

import re
import tomllib
from importlib import resources

import nhs_number
import pytest

from sightline.demo.dates import DEMO_TODAY
from sightline.demo.directory import northshire
from sightline.demo.invented import invented_nhs_number, invented_upn
from sightline.demo.story_reading import read_story, stories
from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.vocabulary.handling import MARKS
from sightline.vocabulary.identifiers import is_upn
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.post_roles import POST_ROLES
from sightline.vocabulary.sectors import SECTORS

BIG_FIVE = {"kittiwake", "linnet", "marl", "tern", "garnet"}
WENT_WELL = {"pipit", "hornbeam", "sorrel", "oak"}
GOOD = """title: Elm: a test
shows: One step.
2025-03-04 10:00 | health-visitor-1 | person.recorded | ada
  names: Ada Elm ; born: 2024
"""


@pytest.fixture(scope="module")
def told():
    """Every story, by family."""
    return {story.family: story for story in stories()}


@pytest.fixture(scope="module")
def steps(told):
    """Every step of every story."""
    return [step for story in told.values() for step in story.steps]


def values(steps, kind, field):
    """Everything that entries of one kind hold in one field."""
    return {step.draft.data.get(field) for step in steps if step.draft.kind == kind}


def test_the_stories_are_enough_to_fill_every_page(told):
    """Twelve families or more; the big five are long, and some go well."""
    assert len(told) >= 12
    assert all(len(told[family].steps) >= 25 for family in BIG_FIVE)
    assert told.keys() >= WENT_WELL


def test_the_directory_is_a_whole_partnership():
    """Every sector and every role has somebody, at 40 posts or more in 14 agencies or more."""
    directory = northshire()

    assert {each.sector for each in directory.agencies.values()} == set(SECTORS)
    assert {each.role for each in directory.posts.values()} == set(POST_ROLES)
    assert len(directory.agencies) >= 14
    assert len(directory.posts) >= 40


def test_every_kind_of_entry_is_recorded_by_somebody(steps):
    """A page that shows a kind has one to show."""
    assert {step.draft.kind for step in steps} == set(KINDS)


def test_every_handling_mark_is_used(steps):
    """Whoever looks into access finds each mark at work."""
    marks = {mark.partition(":")[0] for step in steps for mark in step.draft.handling}

    assert marks == set(MARKS)


def test_a_second_parent_is_recorded_in_each_of_the_four_ways(steps):
    """Known, being sought, known but not recorded for a reason, and none."""
    asked = values(steps, "parent.asked-about", "outcome")

    assert asked == {"known", "being-sought", "known-not-recorded", "none"}


def test_presence_is_both_declared_and_observed(steps):
    """A man seen in a home where nobody says he lives."""
    assert values(steps, "residence.recorded", "presence") >= {"declared", "observed"}


def test_one_referral_never_arrived_and_one_answer_never_went_back(told):
    """The two silences that reviews find, each in a story."""
    lost = told["tern"].entries["ref-lost"]
    unanswered = told["osprey"].entries["ref"]

    about_lost = [s for s in told["tern"].steps if s.draft.thread == lost]
    about_unanswered = {
        s.draft.kind for s in told["osprey"].steps if s.draft.thread == unanswered
    }

    assert about_lost == []
    assert about_unanswered == {"referral.acknowledged", "referral.decided"}


def test_a_strategy_meeting_is_held_with_the_school_and_without(steps):
    """For a child of school age, both the right way and the way that reviews find."""
    held = [
        set(step.draft.data["attended"])
        for step in steps
        if step.draft.kind == "meeting.held" and step.draft.data["type"] == "strategy"
    ]
    schools = {
        id_ for id_, each in northshire().agencies.items() if each.sector == "school"
    }

    assert any(schools & attended for attended in held)
    assert any(not schools & attended for attended in held)


def test_an_entry_is_corrected_twice(steps):
    """The second correction corrects the first."""
    corrections = {step.entry: step.draft.corrects for step in steps if step.draft.corrects}

    assert set(corrections) & set(corrections.values())


def test_nothing_happens_after_the_day_on_which_the_demo_stands(steps):
    """The stories end at a fixed today."""
    assert max(london_day(step.at) for step in steps) <= DEMO_TODAY


def test_every_name_is_a_tree_a_bird_a_water_or_a_stone(steps):
    """Nobody in Northshire, practitioner or family, could be taken for a real person."""
    data = resources.files("sightline.demo").joinpath("data", "invented_names.toml")
    surnames = set(tomllib.loads(data.read_text("utf-8"))["surnames"])
    told = values(
        [s for s in steps if isinstance(s.draft.data.get("names"), str)],
        "person.recorded",
        "names",
    )
    lists = [
        s.draft.data["names"] for s in steps if isinstance(s.draft.data.get("names"), list)
    ]
    names = told | {name for each in lists for name in each}
    names |= {post.name for post in northshire().posts.values()}

    assert {name.rpartition(" ")[2] for name in names} <= surnames


def test_nhs_and_pupil_numbers_are_valid_and_were_never_issued(steps):
    """999 for health, authority 000 for school; both pass their own checks."""
    health = values(steps, "person.recorded", "nhs_number") - {None}
    school = values(steps, "person.recorded", "upn") - {None}

    assert health
    assert school
    assert all(each.startswith("999") and nhs_number.is_valid(each) for each in health)
    assert all(each[1:4] == "000" and is_upn(each) for each in school)


@pytest.mark.parametrize("person", [f"person-{number}" for number in range(200)])
def test_any_invented_number_is_valid(person):
    """Whoever it is drawn for."""
    assert nhs_number.is_valid(invented_nhs_number(person))
    assert is_upn(invented_upn(person))


def test_telephone_numbers_are_kept_for_drama_and_postcodes_exist_nowhere():
    """No number rings anyone and no letter would arrive."""
    folder = resources.files("sightline.demo")
    texts = [folder.joinpath("data", "directory.toml").read_text("utf-8")]
    texts += [file.read_text("utf-8") for file in folder.joinpath("families").iterdir()]
    text = "\n".join(texts)

    numbers = re.findall(r"\b0[0-9][0-9 ]{8,}[0-9]\b", text)
    postcodes = re.findall(r"postcode: (\S+)", text)

    assert numbers
    assert all(each.startswith(("01632 960", "07700 900")) for each in numbers)
    assert postcodes
    assert all(re.fullmatch("NX[0-9]", each) for each in postcodes)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "2025-03-05 10:00 | health-visiter | visit.made | ada\n  child_seen: yes",
            "health-visiter",
        ),
        ("2025-03-05 10:00 | constable | visit.maid | ada", "visit.maid"),
        ("2025-03-05 10:00 | constable | visit.made | ida\n  child_seen: yes", "ida"),
        ("2025-03-05 10:00 | constable | visit.made | ada\n  seen: yes", "no field seen"),
        (
            "2025-03-05 10:00 | constable | visit.made | ada\n  child_seen: perhaps",
            "perhaps",
        ),
        ("2025-03-03 10:00 | constable | visit.made | ada\n  child_seen: yes", "order"),
        (
            "2025-13-03 10:00 | constable | visit.made | ada\n  child_seen: yes",
            "2025-13-03",
        ),
        ("2027-03-03 10:00 | constable | visit.made | ada\n  child_seen: yes", "constable"),
        (
            "2025-09-03 10:00 | social-worker-left | visit.made | ada\n  child_seen: yes",
            "left",
        ),
        (
            "2025-03-05 10:00 | constable | visit.made | ada\n  child_seen: yes\n  marks: secret",
            "secret",
        ),
        (
            "2025-03-05 10:00 | constable | visit.made | ada\n  child_seen: yes\n  thread: none",
            "none",
        ),
        ("2025-03-05 10:00 | constable | visit.made | ada\n  child seen", "child seen"),
        ("hello there", "heading"),
    ],
)
def test_a_story_says_what_is_wrong_and_on_which_line(written, said):
    """Whoever adds a family is told every mistake in it."""
    with pytest.raises(Refused) as refused:
        read_story("elm", GOOD + written)

    assert said in str(refused.value)
    assert "elm" in str(refused.value)


def test_a_story_names_all_its_faults_at_once():
    """So that it can be put right in one go."""
    bad = "2025-03-05 10:00 | nobody | visit.made | ada\n2025-03-05 10:00 | constable | x.y | ada\n"

    with pytest.raises(Refused) as refused:
        read_story("elm", GOOD + bad)

    assert len(refused.value.faults) == 2
