"""How old was each child, and how did they stand, all along the way?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import GREY, INK, PAPER, RULE
from sightline.drawing.ink.hatching import Hatch, hatched
from sightline.drawing.ink.marks import Group, Line, Mark, Pen, Rect, Words
from sightline.drawing.ink.metrics import text_width
from sightline.drawing.ink.wording import words_in_box
from sightline.drawing.timeline.scale import Scale
from sightline.drawing.timeline.seating import LABEL_WIDTH
from sightline.drawing.timeline.story import Band, Child, Standing
from sightline.kernel.partial_dates import PartialDate, in_words

HEIGHT = 36.0
_BAND = 17.0
_AGES = 21.0
_TERM = timedelta(weeks=40)
_WEEKS = (12, 20, 28, 36, 40)
_WEEK_ROOM = 14.0
_OLDEST_TICK = 25

HATCHES = {
    Standing.PREGNANCY: Hatch.UPRIGHT,
    Standing.EARLY_HELP: Hatch.LEVEL,
    Standing.CHILD_IN_NEED: Hatch.RISING,
    Standing.CHILD_PROTECTION: Hatch.CROSSED,
    Standing.LOOKED_AFTER: Hatch.FALLING,
}


def draw_strip(child: Child, scale: Scale, y: float, as_at: date) -> Group:
    """Draw a child's strip: bands above, birth and ages below, milestones across.

    A standing that goes on is drawn until `as_at`; no age is drawn that is not reached by then.
    """
    line = y + _AGES
    ticks = _Ticks(scale, line)
    marks: list[Mark] = [
        Line(0, y, scale.right, y, Pen(RULE, width=0.75)),
        *_label(child, y),
        Line(scale.left, line, scale.right, line, Pen(GREY, width=1)),
        *(mark for band in bands_of(child) for mark in _band(band, scale, y + 2, as_at)),
        *_birth(child, ticks),
        *(ticks.put(one.day, one.words, important=True) for one in child.milestones),
        *(ticks.put(day, f"{week} w") for week, day in _gestation(child, scale)),
        *(ticks.put(day, words) for day, words in _ages(child, scale) if day <= as_at),
    ]
    return Group(tuple(marks), name=f"child-{child.id}", data={"child": child.id})


def bands_of(child: Child) -> tuple[Band, ...]:
    """Give the child's bands, with the pregnancy worked out where only its end is told."""
    told = {band.standing for band in child.bands}
    end = child.born if child.born.is_exact_day else child.expected
    due = child.expected if child.expected.is_exact_day else end
    if Standing.PREGNANCY in told or not (end.is_exact_day and end.last and due.last):
        return child.bands
    return (Band(Standing.PREGNANCY, due.last - _TERM, end.last), *child.bands)


class _Ticks:
    """Ticks under a line, each with words as far as they leave each other room."""

    def __init__(self, scale: Scale, line: float) -> None:
        self._scale = scale
        self._line = line
        self._taken: list[tuple[float, float]] = []

    def put(self, day: date, words: str, *, important: bool = False) -> Group:
        """Tick a day, and write the words if nothing stands there yet."""
        if not self._scale.shows(day, day):
            return Group(())
        x = self._scale.x(day)
        reach = 5 if important else 3
        tick = Line(x, self._line - reach, x, self._line + reach, Pen(INK, width=1.25))
        left, right = x - 2, x + 6 + text_width(words, 11, bold=important)
        free = all(right < low or high < left for low, high in self._taken)
        if not free or right > self._scale.right:
            return Group((tick,))
        self._taken.append((left, right))
        return Group((tick, Words(x + 2, self._line + 13, words, 11, important)))


def _label(child: Child, y: float) -> tuple[Mark, ...]:
    name = words_in_box(child.name, LABEL_WIDTH - 20, 12, lines=2, bold=True).lines
    born = ("born", child.born) if child.born.is_known else ("expected", child.expected)
    dates = words_in_box(_born(*born), LABEL_WIDTH - 20, 11).lines
    return (
        *(Words(14, y + 12 * n, line, 12, bold=True) for n, line in enumerate(name, 1)),
        *(Words(14, y + 12 + 12 * len(name), line, 11, colour=GREY) for line in dates),
    )


def _born(word: str, when: PartialDate) -> str:
    return f"{word} {in_words(when)}" if when.is_known else "date of birth not recorded"


def _band(band: Band, scale: Scale, y: float, as_at: date) -> Iterator[Mark]:
    last = band.last or max(as_at, band.first)
    if not scale.shows(band.first, last):
        return
    left, right = scale.start(band.first), scale.end(last)
    box = Box(left, y, max(right - left, 2), _BAND)
    yield Rect(box.x, box.y, box.width, box.height, Pen(INK, PAPER, 1))
    yield hatched(box, HATCHES[band.standing], spacing=5)
    words = band.words or band.standing.value
    width = text_width(words, 11) + 8
    if width + 6 <= box.width:
        yield Rect(left + 4, y + 1.5, width, _BAND - 3, Pen("none", PAPER))
        yield Words(left + 8, y + 12.5, words, 11)


def _birth(child: Child, ticks: _Ticks) -> Sequence[Mark]:
    if not (child.born.is_exact_day and child.born.first):
        return ()
    return (ticks.put(child.born.first, "birth", important=True),)


def _gestation(child: Child, scale: Scale) -> Iterator[tuple[int, date]]:
    """Give the weeks of the pregnancy worth a tick, where a week is wide enough to see."""
    due = child.expected if child.expected.is_exact_day else child.born
    if not (due.is_exact_day and due.last) or scale.per_day * 7 < _WEEK_ROOM:
        return
    start, born = due.last - _TERM, child.born.last or date.max
    for week in _WEEKS:
        if (day := start + timedelta(weeks=week)) < born:
            yield week, day


def _ages(child: Child, scale: Scale) -> Iterator[tuple[date, str]]:
    """Give the days of months of age, where there is room, and of birthdays."""
    born = child.born.first if child.born.is_exact_day else None
    if not born:
        return
    if scale.per_day * 30 > 34:
        for month in (1, 2, 3, 4, 6, 9, 15, 18, 21):
            yield _months_on(born, month), f"{month} m"
    for year in range(1, _OLDEST_TICK):
        yield _months_on(born, 12 * year), f"{year} y"


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))
