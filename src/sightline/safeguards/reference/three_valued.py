"""What follows from yes, no and cannot be told? None is that it cannot be told."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def every(truths: Iterable[Truth]) -> Truth:
    """No if any is no, yes if all are yes, and otherwise it cannot be told."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """Yes if any is yes, no if all are no, and otherwise it cannot be told."""
    return opposite(every(opposite(truth) for truth in truths))


def opposite(truth: Truth) -> Truth:
    """Turn yes and no round; what cannot be told stays so."""
    return None if truth is None else not truth
