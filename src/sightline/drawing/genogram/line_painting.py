"""How are couples' and children's lines put on paper, and read back from it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sightline.drawing.family.ties import (
    ChildLink,
    Ending,
    LinkKind,
    Period,
    Union,
    UnionKind,
)
from sightline.drawing.genogram.bridges import Bridged
from sightline.drawing.genogram.labels import FACT_SIZE
from sightline.drawing.genogram.layout import Layout
from sightline.drawing.genogram.legs import Role
from sightline.drawing.genogram.marks_used import couple_key, link_key, slashes
from sightline.drawing.genogram.placing import clear_left, clear_right
from sightline.drawing.genogram.profiles import DASHED, SOLID, Profile
from sightline.drawing.genogram.speech import is_related, words_between
from sightline.drawing.genogram.symbols import SYMBOL
from sightline.drawing.genogram.wires import Wire
from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.marks import Group, Line, Mark, Pen, Point, Words

_LEADING = 12.0


class Lines:
    """Draws every line of a layout, each group naming whom it joins."""

    def __init__(self, layout: Layout, profile: Profile) -> None:
        self._layout, self._profile = layout, profile
        self._bridged = Bridged(layout.wires)
        self._spoken: list[Box] = []

    def groups(self) -> Iterator[Group]:
        """Draw children's lines first and couples' over them."""
        for wire in self._layout.wires:
            if wire.role is Role.TRUNK:
                yield self._trunk(wire)
            elif wire.role is Role.SIBLINGS and wire.child is None:
                yield self._siblings(wire)
        said: set[tuple[str, str]] = set()
        for wire in self._layout.wires:
            if wire.role in (Role.BRANCH, Role.SIDE) or _is_branch(wire):
                group = self._branch(wire)
                said.add((group.data.get("child", ""), group.data.get("union", "")))
                yield group
        for wire in self._layout.wires:
            if wire.role is Role.COUPLE:
                yield self._couple(wire)
        yield from self._unsaid(said)
        yield from self._twins()

    def _links(self, couple: int) -> list[ChildLink]:
        pedigree = self._layout.pedigree
        return [pedigree.anchor[child] for child in pedigree.couples[couple].children]

    def _trunk(self, wire: Wire) -> Group:
        pens = {self._profile.child_pen(link) for link in self._links(wire.number)}
        pen = pens.pop() if len(pens) == 1 else SOLID
        couple = self._layout.pedigree.couples[wire.number]
        return Group((self._bridged.drawn(wire, pen),), data={"children-of": couple.id})

    def _siblings(self, wire: Wire) -> Group:
        people = [self._layout.pedigree.ids[n] for n in self._layout.kinless[wire.number]]
        return Group(
            (self._bridged.drawn(wire, DASHED),),
            data={"siblings": " ".join(people), "mark": "siblings"},
        )

    def _branch(self, wire: Wire) -> Group:
        pedigree = self._layout.pedigree
        child = wire.child if wire.child is not None else -1
        if wire.role is Role.SIBLINGS:
            return self._sibling(wire, child)
        link = (
            pedigree.sides[wire.number].link
            if wire.role is Role.SIDE
            else pedigree.anchor[child]
        )
        pen = self._profile.child_pen(link)
        marks: list[Mark] = [self._bridged.drawn(wire, pen)]
        if link.kind is LinkKind.ADOPTED:
            marks += _beside(wire.points)
        return self._child_group(link, tuple(marks), link_key(link))

    def _sibling(self, wire: Wire, child: int) -> Group:
        """Draw one end of the bracket of brothers and sisters without recorded parents."""
        pedigree = self._layout.pedigree
        marks = (self._bridged.drawn(wire, DASHED),)
        link = pedigree.anchor.get(child)
        group = self._layout.kinless[wire.number]
        if link is None or pedigree.couples[pedigree.parent[child] or 0].children != group:
            return Group(marks, data={"sibling": pedigree.ids[child]})
        return self._child_group(link, marks, "siblings")

    def _child_group(self, link: ChildLink, marks: tuple[Mark, ...], key: str) -> Group:
        partners = self._layout.family.union[link.union].partners
        return Group(
            marks,
            name=f"child-{link.child}-of-{link.union}",
            data={
                "child": link.child,
                "union": link.union,
                "parents": " ".join(partners),
                "kind": link.kind.value,
                "paternity": link.paternity.value,
                "mark": key,
            },
        )

    def _couple(self, wire: Wire) -> Group:
        couple = self._layout.pedigree.couples[wire.number]
        union = self._layout.family.union[couple.id]
        period = union.latest
        related = is_related(self._layout.family, union.id)
        pen = self._profile.couples[period.kind]
        keys = [couple_key(period.kind)]
        marks: list[Mark] = [self._bridged.drawn(wire, pen)]
        if related:
            keys.append("couple-related")
            marks.append(
                self._bridged.drawn(replace(wire, points=_lower(wire.points)), pen)
            )
        struck = ending_of(union)
        if struck:
            keys.append(f"couple-{struck}")
            marks += slashes(struck, *_two_thirds(wire.points))
        marks += self._words(wire, union)
        return _union_group(union, tuple(marks), keys)

    def _unsaid(self, said: set[tuple[str, str]]) -> Iterator[Group]:
        """Give what has no line a group all the same: somebody alone, parents nobody knows."""
        drawn = {w.number for w in self._layout.wires if w.role is Role.COUPLE}
        for n, couple in enumerate(self._layout.pedigree.couples):
            if n not in drawn:
                yield _union_group(self._layout.family.union[couple.id], (), [])
        for link in self._layout.family.children:
            if (link.child, link.union) not in said:
                yield self._child_group(link, (), "")

    def _words(self, wire: Wire, union: Union) -> Iterator[Words]:
        """Write the dates between two neighbours, above the line, where there is room."""
        told = words_between(self._layout.family, union.id)
        if not told:
            return
        x, bottom = self._place_for(wire)
        for n, line in enumerate(told):
            words = Words(
                x, bottom - _LEADING * (len(told) - 1 - n), line, FACT_SIZE, anchor="middle"
            )
            self._spoken.append(words.box)
            yield words

    def _place_for(self, wire: Wire) -> tuple[float, float]:
        """Find the middle of the gap for a couple's dates, above what is written there."""
        layout = self._layout
        one, two = layout.speech[wire.number]
        start = layout.x[one] + clear_right(layout.room, one, two)
        end = layout.x[two] - clear_left(layout.room, two, one)
        top = layout.heights.top[layout.ranks.row_of[one]]
        gap = Box(start, top - _LEADING, end - start, SYMBOL + _LEADING)
        taken = [words.y for words in self._spoken if words.overlaps(gap)]
        return (start + end) / 2, min([top + SYMBOL, *taken]) - 2

    def _twins(self) -> Iterator[Group]:
        ids = self._layout.pedigree.ids
        at = {person: n for n, person in enumerate(ids)}
        for twins in self._layout.family.twins:
            forks = [
                w
                for w in self._layout.wires
                if w.fork and w.child in {at[t] for t in twins.people}
            ]
            key = {True: "twins-identical", False: "twins", None: "twins-not-known"}
            marks: list[Mark] = []
            if len(forks) > 1 and twins.identical is not False:
                ends = [_midway(wire.points[-2], wire.points[-1]) for wire in forks]
                (x1, y1), (x2, y2) = min(ends), max(ends)
                if twins.identical:
                    marks.append(Line(x1, y1, x2, y2, SOLID))
                else:
                    marks.append(
                        Words((x1 + x2) / 2, y1 + 9, "?", FACT_SIZE, anchor="middle")
                    )
            people = " ".join(twins.people)
            data = {"twins": people, "mark": key[twins.identical] if forks else ""}
            yield Group(tuple(marks), data=data)


