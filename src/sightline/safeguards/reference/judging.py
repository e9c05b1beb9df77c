"""From what was found to how it stands: the one place that decides a status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.safeguards.model import Unless
from sightline.safeguards.obligation import Because, Status
from sightline.safeguards.reference.looking import candidates, fits
from sightline.safeguards.reference.seen import Seen
from sightline.safeguards.reference.three_valued import Truth, every
from sightline.safeguards.reference.timing import Counting, Due, in_time, not_before
from sightline.safeguards.world import EntryRow


@dataclass(frozen=True, slots=True)
class Ground:
    """What a safeguard is run on: the world, the calendar, and as of when."""

    seen: Seen
    counting: Counting
    today: int
    now_second: int

    def passed(self, due: Due) -> bool:
        """Whether the last moment at which it may fall due is over."""
        now = self.now_second if due.clock else self.today
        return due.last is not None and now > due.last


@dataclass(frozen=True, slots=True)
class Begun:
    """A clock that runs: from which entry, for which child, for whom else, how surely.

    `start` is the entry that began it all; `clock` the one this clock runs from, which is
    another only in a rhythm. `doubt` says why it cannot be told whether the clock runs.
    """

    start: EntryRow
    clock: EntryRow
    child: str
    each: str
    doubt: Because | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate: does it say what it should, is it in its place and in time?"""

    entry: EntryRow
    fields: Truth
    placed: Truth
    timely: Truth

    @property
    def certain(self) -> bool:
        return every([self.fields, self.placed, self.timely]) is True

    @property
    def possible(self) -> bool:
        return every([self.fields, self.placed, self.timely]) is None

    @property
    def late(self) -> bool:
        return self.fields is True and self.placed is True and self.timely is False

    @property
    def by_date(self) -> bool:
        """Whether a date is why it cannot be told."""
        return self.placed is None or self.timely is None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an obligation stands, why, and by which entry."""

    status: Status
    because: Because
    answered: str = ""


def settle(
    begun: Begun, answers: Iterable[Weighed], excuses: Iterable[Weighed], *, passed: bool
) -> Verdict:
    """Decide the status from the answers and excuses that were weighed."""
    answers, excuses = list(answers), list(excuses)
    met = earliest(each.entry for each in answers if each.certain)
    if met:
        return Verdict("met", "found-in-time", met.id)
    excused = earliest(each.entry for each in excuses if each.certain)
    if excused:
        return Verdict("excused", "excused-by", excused.id)
    possible = [each for each in [*answers, *excuses] if each.possible]
    if possible:
        return cannot_tell(by_date=any(each.by_date for each in possible))
    if begun.doubt:
        return Verdict("cannot-tell", begun.doubt)
    late = earliest(each.entry for each in answers if each.late)
    if late:
        return Verdict("late", "found-after", late.id)
    if passed:
        return Verdict("missed", "not-found")
    return Verdict("pending", "not-due-yet")


def settle_at_once(
    begun: Begun, met: Truth, excuses: Iterable[Weighed], *, by_date: bool = False
) -> Verdict:
    """Decide the status of what is judged by the start itself."""
    if met is True:
        return Verdict("met", "found-in-time")
    verdict = settle(begun, (), excuses, passed=True)
    if met is None and verdict.status != "excused":
        return cannot_tell(by_date=by_date)
    return verdict


def cannot_tell(*, by_date: bool) -> Verdict:
    """Say why it cannot be told."""
    return Verdict("cannot-tell", "date-not-exact" if by_date else "not-stated")


def earliest(entries: Iterable[EntryRow]) -> EntryRow | None:
    """Return the earliest of these entries, by day and then by place in the ledger."""
    return min(entries, key=in_order, default=None)


def in_order(entry: EntryRow) -> tuple[bool, int, int]:
    """Order entries by their first day, unknown days before all, then as recorded."""
    return entry.first_day is not None, entry.first_day or 0, entry.n


def excuses_of(
    ground: Ground, unless: Iterable[Unless], begun: Begun, due: Due
) -> list[Weighed]:
    """Weigh every entry that may excuse."""
    return [
        _weighed(ground, each, entry, begun, due)
        for each in unless
        for entry in candidates(
            ground.seen, each.looked, each.same, begun.start, begun.child
        )
    ]


def _weighed(
    ground: Ground, unless: Unless, entry: EntryRow, begun: Begun, due: Due
) -> Weighed:
    fields = fits(ground.seen, unless.looked, entry, begun.start, begun.each)
    if unless.already:
        return Weighed(
            entry,
            fields,
            not_before(begun.clock, entry),
            ground.counting.reaches(entry, begun.clock, unless.within),
        )
    return Weighed(entry, fields, not_before(entry, begun.clock), in_time(entry, due))
