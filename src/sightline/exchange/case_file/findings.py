"""What was found while a file was read: faults that refuse it, and notes that are reported?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.kernel.errors import Fault, Refused


class Findings:
    """Gathers everything there is to say about a file, so that it is said in one go."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []

    def fault(self, where: str, wrong: str, right: str) -> None:
        self.faults.append(Fault(where, wrong, right))

    def note(self, where: str, what: str, done: str) -> None:
        self.notes.append(Fault(where, what, done))

    def take(self, where: str, faults: Iterable[Fault], notes: Iterable[Fault]) -> None:
        """Take over what another check found inside `where`."""
        self.faults += [_inside(where, each) for each in faults]
        self.notes += [_inside(where, each) for each in notes]

    def refuse_if_any(self) -> None:
        """Raise Refused with every fault, if there is one."""
        if self.faults:
            raise Refused(*self.faults)


def _inside(where: str, found: Fault) -> Fault:
    return Fault(f"{where}, {found.where}", found.wrong, found.right)
