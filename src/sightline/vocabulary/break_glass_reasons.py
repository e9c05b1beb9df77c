"""Why may a family have to be opened in an emergency?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.vocabulary.loader import load_table


@dataclass(frozen=True)
class BreakGlassReason:
    """One reason that an emergency opening may give; it is explained in words besides."""

    code: str
    title: str


BREAK_GLASS_REASONS: Mapping[str, BreakGlassReason] = load_table(
    "break_glass_reasons.toml", BreakGlassReason
)
