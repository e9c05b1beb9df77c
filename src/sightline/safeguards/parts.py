"""The parts of a safeguard: frozen values whose construction is their validation.

Each part refuses what is wrong in itself (a kind that is not, a field that the kind does not
have, an age that nobody has); what is wrong between parts, `contradictions` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sightline.kernel.deadlines import Within
from sightline.kernel.errors import Fault
from sightline.safeguards import checks
from sightline.safeguards.checks import refuse_if

Same = Literal["entry", "thread", "child", "family"]
Each = Literal["", "involved-agency", "invited-agency", "attending-agency", "adult-at-home"]
Subjects = Literal["children-about", "children-in-family"]
Owner = Literal["recorder", "named", "each", "sectors"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A time allowed and the day from which it holds: thresholds change, old ones stay."""

    within: Within
    from_day: date = date.min


@dataclass(frozen=True, slots=True)
class Condition:
    """What one field of an entry's data must say.

    `is` and `is-not`: any of `values`; `stated`: there and not blank; `blank`: left blank;
    `at-least`, `at-most`: as whole numbers. A field "not stated" by its source meets none of
    them and fails none: what depends on it cannot be told.
    """

    field: str
    says: Literal["is", "is-not", "stated", "blank", "at-least", "at-most"]
    values: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse_if(checks.condition(self.field, self.says, self.values))


@dataclass(frozen=True, slots=True)
class Looked:
    """An entry that is looked for: of any of `kinds`, saying all of `where`.

    `by`: recorded by anyone (""), by an agency of `sectors`, by the agency that recorded the
    start ("recorder"), by another than that ("another"), by the agency that the start names
    in field `named` ("named"), or by the one that an obligation is for ("each").
    `naming`: a field of this entry that must name an agency: the one that the obligation is
    for (`naming_whom` "each") or the one that recorded the start ("recorder").
    """

    kinds: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    by: Literal["", "sectors", "recorder", "another", "named", "each"] = ""
    sectors: tuple[str, ...] = ()
    named: str = ""
    naming: str = ""
    naming_whom: Literal["", "each", "recorder"] = ""

    def __post_init__(self) -> None:
        refuse_if(
            checks.kinds(self.kinds, "entry"),
            checks.where(self.kinds, [(c.field, c.says, c.values) for c in self.where]),
            checks.recorder(self.by, self.sectors, self.named),
            checks.agency_field(self.kinds, self.naming, "naming") if self.naming else (),
            checks.together("naming", bool(self.naming), bool(self.naming_whom)),
        )


@dataclass(frozen=True, slots=True)
class Nearby:
    """Something that stands (or, `absent`, does not) near the start, in the past.

    `same` ties it to the start. `within` reaches back from the start; None is ever before.
    """

    looked: Looked
    same: Same
    within: Within | None = None
    absent: bool = False

    def __post_init__(self) -> None:
        refuse_if(checks.some_time(self.within, "within"))


