"""How does a team say what it made of a briefing?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.learning.actions import discuss as write_down
from sightline.learning.queries import open_to_team, talks_of_team
from sightline.learning.templates import TEMPLATES
from sightline.web.forms.briefings import TalkForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.kept import around_shown
from sightline.web.presenters.library import parts_of, talk_rows
from sightline.web.views.refusing import show_faults

SAYS = "Anyone acting in a post: what is published, and what was sent to their agency"


@acting(says=SAYS)
def discuss(asking: Asking, briefing: str) -> HttpResponse:
    """Show a briefing with its questions, and take what a team made of them."""
    shown = open_to_team(asking.actor, briefing)
    if shown is None:
        raise NotOpen
    parts = parts_of(shown)
    questions = [said for part in parts if part.of == "questions" for said in part.said]
    form = TalkForm(questions, asking.request.POST or None)
    if form.is_valid():
        try:
            write_down(asking.actor, shown.id, form.talk(), at=asking.now)
        except Refused as refused:
            show_faults(form, refused)
        else:
            return redirect("discuss-briefing", briefing=shown.code)
    context = {
        "briefing": shown,
        "kind": TEMPLATES[shown.template].title,
        "parts": parts,
        "around": around_shown(shown, london_day(asking.now)),
        "form": form,
        "talks": [talk_rows(talk) for talk in talks_of_team(asking.actor, shown.id)],
    }
    return asking.page("learning/discuss.html", context)
