"""What is asked to begin, keep or end somebody's work with a child?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from sightline.access.actor import Actor
from sightline.access.queries import AgencyListed, PostHeld
from sightline.kernel.local_time import say_day
from sightline.web.forms.entry_ids import EntryIdField
from sightline.web.forms.new_person import LOOKED_AT_AGAIN, involvement_fields
from sightline.web.forms.offered import Offered, Options
from sightline.web.forms.plain_dates import PlainDateField
from sightline.web.widgets import Checkboxes, Radios

POST, TEAM = "post:", "team:"


class StartForm(forms.Form):
    """Who works with whom, in which role, on what basis, until when."""

    entry_id = EntryIdField()

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        offered: Offered,
        agency: AgencyListed | None,
        actor: Actor,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.actor, self.agency = actor, agency
        self.fields["people"] = forms.MultipleChoiceField(
            label="With whom?", choices=offered.people, widget=Checkboxes()
        )
        self.fields["worker"] = forms.ChoiceField(
            label="Who works with them?",
            help_text="People and teams of your own agency. Another agency names its own.",
            choices=[
                (f"{POST}{actor.post}", f"Me: {actor.title}"),
                *_groups(agency, actor),
            ],
        )
        again = say_day(offered.today + LOOKED_AT_AGAIN)
        self.fields.update(involvement_fields(offered.today, until=again))
        self.fields["role"].label = "In which role?"
        self.fields["basis"].label = "On what basis?"
        self.fields["phone"] = forms.CharField(
            label="Telephone number for colleagues", required=False, max_length=40
        )

    def entry_data(self) -> dict[str, Any]:
        """Return the data of the entry; call when the form is valid."""
        given = self.cleaned_data
        told = {
            "role": given["role"],
            "basis": given["basis"],
            "until": given["until"].text,
            "phone": given["phone"],
            **self._worker(given["worker"]),
        }
        return {name: value for name, value in told.items() if value}

    def _worker(self, chosen: str) -> dict[str, str]:
        if chosen.startswith(TEAM):
            return {"team": chosen.removeprefix(TEAM)}
        post = chosen.removeprefix(POST)
        if post == self.actor.post:
            return {"post": post, "practitioner": self.actor.name, "team": self.actor.team}
        held = next(each for each in _posts(self.agency) if each.id == post)
        return {"post": post, "practitioner": held.holder}


class RenewForm(forms.Form):
    """One involvement to look at again, and until when it is kept."""

    entry_id = EntryIdField()

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        mine: Options,
        today: Any,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.fields["of"] = forms.ChoiceField(
            label="Which involvement?", choices=mine, widget=Radios()
        )
        self.fields["until"] = PlainDateField(
            today=today,
            label="When is it looked at again?",
            required=True,
            initial=say_day(today + LOOKED_AT_AGAIN),
        )
        self.fields["why"] = forms.CharField(
            label="Why is it still needed?", widget=forms.Textarea(attrs={"rows": 3})
        )


class EndForm(forms.Form):
    """One involvement that is over, and why."""

    entry_id = EntryIdField()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, ours: Options, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["of"] = forms.ChoiceField(
            label="Which involvement has ended?", choices=ours, widget=Radios()
        )
        self.fields["reason"] = forms.CharField(
            label="Why has it ended?", widget=forms.Textarea(attrs={"rows": 3})
        )


def _posts(agency: AgencyListed | None) -> Iterable[PostHeld]:
    if agency is not None:
        yield from agency.posts
        for team in agency.teams:
            yield from team.posts


def _groups(agency: AgencyListed | None, actor: Actor) -> list[tuple[str, Any]]:
    posts = [
        (f"{POST}{each.id}", f"{each.title}: {each.holder}" if each.holder else each.title)
        for each in _posts(agency)
        if each.id != actor.post
    ]
    teams = [(f"{TEAM}{each.id}", each.name) for each in (agency.teams if agency else ())]
    return [(name, found) for name, found in (("Posts", posts), ("Teams", teams)) if found]
