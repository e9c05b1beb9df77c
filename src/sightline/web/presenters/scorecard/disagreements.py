"""How are disagreements set out? By pair of agencies, how far each went and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from sightline.kernel.local_time import say_moment
from sightline.record.queries.disagreements import (
    OUTCOMES,
    STAGES,
    Challenges,
    DisagreementFigures,
    DisagreementsBehind,
    WhichOnes,
)
from sightline.vocabulary.kinds import KINDS
from sightline.web.presenters.scorecard.words import Cell, address, days, number

HEAD = (
    "Raised", *(f"Stage {stage}" for stage in STAGES), "Answered", "Resolved",
    "Half resolved within",
)  # fmt: skip
BEHIND_HEAD = ("Disagreement", "Raised on", "By", "Stage", "Resolved", "For the child")
NOT_SAID = "Not said"


def pair_rows(found: Challenges) -> list[list[Cell]]:
    """Lay out the pairs, in the order of their names."""
    return [
        [
            {"text": f"{each.by_name}, with {each.with_name}"},
            *_figures(each.figures, exact=found.exact, by=each.by, **{"with": each.with_}),
        ]
        for each in found.pairs
    ]


def whole_row(found: Challenges) -> list[list[Cell]]:
    """Lay out all pairs together."""
    return [[{"text": "All"}, *_figures(found.whole, exact=found.exact)]]


def outcome_head() -> tuple[str, ...]:
    """Return the headings of what it meant for the child."""
    titles = outcome_titles()
    return ("Raised by, with", *(titles[code] for code in OUTCOMES), NOT_SAID)


def outcome_rows(found: Challenges) -> list[list[Cell]]:
    """Lay out what disagreements that were resolved meant for the child."""
    rows: list[list[Cell]] = [[{"text": "All"}, *_outcomes(found.whole)]]
    for each in found.pairs:
        told = _outcomes(each.figures, by=each.by, **{"with": each.with_})
        rows.append([{"text": f"{each.by_name}, with {each.with_name}"}, *told])
    return rows


def behind_rows(found: DisagreementsBehind) -> list[list[Cell]]:
    """Lay out the disagreements that a figure counts and that are open."""
    titles = outcome_titles()
    return [
        [
            {
                "text": entry.title,
                "href": reverse("entry", kwargs={"position": entry.position}),
            },
            {"text": say_moment(row.at)},
            {"text": entry.agency_name},
            {"text": str(row.stage)},
            {
                "text": say_moment(row.resolved_at) if row.resolved_at else "",
                "blank": "Not resolved",
            },
            {"text": titles.get(row.for_child, ""), "blank": NOT_SAID},
        ]
        for row, entry in found.rows
    ]


def wanted_of(asked: dict[str, str]) -> WhichOnes:
    """Read from an address which disagreements are wanted."""
    stage = asked.get("stage", "")
    return WhichOnes(
        by=asked.get("by", ""),
        with_=asked.get("with", ""),
        stage=int(stage) if stage in map(str, STAGES) else 0,
        what=asked.get("what", ""),
    )


def outcome_titles() -> dict[str, str]:
    """Return the words of what a disagreement meant for the child."""
    field = KINDS["disagreement.resolved"].field("for_child")
    return {code: field.title_of(code) for code in field.codes}


def _figures(of: DisagreementFigures, *, exact: bool, **chosen: str) -> Iterable[Cell]:
    rows = reverse("disagreement-rows")
    yield number(of.number, address(rows, **chosen))
    for stage, reached in zip(STAGES, of.stages, strict=True):
        yield number(reached, address(rows, stage=str(stage), **chosen))
    yield number(of.answered, address(rows, what="answered", **chosen))
    yield number(of.resolved, address(rows, what="resolved", **chosen))
    yield days(of.days, exact=exact)


def _outcomes(of: DisagreementFigures, **chosen: str) -> Iterable[Cell]:
    rows = reverse("disagreement-rows")
    for code, how_many in zip((*OUTCOMES, "not-said"), of.outcomes, strict=True):
        yield number(how_many, address(rows, what=code, **chosen))
