"""How is someone's own family closed to them? They say who, and it is closed at once."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.access.actions import declare_tie
from sightline.access.trail import note_done
from sightline.web.forms.oversight import TieForm
from sightline.web.page import Asking, acting


@acting(says="Everyone, about themselves")
def own_family(asking: Asking) -> HttpResponse:
    """Declare a tie. What is said afterwards does not tell whether there is a record."""
    form = TieForm(asking.request.POST if asking.request.method == "POST" else None)
    if not form.is_valid():
        return asking.page("oversight/own-family.html", {"form": form})
    if person := form.find():
        declare_tie(
            asking.actor, person=person, tie=form.cleaned_data["tie"], at=asking.now
        )
    else:
        note_done(asking.actor, what="declaration", at=asking.now)
    return asking.page("oversight/own-family-told.html")
