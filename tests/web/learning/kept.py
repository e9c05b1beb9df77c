"""What is kept, and used by a published briefing, for every test of its pages."""

from __future__ import annotations

from sightline.learning.actions import Written
from sightline.learning.kept.actions import keep
from tests.cast import actor
from tests.learning.test_kept import CONTACT, EACH
from tests.web.learning.briefings import CODE, SLOTS, TITLE, publish_one
from tests.web.sign_in import recent_scribe

LASTING = {"contact": CONTACT | {"until": "2999-01-01"}}


def keep_one(what: str = "message", **says: str) -> str:
    """Keep one of a sort and return its code."""
    at = recent_scribe(5).at
    told = (EACH | LASTING)[what] | says
    return keep(actor("partnership-manager"), what, told, at=at)


def publish_with(*uses: str) -> str:
    """Publish a briefing that uses these, and return its code."""
    return publish_one(CODE, Written(TITLE, SLOTS, ["fathers"], uses=uses))
