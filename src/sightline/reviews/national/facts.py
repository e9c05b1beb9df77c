"""What of an incident can be laid beside others, and tells nobody who the family are?

Ages in place of birthdays, months in place of days, what agencies are in place of their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sightline.kernel.partial_dates import PartialDate
from sightline.reviews.state.incident import Incident
from sightline.reviews.state.timing import reached
from sightline.reviews.state.whole import ReviewState

_AS_TOLD = (
    *("harm", "died", "place_kind", "presented", "brought_by", "injuries", "imaging"),
    *("age_of_injuries", "sleep_place", "slept_with", "alcohol_or_drugs", "room"),
    "last_seen_well",
)
_UNDER = 52  # weeks: below, an age is told in weeks


def facts_of(
    state: ReviewState, *, born: PartialDate, sectors: Mapping[str, str]
) -> dict[str, Any]:
    """Return the facts of an incident and of its review, as codes, numbers and short words."""
    incident = state.incident
    told: dict[str, Any] = {"age": age_at(incident, born), "month": _month(incident)}
    told |= {name: incident.facts.get(name) for name in _AS_TOLD}
    if incident.causes:
        last = incident.causes[-1].data
        told["cause_of_death"] = {"status": last["status"], "said_by": last["said_by"]}
    told["criteria"] = {
        view.partner: "met" if view.meets else "not met" for view in incident.views
    }
    told["review_type"] = state.workspace.type
    told["days_to"] = {each.what: each.days for each in reached(state)}
    told["agencies"] = _agencies(state, sectors)
    told["family_answered"] = sum(each.answer is not None for each in state.people.family)
    told["debriefs_offered"] = len(state.people.debriefs)
    told["proceedings"] = sorted(
        {each.started.data["type"] for each in state.deciding.proceedings}
    )
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}


def age_at(incident: Incident, born: PartialDate) -> str:
    """Return the age on the day of the incident, in weeks or in years, as far as it is known."""
    on = incident.happened.first if incident.happened.is_exact_day else incident.aware_on
    if on is None or born.first is None or not born.is_exact_day:
        return "not known"
    if on < born.first:
        return "not born yet"
    weeks = (on - born.first).days // 7
    return f"{weeks} weeks" if weeks < _UNDER else f"{weeks // 52} years"


def _month(incident: Incident) -> str:
    on = incident.happened.first or incident.aware_on
    return f"{on:%Y-%m}" if on else "not known"


def _agencies(state: ReviewState, sectors: Mapping[str, str]) -> dict[str, int]:
    return dict(
        sorted(
            Counter(sectors.get(a.agency, "other") for a in state.board.agencies).items()
        )
    )
