"""What is expected, by when, and what excuses it?

Which shape an expectation has shows in its first word: `entry` (this follows), `earlier`
(this stood before), `every` (it keeps coming), `attended`, `holds`, `reaches` or
`words_differ`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sightline.safeguards.language.looked import (
    any_looked,
    conditions,
    looked,
    whom,
)
from sightline.safeguards.language.tables import Table
from sightline.safeguards.language.when import same
from sightline.safeguards.nearest import nearest
from sightline.safeguards.parts import (
    Attends,
    Differs,
    Expect,
    Follows,
    Holds,
    Knows,
    Precedes,
    Rhythm,
    Threshold,
    Unless,
)

Kinds = tuple[str, ...]


def expect(table: Table, starts: Kinds) -> Expect | None:
    """Read the table `expect`; `starts` are the kinds of entry that start the clock."""
    for word, read in _SHAPES.items():
        if word in table:
            found = read(table, starts)
            table.finish()
            return found
    right = f"begin with one of {', '.join(_SHAPES)}"
    if table.says:
        right = nearest(next(iter(table.says)), _SHAPES)
    table.wrong("", "it does not say what is expected", right)
    return None


def unless(table: Table) -> Unless | None:
    """Read one table of `unless`."""
    what, tie = looked(table), same(table, "child")
    already, within = bool(table.flag("already")), table.within("within")
    table.finish()
    if what is None:
        return None
    return table.make(Unless, looked=what, same=tie, already=already, within=within)


def _follows(table: Table, starts: Kinds) -> Expect | None:
    any_of, tie = any_looked(table, "entry"), same(table, "child")
    return table.make(Follows, any_of, tie, _times(table, "within"))


def _precedes(table: Table, starts: Kinds) -> Expect | None:
    any_of, tie = any_looked(table, "earlier"), same(table, "child")
    inner = table.table("since")
    since = looked(inner) if inner else None
    if inner:
        inner.finish()
    return table.make(Precedes, any_of, tie, _times(table, "within"), since)


def _rhythm(table: Table, starts: Kinds) -> Expect | None:
    any_of, tie = any_looked(table, "entry"), same(table, "thread")
    until = table.texts("until", needed=True)
    return table.make(Rhythm, any_of, tie, _times(table, "every"), until)


def _attends(table: Table, starts: Kinds) -> Expect | None:
    field = table.text("field") or "attended"
    raw = table.raw("attended")
    listed = raw if isinstance(raw, list) else [raw]
    groups = [tuple(each) if isinstance(each, list) else (each,) for each in listed]
    if not all(isinstance(sector, str) for group in groups for sector in group):
        wrong = "attended holds something that is not a sector"
        table.wrong("attended", wrong, 'write ["police", ["school", "early-years"]]')
        return None
    return table.make(Attends, tuple(groups), field)


def _holds(table: Table, starts: Kinds) -> Expect | None:
    where = conditions(table, "holds", starts)
    items, names = table.text("each_of"), table.texts("each_has")
    return table.make(Holds, where, items, names)


def _knows(table: Table, starts: Kinds) -> Expect | None:
    who, sectors, named = whom(table, "reaches")
    if who not in ("each", "named", "sectors"):
        right = 'write "each agency", "the agency named in to", or sectors'
        table.wrong("reaches", "it does not say whom it must reach", right)
        return None
    acknowledged = bool(table.flag("acknowledged"))
    within = _times(table, "within")
    return table.make(Knows, who, within, sectors, named, acknowledged)


def _differs(table: Table, starts: Kinds) -> Expect | None:
    field, within = table.text("words_differ"), table.within("within")
    if within is None:
        table.wrong("words_differ", "within is missing", 'add within = "3 months"')
        return None
    return table.make(Differs, field, within)


def _times(table: Table, name: str) -> tuple[Threshold, ...]:
    """Read one time, or several with the day from which each holds."""
    value = table.raw(name)
    if isinstance(value, list):
        dated = []
        for each in table.tables(name):
            from_day, within = each.day("from", date.min), each.within("is")
            each.finish()
            dated += [Threshold(within, from_day)] if within else []
        return tuple(dated)
    within = table.within(name)
    return (Threshold(within),) if within else ()


_SHAPES: dict[str, Callable[[Table, Kinds], Expect | None]] = {
    "every": _rhythm,
    "entry": _follows,
    "earlier": _precedes,
    "attended": _attends,
    "holds": _holds,
    "each_of": _holds,
    "reaches": _knows,
    "words_differ": _differs,
}
