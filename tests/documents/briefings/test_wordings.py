"""Do the lists of wordings find what they should, and are their codes those of the vocabulary?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.briefings.ages import children_of, days_of
from sightline.documents.briefings.cleaning import clean
from sightline.documents.briefings.headings import meaning_of
from sightline.documents.briefings.manuscript import manuscript
from sightline.documents.briefings.phrases import compiled, wordings
from sightline.documents.briefings.reading import read_briefing
from sightline.documents.briefings.said import Said
from sightline.documents.briefings.tagging import themes_of
from sightline.vocabulary.sectors import SECTORS
from sightline.vocabulary.themes import THEMES
from tests.documents.briefings.sources import of_lines

UNITS = ("day", "week", "month", "year")
LISTS = (
    "agencies", "columns", "cues", "facts", "harms", "kinds", "kinds_of_resources", "outcomes",
    "sections", "statuses", "themes",
)  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("co-sleep*", "they were Co sleeping", True),
        ("co-sleep*", "cosleep", True),
        ("SEND", "please send it", False),
        ("SEND", "a SEND team", True),
        ("share ... concerns", "share all of their concerns", True),
        ("share ... concerns", "share a b c d e f concerns", False),
        ("child|baby died", "the baby  died", True),
        ("baby died", "babydied", False),
        ("child's voice", "the child’s voice", True),
    ],
)
def test_the_way_phrases_are_written(phrase, text, found):
    """Stars, bars, hyphens, gaps and acronyms."""
    assert bool(compiled([phrase]).search(text)) is found


@pytest.mark.parametrize("name", LISTS)
def test_every_list_can_be_read_and_says_something(name):
    """No code without words."""
    assert all(one.pattern.pattern for one in wordings(name))
    assert len({one.code for one in wordings(name)}) == len(wordings(name))


def test_codes_are_those_of_the_vocabulary():
    """Every theme has its words; every sector told of exists."""
    assert {one.code for one in wordings("themes")} == set(THEMES)
    assert {one.code for one in wordings("agencies")} <= set(SECTORS)


@pytest.mark.parametrize("code", sorted(THEMES))
def test_a_theme_is_found_by_its_own_title_or_words(code):
    """Each can be found at all: by its first phrase, written out."""
    wording = next(one for one in wordings("themes") if one.code == code)

    assert wording.pattern.search(_an_example(code))


def _an_example(code: str) -> str:
    examples = {
        "engagement": "the family disengaged",
        "sleep-and-substances": "co-sleeping after alcohol",
        "disability": "a disability",
        "exploitation": "exploited",
        "access-hours": "outside working hours",
        "cross-border": "cross-border work",
        "repeat-learning": "a previous review",
        "records-and-systems": "IT systems",
        "think-family": "think family",
        "fathers": "the father",
        "challenge": "professional challenge",
        "changing-risk": "changing risk",
        "information-sharing": "information sharing",
        "lived-experience": "lived experience",
    }
    return examples.get(code, EXAMPLES.get(code, code.replace("-", " ")))


EXAMPLES = {
    "child-voice": "the voice of the child", "was-not-brought": "was not brought",
    "curiosity": "professional curiosity", "change-notification": "significant changes",
    "referral-route": "quality of referrals", "strategy-recording": "strategy meeting",
    "safety-plan": "safety plan", "siblings": "siblings", "pre-birth": "pre-birth planning",
    "perinatal-handover": "handover from midwifery", "discharge-planning": "discharge planning",
    "bruising-protocol": "bruising protocol", "tool-use": "a screening tool",
    "cultural-competence": "unconscious bias", "sleep-environment": "safer sleep",
    "inflicted-injury": "non-accidental injury", "feeding-and-growth": "faltering growth",
    "premature-baby": "born premature", "neglect": "neglect", "domestic-abuse": "domestic abuse",
    "parental-mental-health": "maternal mental health", "parental-substances": "alcohol",
    "parents-own-childhood": "adverse childhood experiences", "young-carer": "young carer",
    "housing": "overcrowded", "child-mental-health": "self-harm", "not-in-school": "excluded",
    "supervision": "supervision", "lead-professional": "lead professional", "marac-link": "MARAC",
    "gp-information": "GPs were not told", "thresholds": "thresholds", "workload": "workloads",
    "loss-of-contact": "lockdown",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "not_theme"),
    [
        ("Where abuse or neglect is suspected, somebody is told.", "neglect"),
        ("Share this briefing with your team.", "information-sharing"),
        ("They shared a bed.", "information-sharing"),
        ("Parenting capacity was not assessed with agencies.", "workload"),
        ("Our neglect strategy was refreshed.", "strategy-recording"),
        ("Please send it to us.", "disability"),
    ],
)
def test_turns_of_phrase_that_mean_less(text, not_theme):
    """They lead to no tag."""
    assert not_theme not in themes_of(text)


@pytest.mark.parametrize(
    "written", ["LCSPR", "LSCPR", "LCSRP", "local child safeguarding practice review"]
)
def test_the_local_review_is_known_however_its_letters_stand(written):
    """All are one kind."""
    one = read_briefing(
        of_lines(f"Briefing: {written} about Child V\n"), as_of=date(2026, 1, 1)
    )

    assert one.kind.code == "local-child-safeguarding-practice-review"
    assert one.kind.words == written


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Why does it matter?", "why-it-matters"),
        ("What happened?", "what-happened"),
        ("Key findings", "learning"),
        ("What should you do?", "what-to-do"),
        ("Areas of strength and good practice", "good-practice"),
        ("Recommendations and action plan", "recommendations"),
        ("What are we doing about it?", "what-changed"),
        ("Discussion points", "questions"),
        ("Further reading", "resources"),
        ("What to do if you are worried about a child", "worry"),
    ],
)
def test_headings_by_many_names(title, code):
    """The standard section each opens."""
    meant = meaning_of(title)

    assert meant is not None
    assert meant[0].code == code


@given(count=st.integers(0, 60), unit=st.sampled_from(UNITS))
def test_ages_are_ranges_that_follow_each_other(count, unit):
    """No fewer than so many, fewer than one more, and no gap between two ages."""
    least, most = days_of(count, unit)
    after, _ = days_of(count + 1, unit)

    assert 0 <= least <= most
    assert after <= most + 1
    assert least < after


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Child K was aged 3 years and 18 months.", [(1095, 1460), (546, 580)]),
        ("The baby's 19 year old mother rang.", [(0, 364)]),
        ("Children under 5 years old are at risk.", []),
        ("A six-week-old baby and her 4 year old sister.", [(42, 48)]),
        ("He was 15 when he died.", [(5478, 5843)]),
        ("A newborn was left alone.", [(0, 27)]),
        ("His mother, aged 17 years, was in care.", []),
    ],
)
def test_whose_age_it_is(text, ages):
    """The child's, and not the mother's, the sister's or everybody's."""
    said = Said(clean(text), manuscript(of_lines(text)))

    assert [(one.least_days, one.most_days) for one in children_of([said])] == ages


@given(text=st.text(alphabet="ab *_[]()#\\\n!", max_size=60))
def test_cleaning_only_takes_away(text):
    """Each letter kept is the one that stood where it is said to have stood."""
    told = clean(text)

    assert all(
        letter == " " or text[at] == letter
        for letter, at in zip(told.text, told.at, strict=True)
    )
    assert list(told.at) == sorted(told.at)
