"""Who works where in Northshire? The directory file, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from importlib import resources
from typing import Any

from sightline.kernel.errors import Fault, Refused
from sightline.vocabulary.post_roles import POST_ROLES
from sightline.vocabulary.sectors import SECTORS


@dataclass(frozen=True)
class DemoAgency:
    """One invented agency; a guest's agreement has an end."""

    id: str
    name: str
    sector: str
    phone: str
    out_of_hours: str = ""
    agreement_until: str = ""


@dataclass(frozen=True)
class DemoTeam:
    """One team of an invented agency."""

    id: str
    agency: str
    name: str
    phone: str = ""


@dataclass(frozen=True)
class DemoPost:
    """One post, and the invented person who holds it."""

    id: str
    agency: str
    title: str
    role: str
    name: str
    team: str = ""
    ended: str = ""


@dataclass(frozen=True)
class Directory:
    """Every agency, team and post of Northshire, by id."""

    agencies: dict[str, DemoAgency]
    teams: dict[str, DemoTeam]
    posts: dict[str, DemoPost]

    def held_until(self, post: str) -> datetime | None:
        """Say when somebody may no longer act in this post; None while they may."""
        ends = (
            self.posts[post].ended,
            self.agencies[self.posts[post].agency].agreement_until,
        )
        return min((moment_of(end) for end in ends if end), default=None)


def moment_of(day: str) -> datetime:
    """Return the start of a day written as 2026-06-30."""
    return datetime.combine(datetime.fromisoformat(day).date(), time.min, tzinfo=UTC)


def read_toml(name: str) -> dict[str, Any]:
    """Read one data file of the demo."""
    file = resources.files("sightline.demo").joinpath("data", name)
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def northshire() -> Directory:
    """Return the directory; raises Refused with every fault in its file."""
    raw = read_toml("directory.toml")
    made = Directory(
        agencies={id_: DemoAgency(id_, **row) for id_, row in raw["agencies"].items()},
        teams={id_: DemoTeam(id_, **row) for id_, row in raw["teams"].items()},
        posts={id_: DemoPost(id_, **row) for id_, row in raw["posts"].items()},
    )
    if faults := list(_faults(made)):
        raise Refused(*faults)
    return made


def _faults(made: Directory) -> Iterator[Fault]:
    for agency in made.agencies.values():
        if agency.sector not in SECTORS:
            yield _fault(agency.id, f"there is no sector {agency.sector}")
    for team in made.teams.values():
        if team.agency not in made.agencies:
            yield _fault(team.id, f"there is no agency {team.agency}")
    for post in made.posts.values():
        yield from _post_faults(made, post)


def _post_faults(made: Directory, post: DemoPost) -> Iterator[Fault]:
    if post.role not in POST_ROLES:
        yield _fault(post.id, f"there is no role {post.role}")
    if post.agency not in made.agencies:
        yield _fault(post.id, f"there is no agency {post.agency}")
    if post.team and made.teams[post.team].agency != post.agency:
        yield _fault(post.id, f"team {post.team} is another agency's")


def _fault(where: str, wrong: str) -> Fault:
    return Fault(f"directory.toml {where}", wrong, "put the file right")
