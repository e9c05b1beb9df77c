"""What must an entry say? Conditions that hold, do not, or cannot be told, in SQL.

Each gives two tests: that it holds for certain, and that it may hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sightline.safeguards.compiler.writing import Writing, exists, in_rows
from sightline.safeguards.model import Condition, Looked


@dataclass
class Tests:
    """What must hold: `sure` for certain, `maybe` as far as can be told."""

    sure: list[str] = field(default_factory=list)
    maybe: list[str] = field(default_factory=list)

    def also(self, sure: str, maybe: str | None = None) -> None:
        """Add a test; without `maybe`, one that can always be told."""
        if maybe is not None:
            self.sure.append(sure)
        self.maybe.append(sure if maybe is None else maybe)

    def __iadd__(self, other: Tests) -> Tests:
        self.sure += other.sure
        self.maybe += other.maybe
        return self


def said(writing: Writing, conditions: Iterable[Condition], entry: str) -> Tests:
    """Test the data of the entry that goes by an alias."""
    tests = Tests()
    for condition in conditions:
        tests.also(*_tests(writing, condition, entry))
    return tests


def looked_at(writing: Writing, looked: Looked, entry: str) -> Tests:
    """Test what does not depend on the start: the kind, the data, the agency's sector."""
    tests = said(writing, looked.where, entry)
    tests.maybe.insert(0, f"{entry}.kind {writing.one_of(looked.kinds)}")
    if looked.by == "sectors":
        tests.also(of_sectors(writing, looked.sectors, f"{entry}.agency"))
    return tests


def beside_start(writing: Writing, looked: Looked, entry: str, start: str) -> Tests:
    """Test what depends on the start: who recorded the entry, and whom it names."""
    tests = Tests()
    if looked.by == "recorder":
        tests.also(f"{entry}.agency = {start}.agency")
    elif looked.by == "another":
        tests.also(f"{entry}.agency <> {start}.agency")
    elif looked.by == "each":
        tests.also(f"{entry}.agency = {start}.whom")
    elif looked.by == "named":
        tests.also(*names(writing, start, looked.named, f"{entry}.agency"))
    if looked.naming:
        whom = f"{start}.whom" if looked.naming_whom == "each" else f"{start}.agency"
        tests.also(*names(writing, entry, looked.naming, whom))
    return tests


def of_sectors(writing: Writing, sectors: Iterable[str], agency: str) -> str:
    """Test that the agency in a column is of one of these sectors."""
    of_sector = f"g.sector {writing.one_of(tuple(sectors))}"
    return f"{agency} {in_rows('@agency g', 'g.agency', of_sector)}"


def unstated(writing: Writing, entry: str, field_name: str) -> str:
    """Test that a field is one that the source does not state."""
    return _told(writing, entry, field_name, "NOT t.stated")


def names(writing: Writing, entry: str, field_name: str, agency: str) -> tuple[str, str]:
    """Test that a field names the agency in a column."""
    about = f"t.n = {entry}.n AND t.field = {writing.word(field_name)}"
    named = f"t.value = {agency}"
    return (
        exists("@told t", about, f"t.stated AND {named}"),
        exists("@told t", about, f"(NOT t.stated OR {named})"),
    )


def _tests(writing: Writing, condition: Condition, entry: str) -> tuple[str, str]:
    fits = _fitting(writing, condition)
    sure, maybe = (
        _told(writing, entry, condition.field, test)
        for test in (f"t.stated AND {fits}", f"(NOT t.stated OR {fits})")
    )
    if condition.says in ("is-not", "blank"):
        return f"NOT {maybe}", f"NOT {sure}"
    return sure, maybe


def _fitting(writing: Writing, condition: Condition) -> str:
    match condition.says:
        case "is" | "is-not":
            return f"t.value {writing.one_of(condition.values)}"
        case "at-least":
            return f"t.number >= {int(condition.values[0])}"
        case "at-most":
            return f"t.number <= {int(condition.values[0])}"
        case _:
            return f"t.value <> {writing.word('')}"


def _told(writing: Writing, entry: str, name: str, test: str) -> str:
    """Test that a row of a field is so.

    For one family it is looked up entry by entry; over everyone, found once and joined.
    """
    of_field = f"t.field = {writing.word(name)}"
    if writing.narrowed:
        return exists("@told t", f"t.n = {entry}.n", of_field, test)
    return f"{entry}.n {in_rows('@told t', 't.n', of_field, test)}"
