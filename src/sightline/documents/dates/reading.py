"""When did it happen, going by these words alone?

Whatever is guessed is a doubt, and nothing comes out more exact than it was written. What a
date leaves out (its year, the day it leans on) is said in `lacks`; `sequence` looks for it
in the rows around.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from sightline.documents.chronology.told import Doubt
from sightline.documents.dates.atoms import Atom, century, checked
from sightline.documents.dates.clock import Clock, take_clock
from sightline.documents.dates.digits import only_digits
from sightline.documents.dates.forms import find
from sightline.documents.dates.leaning import Step, leaning
from sightline.documents.dates.names import WEEKDAYS, weekday_called
from sightline.documents.dates.plain import plain
from sightline.documents.dates.skeletons import Marks, marks_of, meaning
from sightline.documents.dates.spans import Span
from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import NotADate, PartialDate

Lack = Literal["", "blank", "year", "month", "step", "date"]


@dataclass(frozen=True, slots=True)
class Known:
    """The year, and perhaps the month, that a date may leave out; `sure` if a heading says."""

    year: int
    month: int | None = None
    sure: bool = False

    def in_month(self, month: int) -> Known:
        """Return the same year with a month of it."""
        return replace(self, month=month)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a date as written, the doubts, and what it leaves out.

    `weekday` is there where the words name one and the day it belongs to is not yet known;
    `muddled` is the day as written where its year cannot be right.
    """

    written: str
    happened: PartialDate
    doubts: tuple[Doubt, ...] = ()
    lacks: Lack = ""
    step: Step | None = None
    weekday: int | None = None
    muddled: date | None = None

    def doubting(self, why: str) -> Reading:
        """Return it with one more doubt about the date."""
        return replace(self, doubts=(*self.doubts, Doubt("date", self.written, why)))


_NONE = PartialDate.unknown()
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_EMPTY = re.compile(r"[\s.\-_?/:,;]*")
_UNKNOWN = re.compile(
    r"(?:date )?(?:is )?(?:un(?:k|known|dated|clear|specified|sure)|not (?:known"
    r"|recorded|stated|given|clear|dated|specified|available)"
    r"|no date(?: (?:given|recorded|stated|known))?|n\.?/?k\.?|n\.?d\.?|n/?a|tbc|tba"
    r"|t\.b\.c\.?|to be confirmed|various(?: dates)?|multiple dates|several dates"
    r"|dates? various|nk)"
    r"[ .?()]*(?:date|dates)?[ .?()]*"
)


@lru_cache(maxsize=65536)
def read_written(
    words: str, *, as_of: date, known: Known | None = None, clock: str = ""
) -> Reading:
    """Read a date as people write it, day first; `clock` is what a column of times says."""
    simple = _DAY.fullmatch(words)
    if simple and not clock:
        reading = _plain_day(words, simple, as_of)
        if reading:
            return reading
    text, supposed = plain(words)
    if _EMPTY.fullmatch(text):
        return Reading(words, _NONE, lacks="blank")
    if _UNKNOWN.fullmatch(text):
        return Reading(words, _NONE, lacks="date")
    step = leaning(text)
    if step is not None:
        told = take_clock(plain(clock)[0], alone=True)[0].first if clock else ""
        return Reading(
            words, _NONE, lacks="step", step=replace(step, clock=step.clock or told)
        )
    between = None if clock or supposed else _two_moments(words, text, as_of)
    reading = between or _read(words, text, supposed, as_of, known, clock)
    return _without_source(reading, words, as_of, known, clock)


def _without_source(
    reading: Reading, words: str, as_of: date, known: Known | None, clock: str
) -> Reading:
    """Read “12/03/21” over “(RiO)”: where it is recorded says nothing about the day."""
    if len(reading.doubts) != 1 or "beside the date was" not in reading.doubts[0].why:
        return reading
    if not _BELOW.search(words):
        return reading
    above = read_written(_BELOW.sub("", words), as_of=as_of, known=known, clock=clock)
    same = above.happened == reading.happened and above.lacks == reading.lacks
    return replace(above, written=words) if same and not above.doubts else reading


_BELOW = re.compile(
    r"\n(?!.*\b(?:before|after|later|earlier|weeks?|days?|months?|years?|since|until|following"
    r"|prior|next|previous|then|again|same|ago|other|wrong|error|not)\b)"
    r"\s*[(\[]?[A-Za-z][A-Za-z’' /&-]{1,24}[)\]]?\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:between |from )?(.*\d\d.*?)(?: to | until | till | and | ?- )(.*\d\d.*)"
)


