"""What is written beside each tie, and how much room does it take?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.drawing.ecomap.network import Network, Sector, Tie
from sightline.drawing.ecomap.wording import (
    contact_in_words,
    next_in_words,
    people_in_words,
    status_in_words,
    worker_in_words,
)
from sightline.drawing.ink.colours import GREY, INK
from sightline.drawing.ink.marks import Anchor, Words
from sightline.drawing.ink.wording import words_in_box

WIDTH = 222.0
LEADER_GAP = 6.0
LEAD = "Lead professional"
_NAME, _SMALL, _HEADING = 14.0, 12.0, 11.0
_LEADING = 15.0
_GAP = 8.0
LEAST_HEIGHT = 54.0


@dataclass(frozen=True)
class Label:
    """The lines beside a tie, each with its size and whether it is bold."""

    tie: Tie
    lines: tuple[tuple[str, float, bool], ...]

    @property
    def height(self) -> float:
        """The height of the strip that the tie needs."""
        return max(LEAST_HEIGHT, len(self.lines) * _LEADING + _GAP)


def labels_of(network: Network, as_at: date) -> list[Label]:
    """Write the label of every tie, in the order of sector and name.

    The first of a sector bears the sector's name as well: its colour alone would not say it.
    """
    order = list(Sector)
    ties = sorted(network.ties, key=lambda t: (order.index(t.sector), t.name, t.id))
    firsts = {tie.sector: tie.id for tie in reversed(ties)}
    return [
        _label_of(
            tie, network, as_at, tie.sector.value if firsts[tie.sector] == tie.id else ""
        )
        for tie in ties
    ]


def _label_of(tie: Tie, network: Network, as_at: date, heading: str) -> Label:
    """Write the lines of a tie; what does not fit is in the table in full."""
    asked = [
        (heading.upper(), _HEADING, False),
        (tie.name, _NAME, True),
        (LEAD if tie.is_lead else "", _SMALL, True),
        (worker_in_words(tie), _SMALL, False),
        (_capital(status_in_words(tie)), _SMALL, True),
        (_capital(contact_in_words(tie, as_at)), _SMALL, False),
        (_capital(next_in_words(tie, as_at)), _SMALL, False),
        (f"For {people_in_words(tie, network)}" if tie.for_whom else "", _SMALL, False),
    ]
    return Label(
        tie,
        tuple(
            (line, size, bold)
            for text, size, bold in asked
            for line in words_in_box(text, WIDTH, size, lines=2, bold=bold).lines
        ),
    )


def write(label: Label, x: float, y: float, side: int, *, quiet: bool) -> tuple[Words, ...]:
    """Set the lines round the height y, away from the middle on their side."""
    anchor: Anchor = "start" if side > 0 else "end"
    top = y - len(label.lines) * _LEADING / 2 + 12
    colour = GREY if quiet else INK
    return tuple(
        Words(x, top + n * _LEADING, line, size, bold, anchor, colour)
        for n, (line, size, bold) in enumerate(label.lines)
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
