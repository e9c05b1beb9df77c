"""An ecomap: a household, everybody round it, and what passes between them, as at one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot

from sightline.drawing.drawn import Drawn
from sightline.drawing.ecomap import links, nodes, placing, telling
from sightline.drawing.ecomap.grouping import grouped
from sightline.drawing.ecomap.household import RADIUS, draw_household, draw_no_lead
from sightline.drawing.ecomap.key import key_of
from sightline.drawing.ecomap.labels import WIDTH, labels_of
from sightline.drawing.ecomap.network import Network, Tie
from sightline.drawing.ecomap.wording import (
    contact_in_words,
    people_in_words,
    worker_in_words,
)
from sightline.drawing.ink.colours import FAINT, GREY
from sightline.drawing.ink.legends import LegendEntry, draw_legend
from sightline.drawing.ink.marks import Group, Mark, Path, Pen, Picture, Point, Words
from sightline.drawing.ink.wording import words_in_box
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import say_day

_MARGIN = 16.0
_HEADING = 64.0
_TURN = 192.0
_LIST_ROW = 18.0
_NO_LEAD_Y = 48.0


@dataclass(frozen=True)
class _Sheet:
    """The sizes that the parts of the sheet agree on, from the middle of the household."""

    label_x: float
    top: float
    bottom: float

    @property
    def half_width(self) -> float:
        return self.label_x + WIDTH + _MARGIN


def draw_ecomap(network: Network, *, as_at: date, child: str | None = None) -> Drawn:
    """Draw the network as at a day; for one child, everything keeps its place and only the
    lines of that child are drawn. More than 24 ties stand together by agency, with a count.
    """
    if child is not None and network.member(child) is None:
        raise Refused(
            Fault("child", f"nobody in the household has the id {child}", "choose a member")
        )
    shown = grouped(network)
    places = placing.place(labels_of(shown, as_at), as_at)
    routes = links.route(shown.links, places)
    sheet = _Sheet(
        placing.RINGS[-1] + placing.RADIUS + 26 + routes.beside,
        places.half_height + 24 + routes.above,
        places.half_height + 24 + routes.below,
    )
    key = key_of([t for t in shown.ties if _is_for(t, child)], shown.ties, shown.links)
    summary = telling.summary_of(network, as_at, child)
    marks = (
        Group(
            (
                *_rings(places),
                *_lines(places, child),
                draw_household(network, child),
                *draw_no_lead(network, child, _NO_LEAD_Y - places.half_height),
                *(_link(one, shown) for one in routes.routed),
                *_nodes(shown, places, sheet, as_at, child),
            ),
            shift=(sheet.half_width, _HEADING + sheet.top),
        ),
    )
    picture = _picture(marks, sheet, shown, as_at, child, key, summary)
    return Drawn(picture, summary, telling.tables_of(network, as_at, child), key)


def _is_for(tie: Tie, child: str | None) -> bool:
    return child is None or tie.is_for(child)


def _rings(places: placing.Places) -> tuple[Mark, ...]:
    """Draw how long ago as rings, each named at its top."""
    half, pen = places.half_height, Pen(FAINT, width=1, dash=(1.5, 5))
    marks: list[Mark] = []
    for ring, words in enumerate(placing.RING_WORDS):
        top, bulge = placing.ring_x(ring, half, half), 2 * placing.RINGS[ring]
        for side in (1, -1):
            middle = side * (bulge - top)
            ends = (side * top, -half, side * top, half)
            marks.append(Path((("M", *ends[:2]), ("Q", middle, 0, *ends[2:])), pen))
        y = -half + 8 + 14 * ring
        marks.append(
            Words(
                0,
                y,
                f"{_NTH[ring]} ring: last contact {words}",
                11,
                anchor="middle",
                colour=GREY,
            )
        )
    return tuple(marks)


_NTH = ("Inner", "Middle", "Outer")


def _lines(places: placing.Places, child: str | None) -> tuple[Mark, ...]:
    return tuple(
        nodes.draw_line(one, _start(one), _TURN)
        for one in places.placed
        if _is_for(one.tie, child)
    )


def _start(placed: placing.Placed) -> Point:
    """Find where the line leaves the household's circle."""
    x, y = placed.side * _TURN, placed.y
    out = RADIUS / hypot(x, y)
    return (x * out, y * out)


def _link(routed: links.Routed, network: Network) -> Group:
    link = routed.link
    data = {
        "sender": link.sender,
        "receiver": link.receiver,
        "told": link.told.name.lower(),
    }
    return Group(
        links.draw(routed),
        name=f"link-{routed.number}",
        data=data,
        label=telling.link_in_words(link, network),
    )


def _nodes(
    network: Network, places: placing.Places, sheet: _Sheet, as_at: date, child: str | None
) -> tuple[Mark, ...]:
    return tuple(
        nodes.draw_node(
            one,
            sheet.label_x,
            _sentence(one.tie, network, as_at),
            quiet=not _is_for(one.tie, child),
        )
        for one in places.placed
    )


def _sentence(tie: Tie, network: Network, as_at: date) -> str:
    said = [
        tie.name,
        worker_in_words(tie),
        "lead professional" if tie.is_lead else "",
        f"for {people_in_words(tie, network)}",
        tie.status.value,
        f"tie {tie.quality.value}",
        contact_in_words(tie, as_at),
    ]
    return ", ".join(part for part in said if part)


def _picture(
    marks: tuple[Mark, ...],
    sheet: _Sheet,
    network: Network,
    as_at: date,
    child: str | None,
    key: Sequence[LegendEntry],
    summary: Sequence[str],
) -> Picture:
    width = 2 * sheet.half_width
    y = _HEADING + sheet.top + sheet.bottom + 12
    listed = _listed(network, y, width)
    y += _LIST_ROW * ((len(listed) + 1) // 2) + (12 if listed else 0)
    legend = draw_legend(key, _MARGIN, y, width - 2 * _MARGIN)
    chosen = network.member(child) if child else None
    title = f"Ecomap of {network.household}"
    whom = f", for {chosen.name}" if chosen else ""
    heading = words_in_box(title + whom, width - 2 * _MARGIN, 20, bold=True).lines
    words = Words(_MARGIN, 32, heading[0] if heading else "", 20, bold=True)
    under = Words(_MARGIN, 54, f"As at {say_day(as_at)}. Not all facts are verified.", 13)
    return Picture(
        width,
        y + legend.height + _MARGIN,
        (words, under, *marks, *listed, *legend.marks),
        title + whom,
        " ".join(summary),
    )


def _listed(network: Network, y: float, width: float) -> tuple[Words, ...]:
    """Say under the picture what each numbered link is, in two columns."""
    column = (width - 2 * _MARGIN) / 2
    lines = [
        words_in_box(f"{n}  {telling.link_in_words(link, network)}", column - 20, 12).lines[
            0
        ]
        for n, link in enumerate(network.links, 1)
    ]
    rows = (len(lines) + 1) // 2
    return tuple(
        Words(
            _MARGIN + column * (n // max(rows, 1)),
            y + 14 + _LIST_ROW * (n % max(rows, 1)),
            line,
            12,
        )
        for n, line in enumerate(lines)
    )
