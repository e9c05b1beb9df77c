"""Which returns can be read, and what does each tell, knowing what the others say?

A file that cannot be read is refused with its reason and does not stop the others.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sightline.documents.chronology.told import Return, Someone
from sightline.documents.chronology.unifying import plain_name
from sightline.documents.returns.understanding import understand
from sightline.documents.source.blocks import Source
from sightline.documents.source.opening import Refusal, read_sources
from sightline.kernel.errors import Fault

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The returns that were understood, and why the other files were not."""

    returns: tuple[Return, ...]
    refused: tuple[Fault, ...]


def gather(
    paths: Sequence[Path],
    *,
    as_of: date,
    known: Sequence[Someone] = (),
    progress: Progress = lambda _: None,
) -> Gathered:
    """Read and understand every file; `known` are the people a key names already."""
    sources: list[Source] = []
    refused: list[Fault] = []
    for number, outcome in enumerate(read_sources(paths), start=1):
        progress(f"read {number} of {len(paths)} returns")
        if isinstance(outcome, Refusal):
            refused += outcome.faults
        else:
            sources.append(outcome)
    return Gathered(understand_all(sources, as_of, known, progress), tuple(refused))


def understand_all(
    sources: Sequence[Source],
    as_of: date,
    known: Sequence[Someone] = (),
    progress: Progress = lambda _: None,
) -> tuple[Return, ...]:
    """Understand every return, and once more where another return names the family."""
    with _no_collecting():
        return _understood(sources, as_of, known, progress)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Do not look for cycles meanwhile: rows have none, and looking costs a third more."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _understood(
    sources: Sequence[Source], as_of: date, known: Sequence[Someone], progress: Progress
) -> tuple[Return, ...]:
    returns = []
    for number, source in enumerate(sources, start=1):
        progress(f"understood {number} of {len(sources)} returns")
        returns.append(understand(source, as_of=as_of, people=known))
    everyone = _named(known, returns)
    if not set(everyone) - set(known):
        return tuple(returns)
    for at, source in enumerate(sources):
        progress(f"looked for the family in {at + 1} of {len(sources)} returns")
        there = {plain_name(person.name) for person in returns[at].people}
        if not {plain_name(person.name) for person in everyone} <= there:
            returns[at] = understand(source, as_of=as_of, people=everyone)
    return tuple(returns)


def _named(known: Sequence[Someone], returns: Sequence[Return]) -> tuple[Someone, ...]:
    """Return everyone a key or any return gives a name to, each name once."""
    told = [*known, *(person for each in returns for person in each.people)]
    by_name = {plain_name(person.name): person for person in reversed(told) if person.name}
    return tuple(reversed(by_name.values()))
