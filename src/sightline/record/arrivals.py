"""Who comes to know what by this entry? The rules by which news arrives when work is recorded.

Written once, with the entry, and never worked out again: what was known on a day must not
change because a rule did. An imported case file says itself who knew what, and these rules
are not applied to it. Every rule is one small function; `RULES` says which kind has which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sightline.access.models import Agency
from sightline.record.content import Arrivals, Content, Known, Received
from sightline.record.models import Entry, Knowledge
from sightline.vocabulary.knowledge_means import KNOWLEDGE_MEANS

Rule = Callable[[Content], Arrivals]


def arrivals_of(content: Content) -> Arrivals:
    """Return all knowledge and receipts that recording this entry brings about."""
    found = [_own(content), _correction(content)]
    if rule := RULES.get(content.kind):
        found.append(rule(content))
    named = {each.agency for part in found for each in part.known}
    # A part in a plan may be a parent's, a seat in a meeting somebody's own: only agencies know.
    agencies = set(Agency.objects.filter(pk__in=named).values_list("pk", flat=True))
    return Arrivals(
        known=tuple(e for part in found for e in part.known if e.agency in agencies),
        received=tuple(e for part in found for e in part.received if e.agency in agencies),
    )


def _own(content: Content) -> Arrivals:
    at = content.recorded_at
    return Arrivals(
        known=(Known(content.id, content.agency, at, "own"),),
        received=(Received(content.id, content.agency, at),),
    )


def _correction(content: Content) -> Arrivals:
    """Whoever knows an entry is told that it was corrected."""
    return (
        _told(content, _knowers(content.corrects), "notice")
        if content.corrects
        else Arrivals()
    )


def _to(field: str, how: str) -> Rule:
    """Tell the agency, or each agency, that a field of the entry names."""

    def rule(content: Content) -> Arrivals:
        return _told(content, _agencies(content.data.get(field)), how)

    return rule


def _told(content: Content, agencies: Iterable[str], how: str) -> Arrivals:
    return Arrivals(
        known=tuple(
            Known(content.id, agency, content.recorded_at, how)
            for agency in agencies
            if agency != content.agency
        )
    )


def _both(*rules: Rule) -> Rule:
    def rule(content: Content) -> Arrivals:
        found = [each(content) for each in rules]
        return Arrivals(
            known=tuple(known for part in found for known in part.known),
            received=tuple(received for part in found for received in part.received),
        )

    return rule


def _receipt_of_opening(content: Content) -> Arrivals:
    """The agency acknowledges the entry that opened this piece of work; its sender sees that."""
    opening = _entry(content.thread)
    if opening is None:
        return Arrivals()
    told = _told(content, [opening.agency_id], "notice")
    return Arrivals(
        known=told.known,
        received=(Received(opening.id, content.agency, content.recorded_at),),
    )


def _those_at_the_meeting(content: Content) -> Arrivals:
    """Whoever was in the room knows it; no further receipt is needed."""
    present = [
        each for each in _agencies(content.data.get("attended")) if each != content.agency
    ]
    at = content.recorded_at
    return Arrivals(
        known=tuple(Known(content.id, agency, at, "meeting") for agency in present),
        received=tuple(Received(content.id, agency, at) for agency in present),
    )


def _minutes_to(content: Content) -> Arrivals:
    """Whoever is sent the minutes knows the meeting and the sending."""
    agencies = _agencies(content.data.get("to"))
    meetings = Entry.objects.filter(thread=content.thread, kind="meeting.held")
    of_meeting = tuple(
        Known(meeting, agency, content.recorded_at, "meeting")
        for meeting in meetings.values_list("id", flat=True)
        for agency in agencies
    )
    return Arrivals(known=_told(content, agencies, "meeting").known + of_meeting)


def _those_in_the_plan(content: Content) -> Arrivals:
    """Each agency with a part in the plan, and the one that leads it, is sent it."""
    parts = content.data.get("parts") or []
    named = [part.get("who") for part in parts if isinstance(part, dict)]
    return _told(content, _agencies([*named, content.data.get("lead")]), "plan")


def _those_who_know_the_thread(content: Content) -> Arrivals:
    """Whoever was sent the opening entry is told what became of it."""
    return _told(content, _knowers(content.thread), "notice")


def _what_was_shared(content: Content) -> Arrivals:
    """The entries named are now known to those they were shared with, by the means stated."""
    agencies = _agencies(content.data.get("to"))
    # Free words of how it was told are kept in the entry; what is no known means is a notice.
    told = str(content.data.get("how"))
    how = told if told in KNOWLEDGE_MEANS else "notice"
    shared = tuple(
        Known(entry, agency, content.recorded_at, how)
        for entry in content.data.get("entries") or []
        for agency in agencies
    )
    return Arrivals(known=_told(content, agencies, how).known + shared)


def _outcome_to(content: Content) -> Arrivals:
    """Whoever is told the outcome knows the decision it tells of."""
    agencies = _agencies(content.data.get("to"))
    decisions = Entry.objects.filter(
        thread=content.thread, kind__in=("referral.decided", "assessment.completed")
    )
    of_decision = tuple(
        Known(decision, agency, content.recorded_at, "notice")
        for decision in decisions.values_list("id", flat=True)
        for agency in agencies
    )
    return Arrivals(known=_told(content, agencies, "notice").known + of_decision)


def _acknowledged(content: Content) -> Arrivals:
    """The entry named has reached this agency, and whoever sent it is told so."""
    entry = _entry(content.data.get("entry"))
    if entry is None:
        return Arrivals()
    return Arrivals(
        known=_told(content, [entry.agency_id], "notice").known,
        received=(Received(entry.id, content.agency, content.recorded_at),),
    )


def _agencies(value: Any) -> list[str]:
    named = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(each for each in named if isinstance(each, str) and each))


def _knowers(entry: str | None) -> list[str]:
    return list(
        Knowledge.objects.filter(entry__id=entry)
        .order_by("pk")
        .values_list("agency", flat=True)
    )


def _entry(entry: Any) -> Entry | None:
    return Entry.objects.filter(id=entry).first() if isinstance(entry, str) else None


RULES: dict[str, Rule] = {
    "referral.made": _to("to", "referral"),
    "referral.received": _receipt_of_opening,
    "referral.acknowledged": _both(_to("to", "notice"), _receipt_of_opening),
    "referral.outcome-shared": _outcome_to,
    "assessment.agency-contacted": _to("agency", "request"),
    "assessment.outcome-shared": _outcome_to,
    "meeting.called": _to("invited", "notice"),
    "meeting.held": _those_at_the_meeting,
    "meeting.minutes-shared": _minutes_to,
    "plan.agreed": _those_in_the_plan,
    "plan.changed": _those_who_know_the_thread,
    "plan.reviewed": _those_who_know_the_thread,
    "plan.ended": _those_who_know_the_thread,
    "disagreement.raised": _to("with", "notice"),
    "disagreement.answered": _those_who_know_the_thread,
    "disagreement.resolved": _those_who_know_the_thread,
    "information.requested": _to("from", "request"),
    "information.shared": _what_was_shared,
    "information.acknowledged": _acknowledged,
    "return.requested": _to("from", "request"),
}
