"""Were the family and those who worked with them offered a part, and what did they say?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.reviews.state.told import StepTold, standing


@dataclass(frozen=True)
class Offer:
    """What one member of the family was offered, and the answer; None while there is none."""

    who: str
    offered: StepTold | None = None
    answer: StepTold | None = None


@dataclass(frozen=True)
class PeoplesPart:
    """The family's part, and the debriefs of practitioners by role; the last answer of each."""

    family: tuple[Offer, ...] = ()
    debriefs: tuple[StepTold, ...] = ()

    def blanks(self) -> list[str]:
        """Return what must be answered before the review can close, in words."""
        found = [] if self.family else ["Nobody of the family has been offered a part"]
        found += [
            f"No answer from {offer.who}" for offer in self.family if not offer.answer
        ]
        if not self.debriefs:
            found.append("No practitioner has been offered a debrief")
        waiting = (step for step in self.debriefs if step.data["answer"] == "offered")
        found += [f"No answer about a debrief: {step.data['role']}" for step in waiting]
        return found


def people_in(steps: Iterable[StepTold]) -> PeoplesPart:
    """Fold the steps of a review into the family's and the practitioners' part."""
    offers: dict[str, Offer] = {}
    debriefs: dict[str, StepTold] = {}
    for step in standing(steps):
        if step.kind == "debrief.answered":
            debriefs[step.data["role"]] = step
        elif step.kind in ("family.offered", "family.heard", "family.declined"):
            who = step.data["who"]
            before = offers.get(who, Offer(who))
            is_offer = step.kind == "family.offered"
            offers[who] = Offer(
                who,
                step if is_offer else before.offered,
                before.answer if is_offer else step,
            )
    return PeoplesPart(tuple(offers.values()), tuple(debriefs.values()))
