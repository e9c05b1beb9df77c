"""In what sort of meeting did a team talk about a briefing, and who may read its notes?"""

from __future__ import annotations

from collections.abc import Mapping

TEAM_MEETING = "team-meeting"
REFLECTIVE_EVENT = "reflective-event"
SORTS_OF_TALK: Mapping[str, str] = {
    TEAM_MEETING: "Team meeting",
    "group-supervision": "Group supervision",
    REFLECTIVE_EVENT: "Reflective learning event",
}
# People speak freely at a reflective event because its notes stay with those who held it.
KEPT_BY_THOSE_WHO_MET = frozenset({REFLECTIVE_EVENT})
