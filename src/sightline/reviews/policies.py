"""Who may take which step, and does the state of the review allow it?

A rule here refuses only what would make the review say something untrue, or close it with a
question open. Nothing that protects a child is ever refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from importlib import resources

from sightline.access.calendar import partnership_calendar
from sightline.kernel.errors import Fault
from sightline.kernel.local_time import london_day, say_day
from sightline.kernel.partial_dates import whole_day
from sightline.reviews.evidence.settling import date_meant
from sightline.reviews.state.clocks import notification_clock
from sightline.reviews.state.told import StepTold
from sightline.reviews.state.whole import ReviewState
from sightline.reviews.state.workspace import SeatHeld
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.vocabulary.checking import check_data
from sightline.vocabulary.kinds import KINDS

BUSINESS_MANAGER = "business-manager"
NOT_YET_OPEN = ("incident", "people")
# These may be taken when the review is closed, and after it was withdrawn.
AT_ANY_TIME = frozenset(
    {
        *("incident.redated", "cause.told", "safety.checked", "addendum.added"),
        *("letter.answered", "alternative.finished", "action.evidenced", "action.dropped"),
        *("lookback.set", "lookback.done", "proceedings.ended", "seat.ended"),
        *("safeguard.linked", "briefing.made", "recommendation.declined"),
        *("learning.sent-early", "learning.received", "safeguard.tried"),
        *("notification.sent", "seat.given", "pack.agreed", "pack.sent"),
    }
)
NEEDS_EARLIER = "met-not-proportionate"
AGREEING = 2  # people, before anything goes to the national panel


def _listed() -> Mapping[str, frozenset[str]]:
    file = resources.files("sightline.reviews").joinpath("data", "who_may.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {part: frozenset(row["steps"]) for part, row in table.items()}


MAY: Mapping[str, frozenset[str]] = _listed()


def may_take(seats: tuple[SeatHeld, ...], kind: str) -> bool:
    """Say whether someone in these seats may take a step of this kind at all."""
    return any(
        seat.part == BUSINESS_MANAGER or kind in MAY.get(seat.part, ()) for seat in seats
    )


def objections(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    """Return why this step cannot be taken now by this post; nothing, if it can."""
    if not may_take(seats, step.kind):
        said = STEP_KINDS[step.kind].title.lower()
        wrong = f"your part in this review does not take this step ({said})"
        return [Fault("", wrong, "ask the business manager")]
    found = _of_its_time(state, step)
    rule = _RULES.get(step.kind)
    return found or (rule(state, seats, post, step) if rule else [])


def _of_its_time(state: ReviewState, step: StepTold) -> list[Fault]:
    if step.kind in AT_ANY_TIME:
        return []
    workspace = state.workspace
    if workspace.withdrawn:
        return [Fault("", "this review was opened in error and withdrawn", "open another")]
    if workspace.closed_on:
        right = "what comes later is later information"
        return [Fault("", "this review is closed", right)]
    early = STEP_KINDS[step.kind].group in NOT_YET_OPEN or step.kind in _BEFORE_OPENING
    if not workspace.type and not early:
        return [Fault("", "the review is not open yet", "open it first")]
    return []


_BEFORE_OPENING = frozenset({"review.opened", "seat.given", "seat.ended", "line.set"})


def _own_agency(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    """An author writes their own agency's return, until returns are closed."""
    if any(seat.part == BUSINESS_MANAGER for seat in seats):
        return _asked(state, seats, post, step)
    if step.data["agency"] not in {seat.agency for seat in seats if seat.part == "author"}:
        return [Fault("", "this is another agency's return", "send your own")]
    if state.board.closed_at is not None:
        right = "give it to the business manager, who can still take it in"
        return [Fault("", "returns are closed", right)]
    return _asked(state, seats, post, step)


