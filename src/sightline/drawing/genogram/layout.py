"""Where is everything? From a family to places, heights and lines, in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.drawing.family.gaps import gaps_in
from sightline.drawing.family.households import Basis
from sightline.drawing.family.model import Family
from sightline.drawing.genogram.arrangement import Arrangement
from sightline.drawing.genogram.labels import Label, label_of
from sightline.drawing.genogram.levels import levels_of
from sightline.drawing.genogram.ordering import ordered
from sightline.drawing.genogram.pedigree import Pedigree, pedigree_of
from sightline.drawing.genogram.placing import Room, placed
from sightline.drawing.genogram.ranks import Ranks, ranks_of
from sightline.drawing.genogram.routing import Router
from sightline.drawing.genogram.speech import Gap, gaps_of_couples, widths_of_gaps
from sightline.drawing.genogram.wires import Heights, Wire, Wiring

KEPT = 50
KEPT_FIRMLY = 200


@dataclass(frozen=True)
class Layout:
    """A family with a place for everybody and a way for every line."""

    family: Family
    pedigree: Pedigree
    ranks: Ranks
    rows: tuple[tuple[int, ...], ...]
    x: tuple[float, ...]
    labels: Mapping[int, Label]
    room: Room
    speech: Mapping[int, Gap]
    letters: Mapping[str, str]
    heights: Heights
    wires: tuple[Wire, ...]
    kinless: tuple[tuple[int, ...], ...]

    @property
    def arrangement(self) -> Arrangement:
        """What to keep, so that the next drawing looks like this one."""
        ids = self.pedigree.ids
        people = [[node for node in row if node < len(ids)] for row in self.rows]
        return Arrangement(
            tuple(tuple(ids[node] for node in row) for row in people),
            {ids[node]: self.x[node] for row in people for node in row},
        )


def layout_of(
    family: Family,
    day: date,
    arrangement: Arrangement | None = None,
) -> Layout:
    """Lay a family out as at a day, near to how it was arranged before."""
    pedigree = pedigree_of(family)
    ranks = ranks_of(pedigree, levels_of(pedigree))
    saved, weight = _saved(pedigree, arrangement)
    rows = ordered(pedigree, ranks, saved, weight).rows
    letters = letters_of(family)
    labels = _labels(family, pedigree, day, letters)
    seen = _seen(family, pedigree)
    speech = gaps_of_couples(pedigree, ranks, rows)
    widths = widths_of_gaps(family, pedigree, speech)
    room = Room(labels, _home_of(pedigree), widths, seen)
    known = _known_places(pedigree, arrangement)
    x = placed(pedigree, ranks, rows, room, known)
    router = Router(pedigree, ranks, rows, x, labels)
    router.find()
    wiring = Wiring(pedigree, ranks, x, labels, router)
    return Layout(
        family=family,
        pedigree=pedigree,
        ranks=ranks,
        rows=tuple(tuple(row) for row in rows),
        x=tuple(x),
        labels=labels,
        room=room,
        speech=speech,
        letters=letters,
        heights=wiring.heights,
        wires=tuple(wiring.wires()),
        kinless=tuple(router.kinless()),
    )


def letters_of(family: Family) -> dict[str, str]:
    """Name the homes A, B, C and so on, in the order in which they are given."""
    return {
        home.id: chr(ord("A") + n % 26) + (str(n // 26) if n >= 26 else "")
        for n, home in enumerate(family.households)
    }


def _saved(
    pedigree: Pedigree, arrangement: Arrangement | None
) -> tuple[list[list[int]], int]:
    if arrangement is None:
        return [], 0
    at = {person: n for n, person in enumerate(pedigree.ids)}
    rows = [[at[one] for one in row if one in at] for row in arrangement.rows]
    known = sum(len(row) for row in rows)
    return rows, KEPT_FIRMLY if pedigree.count - known <= 1 else KEPT


def _known_places(pedigree: Pedigree, arrangement: Arrangement | None) -> dict[int, float]:
    if arrangement is None:
        return {}
    return {
        n: arrangement.x[person]
        for n, person in enumerate(pedigree.ids)
        if person in arrangement.x
    }


def _labels(
    family: Family, pedigree: Pedigree, day: date, letters: dict[str, str]
) -> dict[int, Label]:
    aside: dict[int, int] = {}
    for side in pedigree.sides:
        aside[side.child] = aside.get(side.child, 0) + 1
    gaps: dict[str, list[str]] = {}
    for gap in gaps_in(family, day):
        if gap.shown:
            gaps.setdefault(gap.person, []).append(gap.shown)
    return {
        n: label_of(
            family,
            family.person[person],
            day,
            letters,
            (aside.get(n, 0),) * 2,
            gaps.get(person, ()),
        )
        for n, person in enumerate(pedigree.ids)
    }


def _home_of(pedigree: Pedigree) -> dict[int, int]:
    return {person: n for n, home in enumerate(pedigree.homes) for person in home}


def _seen(family: Family, pedigree: Pedigree) -> frozenset[int]:
    at = {person: n for n, person in enumerate(pedigree.ids)}
    return frozenset(
        at[stay.person]
        for home in family.households
        for stay in home.stays
        if stay.basis is Basis.OBSERVED
    )
