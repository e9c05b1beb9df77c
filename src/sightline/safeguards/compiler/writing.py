"""How is one step written, and what has been named so far?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sightline.kernel.deadlines import Unit, Within
from sightline.safeguards.compiler.steps import Scope, Step

_DAYS_A_UNIT = {Unit.DAYS: 1, Unit.WEEKS: 7}
SECONDS_AN_HOUR = 3600
_ROOM_FOR_AMOUNTS = 10_000
UNITS = tuple(Unit)
_EPOCH = date(1970, 1, 1).toordinal()


def unit_id(within: Within) -> int:
    """Number a stretch of time, as the table of deadlines does."""
    return UNITS.index(within.unit) * _ROOM_FOR_AMOUNTS + within.amount


@dataclass
class Select:
    """One SELECT, put together piece by piece."""

    source: str
    columns: list[str] = field(default_factory=list)
    joins: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    group: list[str] = field(default_factory=list)
    having: list[str] = field(default_factory=list)
    distinct: bool = False

    @property
    def text(self) -> str:
        """The SELECT as text, a line for each part."""
        return "\n".join("  " + line.replace("\n", "\n  ") for line in self._lines)

    @property
    def line(self) -> str:
        """The SELECT on one line, for a test within another."""
        return " ".join(" ".join(self._lines).split())

    @property
    def _lines(self) -> list[str]:
        lines = ["SELECT DISTINCT" if self.distinct else "SELECT"]
        lines += ["    " + ",\n    ".join(self.columns), f"FROM {self.source}", *self.joins]
        if self.where:
            lines.append("WHERE " + "\n  AND ".join(self.where))
        if self.group:
            lines.append("GROUP BY " + ", ".join(self.group))
        if self.having:
            lines.append("HAVING " + "\n  AND ".join(self.having))
        return lines


def in_rows(source: str, column: str, *conditions: str) -> str:
    """Write that what stands before it is in a column of these rows."""
    return f"IN ({Select(source, [column], where=list(conditions)).line})"


@dataclass
class Writing:
    """A safeguard's text while it is written: its steps, words and times so far."""

    scope: Scope
    steps: list[Step] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)  # placeholder by word
    withins: set[Within] = field(default_factory=set)

    def add(self, name: str, says: str, *selects: Select, union: str = "UNION ALL") -> str:
        """Add a step, the union of these selects, and return its name."""
        text = f"\n  {union}\n".join(select.text for select in selects)
        self.steps.append(Step(name, says, text))
        return name

    def word(self, word: str) -> str:
        """Bind a word, and return what stands for it in the text."""
        return ":" + self.words.setdefault(word, f"v{len(self.words) + 1}")

    def one_of(self, words: Sequence[str]) -> str:
        """Return the right side of a comparison with any of these words."""
        return "IN (" + ", ".join(map(self.word, words)) + ")" if words else "IN (NULL)"

    def counted(self, within: Within, day: str, alias: str) -> tuple[str, list[str]]:
        """Count `within` on from the day in a column: an expression, and joins it needs.

        Nothing, where the calendar does not reach so far. Not for hours.
        """
        if within.unit in _DAYS_A_UNIT:
            return f"{day} + {within.amount * _DAYS_A_UNIT[within.unit]}", []
        self.withins.add(within)
        join = (
            f"LEFT JOIN @deadline {alias}"
            f" ON {alias}.unit_id = {unit_id(within)} AND {alias}.day = {day}"
        )
        return f"{alias}.due", [join]

    @property
    def narrowed(self) -> bool:
        """Whether the text is for the people of one family."""
        return self.scope == "people"


def in_days(day: date) -> int:
    """Count a day from 1970-01-01."""
    return day.toordinal() - _EPOCH


def hours(within: Within) -> bool:
    """Tell whether a stretch of time is counted on the clock."""
    return within.unit is Unit.HOURS


def exists(source: str, *conditions: str) -> str:
    """Write that there is a row."""
    return f"EXISTS ({Select(source, ['1'], where=list(conditions)).line})"


def all_of(conditions: Iterable[str]) -> str:
    """Write that all of these hold; with none, that it is so."""
    return " AND ".join(conditions) or "1 = 1"


def sure_if(conditions: Iterable[str]) -> str:
    """Write 2 where all of these hold for certain, and 1 where that cannot be said."""
    held = list(conditions)
    return f"CASE WHEN {' AND '.join(held)} THEN 2 ELSE 1 END" if held else "2"