def _two_moments(words: str, text: str, as_of: date) -> Reading | None:
    """Read “03/05/2021 21:50 to 04/05/2021 07:00”: each end a day and its time."""
    found = _ENDS.fullmatch(text)
    if found is None or text.count(":") < 2:
        return None
    first, last = (_read(one, one, [], as_of, None, "") for one in found.groups())
    told = [first.happened, last.happened]
    if first.doubts or last.doubts or not all(one.time for one in told):
        return None
    if told[0].text == told[1].text:
        return Reading(words, told[0])
    try:
        return Reading(words, PartialDate.parse(f"{told[0].text}/{told[1].text}"))
    except NotADate:
        return None


def _plain_day(words: str, found: re.Match[str], as_of: date) -> Reading | None:
    year = int(found[3])
    try:
        year = century(year, as_of.year) if len(found[3]) == 2 else year
        day = date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None
    return Reading(words, PartialDate.on(day))


def _read(
    words: str,
    text: str,
    supposed: list[str],
    as_of: date,
    known: Known | None,
    column: str,
) -> Reading:
    skeleton, atoms = only_digits(text, as_of) or find(text, as_of)
    clock, skeleton = take_clock(skeleton)
    if column and not clock.first:
        clock, _ = take_clock(plain(column)[0], alone=True)
    weekdays, skeleton = _weekdays(skeleton)
    if not atoms:
        why = "no date can be read in these words"
        return Reading(words, _NONE, lacks="date").doubting(why)
    atoms = tuple(checked(atom) for atom in _filled(atoms, known))
    weekday = weekdays.get(0)
    lack = _lack(atoms)
    marks, skeleton = marks_of(skeleton)
    if lack:
        return _lacking(words, lack, weekday, skeleton, atoms)
    span = meaning(skeleton, atoms)
    span = replace(span, supposed=(*supposed, *span.supposed))
    reading = _dated(words, span, marks, _clock_for(span, atoms, clock))
    return _weekdays_checked(reading, atoms, weekdays)


_A_LEAP_YEAR = 2000


def _lacking(
    words: str,
    lack: Lack,
    weekday: int | None,
    skeleton: str,
    atoms: tuple[Atom, ...],
) -> Reading:
    """Say what is left out; and whether the words beside it would be understood."""
    stand_in = Known(_A_LEAP_YEAR, 1, sure=True)
    span = meaning(skeleton, tuple(_with_known(atom, stand_in) for atom in atoms))
    reading = Reading(words, _NONE, lacks=lack, weekday=weekday)
    for why in span.supposed:
        reading = reading.doubting(why) if "not understood" in why else reading
    return reading


def _lack(atoms: tuple[Atom, ...]) -> Lack:
    if any(atom.only_day for atom in atoms):
        return "month"
    return (
        "year" if any(atom.year is None and atom.grain != "none" for atom in atoms) else ""
    )


def _filled(atoms: tuple[Atom, ...], known: Known | None) -> tuple[Atom, ...]:
    """Give each thing named the month and year that another, or what is known, gives it."""
    filled = list(atoms)
    for place in range(len(filled) - 2, -1, -1):
        filled[place] = _completed(filled[place], filled[place + 1], before=True)
    for place in range(1, len(filled)):
        filled[place] = _completed(filled[place], filled[place - 1], before=False)
    if known is None:
        return tuple(filled)
    return tuple(_with_known(atom, known) for atom in filled)


def _completed(atom: Atom, other: Atom, *, before: bool) -> Atom:
    if atom.grain == "none" or other.grain == "none":
        return atom
    if atom.only_day and other.month:
        atom = replace(atom, month=other.month)
    if atom.year is None and other.year is not None and (atom.month or atom.season):
        year = other.year
        if atom.month and other.month:
            later = (atom.month, atom.day or 1) > (other.month, other.day or 31)
            # "Nov - Jan 21" begins in the year before; "Nov 20 - Jan" ends in the next.
            year += (-1 if before and later else 0) + (
                1 if not before and atom.month < other.month else 0
            )
        atom = replace(atom, year=year)
    return atom


