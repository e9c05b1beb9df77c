"""How does Sightline say what is wrong, where, and what would be right?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong in what was given: where, what is wrong, what would be right."""

    where: str
    wrong: str
    right: str

    def __str__(self) -> str:
        told = "; ".join(
            part.strip().rstrip(".;") for part in (self.wrong, self.right) if part
        )
        return f"{self.where}: {told}." if self.where else f"{told}."


class Refused(Exception):
    """What was given is refused whole.

    If you are hitting this, `faults` lists everything that has to be put right, so that it
    can be put right in one go.
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults: tuple[Fault, ...] = faults

    def __str__(self) -> str:
        return (
            "\n".join(str(fault) for fault in self.faults)
            or "Refused, without a reason given."
        )
