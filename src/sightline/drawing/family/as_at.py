"""What was the family on that day? Only what had begun and was not over by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sightline.drawing.family.households import Household
from sightline.drawing.family.model import Family
from sightline.drawing.family.people import UNKNOWN_DATE, Person
from sightline.drawing.family.restricting import kept_people
from sightline.drawing.family.ties import ChildLink, LinkKind, Period, Span, Union

_PREGNANCY = timedelta(days=280)


def as_at(family: Family, day: date) -> Family:
    """Give the family as it was on a day.

    Whoever was not born or expected is not there, nor what had not begun; somebody who died
    later is alive; what ended later goes on. What is over stays where it shows how people
    came to be kin: former couples, adoptions and births stay, placements and homes go.
    """
    people = {one.id: _then(one, day) for one in family.people}
    alive = {person: one for person, one in people.items() if one is not None}
    then = kept_people(family, set(alive))
    unions = tuple(
        replace(union, periods=periods)
        for union in then.unions
        if (periods := _periods(union, day, bool(then.links_from[union.id])))
    )
    left = {union.id for union in unions}
    return replace(
        then,
        people=tuple(alive[one.id] for one in then.people),
        unions=unions,
        children=tuple(
            replace(link, span=_open(link.span, day))
            for link in then.children
            if link.union in left and _link_holds(link, day)
        ),
        households=tuple(_home(home, day) for home in then.households),
        qualities=tuple(one for one in then.qualities if one.span.holds_on(day)),
        responsibilities=tuple(
            one for one in then.responsibilities if one.span.holds_on(day)
        ),
    )


def _then(person: Person, day: date) -> Person | None:
    """Give the person as on the day: unborn, alive or dead; None before the pregnancy."""
    died = person.died
    if died is not None and died.first is not None and died.first > day:
        died = None
    if person.born.first is None or person.born.first <= day:
        due = person.expected.first if person.expected else None
        unborn = person.is_unborn and due is not None and due - _PREGNANCY > day
        return None if unborn else replace(person, died=died)
    due = person.expected.first if person.expected else None
    if due is None or due - _PREGNANCY > day:
        return None
    return replace(person, born=UNKNOWN_DATE, died=None)


def _periods(union: Union, day: date, has_children: bool) -> tuple[Period, ...]:
    begun = [period for period in union.periods if period.span.begun_by(day)]
    if not begun:
        return (Period(),) if has_children else ()
    return tuple(_period(period, day) for period in begun)


def _period(period: Period, day: date) -> Period:
    """Take away an ending that was still to come."""
    until = period.span.until
    if until is None or until.first is None or until.first <= day:
        return period
    return replace(period, span=replace(period.span, until=None), ending=None)


def _link_holds(link: ChildLink, day: date) -> bool:
    if link.kind in (LinkKind.BIRTH, LinkKind.DONOR, LinkKind.SURROGATE):
        return True
    return link.span.holds_on(day)


def _open(span: Span, day: date) -> Span:
    later = span.until is not None and span.until.first and span.until.first > day
    return replace(span, until=None) if later else span


def _home(home: Household, day: date) -> Household:
    stays = (stay for stay in home.stays if stay.span.holds_on(day))
    return replace(home, stays=tuple(stays))
