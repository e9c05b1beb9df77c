"""Does what a person says of a column stand over what was guessed, next time too?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.returns.headings import meanings
from sightline.documents.returns.overrides import Overrides, load_habits, save_habits
from sightline.kernel.errors import Refused
from tests.documents.returns.building import CALL, SEEN, File


def test_a_mapping_is_shown_and_can_be_changed():
    file = File().table(
        ("Date", "Remarks", "Event"), ("3/5/21", SEEN, "a"), ("4/5/21", CALL, "b")
    )
    shown = file.understood().mappings[0]
    assert shown.meanings == ("date", "analysis", "event")
    changed = Overrides(headings={"remarks": "event", "event": "nothing"})
    told = file.understood(overrides=changed)
    assert [event.says for event in told.events] == [SEEN, CALL]
    assert told.events[0].columns[0].text == "a"
    one_table = Overrides(columns={1: {2: "event", 3: "action"}})
    assert [event.says for event in file.understood(overrides=one_table).events] == [
        SEEN,
        CALL,
    ]


headings = st.text(
    st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=20
)
plain = headings.map(lambda one: " ".join(one.casefold().split())).filter(bool)
habits = st.dictionaries(
    headings,
    st.dictionaries(plain, st.sampled_from([*meanings(), "nothing"]), max_size=4).map(
        lambda told: Overrides(headings=told)
    ),
    max_size=3,
)


@given(habits)
def test_habits_come_back_as_they_were_kept(kept):
    assert load_habits(save_habits(kept)) == kept


def test_a_habit_that_means_nothing_known_is_refused_with_what_would_be_right():
    with pytest.raises(Refused) as refused:
        load_habits('["Example Homes"]\n"what we saw" = "sighting"\nseen = "evnt"\n')
    assert len(refused.value.faults) == 2
    assert "use one of" in str(refused.value)
