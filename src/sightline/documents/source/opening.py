"""How is a file that comes from outside opened without trusting it?

Always in a child process with limits (see `cage`); what crosses back is JSON, checked here.
One bad file is refused with one sentence and does not stop the others.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from sightline.documents.source import crossing
from sightline.documents.source.blocks import Source
from sightline.documents.source.limits import Limits
from sightline.documents.source.workers import Worker
from sightline.kernel.errors import Fault, Refused

LIMITS = Limits()
MOST_WORKERS = 4
NO_OPTIONS: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Answer:
    """What a job made of one file: JSON values, still to be checked by who asked."""

    path: Path
    value: object


@dataclass(frozen=True)
class Refusal:
    """One file that could not be used, and why, in sentences for whoever sent it."""

    path: Path
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return str(Refused(*self.faults))


Asking = Callable[[Path], Answer | Refusal]


def read_source(path: Path, *, limits: Limits = LIMITS) -> Source:
    """The paragraphs and tables of one file. Raises Refused, and nothing else, for a bad one."""
    (outcome,) = read_sources([path], limits=limits)
    if isinstance(outcome, Refusal):
        raise Refused(*outcome.faults)
    return outcome


def read_sources(
    paths: Iterable[Path], *, limits: Limits = LIMITS, workers: int | None = None
) -> Iterator[Source | Refusal]:
    """Each file's paragraphs and tables, or why it was refused, in the order asked for."""
    for outcome in run("blocks", paths, limits=limits, workers=workers):
        if isinstance(outcome, Refusal):
            yield outcome
            continue
        try:
            yield crossing.decode(outcome.value)
        except crossing.NotASource:
            yield no_sense(outcome.path)


def no_sense(path: Path) -> Refusal:
    """The refusal of a file of which a child process said what nobody can use."""
    wrong, right = "the reader's answer made no sense", "try again, or report it"
    return Refusal(path, (Fault(path.name, wrong, right),))


def run(
    job: str,
    paths: Iterable[Path],
    *,
    options: Mapping[str, Any] = NO_OPTIONS,
    limits: Limits = LIMITS,
    workers: int | None = None,
) -> Iterator[Answer | Refusal]:
    """What the job makes of each file, or why it was refused, in the order asked for.

    `job` is a name from `jobs.JOBS`; `options` are JSON values and the same for every file.
    Files are read by as many processes as there are cores, four at most.
    """
    listed = list(paths)
    several = max(1, min(workers or _cores(), len(listed)))
    with readers(several, limits) as crew:
        yield from crew.run(job, listed, options)


@dataclass(frozen=True)
class Readers:
    """Child processes that stay, so that files may be asked about more than once."""

    free: SimpleQueue[Worker]
    several: int

    def run(
        self, job: str, paths: Sequence[Path], options: Mapping[str, Any] = NO_OPTIONS
    ) -> Iterator[Answer | Refusal]:
        """What the job makes of each file, or why it was refused, in the order asked for."""
        with ThreadPoolExecutor(self.several) as threads:
            ask = partial(self._one, job, options)
            yield from _in_order(threads, ask, paths, ahead=self.several * 2)

    def _one(self, job: str, options: Mapping[str, Any], path: Path) -> Answer | Refusal:
        worker = self.free.get()
        try:
            return Answer(path, worker.ask(job, path, options))
        except Refused as refused:
            return Refusal(path, refused.faults)
        finally:
            self.free.put(worker)


@contextmanager
def readers(several: int | None = None, limits: Limits = LIMITS) -> Iterator[Readers]:
    """Child processes, as many as there are cores if nothing else is said, while they are used."""
    several = several or _cores()
    crew = [Worker(limits) for _ in range(several)]
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        free.put(worker)
    try:
        yield Readers(free, several)
    finally:
        for worker in crew:
            worker.close()


def _in_order(
    threads: ThreadPoolExecutor, one: Asking, paths: Sequence[Path], *, ahead: int
) -> Iterator[Answer | Refusal]:
    """Outcomes in the order of the paths, few of them waiting in memory at any time."""
    waiting: deque[Future[Answer | Refusal]] = deque()
    for path in paths:
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
        waiting.append(threads.submit(one, path))
    while waiting:
        yield waiting.popleft().result()


def _cores() -> int:
    return min(MOST_WORKERS, len(os.sched_getaffinity(0)))
