"""What has the panel said of the rows of the chronology, and which doubts has it settled?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sightline.reviews.state.told import StepTold, standing


@dataclass(frozen=True)
class Said:
    """Everything said of one row.

    `settled` holds the last word on each doubt, by its matter; `recognised` the last step
    that says what kind of thing the row tells of.
    """

    notes: tuple[StepTold, ...] = ()
    themes: tuple[StepTold, ...] = ()
    disputes: tuple[StepTold, ...] = ()
    praise: tuple[StepTold, ...] = ()
    settled: Mapping[str, StepTold] = field(default_factory=dict)
    recognised: StepTold | None = None

    def of_theme(self, theme: str) -> bool:
        """Whether the row is an instance of a theme."""
        return any(step.data["theme"] == theme for step in self.themes)


NOTHING_SAID = Said()
_ADDED: Mapping[str, Callable[[Said, StepTold], Said]] = {
    "event.noted": lambda said, step: replace(said, notes=(*said.notes, step)),
    "event.themed": lambda said, step: replace(said, themes=(*said.themes, step)),
    "event.disputed": lambda said, step: replace(said, disputes=(*said.disputes, step)),
    "event.praised": lambda said, step: replace(said, praise=(*said.praise, step)),
    "event.recognised": lambda said, step: replace(said, recognised=step),
}
Settlement = tuple[str, str, str]  # the row, what it is about, the answer


@dataclass(frozen=True)
class Evidence:
    """What was said of each row, by the row's id."""

    said: Mapping[str, Said] = field(default_factory=dict)

    def of(self, event: str) -> Said:
        """Return what was said of one row."""
        return self.said.get(event, NOTHING_SAID)

    def of_doubts_alone(self) -> Evidence:
        """Return it without what the panel has said: the answers to doubts are left."""
        return Evidence(
            {event: Said(settled=said.settled) for event, said in self.said.items()}
        )

    @property
    def settlements(self) -> tuple[Settlement, ...]:
        """Every doubt that was settled, and how."""
        return tuple(
            (event, about, step.data["answer"])
            for event, said in self.said.items()
            for about, step in said.settled.items()
        )


def evidence_in(steps: Iterable[StepTold]) -> Evidence:
    """Fold the steps of a review into what was said of each row."""
    said: dict[str, Said] = {}
    for step in standing(steps, *_ADDED, "doubt.settled"):
        event = step.data["event"]
        said[event] = _with(said.get(event, NOTHING_SAID), step)
    return Evidence(said)


def _with(said: Said, step: StepTold) -> Said:
    if step.kind == "doubt.settled":
        return replace(said, settled={**said.settled, step.data["about"]: step})
    return _ADDED[step.kind](said, step)
