"""The tables: the record as rows for safeguards, what is owed, what was adopted, notices."""

from sightline.obligations.models.adopted import Adopted
from sightline.obligations.models.notices import Notice
from sightline.obligations.models.owed import Obligation
from sightline.obligations.models.world import (
    WorldAbout,
    WorldAgency,
    WorldCircumstance,
    WorldDeadline,
    WorldEntry,
    WorldFamily,
    WorldHappened,
    WorldHome,
    WorldInvolved,
    WorldKnows,
    WorldNaming,
    WorldPerson,
    WorldTold,
)

__all__ = [
    "Adopted",
    "Notice",
    "Obligation",
    "WorldAbout",
    "WorldAgency",
    "WorldCircumstance",
    "WorldDeadline",
    "WorldEntry",
    "WorldFamily",
    "WorldHappened",
    "WorldHome",
    "WorldInvolved",
    "WorldKnows",
    "WorldNaming",
    "WorldPerson",
    "WorldTold",
]
