"""What is asked when somebody tells of an incident: which child, and what is known so far?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sightline.reviews.step_kinds import STEP_KINDS
from sightline.vocabulary.model import Field, FieldType
from sightline.web.forms.asking import AskingForm, Drawn
from sightline.web.forms.exact_person import ExactPersonForm
from sightline.web.forms.kind_forms import Making, question_for
from sightline.web.forms.offered import Offered
from sightline.web.forms.questions import Question, Words
from sightline.web.forms.reviews.steps import SHORT

KIND = STEP_KINDS["incident.noticed"]
FIRST = ("happened", "aware_on", "harm", "died", "what", "place_kind")


class NoticeForm(AskingForm, ExactPersonForm):
    """The child, named exactly, and the incident; most of it may be told later."""

    def __init__(self, data: Mapping[str, Any] | None, *, today: date) -> None:
        making = Making(Offered(today=today), {})
        asked = [each for each in KIND.fields if each.name != "child"]
        super().__init__(data, questions=[_question(each, making) for each in asked])

    def first_questions(self) -> list[Drawn]:
        """What the clock and the criteria need."""
        return [each for each in self.drawn_questions() if each.name in FIRST]

    def later_questions(self) -> list[Drawn]:
        """What an injury or a death in sleep needs, as far as it is known."""
        return [each for each in self.drawn_questions() if each.name not in FIRST]


def _question(asked: Field, making: Making) -> Question:
    if asked.type is FieldType.TEXT:
        return Words(asked, long=asked.name not in SHORT)
    return question_for(asked, making)
