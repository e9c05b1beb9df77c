"""Which views does an entry touch, and in what order are they made again?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Q

from sightline.access.models import FamilyTie, Involvement
from sightline.record.models import (
    About,
    Entry,
    Identifier,
    NameKey,
    Person,
    Relationship,
    Residence,
    SafeAddress,
    Thread,
)
from sightline.record.views import family_ties, narrowing, people, threads
from sightline.vocabulary.kinds import KINDS

BATCH = 2_000


def refresh_after(entries: Iterable[Entry]) -> None:
    """Bring every view these new entries touch up to date."""
    entries = list(entries)
    threads.refresh(threads.touched_by(entries))
    narrowing.refresh(entries)
    shaping = [entry for entry in _with_corrected(entries) if shapes_family(entry)]
    touched = people.named_in(shaping)
    if touched:
        parts = people.parts_of(shaping)
        parts |= people.parts_missing(touched)
        people.refresh(touched, parts)
        if parts & people.MAKING_FAMILIES:
            family_ties.refresh(touched)


def _with_corrected(entries: list[Entry]) -> list[Entry]:
    """These entries, and those they correct: what those said is no longer so."""
    corrected = [entry.corrects for entry in entries if entry.corrects]
    return [*entries, *Entry.objects.filter(id__in=corrected)] if corrected else entries


def shapes_family(entry: Entry) -> bool:
    """Whether an entry says who is in a family, where they live or who works with them."""
    kind = KINDS.get(entry.kind)
    return entry.hides_address or (kind is not None and kind.family)


def rebuild_all(progress: Callable[[str], None]) -> None:
    """Empty every view and make it again from the ledger; call inside a transaction."""
    for view in (Person, NameKey, Identifier, Relationship, Residence, SafeAddress, Thread):
        view.objects.all().delete()
    FamilyTie.objects.all().delete()
    Involvement.objects.all().delete()
    narrowing.rebuild()
    _in_batches(_everyone(), people.refresh, "people", progress)
    _in_batches(_everyone(), family_ties.make_for, "families", progress)
    _in_batches(_all_threads(), threads.refresh, "pieces of work", progress)


def _everyone() -> list[str]:
    kinds = [code for code, kind in KINDS.items() if kind.family]
    about = About.objects.filter(Q(entry__kind__in=kinds) | Q(entry__hides_address=True))
    return sorted(set(about.values_list("person", flat=True)))


def _all_threads() -> list[str]:
    return sorted(set(Entry.objects.exclude(thread="").values_list("thread", flat=True)))


def _in_batches(
    ids: list[str],
    make: Callable[[set[str]], None],
    what: str,
    progress: Callable[[str], None],
) -> None:
    for start in range(0, len(ids), BATCH):
        make(set(ids[start : start + BATCH]))
        progress(f"{min(start + BATCH, len(ids)):,} of {len(ids):,} {what}")
