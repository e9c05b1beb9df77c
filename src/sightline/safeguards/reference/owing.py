"""Who owes it?"""

from __future__ import annotations

from sightline.safeguards.model import OwedBy
from sightline.safeguards.reference.children import covers, span_of
from sightline.safeguards.reference.judging import Begun
from sightline.safeguards.reference.looking import values
from sightline.safeguards.reference.seen import Seen

NOBODY_YET = "sector:"


def owed_by(owner: OwedBy, begun: Begun, seen: Seen) -> str:
    """Return the agency that owes it, "sector:…" where none of it is involved, or ""."""
    if owner.who == "recorder":
        return begun.start.agency
    if owner.who == "each":
        return begun.each if begun.each in seen.sectors else begun.start.agency
    if owner.who == "named":
        return min(values(seen.told(begun.start.n, owner.named)), default="")
    days = span_of(begun.start)
    involved = {
        row.agency
        for row in seen.involved(begun.child)
        if covers(row, days) and seen.sectors.get(row.agency) in owner.sectors
    }
    return min(involved, default=NOBODY_YET + owner.sectors[0])
