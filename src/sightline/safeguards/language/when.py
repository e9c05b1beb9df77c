"""What starts the clock, and for which child?"""

from __future__ import annotations

from sightline.safeguards.language.looked import looked
from sightline.safeguards.language.tables import Table
from sightline.safeguards.parts import Child, Nearby, Open, Pattern, Start

SAME = ("entry", "thread", "child", "family")
CHILDREN = {"it is about": "children-about", "in the family": "children-in-family"}
FOR_EACH = {
    "involved agency": "involved-agency",
    "invited agency": "invited-agency",
    "attending agency": "attending-agency",
    "adult at home": "adult-at-home",
}


def start(table: Table) -> Start | None:
    """Read the table `when`."""
    what = looked(table)
    child = _child(table)
    pattern = _pattern(table)
    nearby = [_nearby(each) for each in table.tables("also")]
    open_ = [_open(each) for each in table.tables("open")]
    each = table.one_of("for_each", ["", *FOR_EACH], "")
    whose = table.one_of("children", CHILDREN, "it is about")
    only = table.texts("only")
    table.finish()
    if what is None or child is None:
        return None
    return table.make(
        Start,
        looked=what,
        child=child,
        subjects=CHILDREN[whose],
        pattern=pattern,
        nearby=tuple(each for each in nearby if each),
        open=tuple(each for each in open_ if each),
        for_each=FOR_EACH.get(each, ""),
        each_sectors=only,
    )


def same(table: Table, otherwise: str) -> str:
    """Read what ties an entry to the start."""
    return table.one_of("same", SAME, otherwise)


def _child(table: Table) -> Child | None:
    inner = table.table("child")
    if inner is None:
        return Child()
    child = inner.make(
        Child,
        under=inner.within("under"),
        from_age=inner.within("from"),
        unborn=inner.flag("unborn"),
        any_of=inner.texts("any_of"),
        none_of=inner.texts("none_of"),
    )
    inner.finish()
    return child


def _pattern(table: Table) -> Pattern | None:
    times, within = table.whole("times"), table.within("within")
    asked = [name for name in ("different", "every_further") if name in table]
    whose = table.one_of("same", ("child", "family"), "child")
    different = table.text("different")
    if times is None or within is None:
        if times is not None or within is not None or asked:
            wrong = "a pattern needs to be so many times within a time"
            table.wrong("times", wrong, 'write times = 3 and within = "6 months"')
        return None
    if different not in ("", "agency", "kind"):
        different = f"field:{different}"
    further = bool(table.flag("every_further"))
    return table.make(Pattern, times, within, whose, different, further)


def _nearby(table: Table) -> Nearby | None:
    absent = "no" in table
    what = looked(table, "no" if absent else "entry")
    within, tie = table.within("within"), same(table, "child")
    table.finish()
    if what is None:
        return None
    return table.make(Nearby, looked=what, same=tie, within=within, absent=absent)


def _open(table: Table) -> Open | None:
    absent = "no" in table
    what = looked(table, "no" if absent else "entry")
    until, tie = table.texts("until", needed=True), same(table, "child")
    table.finish()
    if what is None:
        return None
    return table.make(Open, opened=what, closed=until, same=tie, absent=absent)
