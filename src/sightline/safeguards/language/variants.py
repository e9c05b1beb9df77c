"""Which safeguards does one file hold? A family shares a shape; each member says its own."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from sightline.safeguards.language.lines import Lines, Path

Member = tuple[dict[str, Any], Lines]


def members(told: dict[str, Any], lines: Lines) -> list[Member]:
    """Return each member in full, with the lines of what it says itself and of the shape."""
    variants = told.get("variants")
    if not isinstance(variants, list) or not all(isinstance(v, dict) for v in variants):
        return [(told, lines)]
    shape = {name: value for name, value in told.items() if name != "variants"}
    return [
        (_merged(shape, own), _own_lines(lines, ("variants", at)))
        for at, own in enumerate(variants)
    ]


def _merged(shape: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Lay what a member says over the shape: tables are filled in, all else is replaced."""
    whole = deepcopy(shape)
    for name, value in own.items():
        below = whole.get(name)
        if isinstance(value, dict) and isinstance(below, dict):
            whole[name] = _merged(below, value)
        else:
            whole[name] = deepcopy(value)
    return whole


def _own_lines(lines: Lines, prefix: Path) -> Lines:
    own = {
        path[len(prefix) :]: line
        for path, line in lines.at.items()
        if path[: len(prefix)] == prefix
    }
    return Lines({**lines.at, **own})
