"""What does a review hand to the one who writes a briefing? Its own words, to be rewritten."""

from __future__ import annotations

from collections.abc import Mapping

from sightline.learning.actions import Written
from sightline.learning.templates import TEMPLATES
from sightline.reviews.review_types import REVIEW_TYPES
from sightline.reviews.state.learning import Learning
from sightline.reviews.state.whole import ReviewState

FIRST_FEW = 3  # gaps that make the first of two parts, most important first


def written_from(state: ReviewState, template: str, title: str) -> Written:
    """Fill the parts of a briefing that the review has words for; the others are left empty."""
    learning = state.learning
    points = [each.step for each in learning.points]
    recommendations = [each.step for each in learning.recommendations]
    type_ = REVIEW_TYPES.get(state.workspace.type)
    opened = state.workspace.opened_on
    facts = {"kind": type_.title} if type_ else {}
    slots = {slot.code for slot in TEMPLATES[template].slots}
    return Written(
        title=title,
        slots={
            code: said for code, said in _slots(learning, slots).items() if code in slots
        },
        themes=tuple(
            dict.fromkeys(step.data["theme"] for step in (*points, *recommendations))
        ),
        facts=facts | ({"year": str(opened.year)} if opened else {}),
    )


def _slots(learning: Learning, there: set[str]) -> Mapping[str, list[str]]:
    gaps = [str(each.step.data["says"]) for each in learning.points if each.is_gap]
    strengths = [str(each.step.data["says"]) for each in learning.points if not each.is_gap]
    in_two = "learning-two" in there
    return {
        "good-practice": strengths,
        "learning-one": gaps[:FIRST_FEW] if in_two else gaps,
        "learning-two": gaps[FIRST_FEW:],
        "improve": gaps,
        "lessons": gaps,
        "findings": gaps,
        "recommendations": [
            str(each.step.data["says"]) for each in learning.recommendations
        ],
    }
