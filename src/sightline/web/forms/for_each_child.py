"""What is asked on the second page: of each child, who else cares, brothers and sisters?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from sightline.kernel.ids import ref_of
from sightline.record.actions import Draft
from sightline.record.queries.shown import EntryShown
from sightline.record.recording import (
    Filled,
    Ticked,
    carers,
    considered,
    drafts_of,
    further_id,
)
from sightline.vocabulary.kinds import KINDS
from sightline.web.forms.asking import AskingForm
from sightline.web.forms.kind_forms import questions_of
from sightline.web.forms.offered import Offered
from sightline.web.forms.per_child import (
    ASKED_OF_EACH_CHILD,
    ASKS_WHO_CARES,
    NOT_WITHOUT_SIBLINGS,
    THINKS_OF_SIBLINGS,
)
from sightline.web.forms.practice_headings import HEADED
from sightline.web.forms.questions import Question

SENT = "each_child_sent"  # the second page was filled in, and is not only being opened
NO_REASON = "No reason was given."


class ChildForm(AskingForm):
    """What is recorded of one child alone."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        child: str,
        filled: Filled,
        offered: Offered,
        several: bool,
        before: EntryShown | None,
    ) -> None:
        kind = KINDS[filled.kind]
        self.child, self.last_answer = child, before
        self.child_name = offered.name(child) if child else "Everyone this is about"
        self.asks_carers = bool(child) and kind.code in ASKS_WHO_CARES
        only = ASKED_OF_EACH_CHILD.get(kind.code, ())
        super().__init__(
            data,
            questions=questions_of(kind, offered, only=only),
            headings=HEADED.get(kind.code),
            prefix=f"child-{ref_of(child)}",
        )
        if several:
            self.fields["line"] = forms.CharField(
                label="What to record for this child alone",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="How it was for this child, besides what you wrote for all of them.",
            )
        if self.asks_carers:
            self.fields.update(_who_else())

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.asks_carers and not given.get("carers") and not self._asked_before:
            self.add_error(
                "carers",
                f"Write who else cares for {self._short}, or why it was not asked, and continue",
            )
        return given

    def missing(self, question: Question) -> str:
        """Say for which child a question was not answered."""
        if not self.child:
            return super().missing(question)
        return f"Answer “{question.field.title}” for {self._short}"

    @property
    def _short(self) -> str:
        return self.child_name.split(",")[0]

    @property
    def _asked_before(self) -> bool:
        return bool(self.data.get("asked_once"))

    def ticked(self, person: Ticked) -> Ticked:
        """Return the child with what was said of them alone, and what was left unasked."""
        given = self.cleaned_data
        line = given.get("line") or ""
        if self.asks_carers and not given.get("carers"):
            reason = given.get("carers_reason") or NO_REASON
            line = (
                f"{line}\n\nWho else cares for this child was not asked. {reason}".strip()
            )
        return replace(person, line=line, data=self.answers())

    def carers_data(self) -> dict[str, Any] | None:
        """Return the answer about who else cares, or None where it was not asked."""
        given = self.cleaned_data
        if not self.asks_carers or not given.get("carers"):
            return None
        overnight = {"yes": True, "no": False}.get(given.get("carers_overnight") or "")
        return {"answer": given["carers"]} | (
            {} if overnight is None else {"overnight": overnight}
        )


class SiblingForm(forms.Form):
    """What the work on one child means for a brother or sister."""

    outcome = forms.CharField(
        label="What does this mean for them?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For example, seen and well; or no concern, because they live elsewhere",
    )
    reason = forms.CharField(
        label="If you could not consider them, why not?", required=False
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, child: str, name: str, strict: bool
    ) -> None:
        self.child, self.child_name, self.strict = child, name, strict
        super().__init__(data, prefix=f"sibling-{ref_of(child)}")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("outcome") and (self.strict or not self.data.get("asked_once")):
            short = self.child_name.split(",")[0]
            self.add_error(
                "outcome",
                f"Write what this means for {short}, or why it was not considered, and continue",
            )
        return given

    @property
    def left_out(self) -> str:
        """What the entry says where this child was not considered; empty where they were."""
        if self.cleaned_data.get("outcome"):
            return ""
        short = self.child_name.split(",")[0]
        return f"{short} was not considered. {self.cleaned_data.get('reason') or NO_REASON}"


class EachChild:
    """The second page as a whole."""

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        filled: Filled,
        offered: Offered,
        carers_before: Mapping[str, EntryShown],
    ) -> None:
        self.filled = filled
        sent = data if data.get(SENT) else None
        children = [each.person for each in filled.people if each.child]
        subjects = children or [""] * bool(ASKED_OF_EACH_CHILD.get(filled.kind))
        self.sent = sent is not None
        asked = [
            ChildForm(
                sent,
                child=child,
                filled=filled,
                offered=offered,
                several=len(children) > 1,
                before=carers_before.get(child),
            )
            for child in subjects
        ]
        self.children = [] if filled.together else [form for form in asked if form.fields]
        strict = filled.kind in NOT_WITHOUT_SIBLINGS
        self.siblings = [
            SiblingForm(sent, child=each, name=offered.name(each), strict=strict)
            for each in _to_consider(filled, children, offered)
        ]

    @property
    def needed(self) -> bool:
        """Whether anything has to be asked of each child at all."""
        return bool(self.forms)

    @property
    def forms(self) -> list[forms.Form]:
        """Every form of the page."""
        return [*self.children, *self.siblings]

    def is_valid(self) -> bool:
        """Whether all of them were filled in rightly; checks each, so that all faults show."""
        checked = [form.is_valid() for form in self.forms]
        return self.sent and all(checked)

    def drafts(self, base: str) -> dict[str, Draft]:
        """Return every entry to record, each under an id made from the form's own."""
        drafts = drafts_of(self._completed(), base=base)
        first, main = next(iter(drafts.items()))
        thread = main.thread or first
        more = {
            further_id(base, "considered", form.child): considered(
                form.child, form.cleaned_data["outcome"], main=main, thread=thread
            )
            for form in self.siblings
            if form.cleaned_data["outcome"]
        }
        for form in self.children:
            if data := form.carers_data():
                more[further_id(base, "carers", form.child)] = carers(
                    form.child, data, main=main, thread=thread
                )
        return drafts | more

    def _completed(self) -> Filled:
        by_child = {form.child: form for form in self.children}
        people = tuple(
            by_child[each.person].ticked(each)
            if each.child and each.person in by_child
            else each
            for each in self.filled.people
        )
        data = by_child[""].answers() if "" in by_child else {}
        left_out = [form.left_out for form in self.siblings if form.left_out]
        says = "\n\n".join(part for part in (self.filled.says, *left_out) if part)
        return replace(
            self.filled, people=people, says=says, data={**self.filled.data, **data}
        )


def _to_consider(filled: Filled, children: list[str], offered: Offered) -> list[str]:
    if filled.kind not in THINKS_OF_SIBLINGS or filled.together:
        return []
    return offered.brothers_and_sisters_of(children)


def _who_else() -> dict[str, forms.Field]:
    choices = [("yes", "Yes"), ("no", "No"), ("not-asked", "Not asked or not known")]
    return {
        "carers": forms.CharField(
            label="Who else cares for this child, and when?",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="Ask afresh at every visit. If nobody else does, write that.",
        ),
        "carers_overnight": forms.ChoiceField(
            label="Does anyone else have the child overnight?",
            required=False,
            choices=choices,
            widget=forms.RadioSelect,
        ),
        "carers_reason": forms.CharField(
            label="If this could not be asked, why not?", required=False
        ),
    }
