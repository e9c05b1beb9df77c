"""What must some kinds of entry say, beyond the fields the vocabulary requires of all?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol


class Answers(Protocol):
    """A form, as far as a rule needs it: what its questions were answered with."""

    def answers(self) -> dict[str, Any]: ...


Rule = Callable[[dict[str, Any], Any], Iterator[tuple[str, str]]]


def _advice(given: dict[str, Any], form: Answers) -> Iterator[tuple[str, str]]:
    """A conversation about safer sleep says what the parents do themselves (PF-19)."""
    told = form.answers()
    if told.get("topic") != "safer-sleep":
        return
    if not told.get("own_practice"):
        yield "own_practice", "Write what the carers do and believe themselves about sleep"
    if not told.get("understood"):
        yield (
            "understood",
            "Say whether the advice was understood, or that it was not checked",
        )


def _second_parent(given: dict[str, Any], form: Answers) -> Iterator[tuple[str, str]]:
    """Never a blank: a person, or a reason (PF-05)."""
    told = form.answers()
    outcome = told.get("outcome")
    if outcome == "known" and not told.get("person"):
        yield "person", "Choose the person, or add them to the family first"
    if outcome in ("known-not-recorded", "none") and not told.get("reason"):
        yield "reason", "Write the reason"


def _young_carer(given: dict[str, Any], form: Answers) -> Iterator[tuple[str, str]]:
    """A young carer looks after somebody (PF-12)."""
    told = form.answers()
    if told.get("what") == "young-carer" and not told.get("cared_for"):
        yield "cared_for", "Say whom the young carer looks after"


def _declined(given: dict[str, Any], form: Answers) -> Iterator[tuple[str, str]]:
    """A support that was declined has a reason, in the family's words (PF-17)."""
    told = form.answers()
    if told.get("response") in ("declined", "lapsed") and not told.get("reason"):
        yield "reason", "Write the reason in the family's words, or that none was given"


def _interpreter(given: dict[str, Any], form: Answers) -> Iterator[tuple[str, str]]:
    """An assessment says whether an interpreter is needed, and who the family are (PF-18)."""
    told = form.answers()
    if not told.get("interpreter"):
        yield (
            "interpreter",
            "Say whether an interpreter is needed, or that it was not asked",
        )
    if not told.get("identity_words"):
        yield (
            "identity_words",
            "Write what you understand of the family's identity and daily life",
        )


def _plan(given: dict[str, Any], form: Answers) -> Iterator[tuple[str, str]]:
    """A plan is for a child."""
    if "child" not in form.answers() and not given.get("children"):
        yield (
            "children",
            "Choose the children the plans are for: each has a plan of their own",
        )


def _relationship(given: dict[str, Any], form: Answers) -> Iterator[tuple[str, str]]:
    told = form.answers()
    if told.get("from") and told.get("from") == told.get("to"):
        yield "to", "Choose two different people"


RULES: Mapping[str, Rule] = {
    "advice.given": _advice,
    "parent.asked-about": _second_parent,
    "circumstance.recorded": _young_carer,
    "support.offered": _declined,
    "assessment.completed": _interpreter,
    "plan.agreed": _plan,
    "relationship.recorded": _relationship,
}
