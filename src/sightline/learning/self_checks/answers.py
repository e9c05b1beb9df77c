"""What can an agency answer of itself, and what has it answered? Without a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

ANSWERS: Mapping[str, str] = {
    "yes": "Yes",
    "partly": "Partly",
    "not-yet": "Not yet",
    "not-ours": "Not ours",
}
# What has to be said besides; an answer that is not named here may stand alone.
ASKED_BESIDES: Mapping[str, str] = {
    "yes": "say how that can be seen",
    "partly": "say what is there and how that can be seen, and what is missing",
    "not-ours": "say why it is not for your agency",
}
REMIND_BEFORE = timedelta(days=14)


@dataclass(frozen=True)
class Ask:
    """One question: its code, the learning point, its theme, and where that was learned."""

    code: str
    says: str
    theme: str
    source: str

    def as_json(self) -> dict[str, str]:
        """Return it as it is kept."""
        return {
            "code": self.code,
            "says": self.says,
            "theme": self.theme,
            "from": self.source,
        }


@dataclass(frozen=True)
class Answered:
    """What an agency said of one question, and which post said it when."""

    agency: str
    ask: str
    answer: str
    evidence: str
    post: str
    at: datetime


@dataclass(frozen=True)
class Check:
    """A self-check with every answer that was given, the latest last."""

    code: str
    title: str
    asks: tuple[Ask, ...]
    due: date
    at: datetime
    given: tuple[Answered, ...] = ()

    @cached_property
    def _latest(self) -> dict[tuple[str, str], Answered]:
        return {(each.agency, each.ask): each for each in self.given}

    def answer_of(self, agency: str, ask: str) -> Answered | None:
        """Return an agency's newest answer to a question."""
        return self._latest.get((agency, ask))

    def answered_by(self, agency: str) -> int:
        """Return how many questions an agency has answered."""
        return sum(self.answer_of(agency, ask.code) is not None for ask in self.asks)

    def earlier(self, agency: str, ask: str) -> tuple[Answered, ...]:
        """Return the answers that an agency gave before its newest, the latest first."""
        all_of_it = [
            each for each in self.given if (each.agency, each.ask) == (agency, ask)
        ]
        return tuple(reversed(all_of_it[:-1]))

    def counts(self, ask: str, agencies: Iterable[str]) -> dict[str, int]:
        """Return how many of these agencies gave each answer, and under "" how many none."""
        counted = dict.fromkeys([*ANSWERS, ""], 0)
        for agency in agencies:
            given = self.answer_of(agency, ask)
            counted[given.answer if given else ""] += 1
        return counted

    def by_theme(self) -> dict[str, list[Ask]]:
        """Return the questions under their themes, in the order they were asked."""
        grouped: dict[str, list[Ask]] = {}
        for ask in self.asks:
            grouped.setdefault(ask.theme, []).append(ask)
        return grouped


def state_of(check: Check, agency: str, today: date) -> str:
    """Say where an agency stands with a self-check: done, to be reminded, or overdue."""
    missing = len(check.asks) - check.answered_by(agency)
    if not missing:
        return "Answered"
    if today > check.due:
        return f"Overdue by {_days(today - check.due)}: {missing} not answered"
    if check.due - today <= REMIND_BEFORE:
        return f"Due in {_days(check.due - today)}: {missing} not answered"
    begun = check.answered_by(agency)
    return f"Begun: {missing} not answered yet" if begun else "Not begun"


def needs_reminder(check: Check, agency: str, today: date) -> bool:
    """Something is unanswered, and the day is near or past."""
    missing = check.answered_by(agency) < len(check.asks)
    return missing and check.due - today <= REMIND_BEFORE


def why_blank(check: Check, *, can_answer: bool, today: date) -> str:
    """Say why there is no answer."""
    if not can_answer:
        return "Nobody here can answer any longer"
    return "Overdue" if today > check.due else "Not yet answered"


def asks_of(raw: Sequence[Mapping[str, str]]) -> tuple[Ask, ...]:
    """Return the questions as they were kept."""
    return tuple(Ask(row["code"], row["says"], row["theme"], row["from"]) for row in raw)


def _days(stretch: timedelta) -> str:
    return "1 day" if stretch.days == 1 else f"{stretch.days} days"
