"""What did those who decided not know, and who did? The page beside a family's own."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.record.queries.family import family_of
from sightline.record.queries.who_knew import who_knew
from sightline.web.forms.chronology import AsKnownOnForm
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.who_knew import HEAD, gap_rows, matrices, strips


@acting(
    may=lambda role: role.content and not role.think_family_only,
    says="Those who may open the family page, and see more of it than Think Family",
)
def who_knew_what(asking: Asking, ref: str) -> HttpResponse:
    """Show, as known on a day, what bore on each decision and was known elsewhere."""
    person, _ = open_person(asking, ref)
    asked = AsKnownOnForm(asking.request.GET or None, now=asking.now)
    family = family_of(asking.actor, person, now=asking.now, known_on=asked.known_on())
    if family is None:
        raise NotOpen(person)
    found = who_knew(asking.actor, family, now=asking.now)
    focus = family.member(family.focus)
    context: dict[str, object] = {
        "ref": ref,
        "name": focus.person.name if focus else "",
        "on": asked.day(),
        "known_form": asked,
        "head": HEAD,
        "rows": gap_rows(found),
        "matrices": matrices(found),
        "strips": strips(found),
    }
    return asking.page("who-knew/page.html", context)
