"""Is the ledger what was written? Every digest, every link, every checkpoint, every guard.

Reads the ledger once, in short batches, up to where it ended at the start. What it can find
by itself is any change that left the rest as it was; a cut tail, an older database put back
and a chain made anew are found by checkpoints, best by copies that were kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Model

from sightline.kernel.errors import Fault
from sightline.kernel.json_text import NotCanonical
from sightline.kernel.partial_dates import NotADate
from sightline.record import checkpoints, ledger
from sightline.record.chain import START, link
from sightline.record.checkpoints import Statement
from sightline.record.guards import unguarded
from sightline.record.holdings import reading_whole_record
from sightline.record.links import Link, links
from sightline.record.models import About, Entry, Knowledge, Receipt

MOST_NAMED = 1_000  # faults listed one by one; beyond that, only how many more
TIED: tuple[tuple[type[Model], str], ...] = (
    (About, "a person"),
    (Knowledge, "knowledge"),
    (Receipt, "a receipt"),
)
ASK = (
    "restore the ledger from a backup made before this, and find out who could write to it"
)


@dataclass
class Verified:
    """What a verification found: nothing, or faults that name each entry."""

    entries: int = 0
    chain: str = START
    checkpoints: int = 0
    faults: list[Fault] = field(default_factory=list)
    more_faults: int = 0
    notes: list[Fault] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether the ledger is what was written, as far as can be told."""
        return not self.faults

    def add(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            if len(self.faults) < MOST_NAMED:
                self.faults.append(fault)
            else:
                self.more_faults += 1


def verify(
    copies: Iterable[tuple[str, Statement]] = (),
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Verified:
    """Verify the whole ledger, against these checkpoints kept elsewhere too (where, statement).

    Cost: reads every row of the ledger once; constant memory.
    """
    found = Verified()
    with reading_whole_record():
        upto, found.chain = ledger.head()
    statements = [*_kept_here(found), *copies]
    wanted = {statement.position for _, statement in statements}
    chains = {0: START}
    before: Link | None = None
    for each in links(upto):
        found.add(_faults_of(each, before))
        _note_clock(each, before, found)
        if each.position in wanted:
            chains[each.position] = each.chain
        before = each
        found.entries += 1
        if found.entries % 10_000 == 0:
            progress(f"{found.entries:,} of {upto:,} entries")
    found.add(_strays())
    found.add(_checkpoint_faults(statements, chains, upto))
    found.checkpoints = len(statements)
    found.add(unguarded())
    return found


def _faults_of(each: Link, before: Link | None) -> Iterator[Fault]:
    expected = before.position + 1 if before else 1
    if each.position != expected:
        gap = f"position {expected}"
        if each.position > expected + 1:
            gap = f"positions {expected} to {each.position - 1}"
        yield Fault(gap, "no entry is there: it was deleted or moved", ASK)
    yield from _content_faults(each)
    if each.position != expected:
        return  # what it was linked to is gone, so the link cannot be checked
    value = link(
        before.chain if before else START,
        position=each.position,
        digest=each.digest,
        origin=each.origin,
        brought=each.brought,
    )
    if value != each.chain:
        wrong = (
            "it does not follow from the entry before: its place, origin or hash, or who was"
            " recorded as knowing or acknowledging something by it, is not what was written"
        )
        yield Fault(each.name, wrong, ASK)


def _content_faults(each: Link) -> Iterator[Fault]:
    try:
        digest = each.content().digest
    except (NotADate, NotCanonical, ValueError, TypeError, AttributeError):
        digest = ""
    if digest != each.digest:
        yield Fault(each.name, "it does not say what it said when it was recorded", ASK)
    elif each.wrongly_derived:
        wrong = f"its {each.wrongly_derived} is not what its content comes to"
        yield Fault(each.name, wrong, ASK)


def _note_clock(each: Link, before: Link | None, found: Verified) -> None:
    if before is None or {each.origin, before.origin} != {Entry.Origin.RECORDED}:
        return  # what a file tells was recorded elsewhere, at its own times
    if each.recorded_at < before.recorded_at and len(found.notes) < MOST_NAMED:
        what = "it was recorded earlier than the entry before it, by this server's clock"
        found.notes.append(Fault(each.name, what, "check the server's clock"))


def _strays() -> Iterator[Fault]:
    """Rows that hang on no entry, which reading from entry to entry would never meet."""
    positions = Entry.objects.values("position")
    for model, what in TIED:
        names = [name for name in ("entry_id", "brought_by_id") if name in _columns(model)]
        with reading_whole_record():
            for name in names:
                lost = model._default_manager.exclude(**{f"{name}__in": positions})
                for position in lost.values_list(name, flat=True)[:MOST_NAMED]:
                    wrong = f"there is {what} of it, and no entry"
                    yield Fault(f"position {position}", wrong, ASK)


def _columns(model: type[Model]) -> set[str]:
    return {field.attname for field in model._meta.concrete_fields}


def _kept_here(found: Verified) -> Iterator[tuple[str, Statement]]:
    kept = checkpoints.kept_here()
    if kept and not checkpoints.has_key():
        right = "put back the keys folder of SIGHTLINE_DATA"
        found.add([Fault("the checkpoints", "the key that signed them is not here", right)])
        return
    key = checkpoints.public_key() if kept else ""
    for row in kept:
        where = f"checkpoint {row.pk}"
        statement = Statement(
            row.position, row.chain, row.looks, row.at, key, row.signature
        )
        yield where, statement


def _checkpoint_faults(
    statements: list[tuple[str, Statement]], chains: dict[int, str], upto: int
) -> Iterator[Fault]:
    looks = checkpoints.looks_now()
    # Without its own key, an installation can only ask whether a copy agrees with itself.
    own = checkpoints.public_key() if checkpoints.has_key() else ""
    for where, statement in statements:
        if not statement.signed_by(own or statement.key):
            wrong = "the signature does not fit: it was changed, or another key signed it"
            yield Fault(where, wrong, "find the statement as it was made")
            continue
        yield from _differences(where, statement, chains, upto)
        if looks < statement.looks:
            wrong = (
                f"the trail of who looked holds {looks}, and held {statement.looks} then"
            )
            yield Fault(where, wrong, ASK)


def _differences(
    where: str, statement: Statement, chains: dict[int, str], upto: int
) -> Iterator[Fault]:
    when = _day(statement.at)
    if statement.position > upto:
        wrong = (
            f"on {when} the ledger had {statement.position:,} entries and now it ends at"
            f" {upto:,}: the last were cut off, or an older database was put back"
        )
        yield Fault(where, wrong, ASK)
    elif chains.get(statement.position) != statement.chain:
        wrong = (
            f"on {when} the chain up to position {statement.position:,} was another:"
            " something at or before it was changed and the chain made anew"
        )
        yield Fault(where, wrong, ASK)


def _day(at: datetime) -> str:
    return at.date().isoformat()
