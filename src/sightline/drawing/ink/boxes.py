"""How much room does something take, and does it touch something else?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class Box:
    """An upright rectangle; x grows to the right and y downwards, in CSS pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends at the bottom."""
        return self.y + self.height

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Tell whether the two share ink, or come nearer to each other than the gap."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def grown(self, by: float) -> Box:
        """Give the box with that much more room on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, other: Box) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


def overlapping(boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """List the pairs of boxes that share ink, by their places in the sequence."""
    return [
        (first, second)
        for first, second in combinations(range(len(boxes)), 2)
        if boxes[first].overlaps(boxes[second])
    ]
