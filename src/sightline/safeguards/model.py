"""What a safeguard says: frozen values whose construction is their validation.

A safeguard has a start (`Start`: what sets the clock going, for which child), something
looked for (`Expect`: one of six shapes), what excuses it (`unless`), and who owes it. Every
word here is one the TOML language has, the sentence says, and every engine must run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sightline.kernel.deadlines import Within

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


@dataclass(frozen=True, slots=True)
class Nearby:
    """Something that stands (or, `absent`, does not) near the start, in the past.

    `same` ties it to the start. `within` reaches back from the start; None is ever before.
    """

    looked: Looked
    same: Same
    within: Within | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """Work that is open at the start: an opening entry whose thread no closing entry ended."""

    opened: Looked
    closed: tuple[str, ...]
    same: Same = "child"
    absent: bool = False


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


@dataclass(frozen=True, slots=True)
class Follows:
    """One of these must follow the start within the time; the same day counts."""

    any_of: tuple[Looked, ...]
    same: Same
    within: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class Precedes:
    """One of these must stand before the start (the same day counts).

    Not further back than `within`, nor than the latest `since` before the start, where given.
    """

    any_of: tuple[Looked, ...]
    same: Same
    within: tuple[Threshold, ...] = ()
    since: Looked | None = None


@dataclass(frozen=True, slots=True)
class Attends:
    """Someone from each of these groups of sectors took part, as a field of the start names
    agencies. A group is met by any sector in it."""

    groups: tuple[tuple[str, ...], ...]
    field: str = "attended"


@dataclass(frozen=True, slots=True)
class Holds:
    """The start itself says all of this. `items`: each item of a list field (say `actions`)
    holds these names ("owner", "due")."""

    where: tuple[Condition, ...] = ()
    items: str = ""
    names: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Differs:
    """A field of the start must not hold the same words as an entry of the same kinds about
    another child of the family, no further apart than `within`."""

    field: str
    within: Within


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


Expect = Follows | Precedes | Attends | Holds | Knows | Differs | Rhythm


@dataclass(frozen=True, slots=True)
class Unless:
    """What excuses: such an entry between the start and the day it falls due, or, with
    `already`, standing before the start (no further back than `within`)."""

    looked: Looked
    same: Same
    already: bool = False
    within: Within | None = None


@dataclass(frozen=True, slots=True)
class OwedBy:
    """Who owes it: the agency that recorded the start, the one its field `named` names, the
    one the obligation is for, or the agency of `sectors` (involved with the child first)."""

    who: Owner
    sectors: tuple[str, ...] = ()
    named: str = ""


@dataclass(frozen=True, slots=True)
class Learned:
    """What it was learned from: a review in words of our own, and the requirement rows."""

    review: str
    rows: tuple[str, ...]
    theme: str


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: a small case file and the statuses expected on a day, by child."""

    says: str
    as_of: date
    case: dict[str, object]
    expects: tuple[tuple[str, str], ...]  # (child, status), sorted; empty: nothing is owed


@dataclass(frozen=True, slots=True)
class Safeguard:
    """One learning point that runs."""

    code: str
    title: str
    sentence: str
    learned: Learned
    in_force: date
    start: Start
    expect: Expect
    owed_by: OwedBy
    unless: tuple[Unless, ...] = ()
    examples: tuple[Example, ...] = ()
    source: str = field(default="", compare=False)  # the file it was read from
