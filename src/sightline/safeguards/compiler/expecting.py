"""What is looked for near, before or after the start, or in another child's record?"""

from __future__ import annotations

from sightline.kernel.deadlines import Within
from sightline.safeguards.compiler.conditions import Tests, names, of_sectors, unstated
from sightline.safeguards.compiler.finding import look_for
from sightline.safeguards.compiler.outcomes import Outcome, by_answers
from sightline.safeguards.compiler.timing import (
    TIMES,
    after,
    near,
    reach,
)
from sightline.safeguards.compiler.weighing import Begun, summed, weigh, write_answers
from sightline.safeguards.compiler.writing import Select, Writing, exists, in_days
from sightline.safeguards.model import Differs, Follows, Knows, Looked, Precedes, Safeguard

WORDS = "#words"


def follows(writing: Writing, expect: Follows, begun: Begun) -> Outcome:
    """Look for an answer after the start, on the same day at the earliest."""
    answers = write_answers(writing, expect.any_of, expect.same, begun)
    return by_answers(begun, answers)


def precedes(writing: Writing, expect: Precedes, begun: Begun) -> Outcome:
    """Look back from the start, as far as the time allowed and the latest `since`."""
    since = _write_since(writing, expect, expect.since, begun) if expect.since else Tests()
    weighed = []
    withins = _by_threshold(expect)
    for at, looked in enumerate(expect.any_of, 1):
        for nth, (within, held) in enumerate(withins, 1):
            name = f"answers_{at}" + (f"_{nth}" if len(withins) > 1 else "")
            found = look_for(
                writing, f"{name}_looked", looked, expect.same, begun.step, within
            )
            found = found.also([], held)
            placed = after("s", "b")
            placed += since
            timely = near(within, "b", "s") if within else Tests()
            weighed.append(weigh(writing, name, found, begun, placed, timely))
    return by_answers(begun, summed(writing, "answers", weighed, begun))


def _by_threshold(expect: Precedes) -> list[tuple[Within | None, list[str]]]:
    """Give each time allowed, and the test that it was the one in force at the start."""
    oldest_first = sorted(expect.within, key=lambda each: each.from_day)
    found: list[tuple[Within | None, list[str]]] = []
    for at, each in enumerate(oldest_first):
        held = [f"s.day_1 >= {in_days(each.from_day)}"]
        if at + 1 < len(oldest_first):
            held.append(f"s.day_1 < {in_days(oldest_first[at + 1].from_day)}")
        found.append((each.within, held if len(oldest_first) > 1 else []))
    return found or [(None, [])]


def _write_since(writing: Writing, expect: Precedes, since: Looked, begun: Begun) -> Tests:
    """Add the step to every `since` that may stand before a start; give its tests."""
    found = look_for(writing, "since_looked", since, expect.same, begun.step)
    placed = after("s", "b")
    certain = " AND ".join([*placed.sure, *found.fits])
    select = found.select(begun.step, Tests([], placed.maybe))
    select.columns = [
        *(f"s.{key}" for key in begun.key),
        *("b.n AS since_n", "b.first_day AS since_first", "b.last_day AS since_last"),
        f"CASE WHEN {certain} THEN 2 ELSE 1 END AS since_sure",
    ]
    select.distinct = True
    writing.add("since", "since: what may be that since which it must stand", select)
    of_start = [f"u.{key} = s.{key}" for key in begun.key]
    other = exists(
        "since u",
        *of_start,
        "u.since_n <> b.n",
        "NOT COALESCE(b.first_day >= u.since_last, FALSE)",
    )
    too_early = exists(
        "since u",
        *of_start,
        "u.since_n <> b.n",
        "u.since_sure = 2",
        "b.last_day < u.since_first",
    )
    return Tests([f"NOT {other}"], [f"NOT {too_early}"])


