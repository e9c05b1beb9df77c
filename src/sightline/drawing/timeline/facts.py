"""Who knew one fact, from when, and who was told of it in vain?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ink.colours import ALARM, GREY, INK, PAPER, RULE, SECTOR_COLOURS
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
from sightline.drawing.ink.metrics import text_width
from sightline.drawing.ink.wording import words_in_box
from sightline.drawing.timeline.scale import Scale, draw_axis
from sightline.drawing.timeline.seating import letters_of, name_left
from sightline.drawing.timeline.story import Knew, Lane
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import PartialDate, in_words

WIDTH = 1100.0
_LEFT = 230.0
_ROW = 46.0
_TOP = 98.0
_BAR = 13.0
_BESIDE = 12.0
_DOTTED = Pen(INK, width=1.75, dash=(2, 4))
_HEADINGS = ("Agency", "Knew since", "Days after", "How", "Acknowledged", "Messages")


@dataclass(frozen=True)
class Share:
    """A message about the fact: received on a day, or not known to have been."""

    sender: str
    receiver: str
    sent: date
    received: date | None = None


@dataclass(frozen=True)
class Fact:
    """One fact of the story, who knew it since when, and who told whom."""

    id: str
    words: str
    happened: PartialDate
    knew: tuple[Knew, ...]
    shares: tuple[Share, ...] = ()

    def since(self, agency: str) -> date | None:
        """Give the day since which an agency is known to have known."""
        return min((one.since for one in self.knew if one.agency == agency), default=None)


def draw_fact_strip(fact: Fact, agencies: Sequence[Lane], *, until: date) -> Drawn:
    """Draw a bar for each agency from the day it knew until the last day shown.

    A bar is hollow until what was told is acknowledged. A message is a dotted line from
    sender to receiver, and broken where no receipt is known.
    """
    _check(fact, agencies)
    scale = Scale(_first_day(fact, until), until, _LEFT, WIDTH - 16)
    places = _places(fact, scale)
    rows = {lane.code: _TOP + _ROW * (n + 1) for n, lane in enumerate(agencies)}
    bottom = _TOP + _ROW * len(agencies) + 8
    legend = draw_legend(_key(fact), 14, bottom + 12, WIDTH - 28)
    title = words_in_box(fact.words, WIDTH - 28, 18, lines=1, bold=True).lines
    summary = _summary(fact, agencies, until)
    marks: tuple[Mark, ...] = (
        *(Words(14, 28, line, 18, bold=True) for line in title),
        Words(14, 50, f"Who knew from when, up to {say_day(until)}", 13),
        *draw_axis(scale, _TOP - 6),
        *_happened(fact, scale, bottom),
        *(_share(share, at, rows, scale) for share, at in places),
        *(
            _row(fact, lane, y, scale, _crossings(places, rows, y))
            for lane in agencies
            for y in [rows[lane.code]]
        ),
        *legend.marks,
    )
    height = bottom + 12 + legend.height + 6
    picture = Picture(WIDTH, height, marks, f"Who knew: {fact.words}", " ".join(summary))
    return Drawn(picture, summary, (_table(fact, agencies),), _key(fact))


def _check(fact: Fact, agencies: Sequence[Lane]) -> None:
    codes = {lane.code for lane in agencies}
    named = {one.agency for one in fact.knew}
    named |= {end for share in fact.shares for end in (share.sender, share.receiver)}
    if missing := sorted(named - codes):
        wrong = f"{', '.join(missing)} knew or was told, but has no row"
        raise Refused(Fault("agencies", wrong, "give every agency that the fact names"))


def _first_day(fact: Fact, until: date) -> date:
    days = [fact.happened.first, fact.happened.last, *(one.since for one in fact.knew)]
    days += [share.sent for share in fact.shares]
    first = min((day for day in days if day), default=until)
    return first - timedelta(days=max((until - first).days // 40, 3))


def _happened(fact: Fact, scale: Scale, bottom: float) -> tuple[Mark, ...]:
    first, last = fact.happened.first, fact.happened.last
    if first is None and last is None:
        return ()
    left, right = scale.x(first or scale.first), scale.x(last or scale.last)
    pen = Pen(ALARM, width=1.5, dash=(6, 3))
    return tuple(Line(x, _TOP - 6, x, bottom, pen) for x in dict.fromkeys((left, right)))


def _row(
    fact: Fact, lane: Lane, y: float, scale: Scale, crossings: Sequence[float]
) -> Group:
    """Draw an agency's row; y is its foot. Messages run through it at the crossings."""
    left = name_left(lane) + 8
    name = words_in_box(lane.name, _LEFT - left - 10, 12, lines=2).lines
    marks: list[Mark] = [
        Line(0, y, WIDTH, y, Pen(RULE, width=0.75)),
        Words(14, y - 24, letters_of(lane), 13, bold=True),
        *(Words(left, y - 24 + 14 * n, line, 12) for n, line in enumerate(name)),
    ]
    known = [one for one in fact.knew if one.agency == lane.code]
    if known:
        first = min(known, key=lambda one: one.since)
        acknowledged = min(
            (one.acknowledged for one in known if one.acknowledged), default=None
        )
        marks += _bar(replace(first, acknowledged=acknowledged), lane, y, scale, crossings)
    else:
        words = "not recorded as known to them"
        marks += _said(words, scale.left + 4, y - 12, scale, crossings, GREY)
    return Group(tuple(marks), name=f"knew-{lane.code}", data={"agency": lane.code})


