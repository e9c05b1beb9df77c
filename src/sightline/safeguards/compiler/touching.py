"""Which safeguards can a new entry matter to, so that no others need to run?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from sightline.safeguards.model import (
    Differs,
    Follows,
    Knows,
    Looked,
    Precedes,
    Rhythm,
    Safeguard,
)

Role = Literal["start", "answer", "excuse", "context", "closing"]

# What else of a world a safeguard reads. Who is a child, and whose family, all of them do.
Part = Literal["people", "families", "homes", "circumstances", "involved", "knows"]


def touched_by(
    safeguards: Iterable[Safeguard], kind: str, changed: Collection[Part] = ()
) -> tuple[Safeguard, ...]:
    """Return those that an entry of this kind can matter to, in their order.

    `changed`: the parts of the family's world whose rows are not what they were, which
    whoever recorded the entry can tell by building them again. For a correction, ask for the
    kinds of both entries.
    """
    return tuple(
        each
        for each in safeguards
        if any(kind in kinds for _, kinds in kinds_of(each)) or reads(each) & set(changed)
    )


def kinds_of(safeguard: Safeguard) -> Iterator[tuple[Role, tuple[str, ...]]]:
    """Yield the kinds of entry that a safeguard looks at, and what each is to it."""
    start = safeguard.start
    yield "start", start.looked.kinds
    for nearby in start.nearby:
        yield "context", nearby.looked.kinds
    for opened in start.open:
        yield "context", opened.opened.kinds
        yield "closing", opened.closed
    yield from _kinds_expected(safeguard)
    for unless in safeguard.unless:
        yield "excuse", unless.looked.kinds


def _kinds_expected(safeguard: Safeguard) -> Iterator[tuple[Role, tuple[str, ...]]]:
    match safeguard.expect:
        case Follows(any_of=any_of) | Precedes(any_of=any_of) | Rhythm(any_of=any_of):
            for looked in any_of:
                yield "answer", looked.kinds
        case Differs():
            yield "answer", safeguard.start.looked.kinds
    match safeguard.expect:
        case Precedes(since=Looked(kinds=kinds)):
            yield "context", kinds
        case Rhythm(closed=closed):
            yield "closing", closed


def reads(safeguard: Safeguard) -> set[Part]:
    """Return the parts of a world, beside entries, that a safeguard reads."""
    start = safeguard.start
    found: set[Part] = {"people", "families", "homes"}
    if start.child.any_of or start.child.none_of:
        found.add("circumstances")
    if start.for_each == "involved-agency" or safeguard.owed_by.who == "sectors":
        found.add("involved")
    if isinstance(safeguard.expect, Knows):
        found.add("knows")
    return found
