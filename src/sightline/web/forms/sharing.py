"""What is asked before another agency is told something, or before it is decided not to?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from sightline.vocabulary.knowledge_means import KNOWLEDGE_MEANS
from sightline.web.forms.entry_ids import EntryIdField
from sightline.web.forms.offered import Offered
from sightline.web.widgets import Checkboxes, Radios

SHARE, KEEP, EFFECT = "share", "keep", "effect"
BASES = {
    "significant-harm": "A child may be suffering significant harm (Children Act 1989, section 47)",
    "welfare-duty": "Our duty to keep children safe and well (Children Act 2004, section 11)",
    "child-in-need": "A child in need of help, with agencies working together"
    " (Children Act 1989, sections 17 and 27)",
    "education-duty": "A school's or college's duty to keep pupils safe"
    " (Education Act 2002, sections 157 and 175)",
    "review": "The safeguarding partners asked for it (Children Act 2004, section 16H)",
    "crime": "Preventing crime or disorder (Crime and Disorder Act 1998, section 115)",
    "court": "A court ordered it",
    "consent": "The person it is about agreed, and could have refused without loss",
}
MEANS = ("conversation", "notice", "meeting", "plan", "request")
FOR_SHARING = {
    "basis": "Choose what allows this to be shared",
    "purpose": "Write what it is shared for",
    "how": "Choose how they are told",
    "safe_to_tell": "Say whether it is safe to tell the family",
}


@dataclass(frozen=True)
class Effect:
    """What an entry means for a child's care, which may be told in place of what it says."""

    sentence: str
    names: tuple[str, ...]  # what would tell the rest, and so may not stand in the sentence


class SharingForm(forms.Form):
    """Whom to tell, on what basis, for what; or that it is not shared, and why."""

    entry_id = EntryIdField()
    decision = forms.ChoiceField(
        label="What have you decided?",
        choices=[
            (SHARE, "Share it"),
            (KEEP, "Do not share it, and record why"),
        ],
        widget=Radios(reveals={KEEP: "rationale"}),
    )
    rationale = forms.CharField(
        label="Why is it not shared?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    basis = forms.ChoiceField(
        label="What allows this, or was considered?",
        help_text="The family's agreement is not needed to keep a child safe.",
        choices=list(BASES.items()),
        required=False,
        widget=Radios(),
    )
    purpose = forms.CharField(
        label="What is it shared for?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What you expect them to do with it, in a sentence",
    )
    how = forms.ChoiceField(
        label="How are they told?",
        choices=[
            (
                code,
                f"{KNOWLEDGE_MEANS[code].title[:1].upper()}{KNOWLEDGE_MEANS[code].title[1:]}",
            )
            for code in MEANS
        ],
        required=False,
        widget=Radios(),
    )
    objection = forms.CharField(
        label="Did anyone object, and why is it shared all the same?", required=False
    )
    safe_to_tell = forms.ChoiceField(
        label="Is it safe to tell the family that this was shared?",
        choices=[("yes", "Yes"), ("no", "No")],
        required=False,
        widget=Radios(inline=True),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        offered: Offered,
        own: str,
        knowing: set[str],
        effect: Effect | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.effect = effect
        if effect:
            self._offer_effect(effect)
        near, others = offered.agencies_first_involved()
        hints = dict.fromkeys(knowing, "Knows this already")
        for name, label, choices in (
            ("involved", "Agencies that work with this family", near),
            ("others", "Other agencies", others),
        ):
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=[pair for pair in choices if pair[0] != own],
                widget=Checkboxes(hints=hints),
            )

    def _offer_effect(self, effect: Effect) -> None:
        """Put first, and choose, telling only what it means for the child's care."""
        decision = self.fields["decision"]
        decision.choices = [  # type: ignore[attr-defined]
            (EFFECT, "Share only what it means for the child’s care"),
            (SHARE, "Share the whole entry"),
            (KEEP, "Do not share it, and record why"),
        ]
        decision.widget.reveals = {EFFECT: "effect", KEEP: "rationale"}
        self.initial.setdefault("decision", EFFECT)
        self.initial.setdefault("effect", effect.sentence)
        self.fields["effect"] = forms.CharField(
            label="What they are told",
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="They see these words, and never the entry they come from. Name no"
            " condition, treatment or service here.",
        )

    @property
    def shares(self) -> bool:
        """Whether it was decided to share, the whole of it or what it means."""
        return self.cleaned_data.get("decision") in (SHARE, EFFECT)

    @property
    def shares_effect(self) -> bool:
        """Whether only what it means for the child's care is shared."""
        return self.cleaned_data.get("decision") == EFFECT

    @property
    def agencies(self) -> list[str]:
        """The agencies chosen."""
        given = self.cleaned_data
        return [*(given.get("involved") or []), *(given.get("others") or [])]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.agencies:
            near = self.fields["involved"].choices  # type: ignore[attr-defined]
            self.add_error("involved" if near else "others", "Choose at least one agency")
        needed = dict(FOR_SHARING)
        if given.get("decision") == KEEP:
            needed = {
                "rationale": "Write why it is not shared",
                "basis": "Choose what was considered as allowing it",
            }
        for name, wrong in needed.items():
            if given.get("decision") and not given.get(name) and name not in self.errors:
                self.add_error(name, wrong)
        if self.effect and given.get("decision") == EFFECT:
            self._check_effect(given.get("effect") or "", self.effect)
        return given

    def _check_effect(self, words: str, effect: Effect) -> None:
        if not words:
            self.add_error("effect", "Write what it means for the child’s care")
        for name in effect.names:
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE):
                self.add_error(
                    "effect",
                    f"Take out “{name}”, which tells what the entry says; or share the whole"
                    " entry",
                )

    def data_for(self, entry: str) -> dict[str, Any]:
        """Return the data of the entry that records the decision about an entry.

        Where only what it means is shared, what is shared is the record of telling it, and
        the entry it comes from is named nowhere.
        """
        given = self.cleaned_data
        if not self.shares:
            return {
                "with": self.agencies,
                "decision": "withheld",
                "rationale": given["rationale"],
                "basis": BASES[given["basis"]],
            }
        told = {
            "entries": [given["entry_id"] if self.shares_effect else entry],
            "to": self.agencies,
            "basis": BASES[given["basis"]],
            "how": given["how"],
            "purpose": given["purpose"],
            "safe_to_tell_family": given["safe_to_tell"] == "yes",
        }
        if self.shares_effect:
            told["what"] = given["effect"]
        return told | ({"objection": given["objection"]} if given["objection"] else {})
