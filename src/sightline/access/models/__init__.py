"""The tables of access, one subject a file; gathered here because Django looks here."""

from sightline.access.models.directory import Agency, Post, Team
from sightline.access.models.permission import BreakGlass, Grant
from sightline.access.models.reach import FamilyTie, Involvement
from sightline.access.models.refusal import Declaration, Suspension
from sightline.access.models.trail import Look
from sightline.access.models.user import User

__all__ = [
    "Agency",
    "BreakGlass",
    "Declaration",
    "FamilyTie",
    "Grant",
    "Involvement",
    "Look",
    "Post",
    "Suspension",
    "Team",
    "User",
]
