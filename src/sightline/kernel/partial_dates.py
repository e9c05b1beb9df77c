"""When did it happen, as far as anyone can say?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from sightline.kernel.date_points import NotADate, Point, Precision, Reach
from sightline.kernel.date_points_reading import point_of_day, point_of_moment
from sightline.kernel.date_reading import Meaning, read
from sightline.kernel.date_spans import points_of
from sightline.kernel.date_wording import say
from sightline.kernel.local_time import require_aware

__all__ = ["NotADate", "PartialDate", "Precision", "in_words"]

_LAST_IN_ORDER = "9" * 22


@dataclass(frozen=True)
class PartialDate:
    """A date as it was told: a day, a month, about a month, some time between, not known.

    `text` is EDTF (ISO 8601-2) in its one canonical form, and two partial dates are equal
    when their texts are. `first` and `last` are the days it may literally mean, both
    included; None where that end is open or not known. `time` is London's wall clock and is
    there only for a moment of a day. Questions of certainty allow for more than the literal
    bounds where the date is marked about or doubtful: see the note in `date_points`.

    Make one with `parse`, `on`, `at` or `unknown`.
    """

    text: str
    first: date | None = field(compare=False)
    last: date | None = field(compare=False)
    time: time | None = field(compare=False)
    precision: Precision = field(compare=False)
    approximate: bool = field(compare=False)
    uncertain: bool = field(compare=False)
    meaning: Meaning = field(compare=False, repr=False)
    reach: Reach = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read EDTF text; raises NotADate, saying what is wrong and what would be right."""
        return _made_of(read(text))

    @classmethod
    def on(cls, day: date) -> PartialDate:
        """Make the partial date that is exactly this day."""
        if isinstance(day, datetime):
            raise TypeError(
                "a moment was given for a day; use PartialDate.at, or london_day"
            )
        return _made_of(point_of_day(day))

    @classmethod
    def at(cls, moment: datetime) -> PartialDate:
        """Make the partial date that is exactly this moment, told in London's time."""
        return _made_of(point_of_moment(require_aware(moment)))

    @classmethod
    def unknown(cls) -> PartialDate:
        """Make the partial date of which nothing is known."""
        return _made_of(None)

    def __str__(self) -> str:
        return self.text

    def certainly_before(self, other: PartialDate) -> bool:
        """Tell whether this was before the other, whatever their dates turn out to be."""
        return self.reach.ends_before(other.reach)

    def certainly_after(self, other: PartialDate) -> bool:
        """Tell whether this was after the other, whatever their dates turn out to be."""
        return other.reach.ends_before(self.reach)

    def possibly_before(self, other: PartialDate) -> bool:
        """Tell whether this may have been before the other; two things on one day may."""
        return self.reach.starts_before(other.reach)

    def possibly_after(self, other: PartialDate) -> bool:
        """Tell whether this may have been after the other; two things on one day may."""
        return other.reach.starts_before(self.reach)

    def possibly_same_day(self, other: PartialDate) -> bool:
        """Tell whether both may have happened on one day."""
        return self.reach.shares_a_day_with(other.reach)

    @property
    def is_exact_day(self) -> bool:
        """Whether it names one day, and neither about nor doubtfully."""
        exact = self.precision in (Precision.DAY, Precision.TIME)
        return exact and not (self.approximate or self.uncertain)

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known of when."""
        return self.first is not None or self.last is not None

    @property
    def moment(self) -> datetime | None:
        """The moment in UTC, where the time of day is told."""
        return self.meaning.moment if isinstance(self.meaning, Point) else None

    @property
    def sort_key(self) -> str:
        """Digits that put dates in order, here and in a database: the earliest possible
        moment first, then what is over soonest; open starts first of all, unknown last.
        """
        if self.meaning is None or not self.is_known:
            return _LAST_IN_ORDER
        begins = self.meaning.begins
        return _digits(begins) + (self.last or date.max).isoformat().replace("-", "")


def in_words(d: PartialDate) -> str:
    """Say a partial date in plain English: `some time between 3 and 9 January 2026`."""
    return say(d.meaning)


def _made_of(meaning: Meaning) -> PartialDate:
    if meaning is None:
        return PartialDate(
            "", None, None, None, Precision.UNKNOWN, False, False, None, Reach()
        )
    doubts = [point.doubt for point in points_of(meaning)]
    return PartialDate(
        text=meaning.text,
        first=meaning.first,
        last=meaning.last,
        time=meaning.clock if isinstance(meaning, Point) else None,
        precision=meaning.precision,
        approximate=any(doubt.approximate for doubt in doubts),
        uncertain=any(doubt.uncertain for doubt in doubts),
        meaning=meaning,
        reach=meaning.reach,
    )


def _digits(moment: datetime | None) -> str:
    if moment is None:
        return "0" * 14
    return f"{moment.year:04d}{moment:%m%d%H%M%S}"


def whole_day(text: object) -> date | None:
    """Return the day that a text says exactly; None where it says less, or nothing."""
    try:
        said = PartialDate.parse(str(text)) if text else PartialDate.unknown()
    except NotADate:
        return None
    return said.first if said.is_exact_day else None
