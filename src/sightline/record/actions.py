"""Everything that writes the record. `append` is the one way an entry is recorded here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.partial_dates import PartialDate
from sightline.record import ledger, listening
from sightline.record.arrivals import arrivals_of
from sightline.record.content import Content
from sightline.record.models import Entry
from sightline.record.policies import check_draft
from sightline.record.statistics import sample_if_doubled
from sightline.record.stored import content_of
from sightline.record.views import refreshing


@dataclass(frozen=True)
class Draft:
    """An entry about to be recorded, as a practitioner wrote it."""

    kind: str
    happened: PartialDate
    about: tuple[tuple[str, str], ...]  # (person, part)
    data: dict[str, Any] = field(default_factory=dict)
    says: str = ""
    thread: str = ""  # empty: it opens its own, where its kind does
    corrects: str | None = None
    handling: tuple[str, ...] = ()
    reason: str = ""  # why it corrects what it corrects


class AlreadyCorrected(Refused):
    """Raised when someone else corrected the same entry first.

    If you are hitting this: show the person both versions; to go on, their correction must
    name `latest` as what it corrects.
    """

    def __init__(self, latest: str) -> None:
        self.latest = latest
        super().__init__(
            Fault(
                where="this entry",
                wrong="someone else corrected it while you were writing",
                right="read both versions below, then correct the newer one if it is still wrong",
            )
        )


def append(actor: Actor, draft: Draft, *, entry_id: str, at: datetime) -> str:
    """Record one entry and return its id.

    In one transaction it validates, writes, brings knowledge and updates the views. Sending
    the same entry again under the same id is taken as the same click twice and records
    nothing more. Raises Refused with every fault, or AlreadyCorrected.
    """
    return append_together(actor, {entry_id: draft}, at=at)[0]


def append_together(actor: Actor, drafts: dict[str, Draft], *, at: datetime) -> list[str]:
    """Record several entries, all or none, in the order given; see `append`."""
    contents = [_content(actor, draft, entry_id, at) for entry_id, draft in drafts.items()]
    with ledger.turn(), whole_record():
        alongside = {*drafts, *_introduced(contents)}
        faults: list[Fault] = []
        new = []
        for content in contents:
            if _recorded_already(content):
                continue
            found = check_draft(actor, content, alongside=alongside)
            faults.extend(found)
            if not found and not faults:
                new.append(_write(content))
        if faults:
            # Nothing half done: leaving the block by exception takes back what was written.
            raise Refused(*faults)
        refreshing.refresh_after(new)
        listening.tell(new)
        _sample_after(new)
    return list(drafts)


def write_told(told: Iterable[ledger.Told]) -> list[Entry]:
    """Write entries that another ledger or file holds, with the knowledge it states.

    The caller has checked them (`exchange.case_file`) and holds a transaction.
    """
    with whole_record():
        ledger.take_turn()
        entries = ledger.write(list(told))
        refreshing.refresh_after(entries)
        listening.tell(entries)
        _sample_after(entries)
    return entries


def _sample_after(new: list[Entry]) -> None:
    if new:
        sample_if_doubled(new[0].position - 1, new[-1].position)


def rebuild(progress: Callable[[str], None] = lambda _: None) -> None:
    """Make every view again from the ledger, in one transaction."""
    with ledger.turn(), whole_record():
        refreshing.rebuild_all(progress)
        listening.tell_rebuilt(progress)


def _content(actor: Actor, draft: Draft, entry_id: str, at: datetime) -> Content:
    return Content(
        id=entry_id,
        kind=draft.kind,
        happened=draft.happened,
        recorded_at=at,
        agency=actor.agency,
        author=actor.name,
        post=actor.post,
        about=draft.about,
        thread=draft.thread or entry_id,
        corrects=draft.corrects,
        data=draft.data,
        says=draft.says,
        handling=draft.handling,
        extra={"reason": draft.reason} if draft.reason else {},
    )


def _introduced(contents: list[Content]) -> set[str]:
    """The people these entries bring into the record, whom the others may then name."""
    return {
        person
        for content in contents
        if content.kind == "person.recorded"
        for person, _ in content.about
    }


def _write(content: Content) -> Entry:
    # Looked for while the turn is held, so that no other can come between; the constraint is
    # there all the same.
    if content.corrects and (earlier := Entry.objects.filter(corrects=content.corrects)):
        raise AlreadyCorrected(earlier[0].id)
    return ledger.write([(content, arrivals_of(content), Entry.Origin.RECORDED)])[0]


def _recorded_already(content: Content) -> bool:
    entry = Entry.objects.filter(id=content.id).prefetch_related("about").first()
    if entry is None:
        return False
    if content_of(entry).same_but_for_time(content):
        return True
    raise Refused(
        Fault(
            where="this form",
            wrong="it was already sent once, saying something else",
            right="look at the entry that was recorded, and correct it if it is wrong",
        )
    )