def ending_of(union: Union) -> str:
    """Name how a couple's line is struck: separated, divorced, reconciled, or not at all."""
    last = union.latest
    if _is_over(last):
        return "divorced" if last.ending is Ending.DIVORCED else "separated"
    return "reconciled" if any(_is_over(period) for period in union.periods[:-1]) else ""


def _is_over(period: Period) -> bool:
    if period.kind in (UnionKind.BRIEF, UnionKind.CO_PARENTS):
        return False
    if period.ending is not None:
        return period.ending is not Ending.DIED
    return period.span.until is not None


def _union_group(union: Union, marks: tuple[Mark, ...], keys: Sequence[str]) -> Group:
    return Group(
        marks,
        name=f"union-{union.id}",
        data={
            "union": union.id,
            "partners": " ".join(union.partners),
            "kind": union.latest.kind.value,
            "status": ending_of(union) or "not ended",
            "mark": " ".join(keys),
        },
    )


def _is_branch(wire: Wire) -> bool:
    return wire.role is Role.SIBLINGS and wire.child is not None


def _beside(points: Sequence[Point]) -> list[Mark]:
    """Draw the dashed line beside the last upright part: with it, the line says adopted."""
    for (x1, y1), (x2, y2) in reversed(list(pairwise(points))):
        if abs(y1 - y2) > 8:
            return [Line(x1 + 4, y1, x2 + 4, y2, Pen(width=1.25, dash=(4, 3)))]
    return []


def _lower(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Give the second line of a pair, under the level part of the first."""
    (x1, y), (x2, _) = points[-3], points[-2]
    return (x1, y + 3), (x2, y + 3)


def _two_thirds(points: Sequence[Point]) -> Point:
    (x1, y), (x2, _) = points[-3], points[-2]
    left, right = sorted((x1, x2))
    return left + (right - left) * 2 / 3, y


def _midway(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
