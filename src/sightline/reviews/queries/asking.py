"""Which agencies may hold something, and should be asked for a return?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.access.actor import Actor
from sightline.access.trail import note_look
from sightline.record.queries.family import Family, WorkingWith, family_of
from sightline.reviews.queries.opening import Opened
from sightline.vocabulary.involvement_roles import INVOLVEMENT_ROLES

PAGE = "review-agencies"  # in the trail


@dataclass(frozen=True)
class Proposed:
    """An agency that works or worked with the family, with whom and as what, in words.

    `agency` is "" where its name is withheld from the reader: who may know it asks it.
    """

    agency: str
    name: str
    why: tuple[str, ...]
    asked: bool


def proposed_agencies(
    actor: Actor, review: Opened, *, now: datetime
) -> tuple[Proposed, ...] | None:
    """Return the agencies that the record shows with the child's family, by name.

    None where the family does not open to this reader. The look is noted in the trail, so
    there must be a transaction.
    """
    child = review.state.incident.child
    family = family_of(actor, child, now=now)
    if family is None:
        return None
    note_look(actor, person=child, page=PAGE, basis=family.basis.code, at=now)
    by_agency: dict[str, list[WorkingWith]] = {}
    for working in family.working:
        by_agency.setdefault(working.agency, []).append(working)
    hidden = family.withholding.agencies
    return tuple(
        Proposed(
            agency="" if agency in hidden else agency,
            name=those[0].agency_name,
            why=tuple(dict.fromkeys(_why(family, each) for each in those)),
            asked=review.state.board.of(agency) is not None,
        )
        for agency, those in by_agency.items()
    )


def _why(family: Family, working: WorkingWith) -> str:
    member = family.member(working.person)
    name = member.person.name if member else "a member of the family"
    role = INVOLVEMENT_ROLES.get(working.role)
    ended = ", ended" if working.ended else ""
    return f"{role.title if role else working.role}: {name}{ended}"
