"""Is this person in the record already? Searching, before anyone new is recorded."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.kernel.ids import ref_of
from sightline.kernel.partial_dates import in_words
from sightline.record.queries.search import Found, find_people
from sightline.web.forms.find import FindForm
from sightline.web.page import Asking, acting

FITS = {
    "number": "The number",
    "exact": "The name, as written",
    "begins": "The name begins so",
    "sounds": "The name sounds like it",
}
HEAD = ("Name", "Born", "Age", "What fits")


@acting(may=lambda role: role.content, says="Those whose role reads the record")
def find(asking: Asking) -> HttpResponse:
    """Search for a person; what is typed is posted, and stands in no address."""
    form = FindForm(asking.request.POST if asking.request.method == "POST" else None)
    shown: dict[str, object] = {"form": form, "head": HEAD}
    if form.is_bound and form.is_valid():
        answer = find_people(asking.actor, form.sought(), now=asking.now)
        shown |= {"answer": answer, "rows": [_row(each) for each in answer.found]}
    return asking.page("find/page.html", shown)


def _row(each: Found) -> list[object]:
    return [
        {"text": each.name, "href": f"/family/{ref_of(each.person)}/"},
        {"text": in_words(each.born) if each.born.text else "", "blank": "Not recorded"},
        each.age,
        FITS[each.fit],
    ]
