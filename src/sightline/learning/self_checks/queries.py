"""All reads of self-checks: the partnership reads every answer, an agency its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sightline.access.actor import Actor
from sightline.learning.models import SelfCheck, SelfCheckAnswer
from sightline.learning.self_checks import policies
from sightline.learning.self_checks.answers import Answered, Check, asks_of


def self_checks(actor: Actor) -> list[Check]:
    """Return the self-checks that are open to this actor, the newest first."""
    if not policies.may_open(actor):
        return []
    rows = SelfCheck.objects.prefetch_related("answers").order_by("-at", "-id")
    return [_as_open_to(actor, check_of(row)) for row in rows]


def open_self_check(actor: Actor, code: str) -> Check | None:
    """Return one self-check; None where there is none, or it is not open to this actor."""
    row = SelfCheck.objects.prefetch_related("answers").filter(code=code).first()
    if row is None or not policies.may_open(actor):
        return None
    return _as_open_to(actor, check_of(row))


def check_of(row: SelfCheck) -> Check:
    """Return a self-check with every answer to it."""
    given = sorted(row.answers.all(), key=lambda each: each.pk)
    return Check(
        code=row.code,
        title=row.title,
        asks=asks_of(row.asks),
        due=row.due,
        at=row.at,
        given=tuple(_answered(given)),
    )


def _as_open_to(actor: Actor, check: Check) -> Check:
    if policies.may_make(actor):
        return check
    own = tuple(each for each in check.given if each.agency == actor.agency)
    return replace(check, given=own)


def _answered(rows: Iterable[SelfCheckAnswer]) -> Iterable[Answered]:
    for row in rows:
        yield Answered(row.agency, row.ask, row.answer, row.evidence, row.post, row.at)
