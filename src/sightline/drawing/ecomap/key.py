"""Which marks does this ecomap use, and what do they mean?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sightline.drawing.ecomap import lines, links
from sightline.drawing.ecomap.network import (
    AgencyLink,
    Direction,
    Quality,
    Sector,
    Status,
    Tie,
    Told,
)
from sightline.drawing.ecomap.nodes import draw_symbol
from sightline.drawing.ink.legends import LegendEntry
from sightline.drawing.ink.marks import Group, Mark, Polyline

_PLAIN = Tie("", "", "", Sector.HEALTH)
_ACROSS = ((0.0, 10.0), (18.0, 10.0), (36.0, 10.0))
_QUALITIES = {
    Quality.STRONG: "strong tie",
    Quality.TENUOUS: "tenuous tie",
    Quality.STRESSFUL: "stressful tie",
    Quality.UNKNOWN: "quality not recorded",
}
_DIRECTIONS = {
    Direction.TO_FAMILY: "help goes to the family",
    Direction.FROM_FAMILY: "help comes from the family",
    Direction.BOTH: "help goes both ways",
}


def key_of(
    shown: Sequence[Tie], ties: Sequence[Tie], agency_links: Sequence[AgencyLink]
) -> tuple[LegendEntry, ...]:
    """List the marks used: `shown` ties have lines, all ties have a node."""
    return (
        *_symbols(ties),
        *_line_styles(shown),
        *_directions(shown),
        *_statuses(shown),
        *_links(agency_links),
    )


def _symbols(ties: Sequence[Tie]) -> Iterable[LegendEntry]:
    for informal, words in ((False, "agency"), (True, "support that no agency gives")):
        found = next((tie for tie in ties if tie.is_informal is informal), None)
        if found:
            sample = replace(_PLAIN, is_informal=informal, sector=found.sector)
            small = Group(draw_symbol(sample, 9, quiet=False), shift=(18, 10))
            yield LegendEntry(
                f"node.{'support' if informal else 'agency'}", words, (small,)
            )
    if any(tie.is_lead for tie in ties):
        small = Group(
            draw_symbol(replace(_PLAIN, is_lead=True), 9, quiet=False), shift=(14, 10)
        )
        yield LegendEntry("node.lead", "lead professional", (small,))


def _line_styles(shown: Sequence[Tie]) -> Iterable[LegendEntry]:
    used = {tie.quality for tie in shown if shows_quality(tie)}
    for quality, words in _QUALITIES.items():
        if quality in used:
            yield LegendEntry(
                f"quality.{quality.name}", words, _line(replace(_PLAIN, quality=quality))
            )


def _directions(shown: Sequence[Tie]) -> Iterable[LegendEntry]:
    used = {tie.direction for tie in shown}
    for direction, words in _DIRECTIONS.items():
        if direction in used:
            yield LegendEntry(
                f"direction.{direction.name}",
                words,
                _line(replace(_PLAIN, direction=direction)),
            )


def _statuses(shown: Sequence[Tie]) -> Iterable[LegendEntry]:
    used = {tie.status for tie in shown} - {Status.ACTIVE}
    for status in Status:
        if status in used:
            yield LegendEntry(
                f"status.{status.name}", status.value, _line(replace(_PLAIN, status=status))
            )


def _links(agency_links: Sequence[AgencyLink]) -> Iterable[LegendEntry]:
    used = {link.told for link in agency_links}
    for told in Told:
        if told in used:
            yield LegendEntry(f"told.{told.name}", told.value, _link(told))


def shows_quality(tie: Tie) -> bool:
    """Tell whether the tie's line is drawn by its quality rather than by its status."""
    return tie.status in (Status.ACTIVE, Status.WAS_NOT_BROUGHT)


def _line(sample: Tie) -> tuple[Mark, ...]:
    return lines.line_of(sample, _ACROSS)


def _link(told: Told) -> tuple[Mark, ...]:
    tip = lines.head(_ACROSS[0], _ACROSS[-1], links.head_pen(told))
    marks: list[Mark] = [Polyline((_ACROSS[0], _ACROSS[-1]), links.PENS[told]), tip]
    if told is Told.SHARES:
        marks.append(lines.head(_ACROSS[-1], _ACROSS[0], links.head_pen(told)))
    if told is Told.REFERRAL_SENT:
        marks += links.broken(12, 10)
    return tuple(marks)
