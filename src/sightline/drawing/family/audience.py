"""What may these readers see? The family is cut down before it is laid out, never afterwards.

A line, a gap or a hidden label betrays whoever was left out; a family that never had them
in it does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Loss, Person
from sightline.drawing.family.restricting import kept_people


@dataclass(frozen=True)
class Audience:
    """Who the drawing is for, and what they are shown beyond people and kinship.

    `name` is what `withheld_from` refers to.
    """

    name: str
    addresses: bool = False
    harm: bool = False
    flags: bool = False
    notes: bool = False
    losses: frozenset[Loss] = frozenset({Loss.STILLBIRTH})
    registered: bool = False


PANEL = Audience(
    "panel",
    addresses=True,
    harm=True,
    flags=True,
    notes=True,
    losses=frozenset({Loss.STILLBIRTH, Loss.MISCARRIAGE}),
)
AGENCY = Audience("agency", flags=True, notes=True)
PARENT_A = Audience("parent-a")
PARENT_B = Audience("parent-b")
CHILD = Audience("child", losses=frozenset())
AUDIENCES = {one.name: one for one in (PANEL, AGENCY, PARENT_A, PARENT_B, CHILD)}


def for_audience(family: Family, audience: Audience) -> Family:
    """Give the family as this audience may see it.

    Whatever is withheld from them is gone, with every tie to it. Terminations are shown to
    nobody unless an audience is made that shows them; sex registered at birth likewise.
    """
    name = audience.name
    kept = {
        one.id
        for one in family.people
        if name not in one.withheld_from
        and (one.loss is None or one.loss in audience.losses)
    }
    open_links = tuple(one for one in family.children if name not in one.withheld_from)
    open_unions = {one.id for one in family.unions if name not in one.withheld_from}
    shown = kept_people(
        replace(
            family,
            unions=tuple(one for one in family.unions if one.id in open_unions),
            children=tuple(link for link in open_links if link.union in open_unions),
        ),
        kept,
    )
    return replace(
        shown,
        people=tuple(_shown(one, audience) for one in shown.people),
        households=tuple(
            replace(home, address=home.address if audience.addresses else "")
            for home in shown.households
            if name not in home.withheld_from
        ),
        qualities=tuple(
            one
            for one in shown.qualities
            if name not in one.withheld_from and (audience.harm or one.harm is None)
        ),
    )


def _shown(person: Person, audience: Audience) -> Person:
    return replace(
        person,
        flags=person.flags if audience.flags else (),
        notes=person.notes if audience.notes else (),
        registered=person.registered if audience.registered else None,
    )
