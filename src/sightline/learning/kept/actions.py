"""All writes of what is kept in one place: a first wording, and every one after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sightline.access.actor import Actor
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day
from sightline.learning.kept.policies import faults_of_saying
from sightline.learning.models import Kept, KeptVersion
from sightline.learning.policies import may_write

Says = Mapping[str, str]


def keep(actor: Actor, what: str, says: Says, *, at: datetime, sure: bool = False) -> str:
    """Keep something for every briefing and return its code, which never changes.

    `sure`: what looks like a person's name is none. Raises Refused with every fault.
    """
    _require(actor)
    _refuse_faults(what, says, at, sure=sure)
    with transaction_in_turn():
        place = Kept.objects.filter(what=what).count() + 1
        kept = Kept.objects.create(code=f"{what}-{place}", what=what, started_at=at)
        _word(actor, kept, says, 1, at)
    return kept.code


def reword(
    actor: Actor,
    code: str,
    says: Says,
    *,
    at: datetime,
    read: int | None = None,
    sure: bool = False,
) -> int:
    """Word it anew, for every briefing that uses it, and return the wording's number.

    `read` is the wording that was on screen: refused where somebody has worded it since.
    """
    _require(actor)
    with transaction_in_turn():
        kept = Kept.objects.select_for_update().get(pk=code)
        _refuse_faults(kept.what, says, at, sure=sure)
        latest = KeptVersion.objects.filter(kept=kept).count()
        if read is not None and read != latest:
            right = "look at it in another window; if you send this now, it is the latest"
            raise Refused(Fault("", "it was worded again since you opened it", right))
        _word(actor, kept, says, latest + 1, at)
    return latest + 1


def _word(actor: Actor, kept: Kept, says: Says, number: int, at: datetime) -> None:
    said = {code: text.strip() for code, text in says.items() if text.strip()}
    KeptVersion.objects.create(kept=kept, number=number, says=said, post=actor.post, at=at)


def _refuse_faults(what: str, says: Says, at: datetime, *, sure: bool) -> None:
    faults = faults_of_saying(what, says, today=london_day(at), sure=sure)
    if faults:
        raise Refused(*faults)


def _require(actor: Actor) -> None:
    if not may_write(actor):
        wrong = "only the partnership words what briefings share"
        raise Refused(Fault("", wrong, "ask the partnership's manager"))
