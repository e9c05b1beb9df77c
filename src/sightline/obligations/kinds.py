"""Which kinds of entry say more than themselves: who is a child, whose family, what holds?"""

from __future__ import annotations

from sightline.vocabulary.kinds import KINDS

EXPLAINED = "obligation.explained"

MAKING_FAMILIES = frozenset({"relationship.recorded", "residence.recorded"})
ENDING_PLANS = frozenset({"plan.ended", "case.closed"})
HOLDING = frozenset(
    {"circumstance.recorded", "circumstance.ended", "plan.agreed", "order.made"}
)
OF_CHILDREN = frozenset({"absence.recorded", "exclusion.recorded"})
CHILD_PARTS = frozenset({"child", "baby", "unborn", "subject", "sibling"})

SHAPING = (
    frozenset(code for code, kind in KINDS.items() if kind.family) | HOLDING | ENDING_PLANS
)
# Of these, the kinds that say what holds for somebody, and never who belongs to whom.
WITHOUT_TIES = (
    HOLDING
    | ENDING_PLANS
    | {"involvement.started", "involvement.renewed", "involvement.ended"}
)
