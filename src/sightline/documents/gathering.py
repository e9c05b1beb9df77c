"""Which returns can be read, and what does each tell, knowing what the others say?

A file that cannot be read is refused with its reason and does not stop the others.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sightline.documents.chronology.told import Return, Someone
from sightline.documents.chronology.unifying import plain_name
from sightline.documents.returns.receiving import NotAReturn, decode
from sightline.documents.returns.sending import options_for
from sightline.documents.returns.understanding import understand
from sightline.documents.source.blocks import Source
from sightline.documents.source.limits import MB, Limits
from sightline.documents.source.opening import Readers, Refusal, no_sense, readers
from sightline.kernel.errors import Fault

Progress = Callable[[str], None]
# Understanding takes more than reading alone, of time and of memory.
LIMITS = Limits(memory_bytes=1_024 * MB, seconds=180)


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
    """Read and understand every file; `known` are the people a key names already.

    Each is understood in the process that reads it, several at once; and once more where
    another return names the family.
    """
    with readers(limits=LIMITS) as crew, _no_collecting():
        ask = partial(_asked, crew, as_of=as_of, progress=progress)
        outcomes = list(ask(paths, known, "read"))
        everyone = _named(known, [one for one in outcomes if isinstance(one, Return)])
        lacking = _lacking(outcomes, known, everyone)
        again = ask([paths[at] for at in lacking], everyone, "looked for the family in")
        for at, outcome in zip(lacking, again, strict=True):
            outcomes[at] = outcome
    return Gathered(
        tuple(one for one in outcomes if isinstance(one, Return)),
        tuple(
            fault for one in outcomes if isinstance(one, Refusal) for fault in one.faults
        ),
    )


def _asked(
    crew: Readers,
    paths: Sequence[Path],
    people: Sequence[Someone],
    done: str,
    *,
    as_of: date,
    progress: Progress,
) -> Iterator[Return | Refusal]:
    answers = crew.run("return", paths, options_for(as_of, people))
    for number, answer in enumerate(answers, start=1):
        progress(f"{done} {number} of {len(paths)} returns")
        if isinstance(answer, Refusal):
            yield answer
            continue
        try:
            yield decode(answer.value)
        except NotAReturn:
            yield no_sense(answer.path)


def _lacking(
    outcomes: Sequence[Return | Refusal],
    known: Sequence[Someone],
    everyone: Sequence[Someone],
) -> list[int]:
    """Which returns do not know all of those whom the others name?"""
    if not set(everyone) - set(known):
        return []
    names = {plain_name(person.name) for person in everyone}
    return [
        at
        for at, one in enumerate(outcomes)
        if isinstance(one, Return)
        and not names <= {plain_name(person.name) for person in one.people}
    ]


def understand_all(sources: Sequence[Source], as_of: date) -> tuple[Return, ...]:
    """Understand returns that were read before, as `gather` does those in files."""
    with _no_collecting():
        returns = [understand(source, as_of=as_of) for source in sources]
        everyone = _named((), returns)
        for at in _lacking(returns, (), everyone):
            returns[at] = understand(sources[at], as_of=as_of, people=everyone)
        return tuple(returns)


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


def _named(known: Sequence[Someone], returns: Sequence[Return]) -> tuple[Someone, ...]:
    """Return everyone a key or any return gives a name to, each name once."""
    told = [*known, *(person for each in returns for person in each.people)]
    by_name = {plain_name(person.name): person for person in reversed(told) if person.name}
    return tuple(reversed(by_name.values()))
