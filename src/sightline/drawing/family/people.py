"""Who is on the drawing, and what is known of each?"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from sightline.kernel.partial_dates import PartialDate

UNKNOWN_DATE = PartialDate.unknown()


class Lived(Enum):
    """The gender that a person lives in, as recorded; never worked out from a name."""

    FEMALE = "female"
    MALE = "male"
    NON_BINARY = "non-binary"
    NOT_KNOWN = "not known"


class Loss(Enum):
    """A pregnancy that did not end in a living child."""

    STILLBIRTH = "stillbirth"
    MISCARRIAGE = "miscarriage"
    TERMINATION = "termination"


class Flag(Enum):
    """What a lettered badge beside a symbol says."""

    MENTAL_HEALTH = "MH"
    DOMESTIC_ABUSE_PERPETRATOR = "DA-P"
    DOMESTIC_ABUSE_VICTIM = "DA-V"
    SUBSTANCES = "SUB"
    LEARNING_DISABILITY = "LD"
    YOUNG_CARER = "YC"
    CARE_EXPERIENCED = "CE"
    CHILD_PROTECTION_PAST = "CP-past"

    @property
    def words(self) -> str:
        return _FLAG_WORDS[self]


_FLAG_WORDS = {
    Flag.MENTAL_HEALTH: "mental health",
    Flag.DOMESTIC_ABUSE_PERPETRATOR: "domestic abuse, said to have harmed",
    Flag.DOMESTIC_ABUSE_VICTIM: "domestic abuse, harmed",
    Flag.SUBSTANCES: "drugs or alcohol",
    Flag.LEARNING_DISABILITY: "learning disability",
    Flag.YOUNG_CARER: "young carer",
    Flag.CARE_EXPERIENCED: "care-experienced",
    Flag.CHILD_PROTECTION_PAST: "had a child protection plan as a child",
}


@dataclass(frozen=True)
class Person:
    """One person, born or expected, known or not; or several people of whom little is known.

    `died` is None for somebody not known to have died; an unknown date for somebody who
    has died, nobody knows when. `expected` is the expected date of birth of an unborn child.
    `subject` marks the children whom the drawing is about. `several` makes this one symbol
    stand for so many people, 0 where nobody knows how many. `outside` is for professionals
    and others who are not kin. `weeks_early` is how many weeks before 40 a child was born.
    `registered` is the sex registered at birth, kept only with the person's agreement.
    `withheld_from` names the audiences who must not see that this person exists.
    """

    id: str
    name: str = ""
    lived: Lived = Lived.NOT_KNOWN
    born: PartialDate = UNKNOWN_DATE
    died: PartialDate | None = None
    expected: PartialDate | None = None
    loss: Loss | None = None
    subject: bool = False
    flags: tuple[Flag, ...] = ()
    notes: tuple[str, ...] = ()
    outside: bool = False
    several: int | None = None
    weeks_early: int = 0
    registered: Lived | None = None
    withheld_from: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_unborn(self) -> bool:
        return self.expected is not None and not self.born.is_known and self.loss is None

    @property
    def shown_name(self) -> str:
        """The name, or what to call somebody without one."""
        if self.name:
            return self.name
        if self.loss:
            return self.loss.value.capitalize()
        if self.is_unborn:
            return "Unborn"
        return "Name not known"
