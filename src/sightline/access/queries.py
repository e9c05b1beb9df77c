"""Who looked, who may, who works where: all reads of access, projected to what may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from sightline.access.actor import Actor, CannotAct, actor_in
from sightline.access.looks import families_among
from sightline.access.models import (
    Agency,
    BreakGlass,
    FamilyTie,
    Involvement,
    Look,
    Post,
    Team,
)
from sightline.access.policies import may_review
from sightline.access.reach import basis_for, broken_open, closed_people, live
from sightline.access.trail import DONE, REFUSED
from sightline.kernel.local_time import london_day
from sightline.vocabulary.break_glass_reasons import BREAK_GLASS_REASONS
from sightline.vocabulary.post_roles import POST_ROLES
from sightline.vocabulary.sectors import SECTORS, SENSITIVE

WITHHELD = "A service whose name is withheld"
BASIS_WORDS = {
    "involved": "Involved with this person",
    "team": "Their team is involved",
    "family": "Works with a child in this family",
    "role": "Their role covers everyone",
    "break-glass": "Opened in an emergency",
    "seat": "Has a seat in the review of what happened to this child, and opened a page of that",
    REFUSED: "Was refused",
}


@dataclass(frozen=True)
class LookSeen:
    """One look at a family, as shown to someone who may know of it."""

    at: datetime
    person: str
    name: str
    post: str
    agency: str
    page: str
    basis: str
    words: str


@dataclass(frozen=True)
class OpenedNow:
    """One family that a post has open in an emergency, and until when."""

    reference: str
    person: str
    until: datetime


@dataclass(frozen=True)
class LooksOfADay:
    """What one post opened on one day, in numbers, with no family named or ranked."""

    day: date
    post: str
    title: str
    name: str
    looks: int
    families: int
    in_emergency: int
    refused: int


@dataclass(frozen=True)
class OpeningToReview:
    """One emergency opening that waits for this reviewer; `often`: one of many that day."""

    reference: str
    name: str
    post: str
    agency: str
    person: str
    reason: str
    told: str
    opened_at: datetime
    until: datetime
    review_due: date
    overdue: bool
    often: bool


@dataclass(frozen=True)
class PostHeld:
    """One post of the directory."""

    id: str
    title: str
    role: str
    role_title: str
    agency: str
    agency_name: str
    team: str
    holder: str
    holder_id: int | None
    phone: str


@dataclass(frozen=True)
class TeamListed:
    """One team of the directory, and its posts."""

    id: str
    name: str
    phone: str
    posts: tuple[PostHeld, ...]


@dataclass(frozen=True)
class AgencyListed:
    """One agency of the directory: how to ring it, its teams, and its posts in no team."""

    id: str
    name: str
    sector: str
    sector_title: str
    phone: str
    out_of_hours: str
    agreement_until: datetime | None
    teams: tuple[TeamListed, ...]
    posts: tuple[PostHeld, ...]


@dataclass(frozen=True)
class MayOpen:
    """One post that may open a person now, and on what basis."""

    post: PostHeld
    basis: str
    words: str
    sensitive: bool  # that this agency is involved is withheld from others by default


def looks_at(actor: Actor, person: str, *, now: datetime) -> tuple[LookSeen, ...]:
    """Return who looked at a person, latest first, as far as this actor may know.

    Whoever may open the person sees every look; which sensitive service looked is withheld
    from other agencies. Managers and privacy officers see, of people they may not open, what
    their own agency's people did, refusals included. Nobody sees who looked at their family.
    """
    looks = Look.objects.filter(person=person).exclude(basis=DONE)
    if person in closed_people(actor):
        return ()
    own = Q(agency=actor.agency) if actor.role.reviews_break_glass else Q(pk__in=())
    if basis_for(actor, person, now=now):
        own |= ~Q(basis=REFUSED)
    rows = looks.filter(own).select_related("user", "post", "agency").order_by("-at", "-pk")
    return tuple(_seen(actor, look) for look in rows)


def looks_of(actor: Actor, *, since: datetime, until: datetime) -> tuple[LookSeen, ...]:
    """Return what the person asking has opened themselves, in any post, latest first."""
    mine = Look.objects.filter(user=actor.user, at__gte=since, at__lt=until)
    rows = mine.exclude(basis=DONE).select_related("user", "post", "agency")
    return tuple(_shown(look) for look in rows.order_by("-at", "-pk"))


def looks_by_agency(
    actor: Actor, *, since: datetime, until: datetime
) -> tuple[LooksOfADay, ...]:
    """Return, for a privacy officer or manager, how much each post of their agency opened.

    One row a post and London day, by day and name; how many different families it touched
    makes curiosity stand out. Cost: reads each look of the stretch once.
    """
    if not actor.role.reviews_break_glass:
        return ()
    looks = Look.objects.filter(agency=actor.agency, at__gte=since, at__lt=until)
    days: dict[tuple[date, str], list[Look]] = {}
    for look in looks.exclude(basis=DONE).select_related("post", "user").order_by("at"):
        days.setdefault((london_day(look.at), look.post_id or ""), []).append(look)
    everyone = {look.person for day in days.values() for look in day if look.person}
    family = families_among(everyone)
    rows = [_day(day, found, family) for (day, _), found in days.items()]
    return tuple(sorted(rows, key=lambda row: (row.day, row.name, row.post)))


def break_glass_to_review(actor: Actor, *, now: datetime) -> tuple[OpeningToReview, ...]:
    """Return the emergency openings that wait for this reviewer: pointed-out ones first."""
    waiting = BreakGlass.objects.filter(reviewed_at__isnull=True).select_related(
        "post__agency", "opened_by"
    )
    if not actor.role.reviews_break_glass:
        return ()
    mine = [each for each in waiting if may_review(actor, each)]
    mine.sort(key=lambda each: (not each.often, each.review_due, each.opened_at))
    return tuple(_opening(each, now) for each in mine)


def live_break_glass(actor: Actor, *, now: datetime) -> tuple[OpenedNow, ...]:
    """Return this post's own emergency openings that have not run out, for the banner."""
    opened = broken_open(actor, now=now).order_by("until")
    return tuple(OpenedNow(each.reference, each.person, each.until) for each in opened)


