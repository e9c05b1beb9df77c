"""What a safeguard says: frozen values whose construction is their validation.

A safeguard has a start (`Start`: what sets the clock going, for which child), something
looked for (`Expect`: one of seven shapes), what excuses it (`unless`), and who owes it. Every
word here is one the TOML language has, the sentence says, and every engine must run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sightline.safeguards import checks
from sightline.safeguards.contradictions import contradictions
from sightline.safeguards.parts import (
    Attends,
    Child,
    Condition,
    Differs,
    Each,
    Example,
    Expect,
    Follows,
    Holds,
    Knows,
    Learned,
    Looked,
    Nearby,
    Open,
    OwedBy,
    Owner,
    Pattern,
    Precedes,
    Rhythm,
    Same,
    Start,
    Subjects,
    Threshold,
    Unless,
)

__all__ = [
    "Attends",
    "Child",
    "Condition",
    "Differs",
    "Each",
    "Example",
    "Expect",
    "Follows",
    "Holds",
    "Knows",
    "Learned",
    "Looked",
    "Nearby",
    "Open",
    "OwedBy",
    "Owner",
    "Pattern",
    "Precedes",
    "Rhythm",
    "Safeguard",
    "Same",
    "Start",
    "Subjects",
    "Threshold",
    "Unless",
]


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

    def __post_init__(self) -> None:
        checks.refuse_if(
            checks.code(self.code),
            checks.words(self.title, "title"),
            checks.in_force(self.in_force, _first_day(self.expect)),
            contradictions(self.start, self.expect, self.unless, self.owed_by),
        )


def _first_day(expect: Expect) -> date | None:
    """The day from which any time is allowed, where one is."""
    if isinstance(expect, Follows | Precedes | Knows) and expect.within:
        return expect.within[0].from_day
    return expect.every[0].from_day if isinstance(expect, Rhythm) else None
