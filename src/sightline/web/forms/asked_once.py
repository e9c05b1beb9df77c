"""Which questions stop nobody, and ask once for a reason when they are left unanswered?

Urgent work is never held up: the first time, the form asks for an answer or a reason; the
second time it goes on, and the entry says that there was no answer and what was given for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.vocabulary.checking import is_unstated
from sightline.vocabulary.model import Kind

GONE_ON = "gone_on"  # the form asked already, and is sent again
NO_REASON = "No reason was given."
HISTORY_READ = "history_read"
HISTORY_NOT_READ = "history_not_read"
HYPOTHESIS = "hypothesis"
NO_HYPOTHESIS = "no_hypothesis"
# Left out of a form unless it has something to ask them about.
ONLY_WHEN_ASKED = frozenset({HISTORY_READ, HISTORY_NOT_READ, NO_HYPOTHESIS})


@dataclass(frozen=True)
class AskedOnce:
    """One such question: the field asked, the one that keeps why not, what is said of both."""

    name: str
    reason: str
    wrong: str
    left: tuple[tuple[str, Any], ...] = ()  # what the entry says besides, where it was left

    def unanswered(self, told: Mapping[str, Any]) -> bool:
        """Whether neither an answer nor a reason was given."""
        return is_unstated(told.get(self.name)) and is_unstated(told.get(self.reason))

    def instead(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the entry says where there was no answer."""
        if not is_unstated(told.get(self.name)):
            return {}
        return {self.reason: told.get(self.reason) or NO_REASON, **dict(self.left)}


def asked_once_of(
    kind: Kind, *, history: bool, presenting_only: Iterable[str]
) -> tuple[AskedOnce, ...]:
    """Return what a form of this kind asks once, given what is recorded of the family."""
    fields = {field.name for field in kind.fields}
    return tuple(_asked(fields, history=history, names=tuple(presenting_only)))


def _asked(
    fields: set[str], *, history: bool, names: tuple[str, ...]
) -> Iterator[AskedOnce]:
    if history and HISTORY_READ in fields:
        yield AskedOnce(
            HISTORY_READ,
            HISTORY_NOT_READ,
            "Tick that you have read the earlier history, or write why not, and continue",
            left=((HISTORY_READ, False),),
        )
    if names and NO_HYPOTHESIS in fields:
        yield AskedOnce(
            HYPOTHESIS,
            NO_HYPOTHESIS,
            f"Write what may lie beneath what shows for {' and '.join(names)}, or why nothing"
            " is put forward, and continue",
        )
