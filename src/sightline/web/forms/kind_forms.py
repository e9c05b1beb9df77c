"""Which questions does a kind of entry ask? Made from the vocabulary, one small maker a type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.vocabulary.identifiers import is_nhs_number, is_upn
from sightline.vocabulary.model import Field, FieldType, Kind
from sightline.vocabulary.values import objection
from sightline.web.forms.offered import Offered
from sightline.web.forms.questions import (
    Lines,
    NamedLines,
    Names,
    Number,
    OneOf,
    Pattern,
    Question,
    Rows,
    SomeOf,
    When,
    Words,
    YesNo,
)

# Fields that people write sentences in.
LONG = frozenset(
    {
        "advice",
        "answer",
        "because",
        "caring_time",
        "communication_needs",
        "conclusion",
        "conditions",
        "daily_life",
        "detail",
        "dissent",
        "effect_on_caring",
        "evidence",
        "explanation",
        "history_not_read",
        "how_checked",
        "hypothesis",
        "identity_words",
        "impact_on_child",
        "no_hypothesis",
        "outcome",
        "own_practice",
        "plan",
        "purpose",
        "rationale",
        "reason",
        "relevance_to_care",
        "risk_analysis",
        "safe_contact",
        "sleeping",
        "tasks",
        "wanted",
        "what",
        "words",
    }
)
MOST_ROWS = 40


@dataclass(frozen=True)
class Making:
    """What a question is made from, besides its own field."""

    offered: Offered
    rows: Mapping[str, int]


def questions_of(
    kind: Kind,
    offered: Offered,
    *,
    but_not: Iterable[str] = (),
    only: Iterable[str] | None = None,
    rows: Mapping[str, int] | None = None,
) -> list[Question]:
    """Return the questions a kind asks, in the vocabulary's order."""
    making = Making(offered, rows or {})
    left_out = frozenset(but_not)
    wanted = frozenset(only) if only is not None else None
    return [
        question_for(field, making)
        for field in kind.fields
        if field.name not in left_out and (wanted is None or field.name in wanted)
    ]


def question_for(field: Field, making: Making) -> Question:
    """Return the question that asks for one field."""
    return _MAKERS[field.type](field, making)


def _words(field: Field, making: Making) -> Question:
    return Lines(field) if field.many else Words(field, long=field.name in LONG)


def _free(field: Field, making: Making) -> Question:
    if field.choices:
        return OneOf(field, choices=_titles(field), other="Something else")
    if field.name == "names":
        return Names(field)
    by_line = field.many or field.name == "local_ids"
    return Lines(field) if by_line else _words(field, making)


def _choice(field: Field, making: Making) -> Question:
    other = "Something else" if field.open_choice else ""
    shape = SomeOf if field.many or field.several else OneOf
    return shape(field, choices=_titles(field), other=other)


def _titles(field: Field) -> list[tuple[str, str]]:
    return [(choice.code, choice.title) for choice in field.choices]


def _yes_no(field: Field, making: Making) -> Question:
    return YesNo(field)


def _number(field: Field, making: Making) -> Question:
    return Number(field)


def _weeks(field: Field, making: Making) -> Question:
    wrong = "Write whole weeks, such as 34, or weeks and days, such as 34+2"
    return Pattern(field, fits=lambda text: objection(field, text) is None, wrong=wrong)


def _date(field: Field, making: Making) -> Question:
    return When(field, offered_today=making.offered.today)


def _agency(field: Field, making: Making) -> Question:
    near, others = making.offered.agencies_first_involved()
    if field.many or field.several:
        return SomeOf(field, choices=near + others)
    return OneOf(
        field,
        choices=_grouped(("Working with this family", near), ("Other agencies", others)),
    )


def _person(field: Field, making: Making) -> Question:
    shape = SomeOf if field.many or field.several else OneOf
    return shape(field, choices=making.offered.people)


def _party(field: Field, making: Making) -> Question:
    near, others = making.offered.agencies_first_involved()
    if field.many or field.several:
        people = making.offered.people + near
        return SomeOf(field, choices=people, other="Someone else")
    groups = _grouped(
        ("Family", making.offered.people),
        ("Working with this family", near),
        ("Other agencies", others),
    )
    return OneOf(field, choices=groups, other="Someone else")


def _grouped(*groups: tuple[str, Any]) -> list[tuple[str, Any]]:
    filled = [(name, list(options)) for name, options in groups if options]
    if len(filled) == 1:
        return list(filled[0][1])
    return filled


def _entry(field: Field, making: Making) -> Question:
    shape = SomeOf if field.many else OneOf
    return shape(field, choices=making.offered.entries)


def _nhs_number(field: Field, making: Making) -> Question:
    wrong = "This is not a valid NHS number: look for a mistyped digit"
    return Pattern(field, fits=is_nhs_number, wrong=wrong)


def _upn(field: Field, making: Making) -> Question:
    wrong = "This is not a valid unique pupil number: look for a mistyped character"
    return Pattern(field, fits=is_upn, wrong=wrong)


def _rows(field: Field, making: Making) -> Question:
    inner = tuple(question_for(each, making) for each in field.fields)
    count = min(max(2, making.rows.get(field.name, 0)), MOST_ROWS)
    return Rows(field, inner=inner, count=count)


def _mapping(field: Field, making: Making) -> Question:
    return NamedLines(field)


_MAKERS: Mapping[FieldType, Callable[[Field, Making], Question]] = {
    FieldType.TEXT: _words,
    FieldType.CHOICE: _choice,
    FieldType.BOOLEAN: _yes_no,
    FieldType.INTEGER: _number,
    FieldType.DECIMAL: _number,
    FieldType.WEEKS: _weeks,
    FieldType.DATE: _date,
    FieldType.MOMENT: _words,
    FieldType.AGENCY: _agency,
    FieldType.PERSON: _person,
    FieldType.ENTRY: _entry,
    FieldType.PARTY: _party,
    FieldType.NHS_NUMBER: _nhs_number,
    FieldType.UPN: _upn,
    FieldType.OBJECT: _rows,
    FieldType.MAPPING: _mapping,
    FieldType.FREE: _free,
}
