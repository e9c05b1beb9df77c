"""How often did agencies challenge each other, how far did it go, and what came of it?

A disagreement is one piece of work, from when it was first raised to when it was resolved;
its stage is the highest that any entry in it names. It is counted for the pair of agencies,
the one that raised it first, in the order of their names: many disagreements are no fault.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sightline.access.actor import Actor
from sightline.access.database_scope import whole_record
from sightline.access.models import Agency
from sightline.kernel.local_time import london_day, start_of_day
from sightline.record.models import Entry
from sightline.record.policies import check_may_count, counts_exactly
from sightline.record.queries.counting import grouped, middle, months_before
from sightline.record.queries.recorded import recorded
from sightline.record.queries.shown import EntryShown
from sightline.record.queries.small_numbers import told

MONTHS = 24  # few are raised in one year
MOST_ROWS = 500
STAGES = (1, 2, 3, 4)
KINDS = ("disagreement.raised", "disagreement.answered", "disagreement.resolved")
OUTCOMES = ("decision-changed", "something-else", "decision-stayed", "no-effect")


@dataclass(frozen=True)
class Disagreement:
    """One disagreement: who raised it with whom and when, how far it went, what came of it.

    `for_child` is what it meant for the child; empty where it is open, or nobody said.
    """

    entry: str
    at: datetime
    by: str
    with_: str
    stage: int
    answered_at: datetime | None
    resolved_at: datetime | None
    for_child: str


@dataclass(frozen=True)
class DisagreementFigures:
    """How many; None where it may not be told. `days` from raised to resolved, in the middle.

    `stages` are how many reached each stage and no further; `outcomes` how many ended how, in
    the order of `OUTCOMES`, with those of which nobody said it at the end.
    """

    number: int | None
    answered: int | None
    resolved: int | None
    stages: tuple[int | None, ...]
    days: float | None
    outcomes: tuple[int | None, ...]


@dataclass(frozen=True)
class Pair:
    """Two agencies, the one that raised it first, and their figures."""

    by: str
    by_name: str
    with_: str
    with_name: str
    figures: DisagreementFigures


@dataclass(frozen=True)
class Challenges:
    """All disagreements raised in two years, and by pair of agencies, by name."""

    whole: DisagreementFigures
    pairs: tuple[Pair, ...]
    exact: bool


@dataclass(frozen=True)
class WhichOnes:
    """Which disagreements a figure counts."""

    by: str = ""
    with_: str = ""
    stage: int = 0
    what: str = ""  # answered, resolved, an outcome, or not-said


@dataclass(frozen=True)
class DisagreementsBehind:
    """The disagreements that a figure counts and that are open; and how many more are not."""

    rows: tuple[tuple[Disagreement, EntryShown], ...]
    not_open: int | None


def challenges(actor: Actor, *, now: datetime) -> Challenges:
    """Return the disagreements of the partnership in figures; raises Refused to who may not."""
    check_may_count(actor)
    exact = counts_exactly(actor.role)
    names = dict(Agency.objects.values_list("pk", "name"))
    rows = _read(now)

    def pair(row: Disagreement) -> str:
        return f"{names.get(row.by, row.by)}\n{names.get(row.with_, row.with_)}"

    return Challenges(
        whole=_figures(rows, exact),
        pairs=tuple(
            Pair(
                of[0].by, names.get(of[0].by, of[0].by),
                of[0].with_, names.get(of[0].with_, of[0].with_),
                _figures(of, exact),
            )
            for _, of in grouped(rows, pair)
        ),
        exact=exact,
    )  # fmt: skip


def disagreements_behind(
    actor: Actor, wanted: WhichOnes, *, now: datetime
) -> DisagreementsBehind:
    """Return the disagreements that one figure counts, the newest first, at most 500."""
    check_may_count(actor)
    found = [row for row in reversed(_read(now)) if _is_wanted(row, wanted)][:MOST_ROWS]
    shown = {each.id: each for each in recorded(actor, [r.entry for r in found], now=now)}
    rows = tuple((row, shown[row.entry]) for row in found if row.entry in shown)
    exact = counts_exactly(actor.role)
    return DisagreementsBehind(rows, told(len(found) - len(rows), exact=exact))


def _is_wanted(row: Disagreement, wanted: WhichOnes) -> bool:
    happened = {
        "": True,
        "answered": row.answered_at,
        "resolved": row.resolved_at,
        "not-said": row.resolved_at and not row.for_child,
    }
    return (
        wanted.by in ("", row.by)
        and wanted.with_ in ("", row.with_)
        and wanted.stage in (0, row.stage)
        and bool(happened.get(wanted.what, row.for_child == wanted.what))
    )


def _figures(rows: Sequence[Disagreement], exact: bool) -> DisagreementFigures:
    resolved = [row for row in rows if row.resolved_at]
    stages = Counter(row.stage for row in rows)
    outcomes = Counter(row.for_child for row in resolved)
    return DisagreementFigures(
        number=told(len(rows), exact=exact),
        answered=told(sum(1 for row in rows if row.answered_at), exact=exact),
        resolved=told(len(resolved), exact=exact),
        stages=tuple(told(stages[stage], exact=exact) for stage in STAGES),
        days=middle(
            (
                (row.resolved_at - row.at) / timedelta(days=1)
                for row in resolved
                if row.resolved_at
            ),
            exact=exact,
        ),
        outcomes=tuple(told(outcomes[code], exact=exact) for code in (*OUTCOMES, "")),
    )


def _read(now: datetime) -> list[Disagreement]:
    """Return the disagreements raised in two years, by when, in one statement."""
    since = start_of_day(months_before(london_day(now), MONTHS - 1))
    with whole_record():
        entries = Entry.objects.filter(kind__in=KINDS, recorded_at__gte=since)
        steps: dict[str, list[Entry]] = defaultdict(list)
        threads: dict[str, str] = {}
        for entry in entries.order_by("recorded_at", "position"):
            # A correction belongs to the work of what it corrects, even if it names no other.
            threads[entry.id] = threads.get(entry.corrects or "", entry.thread)
            steps[threads[entry.id]].append(entry)
    # What was raised before, and only answered since, is of an earlier time.
    found = [_disagreement(of) for of in steps.values() if of[0].kind == KINDS[0]]
    return sorted(found, key=lambda each: each.at)


def _disagreement(steps: Sequence[Entry]) -> Disagreement:
    corrected = {step.corrects for step in steps}
    standing = [step for step in steps if step.id not in corrected]
    first = {
        kind: next((step.recorded_at for step in steps if step.kind == kind), None)
        for kind in KINDS
    }
    opening = steps[0]
    raised = next((step for step in standing if step.kind == KINDS[0]), opening)
    ends = [step for step in standing if step.kind == KINDS[2]]
    return Disagreement(
        entry=opening.id,
        at=opening.recorded_at,
        by=opening.agency_id,
        with_=str(raised.data.get("with") or ""),
        stage=max(int(step.data.get("stage") or 1) for step in standing),
        answered_at=first[KINDS[1]],
        resolved_at=first[KINDS[2]],
        for_child=str(ends[-1].data.get("for_child") or "") if ends else "",
    )