def _said(
    words: str,
    left: float,
    y: float,
    scale: Scale,
    crossings: Sequence[float],
    colour: str = INK,
) -> tuple[Mark, ...]:
    """Write words from the left, or beyond the first message that would run through them."""
    words = words_in_box(words, scale.right - scale.left - 10, 12).lines[0]
    width = text_width(words, 12)
    most = scale.right - width - 2
    places = [left, *(x + _BESIDE for x in crossings if x > left), most]
    free = (
        x
        for x in places
        if x <= most and not any(x - 6 < line < x + width + 6 for line in crossings)
    )
    x = next(free, min(left, most))
    back = Rect(x - 2, y - 11, width + 4, 15, Pen("none", PAPER))
    return (back, Words(x, y, words, 12, colour=colour))


def _bar(
    knew: Knew, lane: Lane, y: float, scale: Scale, crossings: Sequence[float]
) -> tuple[Mark, ...]:
    left, top = scale.x(knew.since), y - _BAR - 5
    colour = SECTOR_COLOURS[lane.sector]
    marks: list[Mark] = [
        Rect(left, top, max(scale.right - left, 3), _BAR, Pen(colour, PAPER, 1.75))
    ]
    if knew.acknowledged:
        solid = scale.x(knew.acknowledged)
        marks.append(
            Rect(solid, top, max(scale.right - solid, 3), _BAR, Pen(colour, colour, 1.75))
        )
    words = f"knew from {say_day(knew.since)}" + (f", {knew.how}" if knew.how else "")
    return (*marks, *_said(words, left + 5, top - 6, scale, crossings))


def _places(fact: Fact, scale: Scale) -> list[tuple[Share, float]]:
    """Place each message on its day, beside those already there."""
    placed: list[tuple[Share, float]] = []
    for share in fact.shares:
        x = scale.x(share.sent)
        while any(abs(x - taken) < _BESIDE for _, taken in placed):
            x += _BESIDE
        placed.append((share, min(x, scale.right)))
    return placed


def _crossings(
    places: Sequence[tuple[Share, float]], rows: dict[str, float], y: float
) -> list[float]:
    """Give where messages run through the words of the row whose foot is y."""
    ends = [(sorted((rows[one.sender], rows[one.receiver])), x) for one, x in places]
    return sorted(x for (upper, lower), x in ends if upper < y <= lower)


