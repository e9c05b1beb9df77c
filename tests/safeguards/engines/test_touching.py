"""Which safeguards does a new entry matter to? All whose obligations it can change."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from sightline.kernel.local_time import end_of_day
from sightline.kernel.working_days import england_and_wales
from sightline.safeguards import library_loading
from sightline.safeguards.compiler.touching import touched_by
from sightline.safeguards.model import Knows
from sightline.safeguards.reference.engine import run_all
from sightline.safeguards.world import World
from tests.safeguards.engines.generating import situations

CALENDAR = england_and_wales()


def without(world: World, n: int) -> World:
    """The world before this entry was recorded."""
    return replace(
        world,
        entries=tuple(each for each in world.entries if each.n != n),
        about=tuple(each for each in world.about if each.n != n),
        told=tuple(each for each in world.told if each.n != n),
        knows=tuple(each for each in world.knows if each.n != n),
    )


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(situations())
def test_what_a_new_entry_does_not_touch_stays_as_it_was(situation):
    """Only the safeguards named have other obligations with the last entry than without."""
    guards, world, today = situation
    last = world.entries[-1]
    now = int(end_of_day(today).timestamp())
    untouched = [each for each in guards if each not in touched_by(guards, last.kind)]

    before, after = (
        run_all(untouched, each, CALENDAR, today=today, now_second=now)
        for each in (without(world, last.n), world)
    )

    assert before == after


def test_a_part_of_the_world_that_changed_touches_what_reads_it():
    """Who is a child matters to all of them, knowledge only to those that ask who knows."""
    every = library_loading.load()

    for guard in every:
        assert guard in touched_by(every, guard.start.looked.kinds[0])
    assert touched_by(every, "languages.spoken") == ()
    assert touched_by(every, "languages.spoken", {"people"}) == every
    knowing = touched_by(every, "languages.spoken", {"knows"})
    assert knowing == tuple(each for each in every if isinstance(each.expect, Knows))
