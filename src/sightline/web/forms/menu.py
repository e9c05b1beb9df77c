"""What is there to record, grouped as someone thinks who has just put the telephone down?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import Kind


@dataclass(frozen=True)
class Part:
    """One group of kinds."""

    title: str
    kinds: tuple[Kind, ...]

    @property
    def adds_people(self) -> bool:
        """Whether adding someone to the family belongs here."""
        return any(kind.code == "relationship.recorded" for kind in self.kinds)


_MENU: tuple[tuple[str, str], ...] = (
    (
        "Something seen or heard",
        "concern.noted injury.seen incident.attended voice.recorded absence.recorded"
        " exclusion.recorded justice.recorded order.made legal-advice.given",
    ),
    (
        "A visit, contact or conversation",
        "visit.made contact.made enquiry.made carers.asked-about parent.asked-about"
        " advice.given support.offered tool.completed",
    ),
    (
        "Health",
        "appointment.kept appointment.missed medical-advice.given diagnosis.recorded"
        " hospital.admitted hospital.discharged pregnancy.booked birth.recorded",
    ),
    (
        "About a person",
        "person.recorded circumstance.recorded circumstance.ended person.died",
    ),
    (
        "Family and home",
        "relationship.recorded relationship.ended residence.recorded residence.ended",
    ),
    ("Who is involved", "involvement.started involvement.renewed involvement.ended"),
    ("Referral and sharing", "referral.made sibling.considered information.requested"),
)
# Recorded by pages of their own, which check more than a form can.
ELSEWHERE = {
    "involvement.started": "start-involvement",
    "involvement.ended": "end-involvement",
}
NOT_LISTED = frozenset(
    {
        *("information.shared", "information.acknowledged", "sharing.decided"),
        "obligation.explained",  # from the page of what is due, which says of what
    }
)


def menu() -> tuple[Part, ...]:
    """Return the main kinds, grouped."""
    return tuple(
        Part(title, tuple(KINDS[code] for code in codes.split())) for title, codes in _MENU
    )


def more_kinds() -> tuple[Kind, ...]:
    """Return the kinds of work that are not among the main ones."""
    main = {kind.code for part in menu() for kind in part.kinds} | NOT_LISTED
    return tuple(_of_work(main))


def _of_work(main: Iterable[str]) -> Iterable[Kind]:
    return (k for k in KINDS.values() if k.group == "work" and k.code not in main)