def _share(share: Share, x: float, rows: dict[str, float], scale: Scale) -> Group:
    """Draw a message: down or up on the day it was sent, then along until it was received."""
    start, end = (rows[code] - _BAR / 2 - 5 for code in (share.sender, share.receiver))
    way = 1 if end > start else -1
    tip = end - way * (_BAR / 2 + 1)
    arrived = share.received is not None
    head = Polygon(
        ((x, tip), (x - 5, tip - way * 10), (x + 5, tip - way * 10)),
        Pen(INK, INK if arrived else PAPER, 1.25),
    )
    marks: list[Mark] = [Line(x, start, x, tip - way * 10, _DOTTED), head]
    if share.received and scale.x(share.received) > x:
        marks.append(Line(x, end, scale.x(share.received), end, _DOTTED))
    if not arrived:
        marks += _broken(x, tip - way * 17)
    data = {"sender": share.sender, "receiver": share.receiver}
    data["received"] = share.received.isoformat() if share.received else "no"
    return Group(tuple(marks), data=data, label=_share_words(share))


def _broken(x: float, y: float) -> tuple[Mark, ...]:
    pen = Pen(ALARM, width=2.25)
    back = Rect(x - 6, y - 3, 12, 6, Pen("none", PAPER))
    return (back, *(Line(x - 8, y + by + 2, x + 8, y + by - 2, pen) for by in (-2.5, 2.5)))


def _share_words(share: Share) -> str:
    got = f"received {say_day(share.received)}" if share.received else "no receipt"
    return f"{share.sender} told {share.receiver}, {say_day(share.sent)}, {got}"


def _summary(fact: Fact, agencies: Sequence[Lane], until: date) -> tuple[str, ...]:
    knew = [lane for lane in agencies if (day := fact.since(lane.code)) and day <= until]
    rest = [lane.name for lane in agencies if lane not in knew]
    said = [f"{fact.words}: {in_words(fact.happened)}."]
    said += [
        f"{lane.name} knew from {say_day(since)}."
        for lane in knew
        if (since := fact.since(lane.code))
    ]
    if rest:
        said.append(f"Not recorded as known by {say_day(until)} to {', '.join(rest)}.")
    said += [f"{_share_words(one)}." for one in fact.shares if one.received is None]
    return tuple(said)


def _table(fact: Fact, agencies: Sequence[Lane]) -> TableOf:
    rows = []
    for lane in agencies:
        known = sorted(
            (k for k in fact.knew if k.agency == lane.code), key=lambda k: k.since
        )
        told = [_share_words(s) for s in fact.shares if lane.code in (s.sender, s.receiver)]
        rows.append((lane.name, *_known_cells(fact, known), "; ".join(told)))
    return TableOf(f"Who knew: {fact.words}", _HEADINGS, tuple(rows))


def _known_cells(fact: Fact, known: Sequence[Knew]) -> tuple[str, ...]:
    if not known:
        return ("not recorded", "", "", "")
    first, happened = known[0], fact.happened.last
    days = str(max((first.since - happened).days, 0)) if happened else "not known"
    acknowledged = next((one.acknowledged for one in known if one.acknowledged), None)
    return (
        say_day(first.since),
        days,
        first.how or "not recorded",
        say_day(acknowledged) if acknowledged else "no",
    )


def _key(fact: Fact) -> tuple[LegendEntry, ...]:
    return tuple(_key_entries(fact))


def _key_entries(fact: Fact) -> Iterable[LegendEntry]:
    if fact.happened.is_known:
        line = Line(18, 0, 18, 20, Pen(ALARM, width=1.5, dash=(6, 3)))
        yield LegendEntry("happened", "when it happened; two lines: between", (line,))
    if fact.knew:
        bar = Rect(1, 4, 34, 12, Pen(GREY, PAPER, 1.75))
        yield LegendEntry("knew", "knew", (bar,))
    if any(one.acknowledged for one in fact.knew):
        solid = Rect(1, 4, 34, 12, Pen(GREY, GREY, 1.75))
        yield LegendEntry("acknowledged", "knew and acknowledged", (solid,))
    if any(one.received for one in fact.shares):
        yield LegendEntry("share", "told", (Line(1, 10, 35, 10, _DOTTED),))
    if any(one.received is None for one in fact.shares):
        broken = (Line(18, 0, 18, 20, _DOTTED), *_broken(18, 10))
        yield LegendEntry("broken", "told, no receipt known", broken)
