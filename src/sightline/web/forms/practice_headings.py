"""Which heading of the model of practice stands over which questions of a form?"""

from __future__ import annotations

from collections.abc import Mapping

# For each kind, the questions that begin a group, and the key of the heading over it.
HEADED: Mapping[str, Mapping[str, str]] = {
    "assessment.completed": {
        "conclusion": "how-safe",
        "outcome": "needs-to-happen",
        "hypothesis": "worried-about",
        "daily_life": "child-view",
        "identity_words": "family-view",
    },
    "plan.agreed": {
        "lead": "network",
        "what": "needs-to-happen",
        "parts": "next-steps",
    },
    "plan.reviewed": {"what": "how-safe", "next": "next-steps"},
    "plan.changed": {"what": "needs-to-happen"},
    "visit.made": {"what": "how-safe", "child_seen": "child-view"},
    "voice.recorded": {"words": "child-view"},
    "referral.made": {
        "concern": "worried-about",
        "impact_on_child": "future-harm",
        "wanted": "next-steps",
    },
    "supervision.held": {"risk_analysis": "future-harm", "decisions": "next-steps"},
    "support.offered": {"service": "network", "reason": "family-view"},
}
