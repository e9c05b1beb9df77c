"""Who lives with whom, by whose account, and for how many nights?"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from sightline.drawing.family.ties import ALWAYS, Span


class Basis(Enum):
    """How is it known that somebody is there?"""

    DECLARED = "declared"
    OBSERVED = "observed"
    REPORTED = "reported"


@dataclass(frozen=True)
class Stay:
    """One person in one household: since when, on what evidence, for how many nights a week.

    `away` says where somebody is who lives there and is not there now. `seen` is said beside
    somebody who was seen there and does not live there by anybody's declaration.
    """

    person: str
    span: Span = ALWAYS
    basis: Basis = Basis.DECLARED
    nights: int | None = None
    away: str = ""
    seen: str = ""


@dataclass(frozen=True)
class Household:
    """People who live together; `note` is about the home: "2 bedrooms, 10 people"."""

    id: str
    stays: tuple[Stay, ...] = ()
    address: str = ""
    note: str = ""
    withheld_from: frozenset[str] = field(default_factory=frozenset)
