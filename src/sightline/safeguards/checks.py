"""What may a part of a safeguard not say? Each check returns what is wrong, and what is right.

`where` in a fault is the word of the language that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import get_args

from sightline.kernel.deadlines import Unit, Within
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import say_day
from sightline.safeguards.nearest import nearest
from sightline.safeguards.obligation import Status
from sightline.safeguards.words_of_kinds import (
    AGENCIES,
    condition_on_field,
    field_faults,
    field_of,
    kind_faults,
)
from sightline.vocabulary.circumstances import CIRCUMSTANCES
from sightline.vocabulary.sectors import SECTORS
from sightline.vocabulary.themes import THEMES

Faults = list[Fault]

_AGES = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)
_DAYS_IN = {Unit.DAYS: 1.0, Unit.WEEKS: 7.0, Unit.MONTHS: 30.4375, Unit.YEARS: 365.25}
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LISTS = {"invited-agency": "invited", "attending-agency": "attended"}


def refuse_if(*found: Iterable[Fault]) -> None:
    """Refuse with everything that these checks found."""
    faults = [fault for each in found for fault in each]
    if faults:
        raise Refused(*faults)


def code(text: str) -> Faults:
    if _CODE.fullmatch(text):
        return []
    wrong = f"“{text}” is not a code"
    return [Fault("code", wrong, "use small letters and hyphens, as in referral-decided")]


def words(text: str, where: str) -> Faults:
    return [] if text.strip() else [Fault(where, "it is empty", "say it in a few words")]


def theme(code: str) -> Faults:
    return _known([code], THEMES, "theme", "theme") if code else []


def kinds(codes: Sequence[str], where: str) -> Faults:
    if not codes:
        return [Fault(where, "no kind of entry is named", "name one, as in referral.made")]
    return [fault for each in codes for fault in kind_faults(each, where)]


def condition(field: str, says: str, values: Sequence[str]) -> Faults:
    where = f"where.{field}"
    if says in ("stated", "blank"):
        return [] if not values else [Fault(where, f"{says} takes no values", "leave out")]
    if not values:
        return [Fault(where, "it names nothing to compare with", "name a value")]
    if says in ("at-least", "at-most"):
        whole = len(values) == 1 and values[0].lstrip("-").isdigit()
        wrong = f"{says} needs one whole number"
        return [] if whole else [Fault(where, wrong, "write { at_least = 2 }")]
    return []


def where(kinds: Sequence[str], conditions: Sequence[tuple[str, str, tuple]]) -> Faults:
    faults: Faults = []
    for field, says, values in conditions:
        faults += field_faults(kinds, field, f"where.{field}")
        for kind in kinds:
            faults += condition_on_field(kind, field, says, values)
    return faults + _at_odds(conditions)


def recorder(by: str, sectors_: Sequence[str], named: str) -> Faults:
    return (
        together("by", by == "sectors", bool(sectors_))
        + together("by", by == "named", bool(named))
        + sectors(sectors_, "by")
    )


def agency_field(kinds: Sequence[str], field: str, where: str) -> Faults:
    """Check that every kind has the field, and that it names agencies."""
    faults = field_faults(kinds, field, where)
    if faults:
        return faults
    found = [(kind, field_of(kind, field)) for kind in kinds]
    return [
        Fault(where, f"{field} of {kind} does not name an agency", "name a field that does")
        for kind, asked in found
        if asked is not None and asked.type not in AGENCIES
    ]


def sectors(codes: Sequence[str], where: str) -> Faults:
    return _known(codes, SECTORS, where, "sector")


def groups(found: Sequence[Sequence[str]], where: str) -> Faults:
    if not found or not all(found):
        return [Fault(where, "nobody is named", 'write [["school", "early-years"]]')]
    return [fault for group in found for fault in sectors(group, where)]


def circumstances(codes: Sequence[str], where: str) -> Faults:
    return _known(codes, CIRCUMSTANCES, where, "circumstance")


def apart(one: Sequence[str], other: Sequence[str], first: str, second: str) -> Faults:
    return [
        Fault(second, f"{each} is in {first} and in {second}", "take it out of one of them")
        for each in sorted(set(one) & set(other))
    ]


def some_time(within: Within | None, where: str) -> Faults:
    if within is None or within.amount:
        return []
    return [Fault(where, f"{within} is no time at all", "allow some")]


def counted_in_days(within: Within, where: str) -> Faults:
    if within.unit is not Unit.HOURS:
        return []
    right = f"write it in days: {max(1, within.amount // 24)} days"
    return [Fault(where, "a pattern is counted in whole days", right)]


def thresholds(dated: Sequence[tuple[Within, date]], where: str) -> Faults:
    if not dated:
        return [Fault(where, "no time is given", 'write within = "1 working day"')]
    faults = [
        Fault(where, f"{within} can never be kept", "allow an hour at the least")
        for within, _ in dated
        if within.unit is Unit.HOURS and not within.amount
    ]
    days = [day for _, day in dated]
    if any(later <= earlier for earlier, later in pairwise(days)):
        wrong = "the days from which the times hold are not in order"
        faults.append(Fault(where, wrong, "put the earliest first, each day once"))
    return faults


def in_force(day: date, allowed_from: date | None) -> Faults:
    if allowed_from is None or allowed_from <= day:
        return []
    wrong = (
        f"it is in force before any time is allowed, which is from {say_day(allowed_from)}"
    )
    return [Fault("in_force", wrong, "give the time that held before, or begin later")]


def at_least_two(times: int) -> Faults:
    if times > 1:
        return []
    return [Fault("times", f"{times} is no pattern", "leave it out, or ask for 2 or more")]


def age(within: Within | None, where: str) -> Faults:
    if within is None:
        return []
    if within.unit not in _AGES:
        return [
            Fault(where, f"nobody's age is {within}", "use days, weeks, months or years")
        ]
    return some_time(within, where)


def ages_in_order(from_age: Within | None, under: Within | None) -> Faults:
    if from_age is None or under is None or {from_age.unit, under.unit} - set(_AGES):
        return []
    if _in_days(from_age) < _in_days(under):
        return []
    wrong = f"nobody is from {from_age} old and under {under}"
    return [Fault("under", wrong, "make it more than the age that it begins from")]


def unborn_and_age(unborn: bool | None, from_age: Within | None) -> Faults:
    if not unborn or from_age is None:
        return []
    wrong = f"an unborn child is not from {from_age} old"
    return [Fault("unborn", wrong, "leave out one of the two")]


def alone(by: str, naming: str) -> Faults:
    """The entry that starts a clock has no other to be compared with."""
    if by in ("", "sectors") and not naming:
        return []
    wrong = "there is nothing yet that it could be compared with"
    return [Fault("by" if by else "naming", wrong, "name sectors, or leave it out")]


def for_each(kinds: Sequence[str], each: str, only: Sequence[str]) -> Faults:
    faults = sectors(only, "only")
    if only and not each.endswith("agency"):
        right = 'write for_each = "involved agency" as well'
        faults.append(Fault("only", "there are no agencies to choose from", right))
    if each in _LISTS:
        faults += agency_field(kinds, _LISTS[each], "for_each")
    return faults


def differs_in(kinds: Sequence[str], different: str) -> Faults:
    if different in ("", "agency", "kind"):
        return []
    return field_faults(kinds, different.removeprefix("field:"), "different")


def both_ways(found: Sequence[tuple[object, bool]], where: str) -> Faults:
    wanted = [looked for looked, absent in found if not absent]
    return [
        Fault(where, "the same is wanted and not wanted", "take out one of the two")
        for looked, absent in found
        if absent and looked in wanted
    ]


def something(parts: Iterable[object], where: str) -> Faults:
    if any(parts):
        return []
    return [Fault(where, "nothing is asked for", "say what must be there")]


def together(where: str, one: bool, other: bool) -> Faults:
    if one == other:
        return []
    return [Fault(where, "one part is given and the other is missing", "give both")]


def only_with(name: str, given: bool, needs: str, there: bool) -> Faults:
    if not given or there:
        return []
    return [
        Fault(name, f"it means nothing without {needs}", f"write {needs} = true as well")
    ]


def statuses(expects: Iterable[tuple[str, str]]) -> Faults:
    known = dict.fromkeys(get_args(Status))
    return _known([status for _, status in expects], known, "expects", "status")


def _known(codes: Iterable[str], known: Iterable[str], where: str, what: str) -> Faults:
    known = list(known)
    return [
        Fault(where, f"there is no {what} “{each}”", nearest(each, known))
        for each in codes
        if each not in known
    ]


def _in_days(age: Within) -> float:
    return age.amount * _DAYS_IN[age.unit]


def _at_odds(conditions: Sequence[tuple[str, str, tuple]]) -> Faults:
    faults: Faults = []
    said: dict[str, dict[str, tuple]] = {}
    for field, says, values in conditions:
        earlier = said.setdefault(field, {})
        if _contradicts(earlier, says, values):
            wrong = f"no entry can say all that is asked of {field}"
            faults.append(Fault(f"where.{field}", wrong, "take out one of the conditions"))
        earlier[says] = values
    return faults


def _contradicts(earlier: dict[str, tuple], says: str, values: tuple) -> bool:
    now = {**earlier, says: values}
    if "blank" in now and now.keys() & {"stated", "is", "at-least", "at-most"}:
        return True
    if "is" in now and "is-not" in now and not set(now["is"]) - set(now["is-not"]):
        return True
    if says in earlier and says == "is" and not set(values) & set(earlier["is"]):
        return True
    if {"at-least", "at-most"} <= now.keys():
        return int(now["at-least"][0]) > int(now["at-most"][0])
    return False
