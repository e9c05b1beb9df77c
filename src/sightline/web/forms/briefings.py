"""What is a briefing written on, and what does a team say of its talk?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sightline.learning.actions import Talk, Written
from sightline.learning.kept.worded import Worded
from sightline.learning.queries import Shown
from sightline.learning.talks import REFLECTIVE_EVENT, SORTS_OF_TALK, TEAM_MEETING
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.themes import THEMES
from sightline.web.forms.briefing_facts import fact_fields, facts_in, facts_shown
from sightline.web.forms.chronology import DayField
from sightline.web.forms.kept import choices_of_kept, ticked, uses_in
from sightline.web.forms.oversight import LARGEST
from sightline.web.widgets import Radios

_THEMES = [(theme.code, theme.title) for theme in THEMES.values()]
_LONGEST = 20_000
KEPT = (
    "Its notes stay with your agency. The partnership reads what you will do differently."
)


class NewBriefingForm(forms.Form):
    """Which kind of briefing, and what it is called."""

    template = forms.ChoiceField(
        label="What kind of briefing?",
        choices=[(each.code, each.title) for each in TEMPLATES.values()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a kind of briefing"},
    )
    title = forms.CharField(
        label="Title",
        max_length=200,
        help_text="Say what it is about. No name, date or place.",
        error_messages={"required": "Give it a title"},
    )
    review = forms.ChoiceField(label="From which review?", required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        reviews: Sequence[str] = (),
        chosen: str = "",
    ) -> None:
        super().__init__(data, initial={"review": chosen})
        choices = [
            ("", "None: it comes from elsewhere"),
            *((code, code) for code in reviews),
        ]
        self.fields["review"].choices = choices  # type: ignore[attr-defined]


class BriefingForm(forms.Form):
    """Every part of a briefing; in a list, each line is a point."""

    def __init__(
        self,
        template: str,
        data: Mapping[str, Any] | None = None,
        *,
        kept: Iterable[Worded] = (),
        **rest: Any,
    ) -> None:
        super().__init__(data, **rest)
        self.template = TEMPLATES[template]
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False
        )
        self.fields["title"] = forms.CharField(
            label="Title",
            max_length=200,
            error_messages={"required": "Give it a title"},
        )
        for slot in self.template.slots:
            how = "A line for each." if slot.of != "text" else "An empty line between two."
            self.fields[slot.code] = forms.CharField(
                label=self.template.heading(slot),
                help_text=f"{slot.hint} {how}",
                required=False,
                max_length=_LONGEST,
                widget=forms.Textarea,
            )
        self.fields["themes"] = forms.MultipleChoiceField(
            label="Themes",
            required=False,
            choices=_THEMES,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields |= fact_fields()
        self.fields |= choices_of_kept(kept)
        self.fields["review_by"] = DayField(
            label="Look at it again by",
            help_text="After this day it is marked as out of date.",
        )

    @classmethod
    def of(cls, shown: Shown, kept: Iterable[Worded] = ()) -> BriefingForm:
        """Return the form filled with what was written last."""
        template = TEMPLATES[shown.template]
        parts = {
            slot.code: ("\n\n" if slot.of == "text" else "\n").join(
                shown.slots.get(slot.code, [])
            )
            for slot in template.slots
        }
        initial: dict[str, Any] = parts | {
            "title": shown.title,
            "themes": list(shown.themes),
            "version": shown.number,
        }
        if shown.review_by:
            initial["review_by"] = shown.review_by
        initial |= ticked(shown.uses) | facts_shown(shown.facts)
        return cls(shown.template, kept=kept, initial=initial)

    def written(self, facts: Mapping[str, Any]) -> Written:
        """Return what was typed, after the form was found to be valid."""
        told = self.cleaned_data
        return Written(
            title=told["title"],
            slots={
                slot.code: said_in(told[slot.code], slot.of) for slot in self.template.slots
            },
            themes=told["themes"],
            facts=facts_in(told, facts),
            review_by=told.get("review_by"),
            uses=uses_in(told),
        )


def said_in(text: str, of: str) -> list[str]:
    """Return the paragraphs of a text, or the lines of a list without their marks."""
    text = text.replace("\r\n", "\n")
    parts = text.split("\n\n") if of == "text" else text.split("\n")
    return [
        part.strip(" \t\n•*-") if of != "text" else part.strip()
        for part in parts
        if part.strip()
    ]


class OfVersion(forms.Form):
    """Something done to a version that somebody has read: not to one written since."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, version: int) -> None:
        super().__init__(data, initial={"version": version})
        self.latest = version

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("version") != self.latest:
            self.add_error(None, "It was written again since. Read it as it is now")
        return told


