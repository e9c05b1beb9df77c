"""All writes of learning: write a version, decide something of it, send it, discuss it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sightline.access.actor import Actor
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.ids import new_id
from sightline.kernel.local_time import london_day
from sightline.learning import policies
from sightline.learning.elsewhere import partnership_in, title_in
from sightline.learning.kept.loose_ends import loose_ends
from sightline.learning.kept.policies import faults_of_uses
from sightline.learning.kept.queries import worded_now
from sightline.learning.models import (
    Briefing,
    Decided,
    Discussion,
    Elsewhere,
    Sent,
    Version,
)
from sightline.learning.queries import in_work_under, standing_of_briefing
from sightline.learning.talks import SORTS_OF_TALK, TEAM_MEETING
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.themes import THEMES


@dataclass(frozen=True)
class Written:
    """What somebody wrote: a title, each slot's paragraphs or points, themes and facts.

    `uses` are the codes of what is kept in one place for many briefings.
    """

    title: str
    slots: Mapping[str, Sequence[str]]
    themes: Sequence[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    review_by: date | None = None
    uses: Sequence[str] = ()


def start(
    actor: Actor,
    code: str,
    template: str,
    written: Written,
    *,
    at: datetime,
    review: str = "",
) -> str:
    """Start a briefing with its first version and return its id; raises Refused.

    `code` is a neutral code that tells nothing of the child.
    """
    _require(policies.may_write(actor), "only the partnership writes briefings")
    if template not in TEMPLATES:
        raise Refused(
            Fault("template", "there is no such template", "choose from the list")
        )
    with transaction_in_turn():
        briefing = Briefing.objects.create(
            id=new_id(at, secrets.randbits),
            code=code,
            template=template,
            review=review,
            started_at=at,
        )
        _write(actor, briefing, written, 1, at)
    return briefing.id


def write(actor: Actor, briefing_id: str, written: Written, *, at: datetime) -> int:
    """Write a further version and return its number. Earlier ones stay as they were."""
    _require(policies.may_write(actor), "only the partnership writes briefings")
    with transaction_in_turn():
        briefing = Briefing.objects.select_for_update().get(pk=briefing_id)
        number = Version.objects.filter(briefing=briefing).count() + 1
        _write(actor, briefing, written, number, at)
    return number


def check(actor: Actor, briefing_id: str, why: str, *, at: datetime) -> None:
    """Say that the latest version was compared with the case, and what was found may stay."""
    _require(policies.may_write(actor), "only the partnership checks briefings")
    _decide(actor, briefing_id, "checked", at, why)


def release(actor: Actor, briefing_id: str, *, at: datetime) -> None:
    """Release the latest version: two different people do."""
    _require(policies.may_release(actor), "only a manager releases a briefing")
    with transaction_in_turn():
        briefing = Briefing.objects.get(pk=briefing_id)
        latest = briefing.versions.order_by("-number")[0]
        missing = policies.missing_slots(briefing.template, latest.slots)
        if missing:
            raise Refused(*missing)
        standing = standing_of_briefing(briefing)
        if standing.stage == "draft":
            wrong = "nobody has compared it with the case"
            raise Refused(Fault("", wrong, "run the identification check first"))
        if actor.post in standing.released_by:
            raise Refused(Fault("", "you have released it", "a second person does too"))
        _decide(actor, briefing_id, "released", at)


def publish(
    actor: Actor,
    briefing_id: str,
    *,
    at: datetime,
    hits_open: int = 0,
    why: str = "",
    loose_why: str = "",
) -> None:
    """Publish the latest version, for anyone to read; raises Refused with every reason.

    `why` says why the report it comes from is not published with it, where that is so;
    `loose_why` why it goes out with links that lead nowhere, or unfinished.
    """
    _require(policies.may_write(actor), "only the partnership publishes")
    with transaction_in_turn():
        briefing = Briefing.objects.get(pk=briefing_id)
        shown = in_work_under(actor, briefing.code)
        loose = loose_ends(shown, london_day(at)) if shown else []
        faults = policies.faults_of_publishing(
            standing_of_briefing(briefing),
            hits_open,
            0 if loose_why.strip() else len(loose),
        )
        if faults:
            raise Refused(*faults)
        if loose:
            _decide(actor, briefing_id, "left-loose", at, loose_why)
        _decide(actor, briefing_id, "published", at, why)


def withdraw(actor: Actor, briefing_id: str, why: str, *, at: datetime) -> None:
    """Take a briefing out of the library, saying why."""
    _require(policies.may_write(actor), "only the partnership withdraws")
    _require(bool(why.strip()), "it says nothing of why")
    _decide(actor, briefing_id, "withdrawn", at, why)


def hold(actor: Actor, briefing_id: str, why: str, *, at: datetime) -> None:
    """Hold publication, for an inquest say; an empty reason lets it go again."""
    _require(policies.may_write(actor), "only the partnership holds publication")
    _decide(actor, briefing_id, "held" if why.strip() else "let-go", at, why)


def send_to_teams(
    actor: Actor,
    briefing_id: str,
    teams: Sequence[tuple[str, str]],
    *,
    at: datetime,
    remind_on: date | None = None,
) -> None:
    """Send a briefing to teams, each as (agency, team); the team may be empty."""
    _require(policies.may_write(actor), "only the partnership sends briefings")
    with transaction_in_turn():
        standing = standing_of_briefing(Briefing.objects.get(pk=briefing_id))
        if faults := policies.faults_of_sending(standing):
            raise Refused(*faults)
        already = set(
            Sent.objects.filter(briefing=briefing_id).values_list("agency", "team")
        )
        Sent.objects.bulk_create(
            Sent(
                briefing_id=briefing_id,
                agency=agency,
                team=team,
                at=at,
                remind_on=remind_on,
            )
            for agency, team in dict.fromkeys(teams)
            if (agency, team) not in already
        )


@dataclass(frozen=True)
class Talk:
    """What a team says of its talk: when, how many, its answers, what it will change."""

    held_on: date
    answers: Mapping[str, str] = field(default_factory=dict)
    people: int | None = None
    changed: str = ""
    anonymous: bool = False
    sort: str = TEAM_MEETING
    topic: str = ""


def discuss(actor: Actor, briefing_id: str, talk: Talk, *, at: datetime) -> None:
    """Write down that the actor's team talked about a briefing."""
    if talk.held_on > at.date():
        wrong = "this day has not come yet"
        raise Refused(Fault("held_on", wrong, "give the day on which you met"))
    if talk.sort not in SORTS_OF_TALK:
        raise Refused(Fault("sort", "there is no such talk", "choose from the list"))
    with transaction_in_turn():
        Discussion.objects.create(
            briefing_id=briefing_id,
            agency=actor.agency,
            team="" if talk.anonymous else actor.team,
            held_on=talk.held_on,
            people=talk.people,
            answers=dict(talk.answers),
            changed=talk.changed,
            anonymous=talk.anonymous,
            sort=talk.sort,
            topic=talk.topic.strip(),
            post="" if talk.anonymous else actor.post,
            at=at,
        )


