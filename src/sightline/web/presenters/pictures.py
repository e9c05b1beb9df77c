"""How is a family drawn for one actor? From the facts they may see, and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from sightline.drawing.drawn import Drawn
from sightline.drawing.family.audience import AGENCY
from sightline.drawing.family.model import Family as DrawnFamily
from sightline.drawing.family.scoping import scoped
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.genogram.profiles import Profile
from sightline.exchange.pictures.endings import drawn_id
from sightline.exchange.pictures.families import family_of
from sightline.kernel.ids import ref_of
from sightline.record.assembly.ties import parents
from sightline.record.queries.family import Family
from sightline.record.queries.pictured import Pictured


def genogram_of(family: Family, found: Pictured, *, as_at: date, profile: Profile) -> Drawn:
    """Draw the family as a genogram; people whose own page opens are links to it."""
    return draw_genogram(
        _near(family, found, as_at),
        as_at=as_at,
        profile=profile,
        audience=AGENCY,
        hrefs=_addresses(family),
    )


def _near(family: Family, found: Pictured, as_at: date) -> DrawnFamily:
    return scoped(family_of(found.shape, subjects=subjects_of(family), on=as_at))


def subjects_of(family: Family) -> list[str]:
    """Return whom a family is drawn about: the child, or an adult's children, or the adult."""
    focus = family.member(family.focus)
    if focus is None or focus.child:
        return [family.focus]
    children = [child for child, of in parents(family.ties).items() if family.focus in of]
    return children or [family.focus]


def _addresses(family: Family) -> Mapping[str, str]:
    return {
        drawn_id(each.person.id): reverse("family", kwargs={"ref": ref_of(each.person.id)})
        for each in family.members
        if each.full
    }
