"""How does a drawing stay as people know it? Its order and places are kept and handed back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sightline.kernel.errors import Fault, Refused

VERSION = 1


@dataclass(frozen=True)
class Arrangement:
    """Who stood beside whom, row by row, and where along the row each stood."""

    rows: tuple[tuple[str, ...], ...] = ()
    x: Mapping[str, float] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """Give it as plain values that JSON can hold."""
        return {
            "version": VERSION,
            "rows": [list(row) for row in self.rows],
            "x": dict(self.x),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Arrangement:
        """Read what `as_data` gave; raises Refused where it is something else."""
        try:
            rows = tuple(tuple(str(one) for one in row) for row in data["rows"])
            x = {str(one): float(at) for one, at in data["x"].items()}
        except (AttributeError, KeyError, TypeError, ValueError) as cause:
            raise Refused(
                Fault(
                    "arrangement",
                    "this is not an arrangement of a genogram",
                    "leave it out and the drawing is arranged anew",
                )
            ) from cause
        return cls(rows, x)
