"""What was explained, or excused with a reason? Laid over what is owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sightline.obligations.kinds import EXPLAINED
from sightline.obligations.models import Obligation, WorldAbout, WorldEntry, WorldTold
from sightline.safeguards.world_building.spans import bounds_of

_FIELDS = ("safeguard", "started", "until", "each")


def lay_over(people: Iterable[str] | None = None) -> None:
    """Bring the explanations of what is owed for these people, or for all, up to date.

    The latest recorded counts. One that names an agency (`each`) explains what that one
    owes, where a safeguard asks each of several.
    """
    about = WorldAbout.objects.filter(kind=EXPLAINED)
    owed = Obligation.objects.all()
    if people is not None:
        about, owed = about.filter(person__in=people), owed.filter(child__in=people)
    pairs = list(about.order_by("n").values_list("n", "person"))
    stale = owed.exclude(explained="")
    if not pairs:
        stale.update(explained="", explained_until=None)
        return
    told = _told({n for n, _ in pairs})
    wanted = {}
    for n, person in pairs:
        said = told[n]
        until = bounds_of(said.get("until")).last_day
        wanted[said.get("safeguard"), said.get("started"), person, said.get("each", "")] = (
            said["id"],
            until,
        )
    started = {key[1] for key in wanted}
    for row in (owed.filter(started__in=started) | stale).select_related("adopted"):
        asked = (row.adopted.code, row.started, row.child)
        answer = wanted.get((*asked, row.each)) or wanted.get((*asked, ""))
        entry, until = answer or ("", None)
        if (row.explained, row.explained_until) != (entry, until):
            row.explained, row.explained_until = entry, until
            row.save(update_fields=["explained", "explained_until"])


def _told(positions: set[int]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    rows = WorldTold.objects.filter(n__in=positions, field__in=_FIELDS, stated=True)
    for n, name, value in rows.values_list("n", "field", "value"):
        found[n][name] = value
    for n, id_ in WorldEntry.objects.filter(n__in=positions).values_list("n", "id"):
        found[n]["id"] = id_
    return found
