"""Who is this? One person as a set of facts describes them: names over time, birth, identifiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.kernel.partial_dates import NotADate, PartialDate
from sightline.record.assembly.facts import Fact, standing

ADULT_AT = 18
FULL_TERM = 40  # weeks of pregnancy


@dataclass(frozen=True)
class Name:
    """A name someone was recorded under, when, and by whom."""

    text: str
    since: PartialDate
    agency: str


@dataclass(frozen=True)
class PersonDescribed:
    """What the facts say of one person; unknown dates are `PartialDate.unknown()`."""

    id: str
    names: tuple[Name, ...] = ()
    born: PartialDate = PartialDate.unknown()
    expected: PartialDate = PartialDate.unknown()
    died: PartialDate = PartialDate.unknown()
    sex: str = ""
    weeks_early: int = 0  # before 40 weeks, where the birth entry says
    identifiers: tuple[tuple[str, str], ...] = ()
    details: tuple[tuple[str, Any], ...] = ()

    @property
    def name(self) -> str:
        """The name most lately recorded, or what to call an unborn or unnamed person."""
        if self.names:
            return self.names[-1].text
        return "Unborn baby" if self.unborn else "Name not recorded"

    @property
    def unborn(self) -> bool:
        """A baby expected, whose birth and death are not recorded."""
        return bool(self.expected.text) and not self.born.text and not self.died.text

    def adult_on(self, day: date) -> bool | None:
        """Say whether they are 18 by this day; None where no birth is recorded to tell from."""
        if self.unborn:
            return False
        if self.born.last is None:
            return None
        return eighteenth(self.born.last) <= day


def eighteenth(born: date) -> date:
    """Return an eighteenth birthday; one of 29 February falls on 1 March."""
    if (born.month, born.day) == (2, 29):
        return date(born.year + ADULT_AT, 3, 1)
    return born.replace(year=born.year + ADULT_AT)


def describe(person: str, facts: Iterable[Fact]) -> PersonDescribed:
    """Put together what the standing facts about one person say of them; the latest word wins."""
    about = [fact for fact in standing(facts) if person in fact.people]
    recorded = [fact for fact in about if _is_record_of(person, fact)]
    births = [
        fact for fact in about if fact.kind == "birth.recorded" and _is_child(person, fact)
    ]
    deaths = [
        fact for fact in about if fact.kind == "person.died" and fact.people[0] == person
    ]
    return PersonDescribed(
        id=person,
        names=_names(recorded),
        born=_born(recorded, births),
        expected=_date_told(recorded, "expected") or _expected(person, about),
        died=deaths[-1].happened if deaths else PartialDate.unknown(),
        sex=_last_told(recorded, "sex") or "",
        weeks_early=_weeks_early(_last_told(births, "gestation_weeks")),
        identifiers=_identifiers(recorded),
        details=_details(recorded),
    )


def _is_record_of(person: str, fact: Fact) -> bool:
    return fact.kind == "person.recorded" and fact.people[0] == person


def _is_child(person: str, fact: Fact) -> bool:
    # The child comes first, or is the one whose part is not a parent's.
    parts = dict(fact.about)
    return fact.people[0] == person or parts[person] in ("child", "baby", "subject")


def _names(recorded: list[Fact]) -> tuple[Name, ...]:
    names: list[Name] = []
    for fact in recorded:
        for text in _as_list(fact.told("names")):
            if not names or names[-1].text != text:
                names.append(Name(text, fact.happened, fact.agency))
    return tuple(names)


def _as_list(value: Any) -> list[str]:
    if not value:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _born(recorded: list[Fact], births: list[Fact]) -> PartialDate:
    told = _date_told(recorded, "born")
    if births and births[-1].happened.text:
        # A birth entry says the day; a record may only say the year.
        return births[-1].happened if not (told and told.is_exact_day) else told
    return told or PartialDate.unknown()


def _expected(person: str, about: list[Fact]) -> PartialDate:
    bookings = [f for f in about if f.kind == "pregnancy.booked" and _expects(person, f)]
    return _date_told(bookings, "expected") or PartialDate.unknown()


def _expects(person: str, fact: Fact) -> bool:
    return dict(fact.about)[person] in ("child", "unborn", "baby")


def _date_told(facts: list[Fact], field: str) -> PartialDate | None:
    text = _last_told(facts, field)
    if not text:
        return None
    try:
        return PartialDate.parse(str(text))
    except NotADate:  # a file may carry a date nobody could read; it stays in the entry
        return None


def _last_told(facts: list[Fact], field: str) -> Any:
    told = [fact.told(field) for fact in facts if fact.told(field) is not None]
    return told[-1] if told else None


def _weeks_early(gestation: Any) -> int:
    """Return whole weeks before 40; gestation is written 34, or 34+2 for weeks and days."""
    weeks = str(gestation or "").split("+")[0]
    return max(0, FULL_TERM - int(weeks)) if weeks.isdigit() else 0


def _identifiers(recorded: list[Fact]) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for fact in recorded:
        for scheme, field in (("nhs-number", "nhs_number"), ("upn", "upn")):
            if value := fact.told(field):
                found[scheme, str(value).replace(" ", "").upper()] = None
        for scheme, value in _local_ids(fact):
            found[scheme, value] = None
    return tuple(found)


def _local_ids(fact: Fact) -> list[tuple[str, str]]:
    local = fact.told("local_ids") or []
    if isinstance(local, dict):
        return [(str(scheme), str(value)) for scheme, value in local.items()]
    return [(fact.agency, str(value)) for value in _as_list(local)]


SHOWN_APART = {"names", "born", "expected", "sex", "nhs_number", "upn", "local_ids"}


def _details(recorded: list[Fact]) -> tuple[tuple[str, Any], ...]:
    told = {
        field: fact.told(field)
        for fact in recorded
        for field in fact.data
        if field not in SHOWN_APART and fact.told(field) is not None
    }
    return tuple(told.items())
