"""Who and what surrounds a household? The plain values that an ecomap is drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from sightline.kernel.errors import Fault, Refused
from sightline.kernel.partial_dates import PartialDate

UNKNOWN_DAY = PartialDate.unknown()


class Sector(Enum):
    """The fixed places round the household."""

    HEALTH = "Health"
    EDUCATION = "Education"
    FAMILY_AND_FRIENDS = "Family and friends"
    SOCIAL_CARE = "Social care and early help"
    JUSTICE_AND_HOUSING = "Police, justice and housing"
    COMMUNITY = "Community"


class Quality(Enum):
    """How a tie is described by those who know it."""

    STRONG = "strong"
    TENUOUS = "tenuous"
    STRESSFUL = "stressful"
    UNKNOWN = "not recorded"


class Direction(Enum):
    """Which way energy or help goes."""

    TO_FAMILY = "to the family"
    FROM_FAMILY = "from the family"
    BOTH = "both ways"
    UNKNOWN = "not recorded"


class Status(Enum):
    """Where an agency's work with the family stands."""

    ACTIVE = "active"
    CLOSED = "closed"
    DECLINED = "declined"
    WAS_NOT_BROUGHT = "was not brought"
    REFERRED_AWAITING = "referred, awaiting a start"


class Told(Enum):
    """What is known to have passed between two agencies."""

    SHARES = "shares information"
    REFERRAL_SENT = "referral sent, no receipt"
    REFERRAL_RECEIVED = "referral received, not acknowledged"
    REFERRAL_ACKNOWLEDGED = "referral acknowledged"


@dataclass(frozen=True)
class Member:
    """Somebody in the household; `age` is in words, as at the day of the drawing."""

    id: str
    name: str
    age: str = ""
    is_child: bool = False


@dataclass(frozen=True)
class Tie:
    """An agency's involvement, or a support that no agency gives.

    `name` is the agency, or the person or group; `code` its two to four letters; `worker` and
    `role` who it is in person, or how they are related. `for_whom` are ids of members; empty
    means the whole household. `is_informal` supports never lead and never refer.
    """

    id: str
    name: str
    code: str
    sector: Sector
    worker: str = ""
    role: str = ""
    for_whom: tuple[str, ...] = ()
    is_lead: bool = False
    is_informal: bool = False
    since: PartialDate = UNKNOWN_DAY
    last_contact: PartialDate = UNKNOWN_DAY
    next_contact: PartialDate = UNKNOWN_DAY
    status: Status = Status.ACTIVE
    quality: Quality = Quality.UNKNOWN
    direction: Direction = Direction.UNKNOWN

    def is_for(self, member: str) -> bool:
        """Tell whether the tie is for that member of the household."""
        return not self.for_whom or member in self.for_whom

    @property
    def has_ended(self) -> bool:
        """Whether the work is over or never began."""
        return self.status in (Status.CLOSED, Status.DECLINED)


@dataclass(frozen=True)
class AgencyLink:
    """Something that passed from one tie's agency to another's."""

    sender: str
    receiver: str
    told: Told
    on: PartialDate = UNKNOWN_DAY


@dataclass(frozen=True)
class Network:
    """A household and everything that surrounds it; ids are unique and links lead to ties."""

    household: str
    members: tuple[Member, ...]
    ties: tuple[Tie, ...]
    links: tuple[AgencyLink, ...] = ()

    def __post_init__(self) -> None:
        faults = [*self._repeated(), *self._lost()]
        if faults:
            raise Refused(*faults)

    def member(self, wanted: str) -> Member | None:
        """Give the member of that id."""
        return next((one for one in self.members if one.id == wanted), None)

    def _repeated(self) -> Iterable[Fault]:
        for what, listed in (("member", self.members), ("tie", self.ties)):
            ids = [one.id for one in listed]
            for twice in sorted({one for one in ids if ids.count(one) > 1}):
                yield Fault("", f"Two have the {what} id {twice}", "give each its own")

    def _lost(self) -> Iterable[Fault]:
        ties = {tie.id for tie in self.ties}
        members = {member.id for member in self.members}
        for link in self.links:
            for end in {link.sender, link.receiver} - ties:
                yield Fault("", f"A link leads to {end}", "no tie has that id")
            if link.sender == link.receiver:
                yield Fault("", f"{link.sender} is linked to itself", "leave the link out")
        for tie in self.ties:
            for who in set(tie.for_whom) - members:
                yield Fault("", f"{tie.name} is for {who}", "no member has that id")
