"""Which of four colours has an agency's sector? Always beside its mark, never instead of it."""

from __future__ import annotations

from collections.abc import Mapping

# Of the palette for accessible charts: each stands out 3:1 from its neighbours and white.
HEALTH, CARE, JUSTICE, LEARNING = "#28A197", "#12436D", "#801650", "#F46A25"
NAMES: Mapping[str, str] = {
    HEALTH: "Health",
    CARE: "Social care and early help",
    JUSTICE: "Police, justice and housing",
    LEARNING: "Education and voluntary",
}
_SECTORS: Mapping[str, tuple[str, ...]] = {
    HEALTH: (
        "health-visiting", "school-nursing", "maternity", "general-practice", "hospital",
        "ambulance", "mental-health", "substance-misuse",
    ),
    CARE: ("childrens-social-care", "early-help", "partnership"),
    JUSTICE: ("police", "youth-justice", "probation", "court", "legal", "housing"),
    LEARNING: (
        "early-years", "school", "education-service", "youth-service", "voluntary",
        "domestic-abuse-service",
    ),
}  # fmt: skip
_COLOURS = {sector: colour for colour, sectors in _SECTORS.items() for sector in sectors}
NO_COLOUR = "#505A5F"


def colour_of(sector: str) -> str:
    """Return the colour of a sector; grey for what belongs to none of the four groups."""
    return _COLOURS.get(sector, NO_COLOUR)
