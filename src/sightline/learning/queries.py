"""All reads of learning. What is published is for anyone; the rest is for those who write it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sightline.access.actor import Actor
from sightline.learning.models import Briefing, Decided, Discussion, Sent, Version
from sightline.learning.policies import may_release, may_write
from sightline.learning.standing import Decision, Standing, standing_of
from sightline.learning.talks import KEPT_BY_THOSE_WHO_MET, TEAM_MEETING


@dataclass(frozen=True)
class Shown:
    """One version of a briefing, as a page or a file shows it."""

    id: str
    code: str
    template: str
    number: int
    title: str
    slots: dict[str, list[str]]
    themes: tuple[str, ...]
    facts: dict[str, Any]
    uses: tuple[str, ...]
    review: str
    series: str
    review_by: date | None
    written_at: datetime
    standing: Standing


def published() -> list[Shown]:
    """Return every briefing anyone can read, the latest published first."""
    shown = []
    for briefing in Briefing.objects.prefetch_related("decided", "versions"):
        standing = standing_of_briefing(briefing)
        if standing.published is not None:
            shown.append(_shown(briefing, standing.published, standing))
    return sorted(shown, key=_published_at, reverse=True)


def published_under(code: str) -> Shown | None:
    """Return the published version of the briefing with this code, if there is one."""
    return next((each for each in published() if each.code == code), None)


def in_work(actor: Actor) -> list[Shown]:
    """Return every briefing at its latest version, for those who write or release them."""
    if not (may_write(actor) or may_release(actor)):
        return []
    briefings = Briefing.objects.prefetch_related("decided", "versions")
    return [_latest(briefing) for briefing in briefings.order_by("-started_at")]


def in_work_under(actor: Actor, code: str) -> Shown | None:
    """Return one briefing at its latest version, for those who write or release it."""
    return next((each for each in in_work(actor) if each.code == code), None)


def open_to_team(actor: Actor, code: str) -> Shown | None:
    """Return a briefing that this actor's team can talk about.

    One that is published; or, while publication is held, one that two people released and
    that was sent to their agency.
    """
    shown = published_under(code)
    if shown is not None:
        return shown
    sent = Sent.objects.filter(briefing__code=code, agency=actor.agency)
    briefing = Briefing.objects.filter(code=code).first()
    if briefing is None or not sent.exists():
        return None
    latest = _latest(briefing)
    return latest if latest.standing.stage == "released" else None


@dataclass(frozen=True)
class Talked:
    """What one team said of a briefing; an anonymous team's name is not in it."""

    agency: str
    team: str
    held_on: date
    people: int | None
    answers: dict[str, str]
    changed: str
    anonymous: bool
    sort: str = TEAM_MEETING
    topic: str = ""
    is_kept: bool = False  # its notes stay with those who met, and are not in `answers`


@dataclass(frozen=True)
class Received:
    """A briefing came to a team, or with an empty team to all of an agency."""

    agency: str
    team: str
    at: datetime
    remind_on: date | None


def talks_of_team(actor: Actor, briefing_id: str) -> list[Talked]:
    """Return what the actor's own agency said of a briefing, the latest first."""
    return [each for each in _talks(briefing_id) if each.agency == actor.agency]


def talks_open_to(actor: Actor, briefing_id: str) -> list[Talked]:
    """Return every team's answers to the partnership; to others, their own agency's.

    The notes of a reflective learning event stay with the agency that held it: of another's,
    one reads that it was held, and what it will change.
    """
    talks = [_as_open_to(actor, each) for each in _talks(briefing_id)]
    return talks if may_write(actor) else [t for t in talks if t.agency == actor.agency]


def _as_open_to(actor: Actor, talk: Talked) -> Talked:
    if talk.sort not in KEPT_BY_THOSE_WHO_MET or talk.agency == actor.agency:
        return talk
    return replace(talk, answers={}, topic="", is_kept=True)


def sent_open_to(actor: Actor, briefing_id: str) -> list[Received]:
    """Return to whom a briefing was sent: to the partnership all, to others their own."""
    rows = Sent.objects.filter(briefing=briefing_id)
    mine = rows if may_write(actor) else rows.filter(agency=actor.agency)
    return [_received(row) for row in mine.order_by("agency", "team")]


def sent_to_team(actor: Actor) -> list[tuple[Shown, Received, date | None]]:
    """Return what was sent to the actor's team or to all of their agency.

    With each comes the day on which somebody there last said they talked about it. Where a
    team left its name out, the whole agency's day is given.
    """
    rows = Sent.objects.filter(agency=actor.agency, team__in=("", actor.team))
    found = []
    for row in rows.select_related("briefing").order_by("-at", "-id"):
        shown = open_to_team(actor, row.briefing.code)
        if shown is not None:
            talked = [
                t for t in talks_of_team(actor, shown.id) if t.team in ("", actor.team)
            ]
            found.append((shown, _received(row), talked[0].held_on if talked else None))
    return found


def decided_of(actor: Actor, briefing_id: str) -> list[Decision]:
    """Return everything decided of a briefing, for those who write or release them."""
    if not (may_write(actor) or may_release(actor)):
        return []
    rows = Decided.objects.filter(briefing=briefing_id).order_by("id")
    return [Decision(row.version, row.what, row.post, row.at, row.why) for row in rows]


def _received(row: Sent) -> Received:
    return Received(row.agency, row.team, row.at, row.remind_on)


def _talks(briefing_id: str) -> list[Talked]:
    rows = Discussion.objects.filter(briefing=briefing_id).order_by("-held_on", "-id")
    return [
        Talked(
            row.agency,
            row.team,
            row.held_on,
            row.people,
            row.answers,
            row.changed,
            row.anonymous,
            row.sort,
            row.topic,
        )
        for row in rows
    ]


def briefings_from(review: str) -> list[str]:
    """Return the ids of the briefings written from the review with this code."""
    return list(Briefing.objects.filter(review=review).values_list("pk", flat=True))


def standing_of_briefing(briefing: Briefing) -> Standing:
    """Return where a briefing stands."""
    decided = sorted(briefing.decided.all(), key=lambda row: row.pk)
    return standing_of(
        len(briefing.versions.all()),
        (Decision(row.version, row.what, row.post, row.at, row.why) for row in decided),
    )


def _latest(briefing: Briefing) -> Shown:
    standing = standing_of_briefing(briefing)
    return _shown(briefing, standing.latest, standing)


def _shown(briefing: Briefing, number: int, standing: Standing) -> Shown:
    version: Version = next(v for v in briefing.versions.all() if v.number == number)
    return Shown(
        id=briefing.id,
        code=briefing.code,
        template=briefing.template,
        number=number,
        title=version.title,
        slots=version.slots,
        themes=tuple(version.themes),
        facts=version.facts,
        uses=tuple(version.uses),
        review=briefing.review,
        series=briefing.series,
        review_by=version.review_by,
        written_at=version.written_at,
        standing=standing,
    )


def _published_at(shown: Shown) -> datetime:
    return shown.standing.published_at or shown.written_at
