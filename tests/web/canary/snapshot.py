"""What is in the database, as plain rows that the oracle of access can judge?"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from sightline.access.database_scope import whole_record
from sightline.access.models import (
    Agency,
    BreakGlass,
    Declaration,
    FamilyTie,
    Grant,
    Involvement,
    Post,
    Suspension,
    Team,
    User,
)
from sightline.record.models import About, Entry, Knowledge
from tests.access.worlds import World

Row = dict[str, Any]


def snapshot() -> World:
    """Read the whole database into lists of dicts."""
    with transaction.atomic(), whole_record():
        return World(
            agencies=list(Agency.objects.values("id", "sector", "agreement_until", "name")),
            teams=list(Team.objects.values("id", "agency")),
            users=[
                {"id": each.pk, "active": each.is_active} for each in User.objects.all()
            ],
            posts=[_post(each) for each in Post.objects.all()],
            suspensions=list(Suspension.objects.values("user", "started_at", "ended_at")),
            declarations=list(Declaration.objects.values("user", "person", "tie")),
            involvements=_involvements(),
            ties=list(FamilyTie.objects.values("child", "member", "until")),
            entries=_entries(),
            knowledge=_knowledge(),
            grants=list(Grant.objects.values("post", "entry", "started_at", "until")),
            broken=list(BreakGlass.objects.values("post", "person", "opened_at", "until")),
        )


def _post(post: Post) -> Row:
    return {
        "id": post.pk,
        "agency": post.agency_id,
        "team": post.team_id,
        "role": post.role,
        "holder": post.holder_id,
        "started_at": post.started_at,
        "ended_at": post.ended_at,
    }


def _involvements() -> list[Row]:
    names = ("entry", "person", "agency", "post", "team", "until", "ended_at", "opens_to")
    return list(Involvement.objects.values(*names))


def _entries() -> list[Row]:
    about: dict[int, list[str]] = {}
    for row in About.objects.order_by("place"):
        about.setdefault(row.entry_id, []).append(row.person)
    names = ("position", "id", "kind", "agency", "recorded_at", "handling", "corrects")
    texts = ("says", "data", "author")
    return [
        row | {"about": about.get(row["position"], [])}
        for row in Entry.objects.values(*names, *texts)
    ]


def _knowledge() -> list[Row]:
    ids = dict(Entry.objects.values_list("position", "id"))
    return [
        {
            "entry": ids[row.entry_id],
            "agency": row.agency_id,
            "how": row.how,
            "since": row.since,
        }
        for row in Knowledge.objects.all()
    ]
