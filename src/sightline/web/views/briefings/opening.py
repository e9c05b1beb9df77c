"""Which briefing in work does an address mean, and who may open it?"""

from __future__ import annotations

from sightline.learning.policies import RELEASES, WRITES_BRIEFINGS
from sightline.learning.queries import Shown, in_work_under
from sightline.vocabulary.post_roles import PostRole
from sightline.web.page import Asking, NotOpen

WRITES = "The partnership's manager, who writes and publishes briefings"
RELEASES_THEM = "The partnership's manager, and managers, who release briefings"


def writes(role: PostRole) -> bool:
    """Whether this role writes briefings."""
    return role.code == WRITES_BRIEFINGS


def releases(role: PostRole) -> bool:
    """Whether this role reads briefings in work, and can be one of the two who release."""
    return role.code in RELEASES


def opened(asking: Asking, code: str) -> Shown:
    """Return the latest version of a briefing; raises NotOpen."""
    shown = in_work_under(asking.actor, code)
    if shown is None:
        raise NotOpen
    return shown
