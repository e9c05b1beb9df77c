"""From a safeguard to SQL: starts, what is due, what answers or excuses, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sightline.kernel.deadlines import Within
from sightline.safeguards.compiler.expecting import differs, follows, knows, precedes
from sightline.safeguards.compiler.falling_due import clock_of, write_due, write_due_at_once
from sightline.safeguards.compiler.holding import attends, holds
from sightline.safeguards.compiler.outcomes import Outcome
from sightline.safeguards.compiler.owners import write_owner
from sightline.safeguards.compiler.rhythms import closing, keeps_rhythm, write_clocks
from sightline.safeguards.compiler.starts import write_starts
from sightline.safeguards.compiler.steps import Scope, Steps
from sightline.safeguards.compiler.timing import number_in
from sightline.safeguards.compiler.weighing import Begun, write_excuses
from sightline.safeguards.compiler.writing import Select, Writing
from sightline.safeguards.model import (
    Attends,
    Differs,
    Follows,
    Holds,
    Knows,
    Precedes,
    Rhythm,
    Safeguard,
)

_ROWS_OF_STATUS = ("child", "whom", "due_first", "due_last", "clock")


class _Asked:
    """A safeguard as the key of what was compiled: its examples do not matter to it."""

    def __init__(self, safeguard: Safeguard) -> None:
        self.safeguard = safeguard
        self._parts = (
            safeguard.code,
            safeguard.in_force,
            safeguard.start,
            safeguard.expect,
            safeguard.owed_by,
            safeguard.unless,
        )

    def __hash__(self) -> int:
        return hash(self._parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._parts == other._parts


def compile(safeguard: Safeguard, *, scope: Scope = "everyone") -> Steps:  # noqa: A001
    """Write a safeguard as SQL, for everyone or for the people of one family.

    What was written once is remembered.
    """
    return _compiled(_Asked(safeguard), scope)


@lru_cache(maxsize=1024)
def _compiled(asked: _Asked, scope: Scope) -> Steps:
    safeguard, writing = asked.safeguard, Writing(scope)
    starts = write_starts(writing, safeguard)
    begun, outcome = _write_expected(writing, safeguard, starts)
    _write_status(writing, safeguard, starts, begun, outcome)
    _write_obligations(writing)
    words = {name: word for word, name in writing.words.items()}
    return Steps(
        safeguard.code, scope, tuple(writing.steps), words, frozenset(writing.withins)
    )


def _write_expected(
    writing: Writing, safeguard: Safeguard, starts: str
) -> tuple[Begun, Outcome]:
    key = ("n", "child", "whom") if safeguard.start.for_each else ("n", "child")
    expect = safeguard.expect
    match expect:
        case Follows() | Knows():
            due = write_due(writing, starts, expect.within)
            begun = Begun(due, key, clock_of(expect.within))
            shape: Any = follows if isinstance(expect, Follows) else knows
            return begun, shape(writing, expect, begun)
        case Rhythm():
            clocks, founds = write_clocks(writing, expect, starts, key)
            due = write_due(writing, clocks, expect.every, "s.clock_day")
            begun = Begun(due, (*key, "started"), clock_of(expect.every))
            return begun, keeps_rhythm(writing, founds, begun)
    begun = Begun(write_due_at_once(writing, starts), key, "never")
    match expect:
        case Precedes():
            return begun, precedes(writing, expect, begun)
        case Differs():
            return begun, differs(writing, safeguard, expect, begun)
        case Attends():
            return begun, attends(writing, expect)
        case Holds():
            return begun, holds(writing, expect)


@dataclass(frozen=True)
class _Case:
    """How a clock stands where a test holds."""

    test: str
    status: str
    because: str
    answered: str = ""


def _write_status(
    writing: Writing, safeguard: Safeguard, starts: str, begun: Begun, outcome: Outcome
) -> None:
    unless = safeguard.unless
    if isinstance(safeguard.expect, Rhythm):
        unless = (*unless, closing(safeguard.expect))
    if outcome.own:
        begun, outcome = _write_asked(writing, begun, outcome)
    excuses = write_excuses(writing, unless, begun)
    owner, owner_joins = write_owner(writing, safeguard.owed_by, starts)
    cases = _cases(safeguard, begun, outcome, bool(excuses))
    rhythm = isinstance(safeguard.expect, Rhythm)
    columns = [
        "s.n",
        f"{'s.started' if rhythm else 's.n'} AS started",
        *(f"s.{name}" for name in _ROWS_OF_STATUS),
        f"CASE {_whens(cases, 'status')} END AS status",
        f"CASE {_whens(cases, 'because')} END AS because",
        f"{_answered(cases)} AS answered",
        f"{owner} AS owed_by",
    ]
    joins = [*outcome.joins, *owner_joins]
    if excuses:
        joins.append(begun.joined(excuses, "x"))
    status = Select(f"{begun.step} s", columns, joins, outcome.where)
    says = "status: how each stands, and why"
    if not rhythm:
        writing.add("status", says, status)
        return
    writing.add("standing", says, status)
    twice = "NOT EXISTS (SELECT 1 FROM standing y WHERE y.started = s.started"
    twice += " AND y.child = s.child AND y.whom = s.whom AND y.n > s.n)"
    once = Select("standing s", ["s.*"], where=[twice])
    writing.add("status", "status: each clock once, for the last start that ran it", once)


def _write_asked(writing: Writing, begun: Begun, outcome: Outcome) -> tuple[Begun, Outcome]:
    """Add the step that asks each question of a start once, though it decides twice."""
    columns = {"met": outcome.met, "undated": outcome.undated, "unsaid": outcome.unsaid}
    columns["late"] = outcome.late
    asked = Select(
        f"{begun.step} s",
        [
            "s.*",
            *(
                f"CASE WHEN {test} THEN 1 ELSE 0 END AS is_{name}"
                for name, test in columns.items()
            ),
        ],
        outcome.joins,
        outcome.where,
    )
    step = writing.add("asked", "asked: what the start itself says of it", asked)
    met, undated, unsaid, late = (f"s.is_{name} = 1" for name in columns)
    return replace(begun, step=step), Outcome(met, late, undated, unsaid, own=True)


def _cases(
    safeguard: Safeguard, begun: Begun, outcome: Outcome, excused: bool
) -> list[_Case]:
    """List how a clock may stand, in the order in which the first that fits decides."""
    undated, unsaid = outcome.undated, outcome.unsaid
    cases = [_Case(outcome.met, "met", "found-in-time", outcome.answered)]
    if excused:
        cases.append(_Case("x.met IS NOT NULL", "excused", "excused-by", "x.met"))
    own = [
        _Case(undated, "cannot-tell", "date-not-exact"),
        _Case(unsaid, "cannot-tell", "not-stated"),
    ]
    may_excuse = [
        _Case("COALESCE(x.undated, 0) = 1", "cannot-tell", "date-not-exact"),
        _Case("COALESCE(x.unsaid, 0) = 1", "cannot-tell", "not-stated"),
    ]
    if not excused:
        cases += own
    elif outcome.own:
        cases += own + may_excuse
    else:
        # An answer and an excuse that may be are one doubt: a date says it before a field.
        cases += [own[0], may_excuse[0], own[1], may_excuse[1]]
    cases += _doubts(safeguard)
    cases.append(_Case(outcome.late, "late", "found-after", outcome.answered_late))
    passed = {"never": ":today > s.due_last", "always": ":tonight > s.due_last"}.get(
        begun.clock,
        "CASE WHEN s.clock = 1 THEN :tonight ELSE :today END > s.due_last",
    )
    at_once = isinstance(safeguard.expect, Precedes | Attends | Holds | Differs)
    cases.append(_Case("TRUE" if at_once else passed, "missed", "not-found"))
    if not at_once:
        cases.append(_Case("TRUE", "pending", "not-due-yet"))
    return [case for case in cases if case.test != "FALSE"]


def _doubts(safeguard: Safeguard) -> list[_Case]:
    undated = "s.undated > 0"
    if isinstance(safeguard.expect, Follows | Knows | Rhythm):
        undated += " OR s.due_first IS NULL OR s.due_last IS NULL"
    return [
        _Case("s.unsaid > 0", "cannot-tell", "not-stated"),
        _Case("s.unaged > 0", "cannot-tell", "age-not-known"),
        _Case(undated, "cannot-tell", "date-not-exact"),
    ]


def _whens(cases: list[_Case], name: str) -> str:
    return "\n    ".join(f"WHEN {case.test} THEN '{getattr(case, name)}'" for case in cases)


def _answered(cases: list[_Case]) -> str:
    if not any(case.answered for case in cases):
        return "CAST(NULL AS BIGINT)"
    whens = [f"WHEN {case.test} THEN {_or_null(case.answered)}" for case in cases]
    return f"CASE {' '.join(whens)} END"


def _or_null(answered: str) -> str:
    return number_in(answered) if answered else "NULL"


def _write_obligations(writing: Writing) -> None:
    nobody = writing.word("")
    obligations = Select(
        "status s",
        [
            "e.id AS started",
            *(f"s.{name}" for name in _ROWS_OF_STATUS),
            "s.status",
            "s.because",
            f"COALESCE(r.id, {nobody}) AS answered",
            "s.owed_by",
        ],
        ["JOIN @entry e ON e.n = s.started", "LEFT JOIN @entry r ON r.n = s.answered"],
    )
    writing.add(
        "obligations", "obligations: the same, with the entries' own names", obligations
    )


def withins_of(*compiled: Steps) -> frozenset[Within]:
    """Gather the times that the table of deadlines must have for these."""
    return frozenset(within for steps in compiled for within in steps.withins)
