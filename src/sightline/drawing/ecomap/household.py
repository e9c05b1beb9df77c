"""Who is in the middle? The household's circle, and the mark of who leads, or that nobody does."""

from __future__ import annotations

from sightline.drawing.ecomap.network import Network, Tie
from sightline.drawing.ink.colours import ALARM, INK, PAPER
from sightline.drawing.ink.marks import Circle, Group, Mark, Pen, Rect, Words
from sightline.drawing.ink.metrics import text_width
from sightline.drawing.ink.wording import words_in_box

RADIUS = 118.0
_SHOWN = 9
_LEADING = 17.0
NO_LEAD = "No lead professional recorded"


def draw_household(network: Network, child: str | None) -> Group:
    """Draw the circle with the names of those who live there."""
    title = words_in_box(network.household, RADIUS * 1.5, 14, lines=2, bold=True).lines
    lines = [(line, True, 14.0) for line in title]
    for member in network.members[:_SHOWN]:
        said = f"{member.name}, {member.age}" if member.age else member.name
        chosen = member.id == child
        said = f"► {said}" if chosen else said
        fitted = words_in_box(said, RADIUS * 1.62, 12, lines=2, bold=chosen).lines
        lines += [(line, chosen, 12.0) for line in fitted]
    if len(network.members) > _SHOWN:
        lines.append((f"and {len(network.members) - _SHOWN} more", False, 12.0))
    top = -len(lines) * _LEADING / 2 + 13
    words = tuple(
        Words(0, top + n * _LEADING, line, size, bold, "middle")
        for n, (line, bold, size) in enumerate(lines)
    )
    return Group((Circle(0, 0, RADIUS, Pen(INK, PAPER, 2.5)), *words), name="household")


def lead_of(network: Network, child: str | None) -> tuple[Tie, ...]:
    """Give the lead professionals whose work goes on, for the child if one is named."""
    return tuple(
        tie
        for tie in network.ties
        if tie.is_lead and not tie.has_ended and (child is None or tie.is_for(child))
    )


def draw_no_lead(network: Network, child: str | None, y: float) -> tuple[Mark, ...]:
    """Say in the picture, where so, that nobody leads; an empty space would not say it."""
    if lead_of(network, child):
        return ()
    width = text_width(NO_LEAD, 13, bold=True) + 20
    box = Rect(-width / 2, y, width, 26, Pen(ALARM, PAPER, 2, (6, 3)), rounded=4)
    words = Words(0, y + 18, NO_LEAD, 13, bold=True, anchor="middle", colour=ALARM)
    return (Group((box, words), name="no-lead"),)
