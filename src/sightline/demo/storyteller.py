"""How is a story put into the record? By the posts who lived it, each at their own time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from django.db import transaction

from sightline.access.actor import Actor, actor_in
from sightline.demo.story import Step
from sightline.kernel.errors import Fault, Refused
from sightline.record.actions import append_together


class Storyteller:
    """Holds who is who in the directory, and records steps as them."""

    def __init__(self, holders: dict[str, int]) -> None:
        self._holders = holders  # post -> the user who holds it

    def tell(self, steps: Iterable[Step], progress: Callable[[str], None]) -> int:
        """Record steps in the order of time, a year in one transaction; return how many."""
        told = 0
        ordered = sorted(steps, key=lambda step: (step.at, step.family, step.line))
        for year, those in groupby(ordered, key=lambda step: step.at.year):
            with transaction.atomic():
                for sitting in _sittings(those):
                    told += self._record(sitting)
            progress(f"{told:,} of {len(ordered):,} entries, to the end of {year}")
        return told

    def acts_as(self, post: str, step: Step) -> Actor:
        """Return the actor who may record this step."""
        return actor_in(post, user_id=self._holders[post], now=step.at)

    def _record(self, sitting: list[Step]) -> int:
        first = sitting[0]
        drafts = {step.entry: step.draft for step in sitting}
        try:
            append_together(self.acts_as(first.post, first), drafts, at=first.at)
        except Refused as refused:
            raise Refused(*(_placed(fault, first) for fault in refused.faults)) from refused
        return len(sitting)


def _sittings(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """What one post recorded about one family at one moment goes in together."""
    for _, sitting in groupby(steps, key=lambda step: (step.at, step.family, step.post)):
        yield list(sitting)


def _placed(fault: Fault, step: Step) -> Fault:
    return Fault(f"{step.where}, {fault.where}", fault.wrong, fault.right)
