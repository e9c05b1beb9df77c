"""What are reviews coded with, and how do local themes count with national ones?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.loader import load_table


class ThemeGroup(StrEnum):
    """The upper level of the taxonomy."""

    PRACTICE = "practice"
    CIRCUMSTANCE = "circumstance"
    SYSTEM = "system"

    @property
    def heading(self) -> str:
        return _GROUP_TITLES[self]


_GROUP_TITLES = {
    ThemeGroup.PRACTICE: "How people worked",
    ThemeGroup.CIRCUMSTANCE: "What life held",
    ThemeGroup.SYSTEM: "What surrounded the work",
}


class Scheme(StrEnum):
    """A national way of sorting what reviews find."""

    PANEL = "panel"
    SPOTLIGHT = "spotlight"
    PATHWAYS = "pathways"

    @property
    def heading(self) -> str:
        return _SCHEME_TITLES[self]


_SCHEME_TITLES = {
    Scheme.PANEL: "Practice themes of the national panel",
    Scheme.SPOTLIGHT: "Subjects of the national panel's yearly reports",
    Scheme.PATHWAYS: "Pathways to harm and to protection (triennial analyses)",
}


@dataclass(frozen=True)
class NationalTheme:
    """A term of a national scheme."""

    code: str
    title: str
    scheme: Scheme


@dataclass(frozen=True)
class Theme:
    """A term that a review is coded with. `national` holds codes of `NATIONAL_THEMES`."""

    code: str
    title: str
    definition: str
    group: ThemeGroup
    national: tuple[str, ...]


def check_mapping(
    themes: Mapping[str, Theme], national: Mapping[str, NationalTheme]
) -> Mapping[str, Theme]:
    """Return the themes; raises Refused if one maps to nothing, or to an unknown code."""
    faults = [
        Fault(
            f"themes.toml [{theme.code}]", f"there is no national theme '{code}'", "add it"
        )
        for theme in themes.values()
        for code in theme.national
        if code not in national
    ]
    faults += [
        Fault(f"themes.toml [{theme.code}]", "it is mapped to no national theme", "map it")
        for theme in themes.values()
        if not theme.national
    ]
    if faults:
        raise Refused(*faults)
    return themes


NATIONAL_THEMES: Mapping[str, NationalTheme] = load_table(
    "national_themes.toml", NationalTheme
)
THEMES: Mapping[str, Theme] = check_mapping(
    load_table("themes.toml", Theme), NATIONAL_THEMES
)
