"""How is it shown what came back, how long learning took, and what has been left lying?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.kernel.local_time import say_day
from sightline.kernel.partial_dates import in_words
from sightline.learning.across.published_lags import PublishedLag
from sightline.learning.across.reminders import Reminder
from sightline.reviews.queries.lags import FEW, Lag, Spread
from sightline.reviews.queries.recurring import Answered, Left, Recurring, Source
from sightline.reviews.state.learning import Action
from sightline.vocabulary.themes import THEMES
from sightline.web.presenters.across import about
from sightline.web.presenters.library import address_of

Names = Mapping[str, str]
Row = list[object]
LAG_HEAD = ("Review", "Counted from", "First learning shared", "Published")
OTHERS_HEAD = ("Briefing", "Happened", "Published", "Days")
REMINDER_HEAD = ("What", "Since", "Who", "Where")
ANSWERED_HEAD = ("Recommendation", "To", "What was done", "Shown to have been done",
                 "Shown to have changed something")  # fmt: skip
NOT_HELD = "what was done after these reviews is not held here: read their briefings"
ALL_DONE = (
    "nothing that these reviews can tell: all that was set was done and shown to have"
    " changed something"
)
GONE = "An agency that is no longer listed"
SORTS = {
    "out-of-date": "Briefing past its day to be looked at again",
    "not-talked-about": "Briefing sent and not talked about",
    "kept-expired": "Kept in one place, and past the day until which it was right",
    "look-back": "Look back due",
    "action-late": "Action overdue",
    "group-action": "Action of a working group overdue",
    "owed-action": "Action that a working group set for your agency overdue",
    "self-check": "Self-check not answered",
    "alternative": "Chosen in place of a review, and not yet told what came of it",
}
LEFT = {
    "no-recommendation": "No recommendation answers",
    "no-action": "Nothing was set to be done for the recommendation",
    "declined": "Declined",
    "open": "Still to be done",
    "late": "Overdue",
    "activity-only": "Done, and nobody has shown that it changed anything",
    "no-safeguard": "No safeguard keeps alive",
    "look-back": "The look back is due",
}


@dataclass(frozen=True)
class SourceTold:
    """One review or published briefing, in words."""

    title: str
    address: str
    about: str
    gaps: list[str]
    answered: list[Row]
    safeguards: list[tuple[str, str]]
    briefings: list[tuple[str, str]]


@dataclass(frozen=True)
class RecurringTold:
    """A theme that came back, in words."""

    code: str
    title: str
    sources: list[SourceTold]
    elsewhere: list[tuple[str, str]]
    left: list[str]
    nothing_left: str


def recurring_told(
    found: Recurring, names: Names, safeguard: Callable[[str], tuple[str, str]]
) -> RecurringTold:
    """Return a theme that came back; `safeguard` gives the address and the words of one."""
    return RecurringTold(
        found.theme,
        THEMES[found.theme].title,
        [_source(each, names, safeguard) for each in found.sources],
        [(each.title, address_of(each)) for each in found.elsewhere],
        [_left(each) for each in found.left],
        NOT_HELD if found.is_of_briefings_alone else ALL_DONE,
    )


def _source(
    source: Source, names: Names, safeguard: Callable[[str], tuple[str, str]]
) -> SourceTold:
    first = source.briefings[0].briefing if source.briefings else None
    if source.review is not None:
        title = f"Review {source.code}"
        address = reverse("review-learning", kwargs={"review": source.code})
    else:
        title, address = (first.title, address_of(first)) if first else (source.code, "")
    gaps = [str(each.step.data["says"]) for each in source.gaps]
    return SourceTold(
        title,
        address,
        _about(source),
        gaps or [said for each in source.briefings for said in each.gaps],
        [_answered(each, names) for each in source.answered],
        [safeguard(c) for c in dict.fromkeys(c for g in source.gaps for c in g.safeguards)],
        [(each.briefing.title, address_of(each.briefing)) for each in source.briefings]
        if source.review is not None
        else [],
    )


def _about(source: Source) -> str:
    if source.review is not None or not source.briefings:
        return f"said on {say_day(source.day)}"
    first = source.briefings[0]
    all_of_it = "gaps" in first.whole and not source.gaps
    return about(first.briefing) + (": all that it found" if all_of_it else "")


def _answered(one: Answered, names: Names) -> Row:
    made = one.recommendation.step.data
    said = [_action(each) for each in one.actions]
    said += [
        f"{names.get(step.data['agency'], GONE)} declined: {step.data['why']}"
        for step in one.recommendation.declined
    ]
    activity = [str(s.data["what"]) for each in one.actions for s in each.activity]
    outcome = [str(s.data["what"]) for each in one.actions for s in each.outcome]
    return [
        str(made["says"]),
        ", ".join(names.get(agency, GONE) for agency in made["to"]),
        {"text": ". ".join(said), "blank": "Nothing was set"},
        {"text": " ".join(activity), "blank": "Nobody has shown it"},
        {"text": " ".join(outcome), "blank": "Nobody has shown it"},
    ]


def _action(action: Action) -> str:
    state = "open"
    if action.dropped:
        state = f"dropped: {action.dropped.data['why']}"
    elif action.is_finished:
        state = "finished"
    return f"{action.step.data['what']} ({state})"


def _left(left: Left) -> str:
    said = left.about.data
    what = str(said.get("what") or said.get("says") or "")
    if left.sort == "declined":
        return f"{LEFT[left.sort]} ({left.step.data['why']}): {what}"
    return f"{LEFT[left.sort]}: {what}"


def lag_rows(found: Iterable[Lag], today: date) -> list[Row]:
    """Return a row for each review: every figure with its dates, and where they come from."""
    return [_lag(each, today) for each in found]


def _lag(lag: Lag, today: date) -> Row:
    code = {"review": lag.review.code}
    from_ = "the incident" if lag.from_incident else "the day it became known"
    step = reverse("review-learning", kwargs=code) if lag.shared_step else ""
    sent, public = lag.briefings.sent_briefing, lag.briefings.published_briefing
    shared = step or (_briefing(sent or public) if lag.shared else "")
    return [
        {"text": lag.review.code, "href": reverse("review-incident", kwargs=code)},
        f"{say_day(lag.begun)}, {from_}",
        _reached(lag, lag.shared, shared, today),
        _reached(lag, lag.published, _briefing(public) if public else "", today),
    ]


def _reached(lag: Lag, day: date | None, address: str, today: date) -> dict[str, object]:
    days = lag.days_until(day, today)
    late = lag.is_too_long(day, today)
    flag = {"tag": "More than a year", "colour": "red"} if late else {}
    if day is None:
        return {"text": f"Not yet, after {days} days", **flag}
    said = {"text": f"{days} days, on {say_day(day)}"}
    return {**said, **({"href": address} if address else {}), **flag}


def published_rows(found: Iterable[PublishedLag]) -> list[Row]:
    """Return a row for each briefing that comes from no review here and tells both dates."""
    return [
        [
            {"text": each.briefing.title, "href": address_of(each.briefing)},
            f"{in_words(each.happened)}{', the year of the review' if each.of_review else ''}",
            in_words(each.published),
            {"text": _days(each)}
            | ({"tag": "More than a year", "colour": "red"} if each.is_too_long else {}),
        ]
        for each in found
    ]


def _days(each: PublishedLag) -> str:
    if each.least == each.most:
        return f"{each.least} days"
    return f"{each.least} to {each.most} days"


def _briefing(code: str) -> str:
    return reverse("briefing-in-work", kwargs={"briefing": code})


def spread_said(what: str, found: Spread) -> str:
    """Say how long something took, and that few are few."""
    if not found.count:
        return f"{what}: no review has come to that yet."
    if found.count == 1:
        return f"{what}: {found.longest} days, in one review. One tells nothing of a trend."
    said = (
        f"{what}: {found.median:g} days as the median of {found.count} reviews,"
        f" from {found.shortest} to {found.longest}."
    )
    few = (
        f" Fewer than {FEW} reviews: one more or less changes it." if found.are_few else ""
    )
    return said + few


def reminder_rows(found: Sequence[Reminder], names: Names, teams: Names) -> list[Row]:
    """Return a row for each thing left lying, the longest first."""
    return [_reminder(each, names, teams) for each in found]


def _reminder(one: Reminder, names: Names, teams: Names) -> Row:
    owes = [
        f"{names.get(agency, GONE)} ({teams.get(team, team)})" if team
        else names.get(agency, GONE)
        for agency, team in one.owed_by
    ] or ["The partnership"]  # fmt: skip
    owes += [one.owner] if one.owner else []
    return [
        f"{SORTS[one.sort]}: {one.says}",
        {"text": say_day(one.since) if one.since else "", "blank": "No day was set"},
        "; ".join(owes),
        {"text": _where(one), "href": _address(one)},
    ]


def _where(one: Reminder) -> str:
    if one.sort in ("group-action", "owed-action"):
        return f"Working group {one.code.partition('/')[0]}"
    if one.sort == "self-check":
        return f"Self-check {one.code}"
    if one.sort in ("look-back", "action-late", "alternative"):
        return f"Review {one.code}"
    return "What is kept" if one.sort == "kept-expired" else f"Briefing {one.code}"


def _address(one: Reminder) -> str:
    if one.sort in ("group-action", "owed-action"):
        group, _, item = one.code.partition("/")
        name = "group-item" if one.sort == "group-action" else "group-owed"
        return reverse(name, kwargs={"group": group, "item": item})
    if one.sort == "self-check":
        return reverse("answer-self-check", kwargs={"self_check": one.code})
    if one.sort == "alternative":
        return reverse("review-decision", kwargs={"review": one.code})
    if one.sort in ("look-back", "action-late"):
        return reverse("review-learning", kwargs={"review": one.code})
    if one.sort == "kept-expired":
        return reverse("kept-one", kwargs={"kept": one.code})
    name = "briefing-in-work" if one.sort == "out-of-date" else "discuss-briefing"
    return reverse(name, kwargs={"briefing": one.code})
