"""What does one entry say, what became of it, and who knows it?"""

from __future__ import annotations

from django.http import HttpResponse

from sightline.access.reach import basis_for
from sightline.access.trail import note_look
from sightline.kernel.ids import ref_of
from sightline.record.queries.entries import EntryPage, entry_page
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.entries import item_of
from sightline.web.presenters.versions import compared


@acting(
    may=lambda role: role.content,
    says="Those whose agency knows the entry, who may open someone it is about, and whom its"
    " handling allows",
)
def entry(asking: Asking, position: int) -> HttpResponse:
    """Show one entry with its versions, its piece of work, and who knows it."""
    found = entry_page(asking.actor, position, now=asking.now)
    if found is None:
        raise NotOpen
    person = _note(asking, found)
    return asking.page(
        "entry/page.html",
        {
            "found": found,
            "entry": found.entry,
            "item": item_of(found.entry),
            "ref": ref_of(person) if person else "",
            "versions": found.versions if len(found.versions) > 1 else (),
            "compared": compared(found.versions),
            "thread": [item_of(each) for each in found.thread],
        },
    )


def _note(asking: Asking, found: EntryPage) -> str:
    """Note the look for the first person it is about who opens; return them, if any does."""
    about = [each.id for each in found.entry.people]
    for person in about:
        if basis := basis_for(asking.actor, person, now=asking.now):
            _look(asking, person, basis.code, found)
            return person
    # Opened by a grant on the entry alone, or about nobody.
    _look(asking, about[0] if about else "", "granted" if about else "known", found)
    return ""


def _look(asking: Asking, person: str, basis: str, found: EntryPage) -> None:
    note_look(
        asking.actor,
        person=person,
        page="entry",
        basis=basis,
        at=asking.now,
        note=found.entry.id,
    )
