"""On what is a self-check made, and on what does an agency answer it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from sightline.learning.self_checks.actions import Given
from sightline.learning.self_checks.answers import ANSWERS, Ask, Check
from sightline.vocabulary.themes import THEMES
from sightline.web.forms.chronology import DayField
from sightline.web.widgets import Checkboxes, Radios

NO_THEME = "No theme"
ASKS = "asks"


class SelfCheckForm(forms.Form):
    """A title, a day, and the learning points to ask about, ticked theme by theme."""

    title = forms.CharField(
        label="What is it called?",
        max_length=200,
        error_messages={"required": "Give it a title"},
    )
    due = DayField(label="Agencies answer by")

    def __init__(self, data: Any, *, offered: Sequence[Ask]) -> None:
        super().__init__(data)
        self.fields["due"].required = True
        self.offered = {ask.code: ask for ask in offered}
        for theme, asks in _by_theme(offered).items():
            self.fields[f"{ASKS}-{theme}"] = forms.MultipleChoiceField(
                label=theme_title(theme),
                required=False,
                choices=[(ask.code, f"{ask.says} ({ask.source})") for ask in asks],
                widget=Checkboxes(),
            )

    def themes(self) -> Iterator[BoundField]:
        """The boxes to tick, theme by theme."""
        for name in self.fields:
            if name.startswith(f"{ASKS}-"):
                yield self[name]

    def chosen(self) -> list[Ask]:
        """Return what was ticked, after the form was found to be valid."""
        return [
            self.offered[code]
            for name in self.fields
            if name.startswith(f"{ASKS}-")
            for code in self.cleaned_data[name]
        ]


@dataclass(frozen=True)
class Asked:
    """One question as it is drawn: its words, where it was learned, and its two fields."""

    ask: Ask
    answer: BoundField
    evidence: BoundField


class AnswerForm(forms.Form):
    """Every question of a self-check, filled with what the agency answered last."""

    def __init__(self, data: Mapping[str, Any] | None, check: Check, agency: str) -> None:
        super().__init__(data)
        self.check = check
        for place, ask in enumerate(check.asks, start=1):
            before = check.answer_of(agency, ask.code)
            self.fields[f"answer-{ask.code}"] = forms.ChoiceField(
                label=f"{place}. {ask.says}",
                required=False,
                choices=list(ANSWERS.items()),
                widget=Radios(inline=True),
                initial=before.answer if before else "",
            )
            self.fields[f"evidence-{ask.code}"] = forms.CharField(
                label=f"How can that be seen, or why is it not yours? (question {place})",
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=before.evidence if before else "",
            )

    def themes(self) -> Iterator[tuple[str, list[Asked]]]:
        """The questions as they are drawn, theme by theme."""
        for theme, asks in self.check.by_theme().items():
            yield theme_title(theme), [self._asked(ask) for ask in asks]

    def given(self) -> dict[str, Given]:
        """Return what was answered; a question left blank is left as it was."""
        told = self.cleaned_data
        return {
            ask.code: Given(told[f"answer-{ask.code}"], told[f"evidence-{ask.code}"])
            for ask in self.check.asks
            if told[f"answer-{ask.code}"]
        }

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for ask in self.check.asks:
            if told.get(f"evidence-{ask.code}") and not told.get(f"answer-{ask.code}"):
                self.add_error(f"answer-{ask.code}", "Choose an answer to go with it")
        return told

    def _asked(self, ask: Ask) -> Asked:
        return Asked(ask, self[f"answer-{ask.code}"], self[f"evidence-{ask.code}"])


def theme_title(code: str) -> str:
    """Return the words for a theme."""
    return THEMES[code].title if code in THEMES else NO_THEME


def _by_theme(asks: Sequence[Ask]) -> dict[str, list[Ask]]:
    grouped: dict[str, list[Ask]] = {}
    for ask in asks:
        grouped.setdefault(ask.theme, []).append(ask)
    return dict(sorted(grouped.items(), key=lambda pair: theme_title(pair[0])))
