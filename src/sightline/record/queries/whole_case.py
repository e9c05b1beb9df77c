"""What does the whole record hold of a family? To compare a text with, and to show nobody.

What must not get out can only be looked for by what knows it: a safe address is kept from
the writer of a briefing, and must still be found in it.
"""

from __future__ import annotations

from sightline.access.database_scope import whole_record
from sightline.record.assembly.facts import Fact
from sightline.record.models import Entry
from sightline.record.stored import facts_of
from sightline.record.views.family_ties import families_of
from sightline.record.visibility import entries_about


def facts_of_family(person: str) -> list[Fact]:
    """Return every fact about a person and their family; the caller shows none of them."""
    with whole_record():
        people = sorted({person, *families_of({person})[person]})
        rows = Entry.objects.filter(entries_about(people)).order_by("position")
        return facts_of(rows.prefetch_related("about"))
