"""What learning keeps: briefings, what they share, and the groups that work on what was learned."""

from sightline.learning.models.briefings import (
    Briefing,
    Decided,
    Discussion,
    Elsewhere,
    Sent,
    Version,
)
from sightline.learning.models.groups import Group, GroupStep, SelfCheck, SelfCheckAnswer
from sightline.learning.models.kept import Kept, KeptVersion, LinkTried

__all__ = [
    "Briefing",
    "Decided",
    "Discussion",
    "Elsewhere",
    "Group",
    "GroupStep",
    "Kept",
    "KeptVersion",
    "LinkTried",
    "SelfCheck",
    "SelfCheckAnswer",
    "Sent",
    "Version",
]
