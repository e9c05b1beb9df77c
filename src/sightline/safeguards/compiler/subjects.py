"""For which children does an entry start a clock, as far as their ages can be told?

Everything is judged over the whole span in which the entry may have happened, from `day_1`
to `day_2`, so that a date that is not exact claims nothing that only one reading says.
"""

from __future__ import annotations

from sightline.kernel.deadlines import Within
from sightline.safeguards.compiler.conditions import Tests
from sightline.safeguards.compiler.timing import TIMES
from sightline.safeguards.compiler.writing import Select, Writing, exists
from sightline.safeguards.model import Child
from sightline.safeguards.world_building.holding import MAY

DAYS_BEFORE_BIRTH = 300  # earlier than that there is no child yet whom anything is owed
ENTRY = ("n", "agency", "thread", *TIMES, "recorded_second", "day_1", "day_2", "said")

_BORN = "(p.born_first IS NOT NULL OR p.born_last IS NOT NULL)"
_EXPECTED = "(p.expected_first IS NOT NULL OR p.expected_last IS NOT NULL)"
_FROM_FIRST = f"CASE WHEN {_BORN} THEN p.born_first ELSE p.expected_first END"
_FROM_LAST = f"CASE WHEN {_BORN} THEN p.born_last ELSE p.expected_last END"
_YOUNG = "CASE WHEN p.child_until_last IS NULL THEN NOT p.grown ELSE {} END"
_MAY_BE = [
    f"COALESCE(s.day_2 >= {_FROM_FIRST} - {DAYS_BEFORE_BIRTH}, TRUE)",
    _YOUNG.format("s.day_1 < p.child_until_last"),
]
_CERTAIN = [
    f"COALESCE(s.day_1 >= {_FROM_LAST} - {DAYS_BEFORE_BIRTH}, TRUE)",
    _YOUNG.format("COALESCE(s.day_2 < p.child_until_first, FALSE)"),
]
_UNBORN = (
    f"CASE WHEN {_BORN} THEN COALESCE(s.day_2 < p.born_first, FALSE)"
    f" WHEN {_EXPECTED} THEN COALESCE(s.day_2 <= p.expected_last, FALSE) ELSE FALSE END"
)
_MAYBE_UNBORN = (
    f"CASE WHEN {_BORN} THEN COALESCE(s.day_1 < p.born_last, TRUE) ELSE {_EXPECTED} END"
)


def write_pairs(writing: Writing, looked: str, child: Child) -> str:
    """Add the steps from (entry, person) rows to the children each entry is about.

    Where it is about adults only, the children are those of their families and homes. The
    column `aged` is 2 where the child is of those meant, 1 where that cannot be told, 0
    where it is not so.
    """
    aged, joins = _aged(writing, child, list(_CERTAIN))
    named = Select(
        f"{looked} s",
        [*_columns("s"), "s.person AS child", f"{aged} AS aged"],
        ["JOIN @person p ON p.person = s.person", *joins],
        list(_MAY_BE),
    )
    says = "named: those named in the entry who may be children on the day"
    writing.add("named", says, named)
    _write_near(writing, looked)
    entry = ("agency", "thread", *TIMES, "recorded_second")
    by_family = Select(
        "near s",
        [
            "s.n",
            *(f"e.{name}" for name in entry),
            *("s.day_1", "s.day_2", "s.said", "s.child", f"{aged} AS aged"),
        ],
        ["JOIN @entry e ON e.n = s.n", "JOIN @person p ON p.person = s.child", *joins],
        [*_MAY_BE, *_narrowed(writing, "s.child")],
    )
    by_name = Select(
        "named s",
        [*_columns("s"), "s.child", "s.aged"],
        where=_narrowed(writing, "s.child"),
    )
    return writing.add("pairs", "pairs: each entry with its children", by_name, by_family)


def _write_near(writing: Writing, looked: str) -> None:
    theirs = [
        Select(
            f"{looked} s",
            ["s.n", f"{child_of} AS child", "s.day_1", "s.day_2", "s.said"],
            [tie],
            [f"NOT {exists('named c', 'c.n = s.n')}"],
        )
        for child_of, tie in (
            ("f.member", "JOIN @family f ON f.person = s.person"),
            ("h.child", f"JOIN @home h ON h.adult = s.person AND {covers('h')}"),
        )
    ]
    says = "near: the family and home of adults, where an entry names no child"
    writing.add("near", says, *theirs, union="UNION")


