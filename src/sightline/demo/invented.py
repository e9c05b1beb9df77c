"""Which numbers belong to nobody? Identifiers drawn from ranges that are never issued."""

from __future__ import annotations

import random
import string

from sightline.demo.dates import POSTS_BEGAN, SEED
from sightline.kernel.ids import new_id
from sightline.vocabulary.identifiers import is_nhs_number, is_upn


def dice_for(*names: object) -> random.Random:
    """Return dice that fall the same for the same names in every build."""
    return random.Random("/".join(str(name) for name in (SEED, *names)))  # noqa: S311


def person_id(family: str, name: str) -> str:
    """Return the id of someone in a story: says nothing of them, and never changes."""
    return new_id(POSTS_BEGAN, dice_for("person", family, name).getrandbits)


def invented_nhs_number(person: str) -> str:
    """Return a valid NHS number from the range kept for tests (999)."""
    dice = dice_for("nhs", person)
    while True:
        digits = f"999{dice.randrange(1_000_000):06d}"
        # One number in eleven has no check digit and is passed over.
        for check in string.digits:
            if is_nhs_number(digits + check):
                return digits + check


def invented_upn(person: str) -> str:
    """Return a pupil number whose letter is right and whose authority code (000) is nobody's."""
    rest = f"000{dice_for('upn', person).randrange(10**9):09d}"
    letters = string.ascii_uppercase
    return next(each + rest for each in letters if is_upn(each + rest))
