"""Why should a family that is not open be opened? The work begun with it, or an emergency."""

from __future__ import annotations

from django import forms

from sightline.kernel.ids import ALPHABET, LENGTH
from sightline.vocabulary.break_glass_reasons import BREAK_GLASS_REASONS
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.web.forms.exact_person import ExactPersonForm
from sightline.web.widgets import Radios

WORKING, EMERGENCY = "working", "emergency"
SHORTEST_REASON = 20


class OpeningForm(ExactPersonForm):
    """Who, and on which of the two grounds."""

    why = forms.ChoiceField(
        label="Why do you need to open this family?",
        choices=[
            (WORKING, "I now work with this child"),
            (EMERGENCY, "It is an emergency"),
        ],
        widget=Radios(
            hints={
                WORKING: "You become involved for 26 weeks, and everyone who works with the "
                "child can see that.",
                EMERGENCY: "The family opens to you for 4 hours. Someone else reviews it on "
                "the next working day.",
            }
        ),
    )
    role = forms.ChoiceField(
        label="What are you to this child?",
        required=False,
        choices=[("", "Choose a role")]
        + [(one.code, one.title) for one in INVOLVEMENT_ROLES.values()],
    )
    grounds = forms.CharField(
        label="How did you come to work with this child?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example: allocated to me on 3 November after a referral from the school",
    )
    reason_code = forms.ChoiceField(
        label="What is the emergency?",
        required=False,
        choices=[(one.code, one.title) for one in BREAK_GLASS_REASONS.values()],
        widget=Radios(),
    )
    reason = forms.CharField(
        label="Why can it not wait?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"At least {SHORTEST_REASON} characters. Whoever reviews this will read it.",
    )
    entry_id = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        why = given.get("why")
        if why == WORKING:
            self._need("role", "Choose what you are to this child")
            self._need("grounds", "Say how you came to work with this child")
        if why == EMERGENCY:
            self._need("reason_code", "Choose what the emergency is")
            self._check_reason(str(given.get("reason", "")))
        return given

    def _need(self, name: str, message: str) -> None:
        if not self.errors.get(name) and not self.cleaned_data.get(name):
            self.add_error(name, message)

    def _check_reason(self, reason: str) -> None:
        if len(" ".join(reason.split())) < SHORTEST_REASON:
            self.add_error(
                "reason",
                f"Say in at least {SHORTEST_REASON} characters why it cannot wait",
            )
