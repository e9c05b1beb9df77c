"""What happened, is every other child safe, and is the national panel told?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from sightline.access.calendar import partnership_calendar
from sightline.kernel.ids import ref_of
from sightline.reviews.state.clocks import notification_clock
from sightline.reviews.state.incident import PARTNERS
from sightline.reviews.state.told import StepTold, standing
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.web.page import Asking, acting
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.presenters.reviews.tasks import other_children
from sightline.web.presenters.reviews.words import day_or


@acting(may=reads, says=WHO)
def incident(asking: Asking, review: str) -> HttpResponse:
    """Show the incident, the other children, the three views and the notification."""
    work = at_work(asking, review)
    calendar = partnership_calendar()
    state = work.review.state
    causes = [work.words.rows_of(step) for step in state.incident.causes]
    return work.page(
        "incident",
        rows=_facts(work),
        causes=causes,
        children=_children(work),
        children_head=("Child", "Safe now?", "What was done", "By", "To do"),
        partners=_partners(work),
        partners_head=("Partner", "Criteria", "Why", "Given by", "To do"),
        met=state.incident.criteria_met,
        notification=_notification(work),
        clock=notification_clock(state.incident, calendar),
        links=links_to(
            work,
            ("incident.redated", "Put a date of the incident right"),
            ("cause.told", "Take down the cause of death"),
        ),
        deciding=links_to(
            work,
            ("notification.decided", "Decide whether the panel is notified"),
            ("notification.sent", "Take down that it was notified"),
        ),
    )


def links_to(work: AtWork, *kinds: tuple[str, str]) -> list[dict[str, str]]:
    """Return links to take these kinds of step, as far as the reader may."""
    return [
        {"text": text, "href": work.taking(kind)} for kind, text in kinds if work.may(kind)
    ]


def _facts(work: AtWork) -> list[dict[str, Any]]:
    told = standing(work.review.state.steps, "incident.noticed")
    if not told:
        return []
    incident = work.review.state.incident
    rows = work.words.rows_of(told[-1], but_not=("happened", "aware_on"))
    dates: list[dict[str, Any]] = []
    for name, said in (
        ("happened", incident.happened.text),
        ("aware_on", incident.aware_on.isoformat() if incident.aware_on else ""),
    ):
        field = STEP_KINDS["incident.noticed"].field(name)
        value = work.words.value(field, said) if said else ""
        dates.append({"key": field.title, "value": value, "blank": "Not known"})
    why = [{"key": "Dated again, because", "value": each} for each in incident.redated]
    return [rows[0], *dates, *why, *rows[1:]]


def _children(work: AtWork) -> list[list[Any]] | None:
    others = other_children(work)
    if others is None:
        return None
    return [_child(work, each) for each in others]


def _child(work: AtWork, child: str) -> list[Any]:
    step: StepTold | None = work.review.state.incident.safety.get(child)
    field = STEP_KINDS["safety.checked"].field("safe")
    if step is None:
        safe: dict[str, str] = {"tag": "Not checked yet", "colour": "red", "text": ""}
    elif step.data["safe"] == "not-yet":
        safe = {"tag": "Not yet safe", "colour": "red", "text": ""}
    else:
        safe = {"text": field.title_of(step.data["safe"])}
    can = work.may("safety.checked")
    ask: dict[str, str] = {"text": "", "blank": "Nobody of your part"}
    if can:
        ask = {
            "text": "Take down whether safe",
            "href": work.taking("safety.checked", ref_of(child)),
        }
    done = step.data["what"] if step else ""
    by = step.data["by_role"] if step else ""
    told = [{"text": each, "blank": "Nothing yet"} for each in (done, by)]
    return [work.words.person(child), safe, *told, ask]


def _partners(work: AtWork) -> list[list[Any]]:
    views = {view.partner: view for view in work.review.state.incident.views}
    field = STEP_KINDS["criteria.viewed"].field("partner")
    rows = []
    for partner in PARTNERS:
        view = views.get(partner)
        can = work.may("criteria.viewed")
        link = {
            "text": "Give its view again" if view else "Give its view",
            "href": work.taking("criteria.viewed", partner),
        }
        said = ("Met" if view.meets else "Not met") if view else ""
        rows.append(
            [
                field.title_of(partner),
                {"text": said, "blank": "Not given yet"},
                {"text": view.rationale if view else "", "blank": "Not given yet"},
                {"text": view.author if view else "", "blank": "Nobody yet"},
                link if can else {"text": "", "blank": "Not for your part"},
            ]
        )
    return rows


def _notification(work: AtWork) -> list[dict[str, Any]]:
    incident = work.review.state.incident
    why = incident.why_late
    said = {None: "", True: "To be notified", False: "Not to be notified"}[incident.notify]
    return [
        {"key": "Decision", "value": said, "blank": "Not decided yet"},
        {"key": "Why", "value": incident.notify_why},
        {"key": "Sent on", "value": day_or(incident.notified_on, "")},
        {"key": "The panel’s reference", "value": incident.panel_reference},
        *([{"key": "Sent late, because", "value": why}] if why else []),
    ]
