"""What did national reviews find on the same themes?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.loader import table_of
from sightline.vocabulary.themes import THEMES

FILE = "national_findings.toml"


@dataclass(frozen=True)
class NationalFinding:
    """A national review, where it can be read, and the themes it speaks to."""

    code: str
    title: str
    publisher: str
    published: str
    address: str
    themes: tuple[str, ...]
    added: str  # the day on which it was listed here


def on_theme(theme: str) -> list[NationalFinding]:
    """Return the national reviews that speak to a theme."""
    return [each for each in NATIONAL_FINDINGS.values() if theme in each.themes]


def _load() -> Mapping[str, NationalFinding]:
    file = resources.files("sightline.learning").joinpath("data", FILE)
    told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    found = table_of(told, NationalFinding, where=FILE)
    faults = [
        Fault(f"{FILE} [{each.code}]", f"there is no theme '{theme}'", "mend it")
        for each in found.values()
        for theme in each.themes
        if theme not in THEMES
    ]
    if faults:
        raise Refused(*faults)
    return found


NATIONAL_FINDINGS: Mapping[str, NationalFinding] = _load()
