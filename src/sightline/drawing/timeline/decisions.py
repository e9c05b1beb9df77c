"""For each decision: what was already known, to whom, and for how long, but not to the deciders?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import GREY, INK, PAPER, RULE
from sightline.drawing.ink.hatching import Hatch, hatched
from sightline.drawing.ink.legends import LegendEntry, draw_legend
from sightline.drawing.ink.marks import (
    Group,
    Line,
    Mark,
    Pen,
    Picture,
    Polygon,
    Rect,
    Words,
)
from sightline.drawing.ink.wording import words_in_box
from sightline.drawing.timeline.facts import Fact
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import in_words

_LEFT = 300.0
_COLUMN = 172.0
_ROW = 66.0
_TOP = 150.0
_SIDE = 18.0


class State(Enum):
    """How a fact stood when a decision was made."""

    KNOWN = "known to all who decided"
    IN_PART = "known to some who decided"
    ELSEWHERE = "known to others, not to those who decided"
    NOBODY = "not recorded as known to anybody"
    LATER = "had not happened yet"


@dataclass(frozen=True)
class Decision:
    """A decision, the day it was made, and the letters of the agencies that made it."""

    id: str
    words: str
    day: date
    by: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """How one fact stood for one decision, and for how many days others had known it."""

    state: State
    knew: tuple[str, ...] = ()
    did_not: tuple[str, ...] = ()
    others: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> str:
        """Say it shortly: `POL 41 days, GP 3 days`."""
        others = ", ".join(f"{code} {days} d" for code, days in self.others)
        if self.state is State.ELSEWHERE:
            return others
        if self.state is State.IN_PART:
            return f"{', '.join(self.knew)} knew, not {', '.join(self.did_not)}"
        return ", ".join(self.knew) if self.state is State.KNOWN else ""


def cell_of(fact: Fact, decision: Decision) -> Cell:
    """Work out who knew the fact on the day of the decision, that day included."""
    if fact.happened.first and fact.happened.first > decision.day:
        return Cell(State.LATER)
    known = {one.agency: since for one in fact.knew if (since := fact.since(one.agency))}
    by_then = {code: day for code, day in known.items() if day <= decision.day}
    knew = tuple(code for code in decision.by if code in by_then)
    did_not = tuple(code for code in decision.by if code not in by_then)
    others = tuple(
        (code, (decision.day - day).days)
        for code, day in sorted(by_then.items(), key=lambda one: (one[1], one[0]))
        if code not in decision.by
    )
    return Cell(_state(knew, did_not, others), knew, did_not, others)


def _state(
    knew: tuple[str, ...], did_not: tuple[str, ...], others: Sequence[object]
) -> State:
    if knew:
        return State.IN_PART if did_not else State.KNOWN
    return State.ELSEWHERE if others else State.NOBODY


def draw_decision_matrix(
    decisions: Sequence[Decision], facts: Sequence[Fact], *, title: str
) -> Drawn:
    """Draw a cell for every fact and decision; the thick ones are what deciders did not know."""
    cells = {
        (fact.id, decision.id): cell_of(fact, decision)
        for fact in facts
        for decision in decisions
    }
    width = max(_LEFT + _COLUMN * len(decisions) + 14, 900)
    bottom = _TOP + _ROW * len(facts)
    key = _key([cell.state for cell in cells.values()])
    legend = draw_legend(key, 14, bottom + 14, width - 28)
    heading = words_in_box(title, width - 28, 18, bold=True).lines
    marks: list[Mark] = [
        *(Words(14, 28, line, 18, bold=True) for line in heading),
        Words(
            14, 50, "Days are how long others had known. Not all facts are verified.", 13
        ),
    ]
    for n, decision in enumerate(decisions):
        marks += _column(n, decision, bottom)
    for m, fact in enumerate(facts):
        marks += _row(m, fact, width)
        marks += [
            _cell(cells[fact.id, decision.id], fact, decision, n, m)
            for n, decision in enumerate(decisions)
        ]
    summary = _summary(decisions, facts, cells)
    height = bottom + 14 + legend.height + 6
    picture = Picture(width, height, (*marks, *legend.marks), title, " ".join(summary))
    return Drawn(picture, summary, (_table(decisions, facts, cells, title),), key)


def _column(n: int, decision: Decision, bottom: float) -> tuple[Mark, ...]:
    x = _LEFT + _COLUMN * n
    said = words_in_box(decision.words, _COLUMN - 16, 12, lines=3).lines
    by = words_in_box(f"by {', '.join(decision.by)}", _COLUMN - 16, 12).lines
    lines = [(say_day(decision.day), True), *((line, False) for line in (*said, *by))]
    return (
        Line(x, _TOP - 78, x, bottom, Pen(RULE, width=1)),
        *(
            Words(x + 8, _TOP - 64 + 14.5 * at, line, 12, bold)
            for at, (line, bold) in enumerate(lines)
        ),
    )


def _row(m: int, fact: Fact, width: float) -> tuple[Mark, ...]:
    y = _TOP + _ROW * m
    said = words_in_box(fact.words, _LEFT - 26, 13, lines=2, bold=True).lines
    return (
        Line(0, y, width, y, Pen(RULE, width=1)),
        *(Words(14, y + 20 + 15 * at, line, 13, bold=True) for at, line in enumerate(said)),
        Words(14, y + 20 + 15 * len(said), in_words(fact.happened), 12, colour=GREY),
    )


def _cell(cell: Cell, fact: Fact, decision: Decision, n: int, m: int) -> Group:
    x, y = _LEFT + _COLUMN * n + 8, _TOP + _ROW * m + 10
    lines = words_in_box(cell.words, _COLUMN - _SIDE - 24, 12, lines=3).lines
    bold = cell.state is State.ELSEWHERE
    said = (
        Words(x + _SIDE + 8, y + 13 + 15 * at, line, 12, bold)
        for at, line in enumerate(lines)
    )
    return Group(
        (*_mark(cell.state, x, y), *said),
        data={"fact": fact.id, "decision": decision.id, "state": cell.state.name.lower()},
        label=f"{fact.words}; {decision.words}: {cell.state.value}. {cell.words}".strip(),
    )


def _mark(state: State, x: float, y: float) -> tuple[Mark, ...]:
    box = Rect(x, y, _SIDE, _SIDE, Pen(INK, PAPER, 1.25))
    match state:
        case State.KNOWN:
            return (Rect(x, y, _SIDE, _SIDE, Pen(INK, INK, 1.25)),)
        case State.IN_PART:
            half = ((x, y), (x + _SIDE, y + _SIDE), (x, y + _SIDE))
            return (box, Polygon(half, Pen(INK, INK, 1)))
        case State.ELSEWHERE:
            thick = Rect(x, y, _SIDE, _SIDE, Pen(INK, "none", 3))
            return (box, hatched(Box(x, y, _SIDE, _SIDE), Hatch.CROSSED, spacing=4), thick)
        case State.NOBODY:
            return (box,)
        case State.LATER:
            return (Line(x + 2, y + 9, x + _SIDE - 2, y + 9, Pen(GREY, width=2)),)


def _key(states: Sequence[State]) -> tuple[LegendEntry, ...]:
    return tuple(
        LegendEntry(f"state.{state.name}", state.value, _mark(state, 9, 1))
        for state in State
        if state in states
    )


def _summary(
    decisions: Sequence[Decision], facts: Sequence[Fact], cells: dict[tuple[str, str], Cell]
) -> tuple[str, ...]:
    said = [f"{len(facts)} facts set against {len(decisions)} decisions."]
    for decision in decisions:
        missed = [
            f"{fact.words} ({cell.words})"
            for fact in facts
            if (cell := cells[fact.id, decision.id]).state is State.ELSEWHERE
        ]
        if missed:
            said.append(
                f"On {say_day(decision.day)}, {decision.words}: others knew, and those who "
                f"decided did not, of {'; '.join(missed)}."
            )
    return tuple(said)


def _table(
    decisions: Sequence[Decision],
    facts: Sequence[Fact],
    cells: dict[tuple[str, str], Cell],
    title: str,
) -> TableOf:
    headings = (
        "Fact",
        "Happened",
        *(f"{one.words}, {say_day(one.day)}" for one in decisions),
    )
    rows = []
    for fact in facts:
        said = []
        for decision in decisions:
            cell = cells[fact.id, decision.id]
            said.append(
                f"{cell.state.value}: {cell.words}" if cell.words else cell.state.value
            )
        rows.append((fact.words, in_words(fact.happened), *said))
    return TableOf(title, headings, tuple(rows))