@dataclass(frozen=True, slots=True)
class Open:
    """Work that is open at the start: an opening entry whose thread no closing entry ended."""

    opened: Looked
    closed: tuple[str, ...]
    same: Same = "child"
    absent: bool = False

    def __post_init__(self) -> None:
        refuse_if(checks.kinds(self.closed, "until"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """The start is the `times`-th such entry within a span, about one child or one family.

    `different`: the entries counted differ in agency, in kind, or in a field of their data
    ("field:category"). With `and_each_after`, every further one starts a clock too.
    """

    times: int
    within: Within
    same: Literal["child", "family"]
    different: str = ""
    and_each_after: bool = False

    def __post_init__(self) -> None:
        refuse_if(
            checks.at_least_two(self.times),
            checks.some_time(self.within, "within"),
            checks.counted_in_days(self.within, "within"),
        )


@dataclass(frozen=True, slots=True)
class Child:
    """Which children, as at the start: by age, unborn or not, and circumstances.

    `under` and `from_age` compare with the age on the day; an unborn child is under every
    age. `any_of` and `none_of` are circumstances that hold, or do not, on that day.
    """

    under: Within | None = None
    from_age: Within | None = None
    unborn: bool | None = None
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse_if(
            checks.age(self.under, "under"),
            checks.age(self.from_age, "from"),
            checks.ages_in_order(self.from_age, self.under),
            checks.unborn_and_age(self.unborn, self.from_age),
            checks.circumstances(self.any_of, "any_of"),
            checks.circumstances(self.none_of, "none_of"),
            checks.apart(self.any_of, self.none_of, "any_of", "none_of"),
        )


@dataclass(frozen=True, slots=True)
class Start:
    """What starts the clock, and for whom."""

    looked: Looked
    child: Child = field(default_factory=Child)
    subjects: Subjects = "children-about"
    pattern: Pattern | None = None
    nearby: tuple[Nearby, ...] = ()
    open: tuple[Open, ...] = ()
    for_each: Each = ""
    each_sectors: tuple[str, ...] = ()  # only agencies of these sectors

    def __post_init__(self) -> None:
        refuse_if(
            checks.alone(self.looked.by, self.looked.naming),
            checks.for_each(self.looked.kinds, self.for_each, self.each_sectors),
            checks.differs_in(self.looked.kinds, self.pattern.different)
            if self.pattern
            else (),
            checks.both_ways(
                [((n.looked, n.same, n.within), n.absent) for n in self.nearby], "also"
            ),
        )


@dataclass(frozen=True, slots=True)
class Follows:
    """One of these must follow the start within the time; the same day counts."""

    any_of: tuple[Looked, ...]
    same: Same
    within: tuple[Threshold, ...]

    def __post_init__(self) -> None:
        refuse_if(_any(self.any_of), checks.thresholds(_dated(self.within), "within"))


@dataclass(frozen=True, slots=True)
class Precedes:
    """One of these must stand before the start (the same day counts).

    Not further back than `within`, nor than the latest `since` before the start, where given.
    """

    any_of: tuple[Looked, ...]
    same: Same
    within: tuple[Threshold, ...] = ()
    since: Looked | None = None

    def __post_init__(self) -> None:
        refuse_if(
            _any(self.any_of),
            checks.thresholds(_dated(self.within), "within") if self.within else (),
            _names_later(self.same),
        )


@dataclass(frozen=True, slots=True)
class Attends:
    """Someone from each of these groups of sectors took part, as a field of the start names
    agencies. A group is met by any sector in it."""

    groups: tuple[tuple[str, ...], ...]
    field: str = "attended"

    def __post_init__(self) -> None:
        refuse_if(
            checks.groups(self.groups, "attended"),
        )


@dataclass(frozen=True, slots=True)
class Holds:
    """The start itself says all of this. `items`: each item of a list field (say `actions`)
    holds these names ("owner", "due")."""

    where: tuple[Condition, ...] = ()
    items: str = ""
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        refuse_if(
            checks.something((self.where, self.items), "holds"),
            checks.together("each_has", bool(self.items), bool(self.names)),
        )


@dataclass(frozen=True, slots=True)
class Knows:
    """The start must reach an agency in time.

    Whom: the one the obligation is for ("each"), the one a field of the start names
    ("named"), or any agency of `sectors`. With `acknowledged`, it must have said so.
    """

    whom: Literal["each", "named", "sectors"]
    within: tuple[Threshold, ...]
    sectors: tuple[str, ...] = ()
    named: str = ""
    acknowledged: bool = False

    def __post_init__(self) -> None:
        refuse_if(
            checks.thresholds(_dated(self.within), "within"),
            checks.together("reaches", self.whom == "sectors", bool(self.sectors)),
            checks.together("reaches", self.whom == "named", bool(self.named)),
            checks.sectors(self.sectors, "reaches"),
        )


@dataclass(frozen=True, slots=True)
class Differs:
    """A field of the start must not hold the same words as an entry of the same kinds about
    another child of the family, no further apart than `within`."""

    field: str
    within: Within

    def __post_init__(self) -> None:
        refuse_if(checks.some_time(self.within, "within"))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """While the start's work is open, one of these comes at least every so often.

    The first clock runs from the start, each further one from the last that came; an entry
    of `closed` on the start's thread ends it, and excuses the clock that was running.
    """

    any_of: tuple[Looked, ...]
    same: Same
    every: tuple[Threshold, ...]
    closed: tuple[str, ...]

    def __post_init__(self) -> None:
        refuse_if(
            _any(self.any_of),
            checks.thresholds(_dated(self.every), "every"),
            [f for each in self.every for f in checks.some_time(each.within, "every")],
            checks.kinds(self.closed, "until"),
            checks.apart(
                tuple(kind for each in self.any_of for kind in each.kinds),
                self.closed,
                "entry",
                "until",
            ),
        )


Expect = Follows | Precedes | Attends | Holds | Knows | Differs | Rhythm


@dataclass(frozen=True, slots=True)
class Unless:
    """What excuses: such an entry between the start and the day it falls due, or, with
    `already`, standing before the start (no further back than `within`)."""

    looked: Looked
    same: Same
    already: bool = False
    within: Within | None = None

    def __post_init__(self) -> None:
        refuse_if(
            checks.only_with("within", self.within is not None, "already", self.already),
            checks.some_time(self.within, "within"),
        )


@dataclass(frozen=True, slots=True)
class OwedBy:
    """Who owes it: the agency that recorded the start, the one its field `named` names, the
    one the obligation is for, or the agency of `sectors` (involved with the child first)."""

    who: Owner
    sectors: tuple[str, ...] = ()
    named: str = ""

    def __post_init__(self) -> None:
        refuse_if(
            checks.together("owed_by", self.who == "sectors", bool(self.sectors)),
            checks.together("owed_by", self.who == "named", bool(self.named)),
            checks.sectors(self.sectors, "owed_by"),
        )


@dataclass(frozen=True, slots=True)
class Learned:
    """What it was learned from: a review in words of our own, and the requirement rows."""

    review: str
    rows: tuple[str, ...]
    theme: str

    def __post_init__(self) -> None:
        refuse_if(checks.theme(self.theme))


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: a small case file and the statuses expected on a day, by child."""

    says: str
    as_of: date
    case: dict[str, object]
    expects: tuple[tuple[str, str], ...]  # (child, status), sorted; empty: nothing is owed

    def __post_init__(self) -> None:
        refuse_if(checks.statuses(self.expects))


def _any(any_of: tuple[Looked, ...]) -> list[Fault]:
    return checks.something((any_of,), "entry")


def _dated(thresholds: tuple[Threshold, ...]) -> list[tuple[Within, date]]:
    return [(each.within, each.from_day) for each in thresholds]


def _names_later(same: Same) -> list[Fault]:
    if same != "entry":
        return []
    wrong = "an earlier entry cannot name one that comes after it"
    return [Fault("same", wrong, "use thread, child or family")]
