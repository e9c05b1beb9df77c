"""Which clocks run while work is open: one from the start, one from each that came since?"""

from __future__ import annotations

from sightline.safeguards.compiler.conditions import Tests
from sightline.safeguards.compiler.finding import Found, look_for
from sightline.safeguards.compiler.outcomes import Outcome, by_answers
from sightline.safeguards.compiler.timing import TIMES, after, in_time, too_late
from sightline.safeguards.compiler.weighing import Begun, summed, weigh
from sightline.safeguards.compiler.writing import Select, Writing, exists
from sightline.safeguards.model import Looked, Rhythm, Unless

_OF_START = ("n", "child", "whom", "agency", "thread", "unsaid", "unaged", "undated")


def closing(expect: Rhythm) -> Unless:
    """Return what ends the work, as an excuse for the clock that was running."""
    return Unless(Looked(kinds=expect.closed), same="thread")


def write_clocks(
    writing: Writing, expect: Rhythm, starts: str, key: tuple[str, ...]
) -> tuple[str, list[Found]]:
    """Add the steps to every clock that runs; name the last, and what answers them."""
    founds, came = [], []
    for at, looked in enumerate(expect.any_of, 1):
        found = look_for(writing, f"answers_{at}_looked", looked, expect.same, starts)
        placed = after("b", "s")
        select = found.select(starts, Tests([], [*placed.sure, *found.fits]))
        select.where.append(f"NOT {_closed(writing, expect)}")
        select.columns = [*(f"s.{name}" for name in key), "b.n AS came_n"]
        select.distinct = True
        founds.append(found)
        came.append(select)
    says = "came: those that came while the work was open; each starts a clock of its own"
    writing.add("came", says, *came, union="UNION")
    of_start = [f"s.{name}" for name in _OF_START]
    first = Select(
        f"{starts} s",
        [*of_start, *(f"s.{t}" for t in TIMES), "s.day_1 AS clock_day", "s.n AS started"],
    )
    on = " AND ".join(f"s.{name} = c.{name}" for name in key)
    further = Select(
        "came c",
        [
            *of_start,
            *(f"e.{t}" for t in TIMES),
            "e.first_day AS clock_day",
            "e.n AS started",
        ],
        [f"JOIN {starts} s ON {on}", "JOIN @entry e ON e.n = c.came_n"],
    )
    says = "clocks: the start's, and that of each that came"
    return writing.add("clocks", says, first, further), founds


def keeps_rhythm(writing: Writing, founds: list[Found], begun: Begun) -> Outcome:
    """Look for the next answer after each clock began."""
    placed = _placed()
    weighed = [
        weigh(
            writing,
            f"answers_{at}",
            found.also([], ["b.n <> s.started"]),
            begun,
            placed,
            in_time("b", "s", begun.clock),
            too_late("b", "s", begun.clock),
        )
        for at, found in enumerate(founds, 1)
    ]
    return by_answers(begun, summed(writing, "answers", weighed, begun))


def _placed() -> Tests:
    """Test that an answer comes after the clock began.

    Among those that came, the later recorded of one day is the later one.
    """
    after_start = after("b", "s")
    later = "b.first_day > s.last_day OR b.n > s.started AND b.first_day >= s.last_day"
    sooner = "b.last_day < s.first_day OR b.n < s.started AND b.last_day <= s.first_day"
    of_start = "CASE WHEN s.started = s.n THEN {} ELSE {} END"
    return Tests(
        [of_start.format(after_start.sure[0], f"({later})")],
        [of_start.format(after_start.maybe[0], f"NOT COALESCE({sooner}, FALSE)")],
    )


def _closed(writing: Writing, expect: Rhythm) -> str:
    return exists(
        "@entry c",
        "c.thread = s.thread",
        f"c.kind {writing.one_of(expect.closed)}",
        "c.n <> b.n",
        "c.last_day <= b.first_day",
    )
