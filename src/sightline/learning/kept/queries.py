"""All reads of what is kept in one place: as it is worded now, how it was before, where used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sightline.access.actor import Actor
from sightline.learning.kept.sorts import SORTS
from sightline.learning.kept.worded import Worded
from sightline.learning.models import Kept, KeptVersion
from sightline.learning.policies import may_write
from sightline.learning.queries import Shown, in_work, published


def worded_now(codes: Iterable[str] | None = None) -> list[Worded]:
    """Return what is kept in its newest wording, sort by sort; only these codes if given."""
    rows = Kept.objects.prefetch_related("versions")
    if codes is not None:
        rows = rows.filter(pk__in=list(codes))
    order = list(SORTS)
    newest = [_worded(row, max(row.versions.all(), key=_number)) for row in rows]
    return sorted(newest, key=lambda one: (order.index(one.what), place_of(one.code)))


def for_families() -> list[Worded]:
    """Return the resources that families read, and nothing that is meant for practitioners."""
    return [
        one
        for one in worded_now()
        if one.what == "resource" and one.says.get("readers") == "families"
        if not one.ended
    ]


def kept_for(actor: Actor) -> list[Worded]:
    """Return everything that is kept, for those who write briefings."""
    return worded_now() if may_write(actor) else []


def wordings_of(actor: Actor, code: str) -> list[Worded]:
    """Return every wording of one thing, the newest first; nothing where it is not open."""
    row = Kept.objects.filter(pk=code).first() if may_write(actor) else None
    if row is None:
        return []
    return [_worded(row, each) for each in row.versions.order_by("-number")]


def used_in(actor: Actor, code: str) -> list[Shown]:
    """Return the briefings that use it, as published or else as written last."""
    if not may_write(actor):
        return []
    public = [shown for shown in published() if code in shown.uses]
    seen = {shown.id for shown in public}
    work = [shown for shown in in_work(actor) if code in shown.uses]
    return [*public, *(shown for shown in work if shown.id not in seen)]


def times_used(actor: Actor) -> Counter[str]:
    """Count, for those who write briefings, in how many each is used as written last."""
    return Counter(code for shown in in_work(actor) for code in shown.uses)


def place_of(code: str) -> int:
    """Return the number at the end of a code: `contact-12` comes after `contact-2`."""
    return int(code.rpartition("-")[2])


def _worded(row: Kept, version: KeptVersion) -> Worded:
    return Worded(row.pk, row.what, version.number, version.says, version.at, version.post)


def _number(version: KeptVersion) -> int:
    return version.number
