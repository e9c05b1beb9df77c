"""What do the names in a review's story stand for?

`person:bea` is someone of the family, `step:decision` a step taken before, `row:csc:cot` the
row with these words in an agency's return, `letter:` the letter as the review drafts it, and
`pack:` what goes to the national panel, by its digest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from sightline.demo.invented import person_id
from sightline.kernel.errors import Fault, Refused
from sightline.reviews import letter
from sightline.reviews.national.sending import to_send
from sightline.reviews.queries.chronology import Row, combined_chronology
from sightline.reviews.queries.opening import Opened


def names_steps(said: Mapping[str, Any]) -> set[str]:
    """Return the keys of the steps that this one names."""
    return {text.removeprefix("step:") for text in _texts(said) if text.startswith("step:")}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)


class Meaning:
    """Puts what is meant in place of a name.

    `steps` maps the keys of steps that were taken to their ids. `opening` opens the review;
    that is done once, when a name first asks for it.
    """

    def __init__(
        self, family: str, steps: Mapping[str, str], opening: Callable[[], Opened]
    ) -> None:
        self._family = family
        self._steps = steps
        self._opening = opening

    def of(self, value: Any) -> Any:
        """Return a value with every name in it replaced; raises Refused for an unknown row."""
        if isinstance(value, Mapping):
            return {name: self.of(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self.of(each) for each in value]
        return self._meant(value) if isinstance(value, str) else value

    def _meant(self, text: str) -> str:
        verb, colon, rest = text.partition(":")
        if not colon:
            return text
        if verb == "person":
            return person_id(self._family, rest)
        if verb == "step":
            return self._steps[rest]
        if verb == "row":
            return self._row(*rest.split(":", 1))
        if verb == "letter":
            return letter.draft_of(self._opened.state, self._opened.code)
        if verb == "pack":
            return to_send(self._opened).pack.digest
        return text

    def _row(self, agency: str, words: str) -> str:
        found = [
            row.event.id
            for row in self._rows
            if row.sent_by == agency and words in row.event.says
        ]
        if len(found) != 1:
            wrong = f"{len(found)} rows of {agency} say “{words}”"
            raise Refused(Fault("", wrong, "use words that stand in one row"))
        return found[0]

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return combined_chronology(self._opened).rows

    @cached_property
    def _opened(self) -> Opened:
        return self._opening()
