"""Is the file of what bears on what read whole, and refused with what is wrong with it?"""

from __future__ import annotations

import pytest

from sightline.kernel.errors import Refused
from sightline.safeguards.gaps.bearing import read, shipped


def test_what_ships_names_only_what_there_is():
    """Every kind, field, code, sector and topic in it is one of the vocabulary's."""
    bearing = shipped()

    assert {rule.topic for rule in bearing.facts} == set(bearing.topics)
    assert [topic.rank for topic in bearing.topics.values()] == [*range(1, 11)]


WRONG = {
    "fact of no kind": '[fact.one]\nkind = "nothing.done"\ntopic = "harm"',
    "no field": '[fact.one]\nkind = "injury.seen"\ntopic = "harm"\nhaving = { colour = ["blue"] }',
    "no code": '[fact.one]\nkind = "injury.seen"\ntopic = "harm"\nhaving = { injury = ["sigh"] }',
    "no topic": '[fact.one]\nkind = "injury.seen"\ntopic = "weather"',
    "no list": '[fact.one]\nkind = "injury.seen"\ntopic = "harm"\nhaving = { injury = "bite" }',
    "no sector": '[decision.one]\nkind = "case.closed"\nwords = "x"\nsectors = ["sea"]',
    "no words": '[decision.one]\nkind = "case.closed"',
    "no name of ours": '[fact.one]\nkind = "injury.seen"\ntopic = "harm"\nscore = 3',
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_refused_with_its_place(wrong: str):
    with pytest.raises(Refused) as refused:
        read(f'[topic.harm]\nwords = "harm"\n\n{wrong}\n')

    assert all("one" in fault.where and fault.right for fault in refused.value.faults)
