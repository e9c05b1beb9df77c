"""In whose notation is it drawn? Meaning goes in, the style of a line comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.drawing.family.ties import ChildLink, LinkKind, Paternity, UnionKind
from sightline.drawing.ink.colours import FAINT
from sightline.drawing.ink.marks import Pen

SOLID = Pen(width=1.75)
THIN = Pen(width=1.0)
PALE = Pen(stroke=FAINT, width=1.25)
DASHED = Pen(width=1.75, dash=(7, 4))
DOTTED = Pen(width=2.0, dash=(2, 4))
DASH_DOT = Pen(width=1.75, dash=(9, 4, 2, 4))
BRACKET = Pen(width=1.0, dash=(12, 3))


@dataclass(frozen=True)
class Profile:
    """A named notation: which pen draws which kind of couple."""

    name: str
    couples: Mapping[UnionKind, Pen]

    def child_pen(self, link: ChildLink) -> Pen:
        """Give the pen for a line to a child; all notations agree on these."""
        doubtful = link.paternity not in (Paternity.ACCEPTED, Paternity.DNA)
        if doubtful and link.kind is LinkKind.BIRTH:
            return DASHED
        return _CHILDREN[link.kind]


_CHILDREN: Mapping[LinkKind, Pen] = {
    LinkKind.BIRTH: SOLID,
    LinkKind.ADOPTED: SOLID,
    LinkKind.FOSTER: DOTTED,
    LinkKind.KINSHIP: DASH_DOT,
    LinkKind.SPECIAL_GUARDIANSHIP: DASH_DOT,
    LinkKind.CHILD_ARRANGEMENTS: DASH_DOT,
    LinkKind.PRIVATE: DASH_DOT,
    LinkKind.DONOR: DOTTED,
    LinkKind.SURROGATE: DOTTED,
    LinkKind.NOT_KNOWN: PALE,
}
ENGLAND = Profile(
    "England",
    {
        UnionKind.MARRIED: SOLID,
        UnionKind.CIVIL_PARTNERS: SOLID,
        UnionKind.COHABITING: SOLID,
        UnionKind.ENGAGED: THIN,
        UnionKind.RELATIONSHIP: DASHED,
        UnionKind.BRIEF: DOTTED,
        UnionKind.CO_PARENTS: BRACKET,
        UnionKind.NOT_KNOWN: PALE,
    },
)
MCGOLDRICK = Profile(
    "McGoldrick",
    {
        **ENGLAND.couples,
        UnionKind.COHABITING: DASHED,
        UnionKind.ENGAGED: DOTTED,
    },
)
PROFILES: Mapping[str, Profile] = {one.name.lower(): one for one in (ENGLAND, MCGOLDRICK)}