def directory(*, now: datetime) -> tuple[AgencyListed, ...]:
    """Return every agency, its telephone numbers, teams and the posts held now."""
    posts = _held(now)
    teams = Team.objects.prefetch_related(Prefetch("posts", queryset=posts))
    agencies = Agency.objects.prefetch_related(
        Prefetch("teams", queryset=teams),
        Prefetch("posts", queryset=posts.filter(team__isnull=True)),
    )
    return tuple(_agency(each) for each in agencies)


def posts_of_user(user_id: int, *, now: datetime) -> tuple[PostHeld, ...]:
    """Return the posts this person may act in now."""
    return tuple(_post(post) for post in _held(now).filter(holder=user_id))


def who_may_open(person: str, *, now: datetime) -> tuple[MayOpen, ...]:
    """Return every post that may open this person now, by agency and title.

    For oversight, and to be projected before a practitioner sees it: `sensitive` agencies
    are withheld. Cost: a few queries for each post that could come into question.
    """
    found = []
    for post in _held(now).filter(_could_open(person, now)):
        try:
            actor = actor_in(post.pk, user_id=post.holder_id or 0, now=now)
        except CannotAct:
            continue
        if basis := basis_for(actor, person, now=now):
            sensitive = post.agency.sector in SENSITIVE
            found.append(MayOpen(_post(post), basis.code, basis.words, sensitive))
    return tuple(sorted(found, key=lambda each: (each.post.agency_name, each.post.title)))


def _could_open(person: str, now: datetime) -> Q:
    """Match the posts worth asking about: those whom anything at all ties to the person."""
    families = FamilyTie.objects.filter(member=person, until__gt=now).values("child")
    near = Q(person=person) | Q(person__in=families)
    working = live(Involvement.objects.filter(near), now=now)
    opened = BreakGlass.objects.filter(near, until__gt=now)
    covering = [code for code, role in POST_ROLES.items() if role.covers_everyone]
    return (
        Q(pk__in=working.values("post"))
        | Q(team__in=working.exclude(team="").values("team"))
        | Q(role="manager", team__isnull=True, agency__in=working.values("agency"))
        | Q(pk__in=opened.values("post"))
        | Q(role__in=covering)
    )


def _held(now: datetime) -> QuerySet[Post]:
    return Post.objects.held_at(now).select_related("agency", "team", "holder")


def _seen(actor: Actor, look: Look) -> LookSeen:
    agency = look.agency
    if agency and agency.sector in SENSITIVE and agency.pk != actor.agency:
        return LookSeen(look.at, look.person, WITHHELD, "", "", look.page, "", "")
    return _shown(look)


def _shown(look: Look) -> LookSeen:
    return LookSeen(
        at=look.at,
        person=look.person,
        name=look.user.get_full_name() if look.user else "",
        post=look.post.title if look.post else "",
        agency=look.agency.name if look.agency else "",
        page=look.page,
        basis=look.basis,
        words=BASIS_WORDS.get(look.basis, look.basis),
    )


def _day(day: date, looks: list[Look], family: dict[str, str]) -> LooksOfADay:
    post, user = looks[0].post, looks[0].user
    opened = [look for look in looks if look.basis != REFUSED]
    return LooksOfADay(
        day=day,
        post=post.pk if post else "",
        title=post.title if post else "",
        name=user.get_full_name() if user else "",
        looks=len(opened),
        families=len({family[look.person] for look in opened if look.person}),
        in_emergency=sum(look.basis == "break-glass" for look in opened),
        refused=len(looks) - len(opened),
    )


def _opening(each: BreakGlass, now: datetime) -> OpeningToReview:
    return OpeningToReview(
        reference=each.reference,
        name=each.opened_by.get_full_name() if each.opened_by else "",
        post=each.post.title,
        agency=each.post.agency.name,
        person=each.person,
        reason=BREAK_GLASS_REASONS[each.reason_code].title,
        told=each.reason,
        opened_at=each.opened_at,
        until=each.until,
        review_due=each.review_due,
        overdue=london_day(now) > each.review_due,
        often=each.often,
    )


def _agency(agency: Agency) -> AgencyListed:
    return AgencyListed(
        id=agency.pk,
        name=agency.name,
        sector=agency.sector,
        sector_title=SECTORS[agency.sector].title if agency.sector in SECTORS else "",
        phone=agency.phone,
        out_of_hours=agency.out_of_hours,
        agreement_until=agency.agreement_until,
        teams=tuple(
            TeamListed(team.pk, team.name, team.phone, tuple(map(_post, team.posts.all())))
            for team in agency.teams.all()
        ),
        posts=tuple(map(_post, agency.posts.all())),
    )


def _post(post: Post) -> PostHeld:
    return PostHeld(
        id=post.pk,
        title=post.title,
        role=post.role,
        role_title=POST_ROLES[post.role].title,
        agency=post.agency_id,
        agency_name=post.agency.name,
        team=post.team.name if post.team else "",
        holder=post.holder.get_full_name() if post.holder else "",
        holder_id=post.holder_id,
        phone=post.phone,
    )
