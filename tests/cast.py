"""The people every test knows: two agencies, their posts, one family, a stranger."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sightline.access.actor import Actor, actor_in
from sightline.access.models import Agency, Post, Team, User
from sightline.kernel.ids import new_id
from sightline.kernel.partial_dates import PartialDate
from sightline.record.actions import Draft, append, append_together

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # a Monday
STARTED = datetime(2024, 1, 1, tzinfo=UTC)

AGENCIES = {
    "csc": ("Northshire Children's Social Care", "childrens-social-care"),
    "hv": ("Northshire Health Visiting", "health-visiting"),
    "police": ("Northshire Police", "police"),
    "school": ("Larch Lane Primary School", "school"),
    "refuge": ("Fernside Refuge", "domestic-abuse-service"),
    "partnership": ("Northshire Safeguarding Partnership", "partnership"),
}
POSTS = {
    "social-worker": ("csc", "csc-assess", "practitioner"),
    "social-work-manager": ("csc", "csc-assess", "manager"),
    "head-of-service": ("csc", None, "manager"),
    "front-door": ("csc", None, "front-door"),
    "health-visitor": ("hv", "hv-north", "practitioner"),
    "health-visitor-south": ("hv", "hv-south", "practitioner"),
    "police-officer": ("police", None, "practitioner"),
    "dsl": ("school", None, "designated-safeguarding-lead"),
    "refuge-worker": ("refuge", None, "practitioner"),
    "privacy-officer": ("csc", None, "privacy-officer"),
    "partnership-manager": ("partnership", None, "partnership-manager"),
    "administrator": ("partnership", None, "administrator"),
}
TEAMS = {"csc-assess": "csc", "hv-north": "hv", "hv-south": "hv"}


def make_directory() -> None:
    """Put the agencies, teams, posts and their holders in place."""
    Agency.objects.bulk_create(
        Agency(id=id_, name=name, sector=sector, phone="01632 960" + f"{100 + place}")
        for place, (id_, (name, sector)) in enumerate(AGENCIES.items())
    )
    Team.objects.bulk_create(
        Team(id=id_, agency_id=agency, name=f"{id_} team") for id_, agency in TEAMS.items()
    )
    for id_, (agency, team, role) in POSTS.items():
        holder = User.objects.create(username=id_, first_name="Test", last_name=id_.title())
        Post.objects.create(
            id=id_,
            agency_id=agency,
            team_id=team,
            title=id_.replace("-", " ").capitalize(),
            role=role,
            holder=holder,
            started_at=STARTED,
        )


def actor(post: str, now: datetime = NOW) -> Actor:
    """The actor for one of the posts above."""
    return actor_in(post, user_id=Post.objects.get(pk=post).holder_id, now=now)


@dataclass
class Scribe:
    """Records entries as different posts, a minute apart, with ids that repeat from run to run."""

    at: datetime = NOW - timedelta(days=30)
    dice: random.Random = None

    def __post_init__(self) -> None:
        self.dice = self.dice or random.Random(7)

    def __call__(
        self,
        post: str,
        kind: str,
        about: str | list[str],
        /,
        *,
        happened: str = "",
        says: str = "",
        thread: str = "",
        corrects: str | None = None,
        handling: tuple[str, ...] = (),
        at: datetime | None = None,
        **data: object,
    ) -> str:
        self.at = at or self.at + timedelta(minutes=1)
        people = about.split() if isinstance(about, str) else about
        pairs = tuple(
            (p.split("=")[0], p.split("=")[1] if "=" in p else "") for p in people
        )
        draft = Draft(
            kind=kind,
            happened=PartialDate.parse(happened) if happened else PartialDate.at(self.at),
            about=pairs,
            data={name.rstrip("_"): value for name, value in data.items()},
            says=says,
            thread=thread,
            corrects=corrects,
            handling=handling,
        )
        return append(actor(post, self.at), draft, entry_id=self.new_id(), at=self.at)

    def new_id(self) -> str:
        return new_id(self.at, self.dice.getrandbits)


def make_rowans(record: Scribe) -> dict[str, str]:
    """The Rowan family: Robin (a baby), Hazel (five), their mother Alice, Hazel's father Bryn.

    The health visitor works with Robin, the school with Hazel; nobody has recorded Robin's father.
    Returns the ids of the entries a test may want.
    """
    ids = {}
    for person, names, born, sex in (
        ("robin", "Robin Rowan", "2025-12-02", "female"),
        ("hazel", "Hazel Rowan", "2020-05-14", "female"),
        ("alice", "Alice Rowan", "1999", "female"),
        ("bryn", "Bryn Alder", "1997-03", "male"),
    ):
        ids[person] = record(
            "health-visitor",
            "person.recorded",
            person,
            happened="2025-12-10",
            names=names,
            born=born,
            sex=sex,
        )
    for one, other, type_ in (
        ("alice", "robin", "parent"),
        ("alice", "hazel", "parent"),
        ("bryn", "hazel", "parent"),
    ):
        ids[f"{one}-{other}"] = record(
            "health-visitor",
            "relationship.recorded",
            [other, one],
            happened="2025-12-10",
            from_=one,
            to=other,
            type=type_,
        )
    ids["home"] = record(
        "health-visitor",
        "residence.recorded",
        ["robin", "hazel", "alice"],
        happened="2025-12-10",
        household="Alice's home",
        people=["robin", "hazel", "alice"],
        address="4 Larch Lane, Northshire",
        kind="lives",
    )
    ids["hv-robin"] = record(
        "health-visitor",
        "involvement.started",
        "robin",
        happened="2025-12-10",
        role="health-visitor",
        post="health-visitor",
        team="hv-north",
        basis="health-care",
    )
    ids["school-hazel"] = record(
        "dsl",
        "involvement.started",
        "hazel",
        happened="2024-09-02",
        role="designated-safeguarding-lead",
        post="dsl",
        basis="education-roll",
    )
    return ids


__all__ = ["NOW", "Scribe", "actor", "append_together", "make_directory", "make_rowans"]
