"""Do many returns become one chronology, in order and with nothing lost?"""

from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.chronology.merging import Settings, merge
from sightline.documents.chronology.told import Doubt
from sightline.kernel.partial_dates import PartialDate
from tests.documents.chronology.made import CSC, HV, POLICE, SCHOOL, a_return, mother


def merged(*returns, **settings):
    return merge(returns, title="The Sedge family", settings=Settings(**settings))


def order(*returns):
    return [event.says for event in merged(*returns).events]


def test_events_stand_in_order_of_the_earliest_day_they_may_be_of():
    """A month stands at its beginning, after what is known to be of that day."""
    told = order(
        a_return(CSC, ("2026-01-05", "fifth"), ("2026-01", "in January")),
        a_return(
            POLICE, ("2026-01-01", "first"), ("2025-12-31/2026-02-03", "since Christmas")
        ),
    )
    assert told == ["since Christmas", "first", "in January", "fifth"]


def test_a_day_in_summer_begins_in_london():
    """Not at eleven the night before, as it does in UTC."""
    told = order(
        a_return(CSC, ("2026-06-12", "the next day")),
        a_return(POLICE, ("2026-06-11T23:30", "half past eleven at night")),
    )
    assert told == ["half past eleven at night", "the next day"]


def test_what_cannot_be_dated_comes_last_each_agency_together():
    """Unreadable dates do not scatter over the chronology."""
    told = order(
        a_return(CSC, ("", "csc one"), ("2026-01-05", "dated"), ("", "csc two")),
        a_return(POLICE, ("", "police one")),
    )
    assert told == ["dated", "csc one", "csc two", "police one"]


def test_within_a_day_the_order_of_the_file_is_kept():
    """A row without a time stays after the row it follows; times sort across agencies."""
    told = order(
        a_return(
            CSC,
            ("2026-01-05", "before work"),
            ("2026-01-05T14:30", "half past two"),
            ("2026-01-05", "then"),
        ),
        a_return(POLICE, ("2026-01-05T09:00", "nine"), ("2026-01-05T20:00", "eight")),
    )
    assert told == ["before work", "nine", "half past two", "then", "eight"]


def test_ids_are_the_same_in_every_run_and_unlike_each_other():
    """Even where a row was pasted twice."""
    one = a_return(CSC, ("2026-01-05", "pasted"), ("2026-01-05", "pasted"))
    ids = [event.id for event in merged(one).events]
    assert len(set(ids)) == 2
    assert ids == [event.id for event in merged(one, a_return(POLICE)).events]


def test_marks_are_two_to_four_letters_and_unlike_each_other():
    """Three schools in one chronology can be told apart."""
    schools = [a_return(name, ("2026-01-05", "seen")) for name in ("Hazel", "Hazel!", "Ha")]
    agencies = merged(*schools, a_return(SCHOOL), a_return("Hazel Lane Nursery")).agencies
    marks = [agency.mark for agency in agencies]
    assert len(set(marks)) == len(marks)
    assert all(mark.isalpha() and mark.isupper() and 2 <= len(mark) <= 4 for mark in marks)


def test_two_files_of_one_agency_are_one_agency():
    """By its name, whatever key each file gave it."""
    told = merged(
        a_return(CSC, ("2026-01-05", "a"), file="one.docx"),
        a_return(CSC.upper(), ("2026-01-06", "b"), file="two.docx"),
    )
    assert len(told.agencies) == 1


def test_the_same_name_is_the_same_person():
    """Accents, capitals and titles do not make another."""
    told = merged(
        a_return(CSC, ("2026-01-05", "a", {"people": ("p1",)}), people=[mother()]),
        a_return(
            HV,
            ("2026-01-06", "b", {"people": ("x",)}),
            people=[mother("Ms JUNIPER SEDGE", key="x")],
        ),
    )
    assert len(told.people) == 1
    assert {event.people for event in told.events} == {("p1",)}
    assert not any(event.doubts for event in told.events)


def test_a_name_spelled_otherwise_is_doubted_and_not_joined():
    """Two people stay two, and each event about either says why."""
    told = merged(
        a_return(CSC, ("2026-01-05", "a", {"people": ("p1",)}), people=[mother()]),
        a_return(
            HV, ("2026-01-06", "b", {"people": ("p1",)}), people=[mother("Junipar Sedge")]
        ),
    )
    assert len(told.people) == 2
    assert [doubt.about for event in told.events for doubt in event.doubts] == [
        "person"
    ] * 2


def test_the_same_name_born_on_another_day_is_doubted():
    """A grandmother may have her granddaughter's name."""
    born = [PartialDate.parse(text) for text in ("1999-05-01", "1971-02-03")]
    told = merged(
        a_return(
            CSC, ("2026-01-05", "a", {"people": ("p1",)}), people=[mother(born=born[0])]
        ),
        a_return(
            HV, ("2026-01-06", "b", {"people": ("p1",)}), people=[mother(born=born[1])]
        ),
    )
    assert len(told.people) == 2
    assert "another date of birth" in told.events[0].doubts[0].why


def test_the_chronology_is_as_of_the_last_day_told_but_not_of_a_doubtful_one():
    """A mistyped year does not take it into the next century."""
    doubt = Doubt("date", "2200", "outside the review")
    told = merged(
        a_return(CSC, ("2026-01-05", "a"), ("2200-01-01", "b", {"doubts": (doubt,)}))
    )
    assert str(told.as_of) == "2026-01-05"


DATES = st.dates(PartialDate.parse("2020").first, PartialDate.parse("2029").last).map(str)


@given(
    st.lists(
        st.lists(st.tuples(DATES | st.just(""), st.text(max_size=30)), max_size=8),
        max_size=4,
    )
)
def test_no_word_and_no_row_is_lost(rows):
    """What goes in comes out, once."""
    returns = [
        a_return(f"Agency {n}", *each, file=f"{n}.docx") for n, each in enumerate(rows)
    ]
    told = merged(*returns)
    given_in = sorted(
        (event.standing.file, event.order, event.says, event.happened.text)
        for each in returns
        for event in each.events
    )
    assert given_in == sorted(
        (event.standing.file, event.order, event.says, event.happened.text)
        for event in told.events
    )
    assert len({event.id for event in told.events}) == len(told.events)
    days = [event.happened.text or "9" for event in told.events]
    assert days == sorted(days)
