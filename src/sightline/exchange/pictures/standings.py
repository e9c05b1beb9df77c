"""How did a child stand, and which days stand out? Bands and ticks on the strip of a child."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sightline.drawing.family.ties import Span
from sightline.drawing.timeline.story import Band, Milestone, Standing
from sightline.exchange.pictures.endings import Endings
from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.circumstances import circumstances
from sightline.record.assembly.facts import Fact

_PLANS = {
    "early-help": Standing.EARLY_HELP,
    "child-in-need": Standing.CHILD_IN_NEED,
    "child-protection": Standing.CHILD_PROTECTION,
}
_CIRCUMSTANCES = {
    "child-in-need": Standing.CHILD_IN_NEED,
    "child-protection-plan": Standing.CHILD_PROTECTION,
    "looked-after": Standing.LOOKED_AFTER,
}
_NEW_BIRTH = timedelta(days=28)
_FIRST_STAY = timedelta(days=120)
_OPEN_END = date.max


def bands_of(
    child: str, about: Sequence[Fact], told: Sequence[Fact], endings: Endings
) -> Iterator[Band]:
    """Yield how the child stood, from plans and recorded circumstances, joined where they meet.

    `about` are the facts that concern the child, and `told` those of the whole family.
    """
    spans: dict[Standing, list[tuple[date, date]]] = {}
    for standing, span in (*_planned(child, about, told), *_circumstantial(about, endings)):
        if span.since and span.since.first:
            ends = span.until.last if span.until else None
            over = span.since.first if span.until and not ends else _OPEN_END
            spans.setdefault(standing, []).append((span.since.first, ends or over))
    for standing, those in spans.items():
        for first, last in _joined(those):
            yield Band(standing, first, None if last == _OPEN_END else last)


def _planned(
    child: str, about: Sequence[Fact], told: Sequence[Fact]
) -> Iterator[tuple[Standing, Span]]:
    ended = {each.thread: each.happened for each in told if each.kind == "plan.ended"}
    for each in about:
        standing = _PLANS.get(str(each.told("type")))
        of_child = each.told("child") in (None, child)
        if each.kind == "plan.agreed" and standing and of_child:
            yield standing, Span(each.happened, ended.get(each.thread or each.id))


def _circumstantial(
    about: Sequence[Fact], endings: Endings
) -> Iterator[tuple[Standing, Span]]:
    for each in circumstances(about):
        if standing := _CIRCUMSTANCES.get(each.what):
            yield standing, endings.span(each)


def _joined(spans: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    joined: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def milestones_of(
    child: str, about: Sequence[Fact], *, born: PartialDate
) -> Iterator[Milestone]:
    """Yield the days round a birth that are looked for in a review, and a death.

    Booking with the weeks of the pregnancy, the first discharge, the new birth visit with
    the day of life it was made on; of each the first.
    """
    birth = born.first if born.is_exact_day else None
    found: set[str] = set()
    for each in about:
        day = each.happened.first if each.happened.is_exact_day else None
        if day is None or each.kind in found:
            continue
        age = day - birth if birth else None
        if words := _perinatal(each, age) or _death(child, each):
            yield Milestone(day, words)
            if not each.told("no_access"):
                found.add(each.kind)


def _perinatal(fact: Fact, age: timedelta | None) -> str:
    if fact.kind == "pregnancy.booked":
        weeks = fact.told("weeks")
        return f"booking, {weeks} weeks" if weeks else "booking"
    if fact.kind == "birth.recorded" and fact.told("gestation_weeks"):
        return f"born at {fact.told('gestation_weeks')} weeks"
    if age is None or age < timedelta(0):
        return ""
    if fact.kind == "hospital.discharged" and age <= _FIRST_STAY:
        return "discharged from hospital"
    if fact.kind == "visit.made" and age <= _NEW_BIRTH:
        words = "no access" if fact.told("no_access") else "first visit"
        return f"{words}, day {age.days}"
    return ""


def _death(child: str, fact: Fact) -> str:
    return "died" if fact.kind == "person.died" and fact.people[:1] == (child,) else ""
