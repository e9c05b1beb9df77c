"""Who asks agencies of themselves, and who answers for one?"""

from __future__ import annotations

from sightline.access.actor import Actor

MAKES = "partnership-manager"
# A school has no manager's post: its designated safeguarding lead answers for it.
ANSWER_FOR_AGENCY = frozenset({"manager", "designated-safeguarding-lead"})


def may_make(actor: Actor) -> bool:
    """Self-checks are the partnership's; it reads every answer."""
    return actor.role.code == MAKES


def may_answer(actor: Actor) -> bool:
    """Managers answer, each for their own agency; for a school its safeguarding lead."""
    return actor.role.code in ANSWER_FOR_AGENCY


def may_open(actor: Actor) -> bool:
    """Whoever asks or answers."""
    return may_make(actor) or may_answer(actor)
