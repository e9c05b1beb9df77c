"""What does the ledger hand to the engines, which know nothing of a database?

Everything here reads the whole record: call it inside `whole_record`, and show nobody what
comes back without asking `visibility`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db.models import Q, prefetch_related_objects

from sightline.access.models import Agency as AgencyModel
from sightline.access.models import Involvement, Team
from sightline.access.reach import live
from sightline.record.models import About, Entry, Knowledge, Person, Receipt
from sightline.record.stored import about_of, happened_of
from sightline.safeguards.recorded import Agency, Learnt, Recorded

Placed = tuple[int, Recorded]
Written = Entry  # as the ledger holds it; opaque to whoever hands it back


def entries_at(positions: Iterable[int]) -> list[Placed]:
    """Return the entries at these places in the ledger, in its order, with their places."""
    rows = Entry.objects.filter(position__in=list(positions)).order_by("position")
    return placed(rows.prefetch_related("about"))


def entries_with(ids: Iterable[str]) -> list[Placed]:
    """Return the entries with these ids, in the order of the ledger."""
    rows = Entry.objects.filter(id__in=list(ids)).order_by("position")
    return placed(rows.prefetch_related("about"))


def placed(entries: Iterable[Entry]) -> list[Placed]:
    """Return stored entries as the engines take them, each with its place."""
    entries = list(entries)
    prefetch_related_objects(entries, "about")
    known = _learnt([entry.position for entry in entries])
    return [(entry.position, _recorded(entry, known[entry.position])) for entry in entries]


def news_brought_by(positions: Sequence[int]) -> set[int]:
    """Return the places of entries of which an agency learned by these entries."""
    found: set[int] = set()
    for model in (Knowledge, Receipt):
        brought = model._default_manager.filter(brought_by__in=positions)
        found |= set(brought.values_list("entry", flat=True))
    return found


def standing_positions() -> list[int]:
    """Return the places of all entries that no other corrects."""
    corrected = Entry.objects.exclude(corrects=None).values("corrects")
    rows = Entry.objects.exclude(id__in=corrected).order_by("position")
    return list(rows.values_list("position", flat=True))


def last_recorded() -> datetime | None:
    """Return when the last entry of the ledger was recorded."""
    rows = Entry.objects.order_by("-position")
    return rows.values_list("recorded_at", flat=True).first()


def positions_about(people: Iterable[str]) -> set[int]:
    """Return the places of all entries about any of these people."""
    rows = About.objects.filter(person__in=list(people))
    return set(rows.values_list("entry", flat=True))


def spoken_of_as_children(
    people: Iterable[str], parts: Iterable[str], kinds: Iterable[str]
) -> list[int]:
    """Return the places of entries that give these people such a part, or are of such kinds."""
    rows = About.objects.filter(
        Q(part__in=list(parts)) | Q(entry__kind__in=list(kinds), place=0),
        person__in=list(people),
    )
    return list(rows.values_list("entry", flat=True))


def names_of(people: Iterable[str]) -> dict[str, str]:
    """Map people to their names, for words that are shown to whoever may open them."""
    rows = Person.objects.filter(id__in=list(people))
    return dict(rows.values_list("id", "name"))


def agencies() -> list[Agency]:
    """Return every agency of the directory."""
    rows = AgencyModel.objects.order_by("id")
    return [Agency(row.pk, row.sector, row.name) for row in rows]


def _recorded(entry: Entry, known_to: tuple[Learnt, ...]) -> Recorded:
    # A correction that was given no thread belongs to that of what it corrects.
    own = entry.corrects and entry.thread == entry.id
    return Recorded(
        id=entry.id,
        kind=entry.kind,
        happened=happened_of(entry),
        recorded_at=entry.recorded_at,
        agency=entry.agency_id,
        author=entry.author,
        about=about_of(entry),
        thread="" if own else entry.thread,
        corrects=entry.corrects,
        data=entry.data,
        known_to=known_to,
        recorded_assumed=bool(entry.extra.get("recorded_assumed")),
    )


def _learnt(positions: Sequence[int]) -> dict[int, tuple[Learnt, ...]]:
    since: dict[int, dict[str, datetime]] = defaultdict(dict)
    said: dict[int, dict[str, datetime]] = defaultdict(dict)
    for place, agency, at in _pairs(Knowledge, "since", positions):
        since[place][agency] = at
    for place, agency, at in _pairs(Receipt, "at", positions):
        said[place][agency] = at
    return defaultdict(
        tuple,
        {
            place: tuple(
                Learnt(agency, since[place].get(agency), said[place].get(agency))
                for agency in sorted({*since[place], *said[place]})
            )
            for place in {*since, *said}
        },
    )


def _pairs(
    model: type[Knowledge] | type[Receipt], moment: str, positions: Sequence[int]
) -> Iterator[tuple[int, str, datetime]]:
    rows = model._default_manager.filter(entry__in=positions)
    return iter(rows.values_list("entry", "agency", moment))


def teams_working_with(people: Iterable[str]) -> dict[tuple[str, str], str]:
    """Map a person and an agency to the name of its team that works, or worked, with them."""
    names = dict(Team.objects.values_list("pk", "name"))
    rows = Involvement.objects.filter(person__in=list(people)).exclude(team="")
    return {
        (person, agency): names.get(team, "")
        for person, agency, team in rows.order_by("started_at").values_list(
            "person", "agency", "team"
        )
    }


def posts_working_with(person: str, agency: str, *, now: datetime) -> list[str]:
    """Return the posts of an agency that work with a person now."""
    rows = live(Involvement.objects.filter(person=person, agency=agency), now=now)
    posts = rows.exclude(post="").order_by("post").values_list("post", flat=True)
    return list(posts.distinct())
