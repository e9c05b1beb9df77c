"""Which of the four sectors does a kind of agency belong to on paper?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sightline.drawing.ink.colours import (
    EDUCATION_AND_VOLUNTARY,
    HEALTH,
    JUSTICE_AND_HOUSING,
    SOCIAL_CARE,
)
from sightline.vocabulary.sectors import SECTORS

_OTHERS = {
    "childrens-social-care": SOCIAL_CARE,
    "early-help": SOCIAL_CARE,
    "partnership": SOCIAL_CARE,
    "police": JUSTICE_AND_HOUSING,
    "youth-justice": JUSTICE_AND_HOUSING,
    "housing": JUSTICE_AND_HOUSING,
    "probation": JUSTICE_AND_HOUSING,
    "court": JUSTICE_AND_HOUSING,
    "legal": JUSTICE_AND_HOUSING,
    "domestic-abuse-service": EDUCATION_AND_VOLUNTARY,
    "youth-service": EDUCATION_AND_VOLUNTARY,
    "voluntary": EDUCATION_AND_VOLUNTARY,
    "other": EDUCATION_AND_VOLUNTARY,
}
_HEALTH = (
    "health-visiting",
    "school-nursing",
    "maternity",
    "general-practice",
    "hospital",
    "ambulance",
    "mental-health",
    "substance-misuse",
)

DRAWN_SECTORS: Mapping[str, str] = MappingProxyType(
    {
        **{code: EDUCATION_AND_VOLUNTARY for code, one in SECTORS.items() if one.education},
        **dict.fromkeys(_HEALTH, HEALTH),
        **_OTHERS,
    }
)
"""The sector of a drawing for each sector code of the vocabulary."""
