"""Who asks agencies of themselves, and who answers for one?"""

from __future__ import annotations

from sightline.access.actor import Actor

MAKES = "partnership-manager"
ANSWERS_FOR_AGENCY = "manager"


def may_make(actor: Actor) -> bool:
    """Self-checks are the partnership's; it reads every answer."""
    return actor.role.code == MAKES


def may_answer(actor: Actor) -> bool:
    """Managers answer, each for their own agency."""
    return actor.role.code == ANSWERS_FOR_AGENCY


def may_open(actor: Actor) -> bool:
    """Whoever asks or answers."""
    return may_make(actor) or may_answer(actor)
