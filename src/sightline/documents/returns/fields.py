"""Events told field by field: “Date | …” over “Event | …”, in cards, columns or lines.

A field is a heading and what is said under it. A new event begins with each date, or where a
field comes round again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sightline.documents.dates.sequence import Told
from sightline.documents.returns.drafts import Draft
from sightline.documents.returns.grids import Grid, Line
from sightline.documents.returns.headings import Heading, heading_of
from sightline.documents.returns.layouts import reads_as_date
from sightline.documents.source.blocks import Cell, Place

_SAMPLE = 40
_MOST_FIELDS = 40
_DATED = ("date", "recorded")
_TELLING = ("event", "action", "outcome", "analysis", "voice")


@dataclass(frozen=True, slots=True)
class Field:
    """One heading and what stands under it."""

    meaning: str
    heading: str
    cell: Cell
    place: Place

    @property
    def text(self) -> str:
        return self.cell.text.strip()


def _label(text: str) -> Heading | None:
    """Read a label; it is a heading by its whole wording, and short."""
    said = text.strip().rstrip(":-– ").strip()
    found = heading_of(said) if said and len(said) < 60 else None
    if found is None or not (found.whole or len(said.split()) <= 5):
        return None
    return found


def cards_in(grid: Grid, as_of: date, *, dated_above: bool = False) -> list[list[Field]]:
    """Give the events of a table told field by field; none where it is not such a table."""
    transposed = _transposed(grid, as_of)
    if transposed:
        return transposed
    lines = [line for line in grid.lines if line.filled]
    if any(_heads_columns(line) for line in lines[:3]):
        return []
    sample = lines[:: max(1, len(lines) // _SAMPLE)]
    labelled = sum(
        bool(_label(line.text(line.filled[0])) or within(line.text(line.filled[0])))
        for line in sample
    )
    if not sample or labelled < 0.5 * len(sample):
        return []
    fields = [one for line in lines for one in _pairs(line)]
    return [card for card in _split(fields) if _tells(card, as_of, dated_above=dated_above)]


def _heads_columns(line: Line) -> bool:
    """Tell whether a line is nothing but labels: then what they label stands below them."""
    found = [_label(line.text(n)) for n in line.filled]
    whole = sum(each is not None and each.whole for each in found)
    return len(found) > 2 and None not in found and 2 * whole > len(found)


def _pairs(line: Line) -> Iterator[Field]:
    """Read a line as labels with what stands beside each; one cell may hold both."""
    at = 0
    filled = list(line.filled)
    while at < len(filled):
        column = filled[at]
        text = line.text(column)
        inner = within(text)
        if inner and (at + 1 >= len(filled) or _label(text) is None):
            for heading, said in inner:
                found = _label(heading)
                yield Field(
                    found.meaning if found else "", heading, Cell(said), line.row.place
                )
            at += 1
            continue
        found = _label(text)
        if (
            found
            and at + 1 < len(filled)
            and filled[at + 1] <= column + max(1, line.cells[column].spans)
        ):
            yield Field(
                found.meaning, text.rstrip(": "), line.cells[filled[at + 1]], line.row.place
            )
            at += 2
            continue
        yield Field(
            "" if not found else found.meaning,
            text.rstrip(": ") if found else "",
            Cell("" if found else text),
            line.row.place,
        )
        at += 1


_INNER = re.compile(r"^\s*(?P<label>[A-Za-z][^:\n]{1,45}?)\s*:\s*(?P<said>.*)$")


def within(text: str) -> list[tuple[str, str]]:
    """Split words like “Date: 3/5/21” line by line; none unless the first line is labelled."""
    told: list[tuple[str, str]] = []
    for line in text.split("\n"):
        found = _INNER.match(line)
        label = _label(found["label"]) if found else None
        if found and label and label.whole:
            told.append((found["label"].strip(), found["said"].strip()))
        elif told:
            heading, said = told[-1]
            told[-1] = heading, f"{said}\n{line.strip()}".strip()
        else:
            return []
    return told


def _split(fields: Iterable[Field]) -> Iterator[list[Field]]:
    card: list[Field] = []
    for one in fields:
        again = one.meaning in ("date", "event") and any(
            before.meaning == one.meaning for before in card
        )
        dated = one.meaning == "date" and any(before.meaning in _TELLING for before in card)
        if again or dated:
            # What stands just before a date may belong to the card it opens: its number.
            opening: list[Field] = []
            while (
                card
                and card[-1].meaning in ("number", "time", "agency", "weekday")
                and again
            ):
                opening.insert(0, card.pop())
            yield card
            card = opening
        card.append(one)
    if card:
        yield card


def _tells(card: list[Field], as_of: date, *, dated_above: bool) -> bool:
    dates = [one for one in card if one.meaning in _DATED]
    dated = any(
        isinstance(one.cell.value, date) or reads_as_date(one.text, as_of) for one in dates
    )
    told = [one.text for one in card if one.meaning in _TELLING and one.text]
    # A date that is blank or cannot be read takes nothing from what is told beside it.
    unread = any(one.meaning == "date" for one in card) and (
        any(one.meaning == "event" and one.text for one in card)
        or any(one.meaning == "date" and not one.text for one in card)
    )
    return bool(told) and (dated or dated_above or unread)


def _transposed(grid: Grid, as_of: date) -> list[list[Field]]:
    """Read a table whose rows are fields and whose columns are events."""
    if grid.width < 3 or not 2 <= len(grid.lines) <= _MOST_FIELDS:
        return []
    labels = [_label(line.text(0)) for line in grid.lines]
    dated = next(
        (
            line
            for line, label in zip(grid.lines, labels, strict=True)
            if label and label.meaning == "date"
        ),
        None,
    )
    if dated is None or sum(label is not None for label in labels) < 0.6 * len(labels):
        return []
    told = [
        n
        for n in range(1, grid.width)
        if dated.text(n) and reads_as_date(dated.text(n), as_of)
    ]
    if len(told) < 2:
        return []
    cards = []
    for column in range(1, grid.width):
        card = [
            Field(
                label.meaning if label else "",
                line.text(0),
                line.cells[column],
                line.row.place,
            )
            for line, label in zip(grid.lines, labels, strict=True)
            if column < len(line.cells) and line.text(column)
        ]
        if any(one.meaning in _TELLING for one in card):
            cards.append(card)
    return cards


def draft_of(card: list[Field], told: Told, section: int) -> Draft:
    """Make an event of a card's fields; `told` is what a heading above says of the date."""
    dates = [one for one in card if one.meaning == "date"] or [
        one for one in card if one.meaning == "recorded"
    ]
    clock = next((one.text for one in card if one.meaning == "time"), "")
    where = next((one.place for one in card if one.meaning == "date"), card[0].place)
    if dates:
        cell = dates[0].cell
        value = cell.value if isinstance(cell.value, (date, datetime)) else None
        told = Told(cell.text.strip(), clock, value, known=told.known)
    elif clock:
        told = Told(told.words, clock, known=told.known)
    draft = Draft(where, told, section)
    for one in card:
        _put(draft, one, taken=dates[0] if dates else None)
    if not draft.says and draft.columns:
        heading, text = max(draft.columns, key=lambda column: len(column[1]))
        draft.columns.remove((heading, text))
        draft.says.append(text)
    return draft


def _put(draft: Draft, one: Field, taken: Field | None) -> None:
    if one is taken or not one.text:
        return
    if one.meaning == "event":
        draft.says.append(one.text)
    elif one.meaning not in ("time", "weekday"):
        draft.columns.append((one.heading or "Further words", one.text))
    if one.meaning in ("author", "people", "agency", "seen"):
        setattr(draft, one.meaning, one.text)