def _with_known(atom: Atom, known: Known) -> Atom:
    if atom.year is not None or atom.grain == "none":
        return atom
    if atom.only_day:
        if known.month is None:
            return atom
        atom = replace(atom, month=known.month)
    filled = checked(replace(atom, year=known.year))
    if known.sure:
        return filled
    return filled.doubting(f"the year is not written; {known.year} was taken")


_WEEKDAY = re.compile(r"(?P<before>[a-z]+)\.?(?:day)?,?\s*@|@\s*[,(]*\s*(?P<after>[a-z]+)")


def _weekdays(skeleton: str) -> tuple[dict[int, int], str]:
    """Take the weekdays out; give which thing named each belongs to."""
    told: dict[int, int] = {}
    parts = skeleton.split("@")
    for place, part in enumerate(parts):
        if not part:
            continue
        first = re.match(r"\s*[,(]*\s*([a-z]{3,9})\b\.?\)?", part) if place else None
        last = re.search(r"\b([a-z]{3,9})\.?\s*,?\s*$", part)
        if (
            last
            and place < len(parts) - 1
            and (number := weekday_called(last[1])) is not None
        ):
            told[place] = number
            part = part[: last.start()]
        elif first and (number := weekday_called(first[1])) is not None:
            told.setdefault(place - 1, number)
            part = part[first.end() :]
        parts[place] = part
    return told, re.sub(r" {2,}", " ", "@".join(parts)).strip()


def _weekdays_checked(
    reading: Reading, atoms: tuple[Atom, ...], weekdays: dict[int, int]
) -> Reading:
    for place, weekday in weekdays.items():
        atom = atoms[place]
        bounds = atom.bounds() if atom.day else None
        if bounds and bounds[0].weekday() != weekday:
            was = WEEKDAYS[bounds[0].weekday()].title()
            reading = reading.doubting(
                f"{say_day(bounds[0])} was a {was}, not a {WEEKDAYS[weekday].title()}"
            )
    return reading


def _clock_for(span: Span, atoms: tuple[Atom, ...], clock: Clock) -> Clock:
    """The time belongs to a date only if that is one day; elsewhere it stays in the words."""
    return clock if re.fullmatch(r"\d{4}-\d\d-\d\d", span.edtf) else Clock()


def _dated(words: str, span: Span, marks: Marks, clock: Clock) -> Reading:
    about, doubtful = span.about or marks.about, span.doubtful or marks.doubtful
    whys = [*span.supposed, *marks.supposed]
    if clock.why:
        whys.append(clock.why)
    if doubtful:
        whys.append("the date is queried where it is written")
    mark = "%" if about and doubtful else "~" if about else "?" if doubtful else ""
    reading = Reading(words, _happened(span.edtf, clock, mark, whys))
    for why in whys:
        reading = reading.doubting(why)
    return reading


def _happened(edtf: str, clock: Clock, mark: str, whys: list[str]) -> PartialDate:
    if not edtf:
        return _NONE
    texts = [edtf]
    if clock.first:
        timed = "~" if clock.about else ""
        ends = f"/{edtf}T{clock.last}" if clock.last else ""
        texts.insert(0, f"{edtf}T{clock.first}{timed}{ends}")
    for text in texts:
        try:
            return PartialDate.parse(_marked(text, mark))
        except NotADate as no:
            whys.append(no.wrong)
    return _NONE


def _marked(text: str, mark: str) -> str:
    if not mark or text.startswith("["):
        return text
    ends = text.split("/")
    return "/".join(
        end if end in ("", "..") or end[-1] in "~?%" else end + mark for end in ends
    )


def read_value(value: date | datetime, written: str, *, as_of: date) -> Reading:
    """Read a true date of a spreadsheet, no more exactly than the file shows it."""
    shown = read_written(written, as_of=as_of) if written.strip() else None
    day = value.date() if isinstance(value, datetime) else value
    told = day.isoformat()
    if isinstance(value, datetime):
        near = value + timedelta(seconds=30)
        if near.time().hour or near.time().minute:
            told = f"{near:%Y-%m-%dT%H:%M}"
    exact = PartialDate.parse(told)
    if shown is None or not shown.happened.is_known:
        return Reading(written or told, exact)
    first, last = shown.happened.first, shown.happened.last
    if first and last and first <= day <= last and (last - first).days > 0:
        return Reading(written, shown.happened, shown.doubts)
    return Reading(written, exact)
