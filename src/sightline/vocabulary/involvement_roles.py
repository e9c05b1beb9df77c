"""What may a practitioner be to a family?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.vocabulary.loader import load_table


@dataclass(frozen=True)
class InvolvementRole:
    """The part a practitioner has in the work with a family.

    `lead`: may hold the work of all agencies together. `sectors`: where the role is usual.
    """

    code: str
    title: str
    sectors: tuple[str, ...]
    lead: bool = False


INVOLVEMENT_ROLES: Mapping[str, InvolvementRole] = load_table(
    "involvement_roles.toml", InvolvementRole
)