def knows(writing: Writing, expect: Knows, begun: Begun) -> Outcome:
    """Ask since when the agency, or any of those meant, knows the start."""
    meant, itself, unsure = _meant(writing, expect)
    what = "acknowledged" if expect.acknowledged else "since"
    heard = {"never": f"k.{what}_day", "always": f"k.{what}_second"}.get(
        begun.clock,
        f"CASE WHEN s.clock = 1 THEN k.{what}_second ELSE k.{what}_day END",
    )
    where = [meant]
    if expect.acknowledged:
        where.append("k.acknowledged_day IS NOT NULL")
    in_time, late = f"{heard} <= s.due_first", f"{heard} > s.due_last"
    select = Select(
        f"{begun.step} s",
        [
            *(f"s.{key}" for key in begun.key),
            f"MAX(CASE WHEN {in_time} THEN 1 ELSE 0 END) AS met",
            f"MAX(CASE WHEN {in_time} OR {late} THEN 0 ELSE 1 END) AS undated",
            f"MAX(CASE WHEN {late} THEN 1 ELSE 0 END) AS late",
        ],
        ["JOIN @knows k ON k.n = s.n"],
        where,
        [f"s.{key}" for key in begun.key],
    )
    says = "heard: whether those meant had heard in time, or late"
    writing.add("heard", says, select)
    return Outcome(
        met=f"({itself} OR COALESCE(a.met, 0) = 1)",
        late="COALESCE(a.late, 0) = 1",
        undated="COALESCE(a.undated, 0) = 1",
        unsaid=unsure,
        joins=[begun.joined("heard", "a")],
        own=True,
    )


def _meant(writing: Writing, expect: Knows) -> tuple[str, str, str]:
    """Test that a row of knowledge is of an agency meant; that the recorder is; a doubt."""
    match expect.whom:
        case "each":
            return "k.agency = s.whom", "s.agency = s.whom", "FALSE"
        case "sectors":
            of = [of_sectors(writing, expect.sectors, f"{a}.agency") for a in ("k", "s")]
            return of[0], of[1], "FALSE"
        case "named":
            knower, _ = names(writing, "s", expect.named, "k.agency")
            itself, _ = names(writing, "s", expect.named, "s.agency")
            return knower, itself, unstated(writing, "s", expect.named)


def differs(
    writing: Writing, safeguard: Safeguard, expect: Differs, begun: Begun
) -> Outcome:
    """Look for an earlier entry about another child of the family with the same words."""
    words = writing.word(expect.field + WORDS)
    writing.add(
        "worded",
        "worded: the words of such entries, by person",
        _worded(writing, safeguard, expect, words),
    )
    writing.add(
        "repeated",
        "repeated: the same words in another child's entry",
        _repeated(expect, begun, words),
    )
    unsure = unstated(writing, "s", expect.field)
    return Outcome(
        met=f"(a.found IS NULL AND NOT {unsure})",
        undated=f"(a.found = 1 AND NOT {unsure})",
        unsaid=unsure,
        joins=[begun.joined("repeated", "a")],
        own=True,
    )


def _worded(writing: Writing, safeguard: Safeguard, expect: Differs, words: str) -> Select:
    reaching, joins = reach(writing, expect.within, "b")
    return Select(
        "@happened b",
        [
            "b.n",
            "b.person",
            *(f"b.{name}" for name in TIMES),
            "w.value AS words",
            *reaching,
        ],
        [
            f"JOIN @told w ON w.n = b.n AND w.field = {words}",
            "JOIN @person p ON p.person = b.person",
            *joins,
        ],
        [
            f"b.kind {writing.one_of(safeguard.start.looked.kinds)}",
            "NOT p.grown",
            *(["b.person IN (:people)"] if writing.narrowed else []),
        ],
    )


def _repeated(expect: Differs, begun: Begun, words: str) -> Select:
    placed = after("s", "b")
    placed += near(expect.within, "b", "s")
    return Select(
        f"{begun.step} s",
        [
            *(f"s.{key}" for key in begun.key),
            f"MAX(CASE WHEN {' AND '.join(placed.sure)} THEN 2 ELSE 1 END) AS found",
        ],
        [
            f"JOIN @told o ON o.n = s.n AND o.field = {words}",
            "JOIN @family f ON f.person = s.child",
            "JOIN worded b ON b.person = f.member AND b.words = o.value",
        ],
        ["b.person <> s.child", "b.n < s.n", *placed.maybe],
        [f"s.{key}" for key in begun.key],
    )
