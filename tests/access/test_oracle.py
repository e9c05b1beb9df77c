"""Does the queryset that decides agree with the rules said again in plain Python?"""

import os
from collections import Counter

import pytest

from sightline.access.actor import CannotAct, actor_in
from sightline.access.database_scope import as_actor
from sightline.access.reach import basis_for
from sightline.record import visibility
from tests.access import oracle
from tests.access.worlds import KNOWN_ON, NOW, make_world, stored

pytestmark = pytest.mark.django_db

DECISIONS = int(os.environ.get("SIGHTLINE_ORACLE_DECISIONS", "24000"))
LEAST_OF_EACH_RULE = 15
RULES = (
    "account closed",
    "about nobody",
    "agency does not know",
    "agreement lapsed",
    "break-glass",
    "closed person",
    "family page",
    "known later",
    "named grant",
    "narrowed by its correction",
    "not reached",
    "outside the meeting's circle",
    "own agency only",
    "post ended",
    "post not started",
    "reached by family",
    "reached by leads",
    "reached by post",
    "reached by team",
    "recorded later",
    "role covers everyone",
    "role reads nothing",
    "sealed",
    "suspended",
)


def judge(world, seed, *, visibility=visibility, act_in=actor_in, scope=as_actor):
    """Yield (rule, what was wrong or nothing) for every post and entry of a stored world."""
    known_on = (None, *KNOWN_ON)[seed % 4]
    for post in world.posts:
        seen, shaping = _shown(post, visibility, act_in, scope, known_on)
        for entry in world.entries:
            verdict = oracle.decide(world, post["id"], entry["id"], known_on=known_on)
            agree = verdict.open == (entry["id"] in seen)
            wrong = "" if agree else f"world {seed}: {post['id']} {entry['id']} {verdict}"
            yield verdict.rule, wrong
            shapes = oracle.shapes_for(world, post["id"], entry["id"], known_on=known_on)
            if shapes != (entry["id"] in shaping):
                yield "family page", f"world {seed}: {post['id']} {entry['id']} {shapes}"
            elif shapes:
                yield "family page", ""


def _shown(post, visibility, act_in, scope, known_on):
    try:
        actor = act_in(post["id"], user_id=post["holder"], now=NOW)
    except CannotAct:
        return set(), set()
    with scope(actor, now=NOW):
        return tuple(
            set(decided(actor, now=NOW, known_on=known_on).values_list("id", flat=True))
            for decided in (visibility.entries_open_to, visibility.structure_open_to)
        )


def test_it_decides_as_the_oracle_does_and_meets_every_rule():
    """T3: every post and entry of many random worlds, with nothing decided otherwise."""
    rules = Counter()
    wrong = []
    seed = 0
    while rules.total() < DECISIONS:
        world = make_world(seed)
        with stored(world):
            for rule, mistake in judge(world, seed):
                rules[rule] += 1
                wrong += [mistake] if mistake else []
        seed += 1

    assert not wrong, f"{len(wrong)} of {rules.total()}: {wrong[:5]}"
    assert set(rules) == set(RULES)
    assert min(rules.values()) >= LEAST_OF_EACH_RULE, rules.most_common()


def test_it_gives_the_basis_the_oracle_gives():
    """Whether a person's page opens, and on what basis, is decided by the same rules."""
    met = Counter()
    for seed in range(40):
        world = make_world(seed)
        with stored(world):
            for post in world.posts:
                for person in world.people:
                    found = _basis(post, person)
                    assert found == oracle.basis(world, post["id"], person), (seed, post)
                    met[found] += 1

    assert set(met) == {"", "involved", "team", "family", "role", "break-glass"}
    assert min(met.values()) >= LEAST_OF_EACH_RULE, met


def _basis(post, person):
    try:
        actor = actor_in(post["id"], user_id=post["holder"], now=NOW)
    except CannotAct:
        return ""
    found = basis_for(actor, person, now=NOW)
    return found.code if found else ""
