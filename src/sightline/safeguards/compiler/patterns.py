"""Is this the start that makes a pattern: the second in a fortnight, the third in a row?"""

from __future__ import annotations

from sightline.safeguards.compiler.timing import TIMES, reach
from sightline.safeguards.compiler.writing import Select, Writing, in_rows
from sightline.safeguards.model import Pattern

_FIELD = "field:"
_SOONER = (
    "({0}.recorded_second < {1}.recorded_second OR"
    " {0}.recorded_second = {1}.recorded_second AND {0}.n < {1}.n)"
)
_BEFORE = (
    "({0}.first_day < {1}.first_day OR {0}.first_day = {1}.first_day AND " + _SOONER + ")"
)
_COUNTED = (
    "x.differs IS NOT NULL AND x.said = 2 AND x.first_day IS NOT NULL"
    f" AND x.reach_first >= s.first_day AND {_BEFORE.format('x', 's')}"
)
_SURELY = (
    f"{_COUNTED} AND x.reach_first >= s.last_day AND (x.last_day < s.first_day OR"
    f" x.last_day = s.first_day AND {_SOONER.format('x', 's')})"
)
_ON_ONE_DAY = (
    "(x.first_day = x.last_day AND s.first_day = s.last_day AND x.first_day = s.first_day)"
)
_NEAR = (
    "COALESCE(x.first_day <= s.last_day, TRUE)"
    " AND COALESCE(x.reach_last >= s.first_day, TRUE)"
)
_MAYBE = (
    f"x.differs IS NOT NULL AND {_NEAR}"
    f" AND NOT (COALESCE({_ON_ONE_DAY}, FALSE) AND {_BEFORE.format('s', 'x')})"
)


def write_pattern(writing: Writing, pattern: Pattern, pairs: str, starts: str) -> str:
    """Add the steps that keep the starts that make the pattern, and name the last.

    `pairs` is the step with every entry of the kind and the children it is about. The
    column `unpatterned` is 1 where dates or fields leave room for another count.
    """
    if pattern.different.startswith(_FIELD):
        _write_values(writing, pattern.different.removeprefix(_FIELD))
    _write_alike(writing, pattern, pairs)
    _write_counts(writing, pattern, starts)
    number, times = "c.earlier + 1", pattern.times
    enough = f"c.surely + 1 >= {times}"
    if not pattern.and_each_after or pattern.different:
        enough += " AND c.may_be = c.certain"
    kept = Select(
        f"{starts} s",
        ["s.*", f"CASE WHEN {enough} THEN 0 ELSE 1 END AS unpatterned"],
        ["JOIN pattern_counts c ON c.n = s.n AND c.child = s.child"],
        [f"{number} {'>=' if pattern.and_each_after else '='} {times}", "c.seen = 0"],
    )
    return writing.add("patterned", "patterned: the starts that complete the pattern", kept)


def _write_values(writing: Writing, field: str) -> None:
    where = [
        f"t.field = {writing.word(field)}", "t.stated", f"t.value <> {writing.word('')}"
    ]  # fmt: skip
    if writing.narrowed:
        where.append(f"t.n {in_rows('looked l', 'l.n')}")
    first = Select("@told t", ["t.n", "MIN(t.item) AS item"], where=where, group=["t.n"])
    writing.add("first_items", f"first_items: the first that is stated of {field}", first)
    values = Select(
        "first_items i",
        ["i.n", "MIN(t.value) AS value"],
        ["JOIN @told t ON t.n = i.n AND t.item = i.item"],
        where,
        ["i.n"],
    )
    writing.add("first_values", "first_values: and what it says", values)


def _differing(pattern: Pattern, alias: str, joined: str) -> tuple[str, list[str]]:
    """Give what an entry is counted by, and the join it needs."""
    match pattern.different:
        case "":
            return f"{alias}.n", []
        case "agency":
            return f"{alias}.agency", []
        case "kind":
            return f"{joined}.kind", [f"JOIN @entry {joined} ON {joined}.n = {alias}.n"]
        case _:
            return f"{joined}.value", [
                f"JOIN first_values {joined} ON {joined}.n = {alias}.n"
            ]


def _write_alike(writing: Writing, pattern: Pattern, pairs: str) -> None:
    source, link = (pairs, "b.child") if pattern.same == "child" else ("looked", "b.person")
    differs, joins = _differing(pattern, "b", "v")
    joins = [f"LEFT {join}" for join in joins]
    reaching, more = reach(writing, pattern.within, "b")
    columns = ["b.n", f"{link} AS link", "b.said", *(f"b.{name}" for name in TIMES[:2])]
    alike = Select(
        f"{source} b",
        [*columns, "b.recorded_second", f"{differs} AS differs", *reaching],
        joins + more,
    )
    writing.add("alike", "alike: every such entry, and how long it counts", alike)


def _write_counts(writing: Writing, pattern: Pattern, starts: str) -> None:
    differs, joins = _differing(pattern, "s", "w")
    where = ["s.first_day IS NOT NULL", *([f"{differs} IS NOT NULL"] if joins else [])]
    if pattern.same == "family":
        joins.append("JOIN @family f ON f.person = s.child")
    link = "s.child" if pattern.same == "child" else "f.member"
    # A pattern takes two, so a start with none beside it is none.
    joins.append(f"JOIN alike x ON x.link = {link} AND x.n <> s.n")
    where.append(_NEAR)
    # One entry stands once beside a child, but as often beside a family as it has members.
    every = "DISTINCT " if pattern.same == "family" else ""
    value = "DISTINCT " if pattern.different else every
    seen = f"{_COUNTED} AND x.differs = {differs}" if pattern.different else "1 = 0"
    counts = Select(
        f"{starts} s",
        [
            "s.n",
            "s.child",
            f"COUNT({value}CASE WHEN {_COUNTED} THEN x.differs END) AS earlier",
            f"MAX(CASE WHEN {seen} THEN 1 ELSE 0 END) AS seen",
            f"COUNT({value}CASE WHEN {_SURELY} THEN x.differs END) AS surely",
            f"COUNT({every}CASE WHEN {_SURELY} THEN x.n END) AS certain",
            f"COUNT({every}CASE WHEN {_MAYBE} THEN x.n END) AS may_be",
        ],
        joins,
        where,
        ["s.n", "s.child"],
    )
    says = "pattern_counts: how many came before each, within the time"
    writing.add("pattern_counts", says, counts)
