"""What is asked about someone new: who they are, why you work with them, whom they belong to?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from sightline.access.actor import Actor
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.people import eighteenth
from sightline.record.introducing import NewPerson
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.relationships import PARENTAL, RELATIONSHIPS
from sightline.web.forms.asking import AskingForm
from sightline.web.forms.entry_ids import EntryIdField
from sightline.web.forms.kind_forms import questions_of
from sightline.web.forms.offered import Offered, Options
from sightline.web.forms.plain_dates import PlainDateField
from sightline.web.widgets import Radios

WHO = ("names", "born", "expected", "sex", "nhs_number", "upn")
LOOKED_AT_AGAIN = timedelta(weeks=26)
NEEDS_REASON = frozenset({"known-not-recorded", "none"})
SEEN_THERE = "seen-there"
SECOND_PARENT = (
    ("known", "Known: I add them to the family next"),
    ("being-sought", "Not known, and being looked for"),
    ("known-not-recorded", "Known, and not recorded for a reason"),
    ("none", "There is none, such as a donor or a death"),
)


def choices_of(kind: str, field: str) -> Options:
    """Return the codes a field of a kind may hold, with their words."""
    return tuple((each.code, each.title) for each in KINDS[kind].field(field).choices)


class PersonForm(AskingForm):
    """Who someone is, and who their second parent is if they are a child."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, today: date, **options: Any
    ) -> None:
        self.today = today
        questions = questions_of(KINDS["person.recorded"], Offered(today=today))
        super().__init__(data, questions=questions, **options)
        self.fields["entry_id"] = EntryIdField()
        self.fields.update(_second_parent())

    @property
    def who_fields(self) -> list[forms.BoundField]:
        """What tells one person from another."""
        return [self[name] for name in WHO]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What else may be recorded of a person."""
        names = [question.name for question in self.questions]
        return [self[name] for name in names if name not in WHO]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        told = self.answers()
        if not told.get("names") and not told.get("expected") and not self.errors:
            self.add_error("names", "Enter a name, or an expected date for an unborn baby")
        if told.get("born") and told.get("expected"):
            self.add_error("expected", "Leave this blank for a child who has been born")
        if self.is_child and self.asks_second_parent:
            self._need_second_parent(given)
        return given

    def _need_second_parent(self, given: dict[str, Any]) -> None:
        outcome = given.get("second_parent")
        if not outcome:
            self.add_error(
                "second_parent",
                "Say who the father or second parent is, or that they are being looked for",
            )
        elif outcome in NEEDS_REASON and not given.get("second_parent_reason"):
            self.add_error("second_parent_reason", "Write the reason")

    @property
    def asks_second_parent(self) -> bool:
        """Whether a child recorded so lacks a second parent."""
        return True

    @property
    def is_child(self) -> bool:
        """Whether they are a child, unborn, or of an age nobody has said."""
        told = self.answers()
        if told.get("expected") or not told.get("born"):
            return bool(told.get("expected"))
        born = PartialDate.parse(told["born"])
        return born.last is None or eighteenth(born.last) > self.today

    @property
    def name(self) -> str:
        """The name in use now, or nothing."""
        names = self.answers().get("names") or ""
        return names if isinstance(names, str) else str(names[-1])

    @property
    def born(self) -> PartialDate:
        """When they were born, as far as it was told."""
        return PartialDate.parse(self.answers().get("born") or "")

    def second_parent(self) -> dict[str, Any]:
        """Return what was said of the father or second parent of a child."""
        given = self.cleaned_data
        if not (self.is_child and self.asks_second_parent and given.get("second_parent")):
            return {}
        told = {"who": "second-parent", "outcome": given["second_parent"]}
        reason = given.get("second_parent_reason")
        return told | ({"reason": reason} if reason else {})


class NewPersonForm(PersonForm):
    """Someone nobody of their family is recorded of yet, and why the actor works with them."""

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        again = say_day(self.today + LOOKED_AT_AGAIN)
        self.fields.update(involvement_fields(self.today, until=again))
        self.fields["different"] = forms.BooleanField(
            label="This is a different person", required=False
        )

    def new_person(self, actor: Actor) -> NewPerson:
        """Return what is to be recorded; call when the form is valid."""
        return NewPerson(
            recorded=PartialDate.on(self.today),
            data=self.answers(),
            child=self.is_child,
            involvement=involvement_data(self.cleaned_data, actor),
            second_parent=self.second_parent(),
        )


class NewMemberForm(PersonForm):
    """Someone new in a family: whose relative they are, and whether they are in the home."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        people: Options,
        households: Options,
        **options: Any,
    ) -> None:
        self.people = people
        super().__init__(data, **options)
        self.fields.update(_ties(people))
        self.fields.update(_home(households))
        self.fields["different"] = forms.BooleanField(
            label="This is a different person", required=False
        )

    @property
    def tie_fields(self) -> list[forms.BoundField]:
        """What they are to each person of the family."""
        return [self[_tie_name(person)] for person, _ in self.people]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.ties() and self.people:
            first = _tie_name(self.people[0][0])
            self.add_error(first, "Say what they are to at least one person of the family")
        if given.get("home") and not given.get("presence"):
            self.add_error("presence", "Say whether the family declared it, or it was seen")
        if given.get("presence") == "observed" and not given.get("how_known"):
            self.add_error("how_known", "Write who saw them there, and when")
        return given

    @property
    def asks_second_parent(self) -> bool:
        """Whether fewer than two parents are named in the same go."""
        given = getattr(self, "cleaned_data", {})
        codes = [given.get(_tie_name(person)) for person, _ in self.people]
        parents = [code for code in codes if code and _seen_from_them(code) in PARENTAL]
        return len(parents) < 2

    def ties(self) -> tuple[tuple[str, str], ...]:
        """Return what they are to whom."""
        given = {
            person: self.cleaned_data.get(_tie_name(person)) for person, _ in self.people
        }
        return tuple(
            (person, "other-carer" if code == SEEN_THERE else code)
            for person, code in given.items()
            if code
        )

    def new_person(self, actor: Actor) -> NewPerson:
        """Return what is to be recorded; call when the form is valid."""
        given = self.cleaned_data
        certainty = given.get("certainty")
        return NewPerson(
            recorded=PartialDate.on(self.today),
            data=self.answers(),
            child=self.is_child,
            ties=self.ties(),
            tie_data={"certainty": certainty} if certainty else {},
            second_parent=self.second_parent(),
            home=self._home(),
            how_known=given.get("how_known") or "",
        )

    def _home(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("home"):
            return {}
        told = {
            "household": given["home"],
            "kind": given.get("home_kind"),
            "presence": given.get("presence"),
            "confidence": given.get("certainty"),
            "purpose": "To keep a child safe",
        }
        return {name: value for name, value in told.items() if value}


def _seen_from_them(code: str) -> str:
    """Return the code of the same tie from the other end; of no tie that is known, nothing."""
    return RELATIONSHIPS[code].inverse if code in RELATIONSHIPS else ""


def involvement_fields(today: date, *, until: str) -> dict[str, forms.Field]:
    """Return what is asked of working with someone: in which role, on what basis, until when."""
    return {
        "role": forms.ChoiceField(
            label="What is your role with them?",
            choices=[("", "Choose a role")]
            + [(each.code, each.title) for each in INVOLVEMENT_ROLES.values()],
        ),
        "basis": forms.ChoiceField(
            label="On what basis are you working with them?",
            choices=[("", "Choose a basis"), *choices_of("involvement.started", "basis")],
        ),
        "until": PlainDateField(
            today=today,
            label="When is this involvement looked at again?",
            required=True,
            initial=until,
            help_text="At the latest. It opens nothing after that until someone renews it.",
        ),
    }


def involvement_data(given: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """Return the data of an involvement of the actor's own post."""
    told = {
        "role": given["role"],
        "basis": given["basis"],
        "until": given["until"].text,
        "practitioner": actor.name,
        "post": actor.post,
        "team": actor.team,
    }
    return {name: value for name, value in told.items() if value}


def _second_parent() -> dict[str, forms.Field]:
    return {
        "second_parent": forms.ChoiceField(
            label="For a child or unborn baby: the father or second parent",
            help_text="This is never left blank for a child. It is asked again at each assessment.",
            choices=SECOND_PARENT,
            required=False,
            widget=Radios(
                reveals={"known-not-recorded": "second_parent_reason"},
            ),
        ),
        "second_parent_reason": forms.CharField(
            label="Why are they not recorded, or why is there none?", required=False
        ),
    }


def _tie_name(person: str) -> str:
    return f"tie_{ref_of(person)}"


def _ties(people: Options) -> dict[str, forms.Field]:
    codes = [(code, one.title) for code, one in RELATIONSHIPS.items()]
    seen = (SEEN_THERE, "Believed to be present or caring, tie not known")
    found: dict[str, forms.Field] = {
        _tie_name(person): forms.ChoiceField(
            label=f"What are they to {name.split(',')[0]}?",
            choices=[("", "Nothing that is known"), *codes, seen],
            required=False,
        )
        for person, name in people
    }
    found["certainty"] = forms.ChoiceField(
        label="How sure is this?",
        choices=choices_of("relationship.recorded", "certainty"),
        required=False,
        widget=Radios(inline=True),
    )
    return found


def _home(households: Options) -> dict[str, forms.Field]:
    return {
        "home": forms.ChoiceField(
            label="Are they in one of the family's homes?",
            choices=[("", "No, or not known"), *households],
            required=False,
        ),
        "home_kind": forms.ChoiceField(
            label="Do they live, stay or visit there?",
            choices=choices_of("residence.recorded", "kind"),
            required=False,
            widget=Radios(inline=True),
        ),
        "presence": forms.ChoiceField(
            label="Was this declared, or seen?",
            choices=choices_of("residence.recorded", "presence"),
            required=False,
            widget=Radios(),
            help_text="Someone believed to be there may be recorded without saying that they hold"
            " the tenancy. It may not be used for a decision about benefits or a tenancy.",
        ),
        "how_known": forms.CharField(
            label="Who saw them there, and when?",
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        ),
    }
