"""A briefing that every test of its pages may have: written, released by two, published."""

from __future__ import annotations

from datetime import date
from functools import cache

from sightline.documents.briefings.as_json import as_json
from sightline.documents.briefings.reading import read_briefing
from sightline.documents.source.opening import read_source
from sightline.learning import actions
from sightline.learning.actions import Written
from sightline.learning.templates import TEMPLATES
from tests.cast import actor
from tests.documents.briefings.papers import INVENTED
from tests.web.sign_in import recent_scribe

CODE = "KT-7438"
ELSEWHERE = INVENTED / "why.md"
TITLE = "A baby who slept beside an adult"
SLOTS = {slot.code: [f"Words of {slot.code}."] for slot in TEMPLATES["seven-minute"].slots}
SLOTS["questions"] = ["Whom do you ask about where a baby sleeps?", "Who asks fathers?"]
WRITTEN = Written(TITLE, SLOTS, ["sleep-environment", "fathers"])


def write_one(code: str = CODE, written: Written = WRITTEN, review: str = "") -> str:
    """Start a seven-minute briefing and return its id."""
    at = recent_scribe(3).at
    manager = actor("partnership-manager")
    return actions.start(manager, code, "seven-minute", written, at=at, review=review)


def release_one(code: str = CODE, written: Written = WRITTEN) -> str:
    """Have one checked and released by two people; return its id."""
    at = recent_scribe(2).at
    manager, briefing = actor("partnership-manager"), write_one(code, written)
    actions.check(manager, briefing, "there is no case to compare it with", at=at)
    actions.release(manager, briefing, at=at)
    actions.release(actor("social-work-manager"), briefing, at=at)
    return briefing


def publish_one(code: str = CODE, written: Written = WRITTEN) -> str:
    """Publish one and return its code."""
    at = recent_scribe(1).at
    actions.publish(actor("partnership-manager"), release_one(code, written), at=at)
    return code


@cache
def _read() -> dict[str, object]:
    return as_json(read_briefing(read_source(ELSEWHERE), as_of=date(2026, 1, 1)))


def count_one() -> str:
    """Have one from elsewhere read, looked over and counted; return what stands for it."""
    at, manager = recent_scribe(1).at, actor("partnership-manager")
    code = actions.take_in(manager, _read(), "0" * 64, at=at)
    actions.confirm(manager, code, ["fathers"], at=at)
    return code
