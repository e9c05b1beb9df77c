"""How does a pack go to the national panel? Two people agree to it, and then it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day
from sightline.kernel.partial_dates import PartialDate
from sightline.learning.identification.known import Hit
from sightline.record.for_engines import agencies
from sightline.record.queries.people import births_of
from sightline.reviews.actions import take
from sightline.reviews.log import Taken
from sightline.reviews.national.pack import PARTS, Pack, pack_of, zipped
from sightline.reviews.queries.identifying import identifying_in
from sightline.reviews.queries.opening import Opened
from sightline.reviews.state.told import StepTold

PANEL = "National panel"
# What names somebody is taken out, whatever the reason; the rest may stay with one.
NEVER = frozenset({"name", "staff", "number"})


@dataclass(frozen=True)
class ToSend:
    """The pack as it stands, what in it may tell who the family are, and who agreed to it."""

    pack: Pack
    hits: tuple[Hit, ...]
    agreed: tuple[StepTold, ...]

    @property
    def names(self) -> tuple[Hit, ...]:
        """What has to be taken out before anyone can agree."""
        return tuple(
            hit for hit in self.hits if hit.sort in NEVER and not _may_be_a_word(hit)
        )


def _may_be_a_word(hit: Hit) -> bool:
    """Surnames of staff are words too, such as young: in small letters a reason is enough."""
    return hit.sort == "staff" and hit.found.islower()


def to_send(review: Opened) -> ToSend:
    """Put the pack together, and compare it with the case."""
    child = review.state.incident.child
    born = births_of([child]).get(child, PartialDate.unknown())
    sectors = {each.id: each.sector for each in agencies()}
    pack = pack_of(review.state, review.code, born=born, sectors=sectors)
    return ToSend(
        pack=pack,
        hits=identifying_in(review, pack.text),
        agreed=review.state.deciding.agreed_to(pack.digest),
    )


def agree(actor: Actor, review: Opened, digest: str, why: str, *, at: datetime) -> None:
    """Stand for the pack as it was read, as one of two; raises Refused with every fault."""
    found = _as_read(review, digest)
    faults = [
        Fault("", f"“{hit.found}” names somebody", f"write {hit.instead} where it is said")
        for hit in found.names
    ]
    if found.hits and not why.strip():
        wrong = "it holds what may tell who the family are"
        faults.append(Fault("why", wrong, "say why the panel needs it"))
    if faults:
        raise Refused(*faults)
    said = {"digest": digest} | ({"why": why.strip()} if why.strip() else {})
    take(actor, review.id, Taken("pack.agreed", said), at=at)


def send(actor: Actor, review: Opened, digest: str, *, at: datetime) -> bytes:
    """Take down that the pack goes to the panel, and return it as a file."""
    found = _as_read(review, digest)
    day = london_day(at)
    said = {"digest": digest, "on": day.isoformat(), "to": PANEL, "parts": list(PARTS)}
    take(actor, review.id, Taken("pack.sent", said), at=at)
    return zipped(found.pack, on=day)


def _as_read(review: Opened, digest: str) -> ToSend:
    found = to_send(review)
    if found.pack.digest != digest:
        wrong = "the pack has changed since you opened it"
        raise Refused(Fault("", wrong, "read it as it is now"))
    return found
