"""What does a worked example tell? A small case, and what is owed in it on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sightline.safeguards.language.tables import Table
from sightline.safeguards.parts import Example

FORMAT = "case/1"

_ENTRY = (
    *("id", "kind", "happened", "recorded", "by", "author", "about", "thread"),
    *("corrects", "data", "known_to"),
)


def example(table: Table) -> Example | None:
    """Read one table of `example` into a case file's own form."""
    as_of = table.day("as_of", date.min)
    if "as_of" not in table:
        table.wrong("", "as_of is missing", "add as_of = 2026-01-07")
    case = {
        "sightline": FORMAT,
        "title": table.text("says", needed=True),
        "as_of": as_of.isoformat(),
        "agencies": {id_: _agency(a) for id_, a in _named(table, "agencies").items()},
        "people": {id_: _person(p) for id_, p in _named(table, "people").items()},
        "entries": [_entry(each) for each in table.tables("entries")],
    }
    expects = _expects(table)
    table.finish()
    return table.make(
        Example, says=str(case["title"]), as_of=as_of, case=case, expects=expects
    )


def _named(table: Table, name: str) -> dict[str, Any]:
    inner = table.table(name)
    return inner.says if inner else {}


def _agency(value: Any) -> Any:
    return {"name": value, "sector": value} if isinstance(value, str) else value


def _person(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return {"born": _plain(value)} if value != "" else {}


def _entry(table: Table) -> dict[str, Any]:
    for name in table.says:
        if name not in _ENTRY:
            right = f"an entry has {', '.join(_ENTRY)}; what its kind holds stands in data"
            table.wrong(name, f"an entry has no “{name}”", right)
    return {name: _plain(value) for name, value in table.says.items()}


def _plain(value: Any) -> Any:
    """Write days and moments as the case file does."""
    if isinstance(value, datetime):
        seconds = value.tzinfo is not None or value.second
        return value.isoformat(timespec="seconds" if seconds else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _expects(table: Table) -> tuple[tuple[str, str], ...]:
    inner = table.table("expects")
    if inner is None:
        table.wrong("", "expects is missing", 'add expects = { baby = "met" }, or {}')
        return ()
    return tuple(
        sorted((child, status) for child in inner.says for status in inner.texts(child))
    )
