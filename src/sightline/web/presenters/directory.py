"""How is the directory laid out, and which agencies does a family's page say to think of?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sightline.access.queries import AgencyListed, PostHeld
from sightline.kernel.ages import completed_years
from sightline.record.queries.family import Family, Member, WorkingWith
from sightline.vocabulary.sectors import SECTORS

UNBORN, UNDER_FIVE, SCHOOL_AGE, TEENAGER, HOME, ANY = (
    "unborn",
    "under-five",
    "school-age",
    "teenager",
    "home",
    "any",
)
AGES = {UNDER_FIVE: (0, 5), SCHOOL_AGE: (4, 18), TEENAGER: (13, 18)}
WHY = {
    UNBORN: "Unborn",
    UNDER_FIVE: "Under 5",
    SCHOOL_AGE: "School age",
    TEENAGER: "Teenager",
}
Row = dict[str, object]


def sectors_of(agencies: Iterable[AgencyListed]) -> list[Row]:
    """Group the agencies by sector, in the order of the vocabulary."""
    listed = list(agencies)
    groups = (
        (sector, [_agency(each) for each in listed if each.sector == sector.code])
        for sector in SECTORS.values()
    )
    return [
        {"code": sector.code, "title": sector.title, "agencies": found}
        for sector, found in groups
        if found
    ]


def _agency(agency: AgencyListed) -> Row:
    posts = [*agency.posts, *(post for team in agency.teams for post in team.posts)]
    rows: list[Row] = [
        {"key": "Duty telephone", "value": agency.phone, "blank": "No number given"},
        {
            "key": "Out of hours",
            "value": agency.out_of_hours,
            "blank": "No number given: ring the out-of-hours team or 999",
        },
    ]
    rows += [
        {"key": team.name, "value": team.phone, "blank": "No number of its own"}
        for team in agency.teams
    ]
    return {
        "name": agency.name,
        "rows": rows,
        "posts": [_post(post) for post in posts],
        "summary": f"Posts and who holds them at {agency.name}",
        "caption": f"Posts at {agency.name}",
    }


def _post(post: PostHeld) -> list[object]:
    return [
        post.title,
        {"text": post.holder, "blank": "Nobody at present"},
        {"text": post.team, "blank": "No team"},
        {"text": post.phone, "blank": "Ring the duty number"},
    ]


def to_think_of(
    family: Family, agencies: Iterable[AgencyListed], on: date
) -> list[list[object]]:
    """Return one row for each kind of agency to think of: why, and who of it works here."""
    sectors = {agency.id: agency.sector for agency in agencies}
    reasons = dict(_reasons(family, on))
    rows: list[list[object]] = []
    for sector in SECTORS.values():
        why = [text for code in sector.told_about for text in reasons.get(code, ())]
        if why:
            here = [each for each in family.working if sectors[each.agency] == sector.code]
            rows.append([sector.title, "; ".join(dict.fromkeys(why)), _already(here)])
    return rows


def _reasons(family: Family, on: date) -> Iterator[tuple[str, list[str]]]:
    children = [member for member in family.members if member.child]
    yield UNBORN, [f"{_name(m)}: unborn" for m in children if m.person.unborn]
    for code in AGES:
        yield (
            code,
            [f"{_name(m)}: {WHY[code].lower()}" for m in children if _fits(m, code, on)],
        )
    yield HOME, ["The family has a home"] if family.stays else []
    yield ANY, ["Every family"]


def _name(member: Member) -> str:
    return member.person.name


def _fits(member: Member, code: str, on: date) -> bool:
    """Whether they may be of that age: a birth known only roughly is given the benefit."""
    if member.person.unborn or not member.person.born.text:
        return False
    lowest, highest = completed_years(member.person.born, on)
    least, below = AGES[code]
    return lowest < below and highest >= least


def _already(here: Iterable[WorkingWith]) -> dict[str, object]:
    said = dict.fromkeys(
        ", ".join(part for part in (each.agency_name, each.phone) if part)
        for each in here
        if not each.ended
    )
    return {"text": "; ".join(said), "blank": "Nobody recorded: see the directory"}
