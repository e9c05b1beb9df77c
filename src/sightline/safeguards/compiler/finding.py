"""Which entries may be what a safeguard looks for, and how are they tied to its start?"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.deadlines import Within
from sightline.safeguards.compiler.conditions import Tests, beside_start, looked_at
from sightline.safeguards.compiler.timing import TIMES, reach
from sightline.safeguards.compiler.writing import Select, Writing, in_rows, sure_if
from sightline.safeguards.model import Looked, Same

# Not `b.n <> s.n`, which DuckDB takes for a way to join: where starts are few it then puts
# each beside every entry, and only afterwards asks which are of one family.
_ANOTHER = "b.n - s.n <> 0"


@dataclass(frozen=True)
class Found:
    """Entries that may be what is looked for, ready to be joined to starts.

    `joins` ties them, as `b`, to the starts, as `s`; `tests` are what else must hold of the
    two together.
    """

    joins: tuple[str, ...]
    tests: Tests

    def select(self, starts: str, times: Tests) -> Select:
        """Join to a step's starts what may hold, in time as well; no columns yet."""
        where = [_ANOTHER, *self.tests.maybe, *times.maybe]
        return Select(f"{starts} s", joins=list(self.joins), where=where)

    def also(self, joins: list[str], tests: list[str]) -> Found:
        """Add joins to the starts, and tests that can always be told."""
        every = Tests(list(self.tests.sure), [*tests, *self.tests.maybe])
        return Found((*joins, *self.joins), every)

    @property
    def fits(self) -> list[str]:
        """The tests that what is recorded certainly is what is looked for."""
        return ["b.said = 2", *self.tests.sure]


def look_for(
    writing: Writing,
    name: str,
    looked: Looked,
    same: Same,
    starts: str,
    back: Within | None = None,
) -> Found:
    """Add the step `name`: the entries that may be looked for; and say how to tie them.

    `back`: how far back from the start such an entry counts, if that matters.
    """
    tests = looked_at(writing, looked, "b")
    reaching, joins = reach(writing, back, "b") if back else ([], [])
    source, link, tying = _TIES[same]
    columns = ["b.n", f"{link} AS link", "b.agency", "b.thread", *(f"b.{t}" for t in TIMES)]
    leaf = Select(
        source,
        [*columns, f"{sure_if(tests.sure)} AS said", *reaching],
        joins,
        [*_narrowing(writing, same, starts), *tests.maybe],
    )
    kinds = " or ".join(looked.kinds)
    writing.add(name, f"{name}: {kinds}, where it may be what is looked for", leaf)
    ties = tuple(tie.format(name) for tie in tying)
    return Found(ties, beside_start(writing, looked, "b", "s"))


_TIES: dict[Same, tuple[str, str, tuple[str, ...]]] = {
    "child": ("@happened b", "b.person", ("JOIN {} b ON b.link = s.child",)),
    "family": (
        "@happened b",
        "b.person",
        ("JOIN @family f ON f.person = s.child", "JOIN {} b ON b.link = f.member"),
    ),
    "thread": ("@entry b", "b.thread", ("JOIN {} b ON b.link = s.thread",)),
    "entry": (
        "@naming r JOIN @entry b ON b.n = r.n",
        "r.named",
        ("JOIN {} b ON b.link = s.n",),
    ),
}


def _narrowing(writing: Writing, same: Same, starts: str) -> list[str]:
    """Hold the step to one family where the whole text is: it would read everyone's else."""
    nameless = [f"b.thread <> {writing.word('')}"] if same == "thread" else []
    if not writing.narrowed:
        return nameless
    match same:
        case "thread":
            return [*nameless, f"b.thread {in_rows(f'{starts} x', 'x.thread')}"]
        case "entry":
            return [f"r.named {in_rows(f'{starts} x', 'x.n')}"]
        case _:
            return ["b.person IN (:people)"]
