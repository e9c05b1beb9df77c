"""Are sections that stand in the wrong order put right, and the order they had kept?"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.briefings.reading import read_briefing
from tests.documents.briefings.sources import of_lines

TITLES = (
    "Background", "Child's story", "Learning point 1", "Good practice", "Learning point 2",
    "Conclusions", "Next steps",
)  # fmt: skip


def _briefing(order) -> str:
    parts = [
        f"{at}. {TITLES[at - 1]}\n\nThis is what stands in part {at} of it.\n"
        for at in order
    ]
    return "Seven minute briefing: Child Z\n\n" + "\n".join(parts)


@given(order=st.permutations(range(1, 8)))
def test_the_numbers_say_the_right_order(order):
    """Whatever order they stand in."""
    one = read_briefing(of_lines(_briefing(order)), as_of=date(2026, 1, 1))

    assert [section.number for section in one.sections] == list(order)
    assert [section.right for section in one.sections] == list(order)
    right = sorted(one.sections, key=lambda section: section.right)
    assert [section.title for section in right] == list(TITLES)


def test_without_numbers_the_order_stays():
    """Nothing is rearranged on a guess."""
    text = "Rapid review\n\nLearning\n\n- One thing.\n\nBackground\n\nA baby was hurt.\n"
    one = read_briefing(of_lines(text), as_of=date(2026, 1, 1))

    assert [(section.code, section.right) for section in one.sections] == [
        ("learning", 1),
        ("what-happened", 2),
    ]


def test_a_learning_point_of_several_paragraphs_is_one_point():
    """And what is recommended within it is a recommendation."""
    text = (
        "7 minute briefing\n\n1. Background\n\nA child was hurt.\n\n2. Learning point 1\n\n"
        "Letters went astray.\n\nNobody rang to ask.\n\nIt was recommended that a list be kept.\n\n"
        "3. Next steps\n\nThe list will be looked at in May.\n"
    )
    one = read_briefing(of_lines(text), as_of=date(2026, 1, 1))

    assert [(point.kind, point.text) for point in one.points] == [
        ("learning", "Letters went astray. Nobody rang to ask."),
        ("recommendation", "It was recommended that a list be kept."),
        ("next-step", "The list will be looked at in May."),
    ]
