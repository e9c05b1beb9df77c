"""How are people tied: as couples, as children, as brothers and sisters?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from sightline.kernel.partial_dates import PartialDate


@dataclass(frozen=True)
class Span:
    """From when until when something was so; None where that end is open or not told.

    An `until` of which nothing is known says that it is over, nobody knows since when.
    """

    since: PartialDate | None = None
    until: PartialDate | None = None

    def begun_by(self, day: date) -> bool:
        """Tell whether it may have begun by that day; what has no date has begun."""
        return not (self.since and self.since.first and self.since.first > day)

    def ended_by(self, day: date) -> bool:
        """Tell whether it is over for certain by that day."""
        if self.until is None:
            return False
        return self.until.last is None or self.until.last <= day

    def holds_on(self, day: date) -> bool:
        return self.begun_by(day) and not self.ended_by(day)


ALWAYS = Span()


class UnionKind(Enum):
    """What two people are to each other as a couple."""

    MARRIED = "married"
    CIVIL_PARTNERS = "civil partners"
    COHABITING = "cohabiting"
    ENGAGED = "engaged"
    RELATIONSHIP = "relationship, not living together"
    BRIEF = "brief relationship"
    CO_PARENTS = "parents of a child, no relationship"
    NOT_KNOWN = "relationship not known"


class Ending(Enum):
    """How a period of a union came to an end."""

    SEPARATED = "separated"
    DIVORCED = "divorced"
    ENDED = "ended"
    DIED = "died"


@dataclass(frozen=True)
class Period:
    """One stretch of a union: its kind, its dates and how it ended, if it did."""

    kind: UnionKind = UnionKind.NOT_KNOWN
    span: Span = ALWAYS
    ending: Ending | None = None


@dataclass(frozen=True)
class Union:
    """Two people, one, or nobody known, through whom children have their parents.

    The same two people have one union, with as many periods as there were. `related`:
    recorded as related by blood, where the drawing itself does not show it.
    """

    id: str
    partners: tuple[str, ...] = ()
    periods: tuple[Period, ...] = (Period(),)
    related: bool = False
    withheld_from: frozenset[str] = field(default_factory=frozenset)

    @property
    def latest(self) -> Period:
        return self.periods[-1]


class LinkKind(Enum):
    """By what is somebody the child of these people?"""

    BIRTH = "birth"
    ADOPTED = "adopted"
    FOSTER = "foster care"
    KINSHIP = "kinship care"
    SPECIAL_GUARDIANSHIP = "special guardianship"
    CHILD_ARRANGEMENTS = "child arrangements order"
    PRIVATE = "private or informal care"
    DONOR = "donor"
    SURROGATE = "surrogate"
    NOT_KNOWN = "link not known"


class Paternity(Enum):
    """How far is it established that these are the parents?"""

    ACCEPTED = "accepted"
    SAID = "said"
    DISPUTED = "disputed"
    DENIED = "denied"
    DNA = "confirmed by DNA"


@dataclass(frozen=True)
class ChildLink:
    """Somebody is the child of a union, by birth or otherwise.

    `order` is the place in the sibship where dates of birth do not tell. `words` are said
    beside the child: who says so and when, or the order and its date.
    """

    child: str
    union: str
    kind: LinkKind = LinkKind.BIRTH
    paternity: Paternity = Paternity.ACCEPTED
    span: Span = ALWAYS
    order: int | None = None
    words: str = ""
    withheld_from: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class SiblingTie:
    """Brothers and sisters whose parents are not recorded; no parents are made up."""

    people: tuple[str, ...]


@dataclass(frozen=True)
class Twins:
    """Born together; `identical` is None where it is not known."""

    people: tuple[str, ...]
    identical: bool | None = None


@dataclass(frozen=True)
class Responsibility:
    """An adult has parental responsibility for a child, and by what."""

    adult: str
    child: str
    basis: str = ""
    span: Span = ALWAYS


class QualityKind(Enum):
    """What is between two people, beyond being kin."""

    CLOSE = "close"
    ENMESHED = "very close"
    DISTANT = "distant"
    CONFLICT = "conflict"
    CLOSE_CONFLICT = "close, with conflict"
    CUT_OFF = "cut off"
    REPAIRED = "cut off and repaired"
    CARING = "caring for"
    CONTROLLING = "controlling or coercive"
    ABUSE = "abuse"
    FEARED = "feared by"


class Harm(Enum):
    """Which kind of abuse, as the letter on the line."""

    PHYSICAL = "P"
    SEXUAL = "S"
    EMOTIONAL = "E"
    NEGLECT = "N"
    DOMESTIC = "D"


class HarmStatus(Enum):
    """How far it is established."""

    ALLEGED = "alleged"
    ADMITTED = "admitted"
    CHARGED = "police charge"
    FOUND = "court finding"
    HISTORIC = "historic"


@dataclass(frozen=True)
class Quality:
    """What is between two people, from the first towards the second where it has a side."""

    source: str
    target: str
    kind: QualityKind
    harm: Harm | None = None
    status: HarmStatus | None = None
    cited: str = ""
    span: Span = ALWAYS
    withheld_from: frozenset[str] = field(default_factory=frozenset)
