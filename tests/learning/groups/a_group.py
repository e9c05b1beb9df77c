"""A group that tests of groups may have: formed by the partnership, with a gap and a member."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sightline.learning.groups import actions
from sightline.learning.groups.log import Say
from sightline.learning.groups.queries import GroupOpened, open_group
from tests.cast import actor

MANAGER = "partnership-manager"
MEMBER = "health-visitor"
CHAIR = "social-work-manager"
FORMED = {
    "title": "Fathers and second parents",
    "type": "working-group",
    "remit": "How every service finds out who cares for a baby, and works with them.",
    "lead": "hv",
    "starts": "2026-01-05",
}
GAP = {
    "says": "Nobody asks who else looks after the baby.",
    "theme": "fathers",
    "from": "briefing",
    "code": "KT-7438",
}


class Working:
    """A group under way, a minute from step to step."""

    def __init__(self, at: datetime | None = None, **formed: str) -> None:
        self.at = at or datetime.now(UTC) - timedelta(days=2)
        self.code = actions.start(actor(MANAGER, self.at), FORMED | formed, at=self.at)
        self.take("member.joined", post=MEMBER, part="member")
        self.take("member.joined", post=CHAIR, part="chair")

    def take(self, kind: str, by: str = MANAGER, **data: Any) -> str:
        """Take one step and return its number. `from_` stands for `from`."""
        self.at += timedelta(minutes=1)
        said = {name.rstrip("_"): value for name, value in data.items()}
        actions.take(actor(by, self.at), self.code, Say(kind, said), at=self.at)
        return self.opened().state.steps[-1].name

    def take_up(self, **more: str) -> str:
        """Take up a gap and return its number."""
        return self.take("gap.taken-up", **{**GAP, **more})

    def set_action(self, due: str, **more: str) -> str:
        """Set an action of health visiting and return its number."""
        said = {"what": "Ask at each visit", "owner": "hv", "owner_role": "Team lead"}
        return self.take("action.set", due=due, **said, **more)

    def answer(self, gap: str, question: str, says: str, **more: str) -> str:
        """Answer one of the standing questions and return the answer's number."""
        said = {"gap": gap, "question": question, "answer": says, "agency": "hv"}
        return self.take("gap.answered", by=MEMBER, **(said | more))

    def opened(self, by: str = MANAGER) -> GroupOpened:
        """The group as someone may open it."""
        opened = open_group(actor(by, self.at), self.code)
        assert opened is not None
        return opened
