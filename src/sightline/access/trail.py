"""How is it written down that someone looked, was refused, or changed who may look?

A look is noted in the transaction that reads, so that nothing is shown that was not noted; a
refusal outside it, so that it survives when what was read is rolled back.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from sightline.access.actor import Actor
from sightline.access.models import Look, Post

REFUSED = "refused"
DONE = "done"  # not a look: something that changed who may look


def note_look(
    actor: Actor, *, person: str, page: str, basis: str, at: datetime, note: str = ""
) -> None:
    """Write down that this actor opened a person's page, inside the transaction that reads it."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "A look is noted in the transaction that reads; open one around both."
        )
    _write(actor, person=person, page=page, basis=basis, at=at, note=note)


def note_done(
    actor: Actor, *, what: str, at: datetime, person: str = "", note: str = ""
) -> None:
    """Write down something that changed who may look; `note` holds ids and nothing else."""
    _write(actor, person=person, page=what, basis=DONE, at=at, note=note)


def note_refusal(
    *, user_id: int | None, post_id: str | None, person: str, page: str, at: datetime
) -> None:
    """Write down that someone was refused a page.

    Call it after the transaction that was refused has been rolled back: inside one, which
    would take the refusal back with it, it raises RuntimeError.
    """
    post = Post.objects.filter(pk=post_id or "").first()
    with transaction.atomic(durable=True):
        Look.objects.create(
            at=at,
            user_id=user_id,
            post=post,
            agency_id=post.agency_id if post else None,
            # As long as there is room for: an address typed in by hand may be any length.
            person=person[:80],
            page=page[:60],
            basis=REFUSED,
        )


def _write(
    actor: Actor, *, person: str, page: str, basis: str, at: datetime, note: str
) -> None:
    Look.objects.create(
        at=at,
        user_id=actor.user,
        post_id=actor.post,
        agency_id=actor.agency,
        person=person,
        page=page[:60],
        basis=basis,
        note=note[:200],
    )
