"""Does the sentence name everything that a safeguard asks?"""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sightline.kernel.deadlines import Unit, Within
from sightline.kernel.errors import Refused
from sightline.safeguards import phrases
from sightline.safeguards.model import (
    Attends,
    Child,
    Condition,
    Differs,
    Follows,
    Holds,
    Knows,
    Looked,
    Nearby,
    Open,
    OwedBy,
    Pattern,
    Precedes,
    Rhythm,
    Start,
    Threshold,
    Unless,
)
from sightline.safeguards.sentence import explain, sentence_of
from sightline.vocabulary.circumstances import CIRCUMSTANCES
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.sectors import SECTORS
from tests.safeguards.files import RIGHT, one
from tests.safeguards.stories import safeguard

TIMES = st.builds(Within, st.integers(1, 90), st.sampled_from(list(Unit)))
DAYS = st.builds(Within, st.integers(1, 90), st.sampled_from([Unit.DAYS, Unit.MONTHS]))
KIND = st.sampled_from(["visit.made", "case.closed", "supervision.held", "plan.ended"])
SECTOR = st.sampled_from(sorted(SECTORS))
TIE = st.sampled_from(["thread", "child", "family"])
CIRCUMSTANCE = st.sampled_from(sorted(CIRCUMSTANCES))
LOOKED = st.one_of(
    st.builds(Looked, st.tuples(KIND)),
    st.builds(Looked, st.tuples(KIND), by=st.just("sectors"), sectors=st.tuples(SECTOR)),
    st.builds(Looked, st.tuples(KIND), by=st.sampled_from(["recorder", "another"])),
    st.builds(Looked, st.tuples(KIND), by=st.just("named"), named=st.just("to")),
    st.just(Looked(("meeting.held",), (Condition("type", "is", ("strategy",)),))),
)
THRESHOLDS = st.tuples(st.builds(Threshold, TIMES)) | st.tuples(
    st.builds(Threshold, TIMES), st.builds(Threshold, TIMES, st.just(date(2024, 9, 1)))
)
EXPECTS = st.one_of(
    st.builds(Follows, st.tuples(LOOKED) | st.tuples(LOOKED, LOOKED), TIE, THRESHOLDS),
    st.builds(Precedes, st.tuples(LOOKED), TIE, THRESHOLDS, st.none() | LOOKED),
    st.builds(Attends, st.tuples(st.tuples(SECTOR, SECTOR)), st.just("to")),
    st.just(Holds((Condition("what", "stated"), Condition("consent", "blank")))),
    st.builds(
        Knows, st.just("sectors"), THRESHOLDS, st.tuples(SECTOR), acknowledged=st.booleans()
    ),
    st.builds(Differs, st.just("what"), TIMES),
    st.builds(Rhythm, st.tuples(LOOKED), TIE, THRESHOLDS, st.just(("referral.decided",))),
)
WHERES = st.sampled_from(
    [
        (),
        (Condition("urgency", "is", ("routine", "same-day")),),
        (Condition("urgency", "is-not", ("immediate",)),),
        (Condition("to#sector", "is", ("police",)), Condition("consent", "stated")),
    ]
)
CHILDREN = st.builds(
    Child, st.none() | st.just(Within(3, Unit.YEARS)), st.none() | st.just(Within(5, Unit.WEEKS)),
    st.none() | st.booleans(), st.just(()) | st.tuples(CIRCUMSTANCE), st.just(()),
) | st.builds(Child, none_of=st.tuples(CIRCUMSTANCE, CIRCUMSTANCE))  # fmt: skip
STARTS = st.builds(
    Start,
    st.builds(Looked, st.just(("referral.made",)), WHERES),
    CHILDREN,
    st.sampled_from(["children-about", "children-in-family"]),
    st.none() | st.builds(
        Pattern, st.integers(2, 23), DAYS, st.sampled_from(["child", "family"]),
        st.sampled_from(["", "agency", "kind", "field:urgency"]), st.booleans()),
    st.just(()) | st.tuples(st.builds(Nearby, LOOKED, TIE, st.none() | TIMES, st.booleans())),
    st.just(()) | st.tuples(st.builds(Open, LOOKED, st.just(("plan.ended",)), TIE, st.booleans())),
    st.sampled_from(["", "involved-agency", "adult-at-home"]),
)  # fmt: skip
UNLESS = st.just(()) | st.tuples(
    st.builds(Unless, LOOKED, TIE)
    | st.builds(Unless, LOOKED, TIE, st.just(True), st.none() | TIMES)
)
OWNERS = st.sampled_from(
    [
        OwedBy("recorder"),
        OwedBy("named", named="to"),
        OwedBy("sectors", ("police", "school")),
    ]
)


@st.composite
def safeguards(draw):
    try:
        return safeguard(draw(STARTS), draw(EXPECTS), draw(UNLESS), draw(OWNERS))
    except Refused:
        return assume(False)


def words_of(part) -> set[str]:
    """Every word that anything in a part of a safeguard must be said by."""
    if isinstance(part, Within):
        return {str(part)}
    if isinstance(part, Threshold):
        dated = part.from_day != date.min
        return {str(part.within)} | ({phrases.say_day(part.from_day)} if dated else set())
    if isinstance(part, tuple):
        return {word for each in part for word in words_of(each)}
    if isinstance(part, Condition):
        return {
            phrases.field(part.field),
            *(phrases.value_said(part.field, v) for v in part.values),
        }
    if isinstance(part, Pattern) and part.different.startswith("field:"):
        return {part.different.removeprefix("field:")} | words_of(part.within)
    if hasattr(part, "__dataclass_fields__"):
        return {
            word
            for name in part.__dataclass_fields__
            for word in words_of(getattr(part, name))
        }
    if not isinstance(part, str):
        return set()
    # Some codes are both a sector's and a circumstance's; either title will do.
    titles = [
        known[part].title for known in (KINDS, SECTORS, CIRCUMSTANCES) if part in known
    ]
    return {"|".join(titles)} if titles else set()


@settings(max_examples=300, deadline=None)
@given(safeguards())
def test_the_sentence_names_everything(made):
    said = sentence_of(made).lower()

    for word in words_of((made.start, made.expect, made.unless, made.owed_by)):
        assert any(each in said for each in word.lower().split("|")), (word, said)


@settings(max_examples=200, deadline=None)
@given(safeguards(), safeguards())
def test_two_that_mean_different_things_are_said_differently(made, other):
    parts = [(one.start, one.expect, one.unless, one.owed_by) for one in (made, other)]
    if parts[0] != parts[1]:
        assert sentence_of(made) != sentence_of(other)


def test_it_reads_as_a_sentence():
    assert sentence_of(one(RIGHT)) == (
        "When “Referral made” where urgency is routine or same day is recorded, for each child"
        " that it is about who is under 18 years old, “Referral decided” must follow in the same"
        " piece of work within 1 working day, unless “Case closed” for the same child comes"
        " before that is due; this is owed by the agency named in to."
    )


def test_it_is_explained_part_by_part():
    told = explain(one(RIGHT))

    assert told.learned_from == "Nobody decided. (CR-04)"
    assert told.excused == "“Case closed” for the same child comes before that is due"
    assert told.in_force == "for what happened from 1 January 2018 on"
