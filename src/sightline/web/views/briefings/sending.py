"""To whom was a briefing sent, and what did teams make of it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.queries import AgencyListed, directory
from sightline.kernel.errors import Refused
from sightline.learning.actions import send_to_teams
from sightline.learning.queries import sent_open_to, sent_to_team, talks_open_to
from sightline.web.forms.briefings import SendForm
from sightline.web.page import Asking, acting
from sightline.web.presenters.briefings import (
    COVERAGE_HEAD,
    RECEIVED_HEAD,
    TEAM_HEAD,
    answers_by_question,
    coverage_rows,
    received_rows,
    team_rows,
)
from sightline.web.views.briefings.opening import (
    RELEASES_THEM,
    WRITES,
    opened,
    releases,
    writes,
)
from sightline.web.views.refusing import show_faults


@acting(may=writes, says=WRITES)
def send(asking: Asking, briefing: str) -> HttpResponse:
    """Send a briefing to teams; a team that has it already gets it once."""
    shown = opened(asking, briefing)
    teams = _teams(directory(now=asking.now))
    form = SendForm(asking.request.POST or None, version=shown.number, teams=teams)
    if form.is_valid():
        try:
            send_to_teams(
                asking.actor,
                shown.id,
                form.chosen(),
                at=asking.now,
                remind_on=form.cleaned_data["remind_on"],
            )
        except Refused as refused:
            show_faults(form, refused)
        else:
            return redirect("briefing-coverage", briefing=shown.code)
    return asking.page("learning/do-send.html", {"form": form, "briefing": shown})


@acting(may=releases, says=RELEASES_THEM)
def coverage(asking: Asking, briefing: str) -> HttpResponse:
    """Show, by agency, to whom it was sent and who talked about it, with their answers."""
    shown = opened(asking, briefing)
    listed = directory(now=asking.now)
    talks = talks_open_to(asking.actor, shown.id)
    sent = sent_open_to(asking.actor, shown.id)
    context = {
        "briefing": shown,
        "head": COVERAGE_HEAD,
        "rows": coverage_rows(sent, talks, listed),
        "team_head": TEAM_HEAD,
        "teams": team_rows(sent, talks, listed),
        "answers": answers_by_question(talks, listed),
        "changed": [talk.changed for talk in talks if talk.changed],
    }
    return asking.page("learning/coverage.html", context)


@acting(says="Anyone acting in a post: what was sent to their own team or agency")
def received(asking: Asking) -> HttpResponse:
    """List the briefings that were sent to one's own team, and which it talked about."""
    rows = received_rows(sent_to_team(asking.actor), asking.now)
    return asking.page("learning/received.html", {"head": RECEIVED_HEAD, "rows": rows})


def _teams(listed: Iterable[AgencyListed]) -> Sequence[tuple[str, str]]:
    """Return each team, and each agency as a whole, as a choice."""
    choices = []
    for agency in listed:
        choices.append((f"{agency.id}|", f"{agency.name}: everyone"))
        choices += [
            (f"{agency.id}|{team.id}", f"{agency.name}: {team.name}")
            for team in agency.teams
        ]
    return choices
