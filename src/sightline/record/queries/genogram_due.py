"""Has nobody looked at the family as a whole while a plan is open?

Row PF-03.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sightline.access.actor import Actor
from sightline.access.models import Look
from sightline.access.trail import REFUSED
from sightline.record.queries.family import Family
from sightline.record.visibility import entries_about, entries_open_to

DAYS = 90
PAGE = "genogram"  # as the trail names it


def genogram_due(actor: Actor, family: Family, *, now: datetime) -> bool:
    """Whether a plan that this actor may see is open, and no genogram was looked at in 90 days.

    Anybody's look at the genogram of anyone in the family counts; of the page as known on a
    day that has passed it is never said.
    """
    if family.known_on is not None:
        return False
    plans = entries_open_to(actor, now=now).filter(
        entries_about(family.ids), kind__in=("plan.agreed", "plan.ended")
    )
    told = set(plans.values_list("kind", "thread"))
    threads = {thread for kind, thread in told if kind == "plan.agreed"}
    if not threads - {thread for kind, thread in told if kind == "plan.ended"}:
        return False
    since = now - timedelta(days=DAYS)
    looks = Look.objects.filter(person__in=family.ids, page=PAGE, at__gte=since)
    return not looks.exclude(basis=REFUSED).exists()
