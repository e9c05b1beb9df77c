"""Who lives where, as it was said and as it was seen, and where does everyone sleep?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.record.assembly.homes import Stay
from sightline.record.withholding import MARK
from sightline.web.presenters.around import Around

KINDS = {"lives": "Lives here", "stays": "Stays here", "visits": "Visits"}


@dataclass(frozen=True)
class Home:
    """One household of a family."""

    name: str
    address: str
    withheld: bool
    overcrowded: str
    rows: tuple[
        tuple[object, ...], ...
    ]  # who, as said, as seen, sleeping: cells of a table


def homes_of(around: Around) -> tuple[Home, ...]:
    """Return the households in the order they were first recorded."""
    households: dict[str, list[Stay]] = {}
    for stay in around.family.stays:
        households.setdefault(stay.household, []).append(stay)
    return tuple(_home(around, name, stays) for name, stays in households.items())


def _home(around: Around, name: str, stays: list[Stay]) -> Home:
    address = next((each.address for each in reversed(stays) if each.address), "")
    people = list(dict.fromkeys(each.person for each in stays))
    return Home(
        name=name,
        address="" if address == MARK else address,
        withheld=address == MARK,
        overcrowded=_overcrowded(around, stays),
        rows=_said_once(_row(around, person, stays) for person in people),
    )


def _overcrowded(around: Around, stays: list[Stay]) -> str:
    told = [each for each in stays if each.overcrowded is not None]
    if not told:
        return ""
    last = told[-1]
    says = "Overcrowded" if last.overcrowded else "Not overcrowded"
    return f"{says} ({around.told_by(last.agency, last.since)})"


def _said_once(rows: Iterable[tuple[object, ...]]) -> tuple[tuple[object, ...], ...]:
    """Put people of whom the same is recorded into one row."""
    found: list[tuple[list[str], tuple[object, ...]]] = []
    for name, *cells in rows:
        same = next((names for names, held in found if held == tuple(cells)), None)
        if same is None:
            found.append(([str(name)], tuple(cells)))
        else:
            same.append(str(name))
    return tuple((", ".join(names), *cells) for names, cells in found)


def _row(around: Around, person: str, stays: list[Stay]) -> tuple[object, ...]:
    theirs = [each for each in stays if each.person == person]
    sleeping = next((each.sleeping for each in reversed(theirs) if each.sleeping), "")
    return (
        around.name(person),
        _cell(around, theirs, "Nobody said so", observed=False),
        _cell(around, theirs, "Not recorded as seen here", observed=True),
        {"text": sleeping, "blank": "Nobody recorded where they sleep"},
    )


def _cell(
    around: Around, stays: list[Stay], blank: str, *, observed: bool
) -> dict[str, str]:
    said = [
        f"{KINDS.get(each.kind, each.kind)} ({around.told_by(each.agency, each.since)})"
        for each in stays
        if each.observed is observed
    ]
    return {"text": "; ".join(said), "blank": blank}
