"""Which safeguards are there, which of them run, and how often was each kept?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from sightline.access.database_scope import whole_record
from sightline.obligations.adopted_set import adopted_safeguard
from sightline.obligations.models import Adopted, Obligation
from sightline.obligations.queries.owed import day_of, standing
from sightline.record.queries import small_numbers
from sightline.safeguards import library_loading
from sightline.safeguards.model import Safeguard

SMALLEST = small_numbers.SMALLEST


@dataclass(frozen=True)
class Version:
    """One version that was adopted: from when, by whom, why, and whether it still runs."""

    title: str
    text: str
    digest: str
    from_day: date
    deciders: str
    why: str
    adopted_at: datetime
    ended_at: datetime | None
    ended_why: str


@dataclass(frozen=True)
class Listed:
    """One safeguard, shipped or written here, and the version that runs, if one does."""

    safeguard: Safeguard
    shipped: bool
    runs: Version | None
    kept: int | None  # per cent of what fell due; None where too little did to say


@dataclass(frozen=True)
class MonthKept:
    """How what fell due in one month stands; None where there is some, but too little to say."""

    month: date
    done: int | None
    late: int | None
    overdue: int | None
    explained: int | None


@dataclass(frozen=True)
class Kept:
    """How what fell due in a stretch of time stands; None where too few to tell.

    `share` is what was done in time, in per cent of what fell due, in steps of five.
    """

    fell_due: int | None
    done: int | None
    late: int | None
    overdue: int | None
    share: int | None


@dataclass(frozen=True)
class BeforeAndSince:
    """How a safeguard was kept before a day and from that day on, and month by month.

    The month of the day itself counts as since. Before tells what would have been kept had it
    been asked: only as far back as the safeguard runs over what was recorded (`from_day`).
    """

    since: date
    before: Kept
    after: Kept
    months: tuple[MonthKept, ...]


def library(*, now: datetime) -> list[Listed]:
    """Return every safeguard there is, by title."""
    shipped = {each.code: each for each in library_loading.load()}
    rows = {row.code: row for row in Adopted.objects.filter(ended_at=None)}
    counted = _counted(now)
    found = []
    for code in {*shipped, *rows}:
        row = rows.get(code)
        safeguard = adopted_safeguard(row) if row else shipped[code]
        runs = _version(row) if row else None
        kept = _kept(counted.get(code, Counter()))
        found.append(Listed(safeguard, code in shipped, runs, kept))
    return sorted(found, key=lambda each: each.safeguard.title)


def one_listed(code: str, *, now: datetime) -> Listed | None:
    """Return one safeguard by its code, running or not."""
    row = Adopted.objects.filter(code=code).order_by("ended_at", "-pk").first()
    running = Adopted.objects.filter(code=code, ended_at=None).first()
    shipped = {each.code: each for each in library_loading.load()}.get(code)
    safeguard = adopted_safeguard(running) if running else shipped
    if safeguard is None and row is not None:
        safeguard = adopted_safeguard(row)
    if safeguard is None:
        return None
    runs = _version(running) if running else None
    return Listed(
        safeguard, shipped is not None, runs, _kept(_counted(now).get(code, Counter()))
    )


def versions_of(code: str) -> list[Version]:
    """Return every version that was ever adopted, the newest first."""
    return [_version(row) for row in Adopted.objects.filter(code=code).order_by("-pk")]


def figures_of_safeguard(code: str, since: date, *, now: datetime) -> BeforeAndSince:
    """Return how a safeguard was kept before and since a day, small numbers left out.

    This is the outcome that stands beside the activity of a learning point: briefings sent
    and read say that people were reminded, this says what was done.
    """
    found = _months_counted(code, now)
    first = since.replace(day=1)
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for month, counts in found.items():
        (before if month < first else after).update(counts)
    return BeforeAndSince(since, _stretch(before), _stretch(after), _by_newest(found))


def months_of(code: str, *, now: datetime) -> list[MonthKept]:
    """Return how what fell due stands, month by month, newest first, small numbers left out."""
    return list(_by_newest(_months_counted(code, now)))


def _by_newest(found: dict[date, Counter[str]]) -> tuple[MonthKept, ...]:
    names = ("met", "late", "overdue", "explained")
    return tuple(
        MonthKept(month, *(_large_enough(counts[name]) for name in names))
        for month, counts in sorted(found.items(), reverse=True)
    )


def _months_counted(code: str, now: datetime) -> dict[date, Counter[str]]:
    found: dict[date, Counter[str]] = {}
    for _, month, status, number in _by_month(now, code):
        found.setdefault(month, Counter())[status] += number
    return found


def _stretch(counts: Counter[str]) -> Kept:
    fell_due = counts["met"] + counts["late"] + counts["overdue"]
    return Kept(
        fell_due=_large_enough(fell_due),
        done=_large_enough(counts["met"]),
        late=_large_enough(counts["late"]),
        overdue=_large_enough(counts["overdue"]),
        share=_kept(counts),
    )


def _counted(now: datetime) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for code, _, status, number in _by_month(now):
        found.setdefault(code, Counter())[status] += number
    return found


def _by_month(now: datetime, code: str = "") -> Iterator[tuple[str, date, str, int]]:
    """Yield how many of what fell due in each month stand how, under what runs."""
    with whole_record():
        rows = Obligation.objects.exclude(due_last=None)
        if code:
            rows = rows.filter(adopted__code=code)
        names = ("adopted__code", "due_last", "clock", "status", "explained_until")
        counts = list(
            rows.values(*names, "explained").annotate(number=Count("pk")).order_by()
        )
    for row in counts:
        number, of = row.pop("number"), row.pop("adopted__code")
        held = Obligation(**row)
        day = day_of(held, held.due_last)
        if day is not None:
            yield of, day.replace(day=1), standing(held, now), number


def _kept(counts: Counter[str]) -> int | None:
    fell_due = counts["met"] + counts["late"] + counts["overdue"]
    return small_numbers.per_cent(counts["met"], fell_due, exact=False)


def _large_enough(number: int) -> int | None:
    return number if number == 0 or number >= SMALLEST else None


def _version(row: Adopted) -> Version:
    return Version(
        row.title, row.text, row.digest, row.from_day, row.deciders, row.why,
        row.adopted_at, row.ended_at, row.ended_why,
    )  # fmt: skip