def take_in(actor: Actor, told: Mapping[str, Any], sha256: str, *, at: datetime) -> str:
    """Take in what was read of a briefing published elsewhere, and return its id.

    `told` is what `sightline read` prints of it. It counts once a person has looked it over.
    """
    _require(policies.may_write(actor), "only the partnership takes in briefings")
    with transaction_in_turn():
        if Elsewhere.objects.filter(sha256=sha256).exists():
            wrong = "this file has been taken in already"
            raise Refused(Fault("file", wrong, "look for it in the list"))
        row = Elsewhere.objects.create(
            id=new_id(at, secrets.randbits),
            title=title_in(told),
            partnership=partnership_in(told),
            told=dict(told),
            sha256=sha256,
            taken_in_by=actor.post,
            taken_in_at=at,
        )
    return row.id


def confirm(
    actor: Actor, elsewhere_id: str, themes: Sequence[str], *, at: datetime
) -> None:
    """Say that a briefing from elsewhere was looked over, and which themes it counts under."""
    _require(policies.may_write(actor), "only the partnership counts briefings")
    unknown = [theme for theme in themes if theme not in THEMES]
    if unknown:
        wrong = f"“{unknown[0]}” is no theme"
        raise Refused(Fault("themes", wrong, "choose from the list"))
    with transaction_in_turn():
        Elsewhere.objects.filter(pk=elsewhere_id).update(
            themes=list(themes), checked_by=actor.post, checked_at=at
        )


def take_out(actor: Actor, elsewhere_id: str) -> None:
    """Take a briefing from elsewhere out again: it was read wrongly, or is not wanted."""
    _require(policies.may_write(actor), "only the partnership takes briefings out")
    with transaction_in_turn():
        Elsewhere.objects.filter(pk=elsewhere_id).delete()


def _write(
    actor: Actor, briefing: Briefing, written: Written, number: int, at: datetime
) -> None:
    faults = policies.faults_of_version(
        briefing.template, written.title, written.slots, written.themes
    )
    faults += faults_of_uses(written.uses, (one.code for one in worded_now(written.uses)))
    if faults:
        raise Refused(*faults)
    Version.objects.create(
        briefing=briefing,
        number=number,
        title=written.title.strip(),
        slots={slot: list(said) for slot, said in written.slots.items()},
        themes=list(written.themes),
        facts=dict(written.facts),
        uses=list(dict.fromkeys(written.uses)),
        review_by=written.review_by,
        written_by=actor.post,
        written_at=at,
    )


def _decide(actor: Actor, briefing_id: str, what: str, at: datetime, why: str = "") -> None:
    with transaction_in_turn():
        number = Version.objects.filter(briefing=briefing_id).count()
        Decided.objects.create(
            briefing_id=briefing_id,
            version=number,
            what=what,
            why=why,
            post=actor.post,
            at=at,
        )


def _require(may: bool, wrong: str) -> None:
    if not may:
        raise Refused(Fault("", wrong, "ask the partnership's manager"))
