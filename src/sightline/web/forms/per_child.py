"""What is asked of each child separately, and what of their brothers and sisters?"""

from __future__ import annotations

from collections.abc import Mapping

# Fields that differ from child to child even where one visit or call was about several.
ASKED_OF_EACH_CHILD: Mapping[str, tuple[str, ...]] = {
    "visit.made": (
        "child_seen",
        "seen_alone",
        "sleep_space_seen",
        "sleep_space",
        "carer_wakefulness",
    ),
    "injury.seen": ("injury", "site", "explanation", "child_mobile"),
    "birth.recorded": ("gestation_weeks", "weight_grams", "neonatal_stay"),
    "absence.recorded": ("sessions", "authorised"),
    "tool.completed": ("result", "grade", "areas"),
    "voice.recorded": ("words", "how"),
    "plan.agreed": ("what",),
}
# Whoever works with one child thinks of the others (PF-02).
THINKS_OF_SIBLINGS = frozenset(
    {"concern.noted", "visit.made", "plan.agreed", "referral.made", "case.closed"}
)
# Nothing is urgent about closing: without the others thought of, it is refused (TL-21).
NOT_WITHOUT_SIBLINGS = frozenset({"case.closed"})
# Who else looks after the child is asked afresh each time (PF-27).
ASKS_WHO_CARES = frozenset({"visit.made", "assessment.completed"})
