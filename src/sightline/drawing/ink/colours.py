"""Which colours are used, and can each be told from what lies behind it?

Four sector colours at most, those of the Government Analysis Function; they only repeat what
a lane, a printed name, a letter or a shape already says.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

INK = "#0b0c0c"
PAPER = "#ffffff"
GREY = "#505a5f"
FAINT = "#8a9299"  # lines and marks that must recede: 3.1 to 1 on paper, never for text
RULE = "#b1b4b6"  # ruled lines that carry no meaning
ALARM = "#b10e1e"

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0

HEALTH = "health"
SOCIAL_CARE = "social-care"
JUSTICE_AND_HOUSING = "justice-and-housing"
EDUCATION_AND_VOLUNTARY = "education-and-voluntary"

SECTOR_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        HEALTH: "#12436D",
        SOCIAL_CARE: "#801650",
        JUSTICE_AND_HOUSING: "#28A197",
        EDUCATION_AND_VOLUNTARY: "#F46A25",
    }
)
SECTOR_TITLES: Mapping[str, str] = MappingProxyType(
    {
        HEALTH: "Health",
        SOCIAL_CARE: "Social care and early help",
        JUSTICE_AND_HOUSING: "Police, justice and housing",
        EDUCATION_AND_VOLUNTARY: "Education and voluntary",
    }
)


def contrast_ratio(one: str, other: str) -> float:
    """Give the WCAG contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def text_on(fill: str) -> str:
    """Choose black or white, whichever is easier to read on the fill."""
    return max((INK, PAPER), key=lambda colour: contrast_ratio(colour, fill))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
