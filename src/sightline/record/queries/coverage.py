"""Of whom is something recorded that ought to be, and of whom is it not? Counted from the ledger.

What no safeguard asks of one agency is counted here: whether babies' carers were talked with,
whether a second parent is recorded, whether there is a lead, whether news was read. Each
function reads the whole record in a handful of statements, and gives rows of entries, never
names: call them from a query that checks who asks and adds them up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from sightline.access.calendar import partnership_calendar
from sightline.access.models import Involvement
from sightline.access.reach import live
from sightline.kernel.ages import is_under
from sightline.kernel.local_time import london_day, start_of_day
from sightline.kernel.partial_dates import PartialDate
from sightline.kernel.working_days import NotCovered
from sightline.record.assembly.facts import Fact
from sightline.record.assembly.ties import second_parent, ties
from sightline.record.models import About, Entry, Knowledge, Person, Receipt
from sightline.record.queries.counting import Counted, Standing, month_of
from sightline.record.stored import facts_of

ADULT_AT = 18  # years
SECOND_PARENT: dict[str, Standing] = {
    "known": "kept",
    "known-not-recorded": "kept",
    "none": "kept",
    "being-sought": "due",
}
OF_PARENTS = ("relationship.recorded", "relationship.ended", "parent.asked-about")
BEGINS = ("birth.recorded", "person.recorded")


def babies_told(topic: str, *, weeks: int, since: date, now: datetime) -> list[Counted]:
    """Return each baby whose carers had to be talked with about a topic since a day."""
    allowed = timedelta(weeks=weeks)
    born = _born_since(since - allowed)
    advised = _first_advice(born, topic)
    began = _began(born)
    return [
        _told(began.get(person, ""), day, advised.get(person), allowed, london_day(now))
        for person, day in born.items()
    ]


def second_parents(*, since: date) -> list[Counted]:
    """Return each child born since a day, and whether a second parent is recorded."""
    born = _born_since(since)
    facts = _facts_of_each(born)
    began = _began(born)
    return [
        Counted(
            began.get(person, ""),
            month_of(day),
            SECOND_PARENT.get(
                second_parent(person, ties(facts[person]), facts[person]).status, "missed"
            ),
        )
        for person, day in born.items()
    ]


def lead_practitioners(*, agencies: int, now: datetime) -> list[Counted]:
    """Return each child with whom so many agencies work now, and whether one has the lead."""
    working = live(Involvement.objects.all(), now=now)
    many = working.values("person").annotate(number=Count("agency", distinct=True))
    people = many.filter(number__gte=agencies).values("person")
    children = _children(people, london_day(now))
    rows = working.filter(person__in=people).order_by("started_at", "pk")
    latest: dict[str, str] = {}
    leads: dict[str, str] = {}
    for person, entry, role in rows.values_list("person", "entry", "role"):
        if person not in children:
            continue
        latest[person] = entry
        if role == "lead-practitioner":
            leads[person] = entry
    return [
        Counted(entry, None, "kept" if person in leads else "missed",
                answered=leads.get(person, ""))
        for person, entry in sorted(latest.items())
    ]  # fmt: skip


def news_read(kind: str, *, working_days: int, since: date, now: datetime) -> list[Counted]:
    """Return each agency that was sent an entry of a kind, and whether it said it was read.

    Only what was marked as weighty (`significant`) counts, and not what corrects it later.
    """
    sent = Knowledge.objects.filter(
        entry__kind=kind, entry__corrects=None, since__gte=start_of_day(since)
    )
    read = Receipt.objects.filter(entry__in=sent.values("entry"))
    at = {(r.entry_id, r.agency_id): r.at for r in read}
    return [
        _read(each, at.get((each.entry_id, each.agency_id)), working_days, now)
        for each in sent.select_related("entry").order_by("pk")
        if each.agency_id != each.entry.agency_id and each.entry.data.get("significant")
    ]


def _children(people: QuerySet[Any, Any], today: date) -> set[str]:
    """Of these people, those who live and may be children, unborn ones too."""
    rows = Person.objects.filter(pk__in=people, died="").exclude(born="", expected="")
    return {
        person
        for person, born in rows.values_list("pk", "born")
        if not born or is_under(PartialDate.parse(born), ADULT_AT, today) is not False
    }


def _told(
    entry: str, day: date, advice: tuple[date, str, str] | None, allowed: timedelta,
    today: date,
) -> Counted:  # fmt: skip
    due = day + allowed
    if advice is None:
        return Counted(entry, month_of(due), "due" if today <= due else "missed")
    on, answered, agency = advice
    standing: Standing = "kept" if on <= due else "late"
    return Counted(
        entry, month_of(due), standing, agency, answered, float(max((on - day).days, 0))
    )


def _read(
    each: Knowledge, at: datetime | None, working_days: int, now: datetime
) -> Counted:
    sent = london_day(each.since)
    due = _after(sent, working_days)
    standing: Standing = "due"
    if due is None:
        standing = "unknown"
    elif at is not None:
        standing = "kept" if london_day(at) <= due else "late"
    elif london_day(now) > due:
        standing = "missed"
    days = (at - each.since) / timedelta(days=1) if at else None
    month = month_of(due or sent)
    return Counted(each.entry.id, month, standing, each.agency_id, days=days)


def _after(day: date, working_days: int) -> date | None:
    try:
        return partnership_calendar().add_working_days(day, working_days)
    except NotCovered:
        return None


def _born_since(since: date) -> dict[str, date]:
    """Map people born since a day to the last day on which they can have been born."""
    rows = Person.objects.filter(born_last__gte=since).order_by("pk")
    return {person: day for person, day in rows.values_list("pk", "born_last") if day}


def _standing(kinds: Iterable[str]) -> QuerySet[Entry]:
    corrected = Entry.objects.exclude(corrects=None).values("corrects")
    return Entry.objects.filter(kind__in=list(kinds)).exclude(id__in=corrected)


def _first_advice(born: dict[str, date], topic: str) -> dict[str, tuple[date, str, str]]:
    """Map people to when a topic was first talked about with their carers, where and by whom."""
    found: dict[str, tuple[date, str, str]] = {}
    rows = About.objects.filter(
        person__in=_people(born), entry__in=_standing(["advice.given"])
    )
    for about in rows.select_related("entry"):
        entry = about.entry
        if entry.data.get("topic") == topic:
            day = london_day(entry.happened_at or entry.recorded_at)
            told = (day, entry.id, entry.agency_id)
            found[about.person] = min(found.get(about.person, told), told)
    return found


def _facts_of_each(born: dict[str, date]) -> dict[str, list[Fact]]:
    entries = _standing(OF_PARENTS).filter(
        pk__in=About.objects.filter(person__in=_people(born)).values("entry")
    )
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts_of(entries.order_by("position").prefetch_related("about")):
        for person in fact.people:
            found[person].append(fact)
    return found


def _began(born: dict[str, date]) -> dict[str, str]:
    """Map people to the first entry that tells of their birth, or else of them at all."""
    found: dict[str, tuple[int, str]] = {}
    rows = About.objects.filter(person__in=_people(born), entry__kind__in=BEGINS)
    for person, kind, entry in rows.order_by("entry").values_list(
        "person", "entry__kind", "entry__id"
    ):
        place = BEGINS.index(kind)
        if person not in found or place < found[person][0]:
            found[person] = (place, entry)
    return {person: entry for person, (_, entry) in found.items()}


def _people(born: dict[str, date]) -> QuerySet[Person, str]:
    since = min(born.values(), default=date.max)
    return Person.objects.filter(born_last__gte=since).values_list("pk", flat=True)
