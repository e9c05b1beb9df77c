"""Are briefings of layouts that nobody fitted the reader to understood?"""

from collections import Counter
from datetime import date

import pytest

from sightline.documents.briefings.reading import read_briefing
from sightline.documents.source.opening import read_source
from tests.documents.briefings.papers import INVENTED, two_columns, word_briefing

AS_OF = date(2026, 1, 1)
# Name: kind, partnership, reference, children in days, sex, outcome, sections, points of each kind.
EXPECTED = {
    "boxes.txt": (
        "local-child-safeguarding-practice-review",
        "Marshwick Safeguarding Children Partnership",
        "Child Heron",
        [(5113, 5478)],
        ("female", "harmed"),
        "what-happened why-it-matters child-story good-practice learning recommendations questions",
        {"good-practice": 2, "learning": 3, "recommendation": 2, "question": 2},
    ),
    "why.md": (
        "learning-briefing",
        "Thornmere Safeguarding Children Partnership",
        "Baby Linnet",
        [(63, 69)],
        ("male", "harmed"),
        "why-it-matters what-happened learning recommendations what-to-do resources",
        {"learning": 3, "recommendation": 2, "what-to-do": 2},
    ),
    "newsletter.html": (
        "learning-briefing",
        "Wychholt Safeguarding Children Partnership",
        "Young Person T",
        [(5844, 6209)],
        ("male", "died"),
        "about what-happened good-practice learning what-changed questions resources contacts",
        {"good-practice": 1, "learning": 3, "action-taken": 1, "question": 1},
    ),
    "wrapped.txt": (
        "serious-case-review",
        "Dunmoor Safeguarding Children Board",
        "CHILDREN R",
        [(1095, 1460), (546, 580)],
        ("female", "harmed"),
        "introduction good-practice learning recommendations next-steps",
        {"good-practice": 2, "learning": 3, "recommendation": 2, "next-step": 1},
    ),
    "talk.txt": (
        "rapid-review",
        "Kestrelham SCP",
        "Baby Osier",
        [(35, 41)],
        ("", "died"),
        "what-happened good-practice learning what-to-do resources",
        {"good-practice": 2, "learning": 2, "question": 2},
    ),
    "themes.md": (
        "thematic-review",
        "Alderfen Safeguarding Children Partnership",
        "",
        [(0, 364)],
        ("", "harmed"),
        "introduction learning what-to-do questions resources worry",
        {"learning": 3, "what-to-do": 2, "question": 2},
    ),
    "paper.docx": (
        "learning-review",
        "Fallowby Safeguarding Children Partnership",
        "",
        [(730, 1095), (2191, 2556), (3287, 3652)],
        ("", "harmed"),
        "what-happened good-practice learning recommendations questions",
        {"good-practice": 2, "learning": 2, "recommendation": 2, "question": 1},
    ),
    "paper.pdf": (
        "rapid-review",
        "Brackenford Safeguarding Children Partnership",
        "Child Wren",
        [(120, 152)],
        ("female", "harmed"),
        "what-happened good-practice learning what-to-do questions worry",
        {"good-practice": 1, "learning": 2, "what-to-do": 1, "question": 1},
    ),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Every invented briefing, read."""
    made = tmp_path_factory.mktemp("papers")
    paths = [
        *INVENTED.iterdir(),
        word_briefing(made / "paper.docx"),
        two_columns(made / "paper.pdf"),
    ]
    return {path.name: read_briefing(read_source(path), as_of=AS_OF) for path in paths}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_layout_is_understood(read, name):
    """What it is of, its sections in their order, and how many points of each kind."""
    kind, partnership, reference, children, who, sections, points = EXPECTED[name]
    one = read[name]

    assert one.kind.code == kind
    assert one.partnership.name == partnership
    assert (one.reference.words if one.reference else "") == reference
    assert [(child.least_days, child.most_days) for child in one.children] == children
    assert (one.sex.code if one.sex else "", one.incident.outcome) == who
    assert " ".join(section.code for section in one.sections) == sections
    assert Counter(point.kind for point in one.points) == points


def test_every_layout_is_tried(read):
    """None is added and forgotten."""
    assert set(read) == set(EXPECTED)


def test_a_bullet_of_two_sentences_is_one_point(read):
    """And a hard-wrapped one is joined."""
    learned = [point.text for point in read["boxes.txt"].points if point.kind == "learning"]
    wrapped = [
        point.text for point in read["wrapped.txt"].points if point.kind == "learning"
    ]

    assert learned[0].count(".") == 2
    assert wrapped[1] == (
        "Each concern was looked at by itself. No chronology was made, so the neglect was"
        " never seen whole."
    )


def test_headers_and_page_numbers_are_left_out_and_told(read):
    """They are in no statement, and the account says why."""
    one = read["wrapped.txt"]
    left = Counter(each.why for each in one.account if each.became == "left-out")

    assert left == {"it stands on page after page": 3, "a page number": 2}
    said = " ".join(said.text for part in one.sections for said in part.statements)
    assert "Page" not in said
    assert "SCR briefing" not in said


def test_recommendations_of_a_table_have_owners_dates_and_states(read):
    """In Markdown and in Word alike."""
    told = [
        [
            (p.owner, p.due, p.status)
            for p in read[name].points
            if p.kind == "recommendation"
        ]
        for name in ("why.md", "paper.docx")
    ]

    assert told == [
        [
            ("Health visiting", "June 2023", "completed"),
            ("Maternity", "Sept 2023", "under-way"),
        ],
        [
            ("Police", "March 2025", "completed"),
            ("Children's social care", "May", "under-way"),
        ],
    ]


def test_an_owner_in_the_sentence_is_found(read):
    """As in a list without a table."""
    first = next(p for p in read["wrapped.txt"].points if p.kind == "recommendation")

    assert first.owner == "Children's social care"


def test_labels_and_groups(read):
    """A point's own title, and the heading it stands under."""
    labels = [p.label for p in read["why.md"].points if p.kind == "learning"]
    groups = [p.group for p in read["newsletter.html"].points if p.kind == "learning"]
    asked = [p.group for p in read["themes.md"].points if p.kind == "question"]

    assert labels == ["Bruising protocol", "Mother's partner", "Recording"]
    assert groups == ["Being seen", "Being seen", "Waiting"]
    assert asked == ["Supervision", "Team meetings"]


def test_dates_are_of_what_they_are_of(read):
    """Publication, review and incident."""
    one = read["newsletter.html"]

    assert {d.of: d.date.text for d in one.dates} == {
        "publication": "2023-05",
        "incident": "2022-01",
        "review": "2022-11",
    }


def test_links_that_lead_nowhere_are_told_by_their_form(read):
    """A placeholder, and a machine of somebody's own network; others are not judged."""
    links = {
        x.words: x.dead for name in ("why.md", "newsletter.html") for x in read[name].links
    }

    assert links == {
        "Bruising in babies: the local procedure": None,
        "Short film on fathers": True,
        "Home education guidance": None,
        "Self-harm pathway": True,
    }


def test_contacts_are_found_and_grow_stale(read):
    """A person, an address and a telephone; one to ring when worried."""
    contacts = {(x.kind, x.worry): x.stale for x in read["boxes.txt"].contacts}
    old = [x.stale for x in read["themes.md"].contacts]

    assert contacts == {
        ("phone", True): False,
        ("person", False): False,
        ("email", False): False,
    }
    assert old == [True]
    assert len(read["boxes.txt"].worry) == 1


def test_what_is_not_told_is_not_made_up(read):
    """No sex, no contacts, no dates of an incident where there are none."""
    one = read["talk.txt"]

    assert (one.sex, one.contacts, one.worry) == (None, (), ())
    assert all(told.of == "publication" for told in one.dates)


def test_themes_of_points(read):
    """Some that a person would give too."""
    themes = [p.themes for p in read["wrapped.txt"].points if p.kind == "learning"]

    assert themes == [
        ("was-not-brought",),
        ("tool-use", "neglect"),
        ("supervision", "thresholds"),
    ]