class CheckForm(OfVersion):
    """Why what was found may stay, or on what ground there is nothing to compare with."""

    why = forms.CharField(
        label="Why may it stay?",
        max_length=2_000,
        widget=forms.Textarea,
        error_messages={"required": "Say why"},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, version: int, asked: str
    ) -> None:
        super().__init__(data, version=version)
        if asked:
            self.fields["why"].label = asked
        else:
            del self.fields["why"]


class ReleaseForm(OfVersion):
    """Somebody stands for what a briefing says."""

    sure = forms.BooleanField(
        label="I have read it as it will be read, and no family can be told from it",
        error_messages={"required": "Read it, and tick that you have"},
    )


class PublishForm(OfVersion):
    """It goes out to anyone; the report it comes from may have to stay in.

    `loose`: something in it leads nowhere or is not finished, and that needs a reason.
    """

    why = forms.CharField(
        label="If the report is not published with it, why?",
        required=False,
        max_length=2_000,
        widget=forms.Textarea,
    )

    loose_why = forms.CharField(
        label="Why is it published with what leads nowhere or is not finished?",
        required=False,
        max_length=2_000,
        widget=forms.Textarea,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        version: int,
        loose: bool = False,
    ) -> None:
        super().__init__(data, version=version)
        if not loose:
            del self.fields["loose_why"]


class WithdrawForm(OfVersion):
    """Why nobody should read it any longer."""

    why = forms.CharField(
        label="Why is it withdrawn?",
        max_length=2_000,
        widget=forms.Textarea,
        error_messages={"required": "Say why it is withdrawn"},
    )


class HoldForm(OfVersion):
    """What stands against publication now; nothing lets it go."""

    why = forms.CharField(
        label="What holds publication up?",
        required=False,
        max_length=2_000,
        widget=forms.Textarea,
        help_text="For example an inquest. Leave it empty when nothing does any longer.",
    )


class SendForm(OfVersion):
    """Which teams get a briefing, and when they are reminded."""

    teams = forms.MultipleChoiceField(
        label="Which teams?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one team"},
    )
    remind_on = DayField(label="Remind them on")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        version: int,
        teams: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data, version=version)
        self.fields["teams"].choices = teams  # type: ignore[attr-defined]

    def chosen(self) -> list[tuple[str, str]]:
        """Return each choice as (agency, team), the team empty for the whole agency."""
        pairs = (choice.partition("|") for choice in self.cleaned_data["teams"])
        return [(agency, team) for agency, _, team in pairs]


class TalkForm(forms.Form):
    """When a team talked about a briefing, and what came of it."""

    def __init__(
        self, questions: Sequence[str], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        self.questions = list(questions)
        self.fields["held_on"] = DayField(label="When did you talk about it?")
        self.fields["held_on"].required = True
        self.fields["sort"] = forms.ChoiceField(
            label="What sort of meeting was it?",
            required=False,
            choices=list(SORTS_OF_TALK.items()),
            initial=TEAM_MEETING,
            widget=Radios(hints={REFLECTIVE_EVENT: KEPT}),
        )
        self.fields["topic"] = forms.CharField(
            label="What did you talk about most?",
            help_text="In a few words. No child, family or colleague.",
            required=False,
            max_length=200,
        )
        self.fields["people"] = forms.IntegerField(
            label="How many of you?", required=False, min_value=1, max_value=500
        )
        for place, question in enumerate(self.questions):
            self.fields[f"answer-{place}"] = forms.CharField(
                label=question, required=False, max_length=4_000, widget=forms.Textarea
            )
        self.fields["changed"] = forms.CharField(
            label="What will you do differently?",
            required=False,
            max_length=4_000,
            widget=forms.Textarea,
        )
        self.fields["anonymous"] = forms.BooleanField(
            label="Keep our team's name out of it", required=False
        )

    def talk(self) -> Talk:
        """Return what was said, after the form was found to be valid."""
        told = self.cleaned_data
        answers = {
            question: told[f"answer-{place}"]
            for place, question in enumerate(self.questions)
            if told[f"answer-{place}"]
        }
        return Talk(
            told["held_on"],
            answers,
            told["people"],
            told["changed"],
            told["anonymous"],
            told["sort"] or TEAM_MEETING,
            told["topic"],
        )


class PublishedFileForm(forms.Form):
    """A briefing that another partnership published, as a file."""

    file = forms.FileField(
        label="Published briefing",
        help_text="Word, PDF, a web page or text. Up to 20 megabytes.",
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError("This file is larger than 20 megabytes")
        return file


class ThemesForm(forms.Form):
    """Which themes a briefing from elsewhere counts under."""

    themes = forms.MultipleChoiceField(
        label="Themes",
        required=False,
        choices=_THEMES,
        widget=forms.CheckboxSelectMultiple,
    )
