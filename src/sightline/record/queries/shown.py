"""How is an entry shown to this actor? The one projection from a stored entry to a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from sightline.access.actor import Actor
from sightline.access.models import Agency
from sightline.access.reach import closed_people
from sightline.kernel.local_time import say_moment
from sightline.kernel.partial_dates import PartialDate, in_words
from sightline.record.assembly.lags import FirstKnown, first_known
from sightline.record.content import Content
from sightline.record.models import Entry, Knowledge, Person, Receipt
from sightline.record.queries.field_words import Details, details_of
from sightline.record.stored import content_of
from sightline.record.withholding import MARK, Withholding
from sightline.vocabulary.handling import OpensTo, parse_mark
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.knowledge_means import KNOWLEDGE_MEANS
from sightline.vocabulary.sectors import SENSITIVE


@dataclass(frozen=True)
class PersonNamed:
    """One person an entry is about, and the part they have in it."""

    id: str
    name: str
    part: str


@dataclass(frozen=True)
class Knower:
    """One agency that knows an entry: since when, how, and whether it said so."""

    agency: str
    name: str
    since: datetime
    how: str
    acknowledged: datetime | None
    later: str = ""  # how long after it was first known, of what is known over time


@dataclass(frozen=True)
class EntryShown:
    """One entry as this actor may see it; `withheld` says that something was left out."""

    id: str
    position: int  # its place in the ledger, and its address
    kind: str
    title: str
    happened: PartialDate
    recorded_at: datetime
    agency: str
    agency_name: str
    author: str
    people: tuple[PersonNamed, ...]
    says: str
    details: Details
    marks: tuple[str, ...]
    thread: str
    corrects: str | None
    corrected_by: str | None
    reason: str  # why it corrects what it corrects
    knowers: tuple[Knower, ...]
    others_know: bool  # agencies that are never listed know it too
    mine: bool
    to_acknowledge: bool
    withheld: bool
    first_known: str = ""  # to which agency and since when, where another learned it later

    @property
    def happened_words(self) -> str:
        """When it happened, in plain English, with no more precision than it has."""
        return in_words(self.happened)

    @property
    def recorded_words(self) -> str:
        """When it was recorded."""
        return say_moment(self.recorded_at)


class Projector:
    """Shows entries to one actor; reads names and agencies once for all of them."""

    def __init__(self, actor: Actor, withholding: Withholding) -> None:
        self.actor = actor
        self.withholding = withholding
        self.agencies = {agency.pk: agency for agency in Agency.objects.all()}

    def show(
        self, entries: Iterable[Entry], *, known_on: datetime | None = None
    ) -> list[EntryShown]:
        """Return these entries, which the actor may see, as they may be shown."""
        entries = list(entries)
        names = self._names(entries)
        corrections = self._corrections(entries, known_on)
        knowledge = self._knowledge(entries, known_on)
        receipts = self._receipts(entries, known_on)
        return [
            self._shown(
                entry,
                names,
                corrections.get(entry.id),
                knowledge.get(entry.pk, []),
                receipts,
            )
            for entry in entries
        ]

    def _shown(
        self,
        entry: Entry,
        names: dict[str, str],
        corrected_by: str | None,
        known: list[Knowledge],
        receipts: dict[tuple[int, str], datetime],
    ) -> EntryShown:
        content = content_of(entry)
        closed = entry.id in self.withholding.entries
        first = None if closed else _first_known(content)
        knowers = self._knowers(entry, known, receipts, first)
        details = () if closed else details_of(entry.kind, entry.data, names, self)
        return EntryShown(
            id=entry.id,
            position=entry.position,
            kind=entry.kind,
            title=KINDS[entry.kind].title if entry.kind in KINDS else entry.kind,
            happened=content.happened,
            recorded_at=entry.recorded_at,
            agency=entry.agency_id,
            agency_name=self.agency_name(entry.agency_id),
            author="" if entry.agency_id in self.withholding.agencies else entry.author,
            people=tuple(
                PersonNamed(p, names.get(p, p), part) for p, part in content.about
            ),
            says=MARK if closed else self.withholding.text(entry.says),
            details=details,
            marks=tuple(parse_mark(mark)[0].title for mark in entry.handling),
            thread=entry.thread,
            corrects=entry.corrects,
            corrected_by=corrected_by,
            reason="" if closed else self._reason(entry),
            knowers=knowers,
            others_know=len(knowers) < len(known),
            mine=entry.agency_id == self.actor.agency,
            to_acknowledge=self._to_acknowledge(entry, known, receipts),
            withheld=closed or self._left_something_out(entry, details),
            first_known=self._first_known_words(first, knowers),
        )

    def _first_known_words(
        self, first: FirstKnown | None, knowers: tuple[Knower, ...]
    ) -> str:
        if first is None or not any(each.later for each in knowers):
            return ""
        return f"{self.agency_name(first.agency)} since {in_words(first.since)}"

    def _reason(self, entry: Entry) -> str:
        return self.withholding.text(str(entry.extra.get("reason") or ""))

    def agency_name(self, agency: str) -> str:
        """Return the name of an agency as this actor may see it; its id if it is not listed."""
        found = self.agencies.get(agency)
        return self.withholding.agency_name(found) if found else agency

    def _left_something_out(self, entry: Entry, details: Details) -> bool:
        return MARK in self.withholding.text(entry.says) or any(
            MARK in d.text for d in details
        )

    def _knowers(
        self,
        entry: Entry,
        known: list[Knowledge],
        receipts: dict[tuple[int, str], datetime],
        first: FirstKnown | None,
    ) -> tuple[Knower, ...]:
        return tuple(
            Knower(
                agency=each.agency_id,
                name=self.agency_name(each.agency_id),
                since=each.since,
                how=KNOWLEDGE_MEANS[each.how].title,
                acknowledged=receipts.get((entry.pk, each.agency_id)),
                later=first.lag(each.agency_id, each.since) if first else "",
            )
            for each in known
            if self._may_list(entry, each)
        )

    def _may_list(self, entry: Entry, known: Knowledge) -> bool:
        """Sensitive services are listed only to themselves and to whoever recorded the entry."""
        if self.agencies[known.agency_id].sector not in SENSITIVE:
            return True
        return self.actor.agency in (known.agency_id, entry.agency_id)

    def _to_acknowledge(
        self,
        entry: Entry,
        known: list[Knowledge],
        receipts: dict[tuple[int, str], datetime],
    ) -> bool:
        knows = any(each.agency_id == self.actor.agency for each in known)
        return knows and (entry.pk, self.actor.agency) not in receipts

    def _names(self, entries: list[Entry]) -> dict[str, str]:
        ids = {about.person for entry in entries for about in entry.about.all()}
        ids |= {text for entry in entries for text in _texts(entry.data)}
        people = dict(Person.objects.filter(id__in=ids).values_list("id", "name"))
        return {**self._entries_named(ids), **people}

    def _entries_named(self, ids: set[str]) -> dict[str, str]:
        """Name the entries that others refer to: those the agency knows and no mark narrows."""
        # Driven by the few ids: an agency knows millions of entries.
        known = Knowledge.objects.filter(entry=OuterRef("pk"), agency=self.actor.agency)
        named = Entry.objects.filter(
            Exists(known), id__in=ids, opens_to=OpensTo.EVERYONE_WHO_KNOWS
        ).exclude(about__person__in=closed_people(self.actor))
        return {entry.id: _title_and_day(entry) for entry in named}

    def _corrections(
        self, entries: list[Entry], known_on: datetime | None
    ) -> dict[str, str]:
        found = Entry.objects.filter(corrects__in=[entry.id for entry in entries])
        if known_on:
            found = found.filter(recorded_at__lte=known_on)
        return {each.corrects: each.id for each in found if each.corrects}

    def _knowledge(
        self, entries: list[Entry], known_on: datetime | None
    ) -> dict[int, list[Knowledge]]:
        rows = Knowledge.objects.filter(entry__in=[entry.pk for entry in entries])
        if known_on:
            rows = rows.filter(since__lte=known_on)
        found: dict[int, list[Knowledge]] = {}
        for row in rows.order_by("since", "pk"):
            found.setdefault(row.entry_id, []).append(row)
        return found

    def _receipts(
        self, entries: list[Entry], known_on: datetime | None
    ) -> dict[tuple[int, str], datetime]:
        rows = Receipt.objects.filter(entry__in=[entry.pk for entry in entries])
        if known_on:
            rows = rows.filter(at__lte=known_on)
        return {(row.entry_id, row.agency_id): row.at for row in rows}


def _first_known(content: Content) -> FirstKnown | None:
    return first_known(
        content.kind, content.data, happened=content.happened, agency=content.agency
    )


def _title_and_day(entry: Entry) -> str:
    title = KINDS[entry.kind].title if entry.kind in KINDS else entry.kind
    return (
        f"{title}, {in_words(PartialDate.parse(entry.happened))}"
        if entry.happened
        else title
    )


def _texts(value: Any) -> Iterable[str]:
    """Every short text in an entry's data: any of them may be the id of a person."""
    if isinstance(value, str):
        if len(value) <= 80:
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
