"""What a case tells is what its briefing is compared with."""

from datetime import UTC, date, datetime

from sightline.kernel.partial_dates import PartialDate
from sightline.learning.identification.checking import check
from sightline.learning.identification.from_case import known_case
from sightline.record.assembly.facts import Fact

AT = datetime(2026, 3, 2, tzinfo=UTC)


def _fact(id_, kind, about, says="", happened="2026-02-11", author="", **data) -> Fact:
    pairs = tuple((person, "") for person in about.split())
    when = PartialDate.parse(happened)
    return Fact(id_, kind, when, AT, "hv", pairs, data, author=author, says=says)


FACTS = [
    _fact("e1", "person.recorded", "baby", names="Tamsin Wexcombe", born="2026-01-05"),
    _fact("e2", "person.recorded", "mum", names="Ingrid Wexcombe", sex="female"),
    _fact("e3", "relationship.recorded", "mum baby", from_="mum"),
    _fact("e4", "visit.made", "baby", "Mother rocked the pram with one foot the whole time",
          author="Hedley Thorncastle", child_seen=True),
    _fact("e5", "residence.recorded", "baby", household="A", address="14 Plover Rise"),
]  # fmt: skip
FACTS[2] = Fact(
    "e3",
    "relationship.recorded",
    PartialDate.parse("2026-01-06"),
    AT,
    "hv",
    (("mum", ""), ("baby", "")),
    {"from": "mum", "to": "baby", "type": "parent"},
)
CASE = known_case(
    FACTS,
    {"hv": ("Northshire Health Visiting", "health-visiting")},
    incident=date(2026, 3, 1),
)


def _sorts(text: str) -> list[str]:
    return [hit.sort for hit in check(text, CASE)]


def test_people_staff_places_days_agencies_and_words_are_known():
    assert _sorts("Ingrid was tired.") == ["name"]
    assert _sorts("Mr Thorncastle visited.") == ["staff"]
    assert _sorts("They lived at Plover Rise.") == ["place"]
    assert _sorts("A visit on 11 February 2026 was the last.") == ["date"]
    assert _sorts("Northshire Health Visiting was told.") == ["agency"]
    assert _sorts("She rocked the pram with one foot the whole time; mother rocked the pram"
                  " with one foot the whole time.")[-1] == "quotation"  # fmt: skip
    assert _sorts("The baby was seven weeks old, or eight weeks old.") == ["age"]


def test_a_parent_is_said_by_what_they_are():
    [hit] = check("Ingrid was tired.", CASE)
    assert hit.instead == "the mother"
    assert hit.matches == "Ingrid Wexcombe, someone in the case (e2)"


def test_general_words_stay():
    assert _sorts("A health visitor saw a baby in spring 2026 and asked about sleep.") == []
