"""How is a file that comes from outside opened without trusting it?

Always in a child process with limits (see `cage`); what crosses back is JSON, checked here.
One bad file is refused with one sentence and does not stop the others.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
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
            name = outcome.path.name
            fault = Fault(
                name, "the reader's answer made no sense", "try again, or report it"
            )
            yield Refusal(outcome.path, (fault,))


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
    with _crew(several, limits) as free, ThreadPoolExecutor(several) as threads:

        def one(path: Path) -> Answer | Refusal:
            worker = free.get()
            try:
                return Answer(path, worker.ask(job, path, options))
            except Refused as refused:
                return Refusal(path, refused.faults)
            finally:
                free.put(worker)

        yield from _in_order(threads, one, listed, ahead=several * 2)


@contextmanager
def _crew(several: int, limits: Limits) -> Iterator[SimpleQueue[Worker]]:
    crew = [Worker(limits) for _ in range(several)]
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        free.put(worker)
    try:
        yield free
    finally:
        for worker in crew:
            worker.close()


def _in_order(
    threads: ThreadPoolExecutor, one: Any, paths: list[Path], *, ahead: int
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