def _asked(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    if state.board.of(step.data["agency"]) is None:
        return [Fault("agency", "this agency has not been asked", "ask it first")]
    return []


def _reasons(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    faults = []
    if step.data["outcome"] == NEEDS_EARLIER and not step.data.get("earlier_reviews"):
        right = "name the earlier review or reviews it rests on"
        faults.append(Fault("earlier_reviews", "no earlier review is named", right))
    if step.data["outcome"] != "lcspr" and not step.data.get("alternative"):
        right = "say what is done instead, and who looks whether it is done"
        faults.append(
            Fault("alternative", "nothing is said of what is done instead", right)
        )
    return faults


def _another_signs(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    decision = state.deciding.decision
    if decision is None or decision.step.id != step.data["decision"]:
        return [Fault("", "this is not the decision that stands", "read it again")]
    if decision.step.post == post:
        wrong = "you wrote this decision, and a second person signs it"
        return [Fault("", wrong, "ask a signatory of another partner")]
    return []


def _agreed_once(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    decision = state.deciding.decision
    if decision is None or not decision.is_signed:
        return [
            Fault("", "there is no signed decision to send", "decide, and have it signed")
        ]
    agreed = state.deciding.agreed_to(str(step.data["digest"]))
    if any(each.post == post for each in agreed):
        wrong = "you agreed to this already, and a second person does too"
        return [Fault("", wrong, "ask the chair or a signatory")]
    return []


def _agreed_by_two(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    agreed = {each.post for each in state.deciding.agreed_to(str(step.data["digest"]))}
    if len(agreed) >= AGREEING:
        return []
    wrong = f"{len(agreed)} of {AGREEING} people have agreed to it as it is now"
    return [Fault("", wrong, "ask the chair or a signatory to read it")]


def _in_time(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    clock = notification_clock(state.incident, partnership_calendar())
    sent = whole_day(step.data["on"])
    if clock is None or sent is None or sent <= clock.due or step.data.get("why_late"):
        return []
    wrong = f"it was due on {say_day(clock.due)}, and nothing says why it went later"
    return [Fault("why_late", wrong, "say why it went late")]


def _no_blanks(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    blanks = list(state.people.blanks())
    if state.deciding.decision is None or not state.deciding.decision.is_signed:
        blanks.append("The decision is not signed by a second person")
    right = "answer it, or say why it cannot be answered"
    return [Fault("", blank, right) for blank in blanks]


def _more_than_an_assurance(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    if not (step.data.get("finishes") and step.data["how"] == "assertion"):
        return []
    right = (
        "say where it shows: in an audit, in figures or by observation; or leave it open"
    )
    return [Fault("how", "an assurance finishes no action", right)]


def _a_date(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    answer = step.data["answer"]
    if step.data["about"] != "date" or date_meant(answer, london_day(step.at)) is not None:
        return []
    right = "write it as a day, a month or a year, such as 3 May 2025 or May 2025"
    return [Fault("answer", f"“{answer}” cannot be read as a date", right)]


def _as_that_kind(
    state: ReviewState, seats: tuple[SeatHeld, ...], post: str, step: StepTold
) -> list[Fault]:
    kind = KINDS[step.data["kind"]]
    fields = step.data.get("fields") or {}
    # As in a file: what the agency did not say may stay unsaid.
    faults = list(check_data(kind, fields, where="fields", from_file=True).faults)
    known = {name for field in kind.fields for name in (field.name, *field.also)}
    right = f"give one of: {', '.join(sorted(known))}"
    wrong = f"{kind.title.lower()} has no such field"
    return faults + [
        Fault(f"fields.{name}", wrong, right) for name in sorted({*fields} - known)
    ]


_Rule = Callable[[ReviewState, tuple[SeatHeld, ...], str, StepTold], list[Fault]]
_RULES: Mapping[str, _Rule] = {
    "action.evidenced": _more_than_an_assurance,
    "return.received": _own_agency,
    "return.chased": _asked,
    "return.checked": _asked,
    "agency.excused": _asked,
    "doubt.settled": _a_date,
    "event.recognised": _as_that_kind,
    "decision.made": _reasons,
    "decision.signed": _another_signs,
    "notification.sent": _in_time,
    "review.closed": _no_blanks,
    "pack.agreed": _agreed_once,
    "pack.sent": _agreed_by_two,
}
