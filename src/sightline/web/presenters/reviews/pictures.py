"""How is a family in review drawn: as the record shows it, or as the returns alone tell?"""

from __future__ import annotations

from datetime import date

from sightline.drawing.drawn import Drawn
from sightline.drawing.ecomap.drawing import draw_ecomap
from sightline.drawing.family.audience import AGENCY
from sightline.drawing.family.model import Family as DrawnFamily
from sightline.drawing.family.scoping import scoped
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.genogram.profiles import PROFILES
from sightline.exchange.pictures.agencies import AgencyNamed
from sightline.exchange.pictures.families import family_of
from sightline.exchange.pictures.networks import network_of
from sightline.record.queries.family import Family
from sightline.reviews.queries.pictured import ReviewPictured
from sightline.web.presenters.pictures import ecomap_of, genogram_of

NOTATION = PROFILES["england"]


def genogram_in_review(
    family: Family | None, found: ReviewPictured, *, child: str, as_at: date
) -> Drawn:
    """Draw who belongs to whom as at a day."""
    if family:
        return genogram_of(family, found.facts, as_at=as_at, profile=NOTATION)
    drawn = scoped(_of_returns(found, child, as_at))
    return draw_genogram(drawn, as_at=as_at, profile=NOTATION, audience=AGENCY)


def ecomap_in_review(
    family: Family | None, found: ReviewPictured, *, child: str, as_at: date
) -> Drawn:
    """Draw who and what surrounded the child's home as at a day."""
    if family:
        return ecomap_of(family, found.facts, as_at=as_at)
    network = network_of(
        _of_returns(found, child, as_at),
        found.facts.happened,
        [],
        child=child,
        agencies={
            id_: AgencyNamed(name, sector)
            for id_, (name, sector) in found.facts.agencies.items()
        },
        on=as_at,
    )
    return draw_ecomap(network, as_at=as_at)


def _of_returns(found: ReviewPictured, child: str, as_at: date) -> DrawnFamily:
    return family_of(found.facts.shape, subjects=[child], on=as_at)
