"""What does that which was found make of a clock?"""

from __future__ import annotations

from dataclasses import dataclass, field

from sightline.safeguards.compiler.weighing import Begun


@dataclass
class Outcome:
    """What a step found says of a clock, as expressions over its row `s` and these joins.

    `met`, `late`: that it was done in time, or late; `answered`, `answered_late`: by which
    entry, as one number by `in_order`. `undated`, `unsaid`: that it may have been, which a
    date, or a field that is not stated, leaves open. `own`: those come before any excuse
    that may be one.
    """

    met: str
    late: str = "FALSE"
    undated: str = "FALSE"
    unsaid: str = "FALSE"
    answered: str = ""
    answered_late: str = ""
    joins: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    own: bool = False


def by_answers(begun: Begun, answers: str) -> Outcome:
    """Judge by a step of answers that were weighed."""
    return Outcome(
        met="a.met IS NOT NULL",
        late="a.late IS NOT NULL",
        undated="COALESCE(a.undated, 0) = 1",
        unsaid="COALESCE(a.unsaid, 0) = 1",
        answered="a.met",
        answered_late="a.late",
        joins=[begun.joined(answers, "a")],
    )