def write_family(writing: Writing, looked: str, child: Child) -> str:
    """Add the steps that give each entry the children in the families of those named."""
    aged, joins = _aged(writing, child, list(_CERTAIN))
    members = Select(
        f"{looked} s",
        ["s.n", "f.member AS child", "s.day_1", "s.day_2", "s.said"],
        ["JOIN @family f ON f.person = s.person"],
        _narrowed(writing, "f.member"),
        distinct=True,
    )
    writing.add("members", "members: everyone in the families of those named", members)
    entry = ("agency", "thread", *TIMES, "recorded_second")
    of_family = Select(
        "members s",
        [
            "s.n",
            *(f"e.{name}" for name in entry),
            *("s.day_1", "s.day_2", "s.said", "s.child", f"{aged} AS aged"),
        ],
        ["JOIN @entry e ON e.n = s.n", "JOIN @person p ON p.person = s.child", *joins],
        list(_MAY_BE),
    )
    says = "family_pairs: each entry with the children of the family"
    return writing.add("family_pairs", says, of_family)


def write_subjects(writing: Writing, subjects: str, child: Child) -> str:
    """Add the step from prepared (entry, child) rows to the children meant; name it."""
    aged, joins = _aged(writing, child, ["s.certain = 2"])
    person = [] if child == Child() else ["JOIN @person p ON p.person = s.child"]
    meant = Select(
        f"{subjects} s",
        [*_columns("s"), "s.child", f"{aged} AS aged"],
        [*person, *joins],
    )
    return writing.add("pairs", "pairs: each entry with its children", meant)


def covers(row: str, start: str = "s") -> str:
    """Test that what a row tells held over the whole of the start."""
    until = f"({row}.until_day IS NULL OR {row}.until_day >= {start}.day_2)"
    return f"{row}.from_day <= {start}.day_1 AND {until}"


def _overlaps(row: str) -> str:
    until = f"({row}.until_day IS NULL OR {row}.until_day >= s.day_1)"
    return f"{row}.from_day <= s.day_2 AND {until}"


def _columns(alias: str) -> list[str]:
    return [f"{alias}.{name}" for name in ENTRY]


def _narrowed(writing: Writing, child: str) -> list[str]:
    return [f"{child} IN (:people)"] if writing.narrowed else []


def _aged(writing: Writing, child: Child, certain: list[str]) -> tuple[str, list[str]]:
    tests, joins = Tests(certain, []), []
    for name, within in (("u", child.under), ("o", child.from_age)):
        if within:
            reached, more = _reached(writing, within, name)
            joins += more
            tests.also(*(_under(*reached) if name == "u" else _from(*reached)))
    if child.unborn is not None:
        tests.also(
            *(
                (_UNBORN, _MAYBE_UNBORN)
                if child.unborn
                else (f"NOT {_MAYBE_UNBORN}", f"NOT {_UNBORN}")
            )
        )
    if child.any_of:
        tests.also(*_held(writing, child.any_of))
    if child.none_of:
        held, may_have = _held(writing, child.none_of)
        tests.also(f"NOT {may_have}", f"NOT {held}")
    sure = " AND ".join(tests.sure)
    if not tests.maybe:
        return f"CASE WHEN {sure} THEN 2 ELSE 1 END", joins
    never = " AND ".join(tests.maybe)
    return f"CASE WHEN NOT ({never}) THEN 0 WHEN {sure} THEN 2 ELSE 1 END", joins


def _held(writing: Writing, circumstances: tuple[str, ...]) -> tuple[str, str]:
    """Test that one of these held all the while, and that it may have held some of it."""
    may_have = (*circumstances, *(f"{each}{MAY}" for each in circumstances))
    found = [
        exists(
            "@circumstance c", "c.person = p.person", f"c.what {writing.one_of(what)}", days
        )
        for what, days in ((circumstances, covers("c")), (may_have, _overlaps("c")))
    ]
    return found[0], found[1]


def _reached(writing: Writing, age: Within, name: str) -> tuple[list[str], list[str]]:
    first, joins = writing.counted(age, "p.born_first", f"{name}1")
    last, more = writing.counted(age, "p.born_last", f"{name}2")
    return [first, last], joins + more


def _under(first: str, last: str) -> tuple[str, str]:
    return (
        f"({_UNBORN} OR COALESCE(s.day_2 < {first}, FALSE))",
        f"({_UNBORN} OR COALESCE(s.day_1 < {last}, TRUE))",
    )


def _from(first: str, last: str) -> tuple[str, str]:
    return (
        f"COALESCE(s.day_1 >= {last}, FALSE)",
        f"(NOT {_UNBORN} AND COALESCE(s.day_2 >= {first}, TRUE))",
    )
