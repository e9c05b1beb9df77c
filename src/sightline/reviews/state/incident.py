"""What happened, who must be safe now, and whether the national panel is told?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sightline.kernel.partial_dates import PartialDate, whole_day
from sightline.reviews.state.told import StepTold, standing

PARTNERS = ("local-authority", "police", "health")


@dataclass(frozen=True)
class View:
    """What one statutory partner thinks of the criteria."""

    partner: str
    abuse: bool
    harm: bool
    rationale: str
    author: str

    @property
    def meets(self) -> bool:
        """Abuse or neglect is known or suspected, and the child died or was seriously harmed."""
        return self.abuse and self.harm


@dataclass(frozen=True)
class Incident:
    """The incident as it stands after these steps, dated again where it was.

    `safety` holds, for each other child, the last answer; `views` the last view of each of
    the three partners, in their order.
    """

    child: str = ""
    happened: PartialDate = field(default_factory=PartialDate.unknown)
    aware_on: date | None = None
    harm: str = ""
    died: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    redated: tuple[str, ...] = ()
    safety: dict[str, StepTold] = field(default_factory=dict)
    views: tuple[View, ...] = ()
    notify: bool | None = None
    notify_why: str = ""
    notified_on: date | None = None
    panel_reference: str = ""
    why_late: str = ""  # of the notification
    causes: tuple[StepTold, ...] = ()

    @property
    def criteria_met(self) -> bool | None:
        """True or false once all three partners have said so alike; None until then."""
        if len(self.views) < len(PARTNERS):
            return None
        answers = {view.meets for view in self.views}
        return answers.pop() if len(answers) == 1 else None

    def not_yet_safe(self, others: Iterable[str]) -> list[str]:
        """Return the other children whose safety nobody has confirmed."""
        return [child for child in others if not self._is_safe(child)]

    def _is_safe(self, child: str) -> bool:
        step = self.safety.get(child)
        return step is not None and step.data["safe"] != "not-yet"


def incident_in(steps: Iterable[StepTold]) -> Incident:
    """Fold the steps of a review into its incident."""
    steps = standing(steps)
    noticed = _last(steps, "incident.noticed")
    if noticed is None:
        return Incident()
    dates = dict(noticed.data)
    redated = [step for step in steps if step.kind == "incident.redated"]
    for step in redated:
        dates |= {
            name: step.data[name]
            for name in ("happened", "aware_on")
            if step.data.get(name)
        }
    decided, sent = _last(steps, "notification.decided"), _last(steps, "notification.sent")
    return Incident(
        child=noticed.data["child"],
        happened=_partial(dates.get("happened")),
        aware_on=whole_day(dates.get("aware_on")),
        harm=noticed.data["harm"],
        died=bool(noticed.data.get("died")),
        facts=dict(noticed.data),
        redated=tuple(step.data["why"] for step in redated),
        safety={
            step.data["child"]: step for step in steps if step.kind == "safety.checked"
        },
        views=_views(steps),
        notify=decided.data["notify"] if decided else None,
        notify_why=decided.data["rationale"] if decided else "",
        notified_on=whole_day(sent.data["on"]) if sent else None,
        panel_reference=sent.data.get("reference", "") if sent else "",
        why_late=sent.data.get("why_late", "") if sent else "",
        causes=tuple(step for step in steps if step.kind == "cause.told"),
    )


def _partial(text: object) -> PartialDate:
    return PartialDate.parse(str(text)) if text else PartialDate.unknown()


def _views(steps: Iterable[StepTold]) -> tuple[View, ...]:
    last = {step.data["partner"]: step for step in steps if step.kind == "criteria.viewed"}
    return tuple(
        View(
            partner,
            last[partner].data["abuse"],
            last[partner].data["harm"],
            last[partner].data["rationale"],
            last[partner].author,
        )
        for partner in PARTNERS
        if partner in last
    )


def _last(steps: Iterable[StepTold], kind: str) -> StepTold | None:
    found = [step for step in steps if step.kind == kind]
    return found[-1] if found else None
