"""Is the person about to be recorded as new in the record already, as far as the actor may see?"""

from __future__ import annotations

from datetime import datetime

from sightline.access.actor import Actor
from sightline.kernel.partial_dates import PartialDate
from sightline.record.queries.search import Found, Sought, find_people


def alike(
    actor: Actor, *, name: str, born: PartialDate, number: str, now: datetime
) -> tuple[Found, ...]:
    """Return the people open to the actor with this NHS number, or this exact name and birth."""
    found: dict[str, Found] = {}
    if number:
        answer = find_people(actor, Sought(number=number), now=now)
        found |= {each.person: each for each in answer.found}
    if name and born.is_known:
        answer = find_people(actor, Sought(name=name, born=born), now=now)
        found |= {
            each.person: each
            for each in answer.found
            if each.fit == "exact" and each.born == born
        }
    return tuple(found.values())
