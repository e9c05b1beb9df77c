"""Who works where, as an administrator writes it down? A directory in one TOML file.

[agencies.csc]
name = "Northshire Children's Social Care"
sector = "childrens-social-care"
phone = "01632 960100"

[teams.csc-assessment]
agency = "csc"
name = "Assessment"

[posts.social-worker-1]
agency = "csc"
team = "csc-assessment"
title = "Social worker, assessment"
role = "practitioner"
holder = "Ruth Basalt"          # optional: whoever holds it signs in as `username`
username = "ruth.basalt"        # or, if left out, under the post's own id
email = "ruth.basalt@csc.example"  # optional: where notices of what is due are sent
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.access.models import Agency, Post, Team
from sightline.access.setting_up import (
    NewAgency,
    NewPost,
    NewTeam,
    add_agencies,
    add_posts,
    add_teams,
)
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import end_of_day
from sightline.kernel.toml_text import read_toml
from sightline.vocabulary.post_roles import POST_ROLES
from sightline.vocabulary.sectors import SECTORS

Rows = Mapping[str, Mapping[str, Any]]

FIELDS = {
    "agencies": ({"name", "sector"}, {"phone", "out_of_hours", "agreement_until"}),
    "teams": ({"agency", "name"}, {"phone"}),
    "posts": (
        {"agency", "title", "role"},
        {"team", "holder", "username", "phone", "ended", "email"},
    ),
}


@dataclass(frozen=True)
class DirectoryFile:
    """A directory that was read and has no fault."""

    agencies: dict[str, NewAgency]
    teams: dict[str, NewTeam]
    posts: dict[str, NewPost]

    def held_until(self, post: str) -> datetime | None:
        """Say when nobody may act in this post any more; None while somebody may."""
        ends = (
            self.posts[post].ended_at,
            self.agencies[self.posts[post].agency].agreement_until,
        )
        return min((end for end in ends if end), default=None)


@dataclass(frozen=True)
class Added:
    """How many of each a file added; those already in the directory are left as they are."""

    agencies: int
    teams: int
    posts: int


def read_directory(text: str, *, started_at: datetime) -> DirectoryFile:
    """Read a directory file whose posts start now; raises Refused with every fault in it."""
    told = read_toml(text)
    faults = list(_faults(told))
    if faults:
        raise Refused(*faults)
    return DirectoryFile(
        agencies={id_: _agency(id_, row) for id_, row in told.get("agencies", {}).items()},
        teams={id_: NewTeam(id_, **row) for id_, row in told.get("teams", {}).items()},
        posts={
            id_: _post(id_, row, started_at) for id_, row in told.get("posts", {}).items()
        },
    )


def add_directory(directory: DirectoryFile) -> Added:
    """Add what is not in the directory yet, all or nothing."""
    with transaction.atomic():
        agencies = [a for a in directory.agencies.values() if a.id not in _held(Agency)]
        teams = [t for t in directory.teams.values() if t.id not in _held(Team)]
        posts = [p for p in directory.posts.values() if p.id not in _held(Post)]
        add_agencies(agencies)
        add_teams(teams)
        add_posts(posts)
    return Added(len(agencies), len(teams), len(posts))


def _held(model: type[Agency] | type[Team] | type[Post]) -> set[str]:
    return {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}


def _agency(id_: str, row: Mapping[str, Any]) -> NewAgency:
    until = row.get("agreement_until")
    return NewAgency(
        id=id_,
        name=row["name"],
        sector=row["sector"],
        phone=row.get("phone", ""),
        out_of_hours=row.get("out_of_hours", ""),
        agreement_until=_end(until) if until else None,
    )


def _post(id_: str, row: Mapping[str, Any], started_at: datetime) -> NewPost:
    first, _, last = row.get("holder", "").rpartition(" ")
    username = row.get("username") or (id_ if row.get("holder") else "")
    return NewPost(
        id=id_,
        agency=row["agency"],
        title=row["title"],
        role=row["role"],
        started_at=started_at,
        team=row.get("team", ""),
        username=username,
        first_name=first,
        last_name=last,
        email=row.get("email", ""),
        phone=row.get("phone", ""),
        ended_at=_end(row["ended"]) if row.get("ended") else None,
    )


def _end(text: str) -> datetime:
    return end_of_day(date.fromisoformat(text))


def _faults(told: Mapping[str, Any]) -> Iterator[Fault]:
    for table in told:
        if table not in FIELDS:
            yield Fault(table, "nothing of that name is read", "agencies, teams or posts")
    for table, (needed, allowed) in FIELDS.items():
        for id_, row in told.get(table, {}).items():
            yield from _row_faults(f"{table}.{id_}", row, needed, allowed)
    yield from _reference_faults(
        told.get("agencies", {}), told.get("teams", {}), told.get("posts", {})
    )


def _reference_faults(agencies: Rows, teams: Rows, posts: Rows) -> Iterator[Fault]:
    for id_, row in agencies.items():
        if row.get("sector") not in SECTORS:
            yield Fault(
                f"agencies.{id_}", f"there is no sector {row.get('sector')}", _of(SECTORS)
            )
    for id_, row in teams.items():
        yield from _agency_faults(f"teams.{id_}", row, agencies)
    for id_, row in posts.items():
        yield from _post_faults(f"posts.{id_}", row, agencies, teams)


def _row_faults(
    where: str, row: Mapping[str, Any], needed: set[str], allowed: set[str]
) -> Iterator[Fault]:
    for name in sorted(needed - row.keys()):
        yield Fault(where, f"it has no {name}", f'write {name} = "…"')
    for name in sorted(row.keys() - needed - allowed):
        yield Fault(where, f"nothing called {name} is read", _of(sorted(needed | allowed)))
    for name, value in row.items():
        if not isinstance(value, str):
            yield Fault(where, f"{name} is not text", f'write {name} = "…"')
    for name in ("agreement_until", "ended"):
        if isinstance(row.get(name), str) and not _is_day(row[name]):
            yield Fault(where, f"{name} is not a day", 'write it as "2027-03-31"')


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _agency_faults(where: str, row: Mapping[str, Any], agencies: Rows) -> Iterator[Fault]:
    agency = row.get("agency")
    if agency not in agencies and agency not in _held(Agency):
        yield Fault(
            where, f"there is no agency {agency}", "add it to the file, or mend the id"
        )


def _post_faults(
    where: str, row: Mapping[str, Any], agencies: Rows, teams: Rows
) -> Iterator[Fault]:
    yield from _agency_faults(where, row, agencies)
    if row.get("role") not in POST_ROLES:
        yield Fault(where, f"there is no role {row.get('role')}", _of(POST_ROLES))
    team = row.get("team")
    if team and team not in teams and team not in _held(Team):
        yield Fault(where, f"there is no team {team}", "add it to the file, or mend the id")
    elif team and team in teams and teams[team].get("agency") != row.get("agency"):
        yield Fault(
            where, f"team {team} is another agency's", "put both in the same agency"
        )


def _of(names: Any) -> str:
    return f"one of: {', '.join(names)}"
