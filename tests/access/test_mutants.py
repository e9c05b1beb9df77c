"""Would the oracle notice a mistake in the rules? Each mistake made on purpose is caught."""

from contextlib import nullcontext

import pytest
from django.db import connection

from sightline.access.actor import CannotAct
from tests.access.mutants import MUTANTS, Mutant
from tests.access.test_oracle import judge
from tests.access.worlds import make_world, stored

pytestmark = [
    pytest.mark.django_db,
    # The rules are the same source on both databases, and SQLite is quicker to ask.
    pytest.mark.skipif(connection.vendor != "sqlite", reason="told apart on SQLite"),
]

WORLDS = 80
UNCHANGED = Mutant("nothing changed", "reach", "", "")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_it_catches_the_mistake(mutant):
    """T4: the mutated rules are found out within a bounded number of worlds."""
    assert _first_noticed(mutant, WORLDS), f"not noticed in {WORLDS} worlds"


def test_it_finds_no_mistake_where_nothing_was_changed():
    """The rules run as mutants are, unmutated, agree: what is caught is the mutation."""
    assert not _first_noticed(UNCHANGED, 6)


def _first_noticed(mutant, worlds):
    modules = mutant.modules()

    def act_in(*arguments, **named):
        try:
            return modules["actor"].actor_in(*arguments, **named)
        except modules["actor"].CannotAct as reason:
            raise CannotAct(reason) from None

    for seed in range(worlds):
        world = make_world(seed)
        with stored(world):
            # Without the database's own lock, which would hide some mistakes' effects.
            judged = judge(
                world,
                seed,
                visibility=modules["visibility"],
                act_in=act_in,
                scope=lambda *_, **__: nullcontext(),
            )
            if noticed := next((wrong for _, wrong in judged if wrong), ""):
                return noticed
    return ""
