"""Is one event told by two agencies linked, and nothing else?"""

import pytest

from sightline.documents.chronology.merging import merge
from sightline.documents.chronology.told import TURNED, Doubt
from tests.documents.chronology.made import (
    CSC,
    HOUSING,
    HV,
    MATERNITY,
    POLICE,
    SCHOOL,
    a_return,
)

# Rows that are about nothing else, so that common words are known to be common.
OTHERS = [
    (
        "2025-03-01",
        "Home visit. Kitchen tidy, washing on the line, toddler asleep upstairs.",
    ),
    ("2025-04-09", "Telephone call about the pushchair grant. Message left for mother."),
    ("2025-05-20", "Attended clinic with grandmother. Weight following the centile."),
    ("2025-06-30", "Letter about the boiler. Appointment offered for the gas engineer."),
    ("2025-07-14", "Report from nursery: settled well, likes the sand tray."),
]


def linked(one, other):
    """Merge one row of each of two agencies among others; give the two events as told."""
    (agency, *row), (other_agency, *other_row) = one, other
    told = merge(
        [
            a_return(agency, tuple(row), *OTHERS),
            a_return(other_agency, tuple(other_row)),
        ],
        title="",
    )
    by_words = {event.says: event for event in told.events}
    return by_words[row[1]], by_words[other_row[1]]


SAME = [
    (
        (CSC, "2026-01-28", "Strategy meeting held re Robin. Six agencies present."),
        (POLICE, "2026-01-28", "Attended strategy discussion by phone."),
    ),
    (
        (CSC, "2026-02-03", "Joint visit with the health visitor. Both children seen."),
        (HV, "2026-02-03", "Joint home visit with social worker; cot made up."),
    ),
    (
        (HV, "2026-02-10", "Rang social worker to share worry about missed weights."),
        (CSC, "2026-02-10", "Call from health visitor: weights missed twice."),
    ),
    (
        (SCHOOL, "2026-02-11", "Police informed of what Robin said at lunch."),
        (POLICE, "2026-02-11", "Contact from school about what a pupil said."),
    ),
    (
        (
            POLICE,
            "2026-03-01",
            "999 call from a neighbour: fighting at 12a Quince Court, door off.",
        ),
        (
            HOUSING,
            "2026-03-01",
            "Out of hours log: neighbour reports fight, 12a Quince Court, door.",
        ),
    ),
    (
        (HOUSING, "2026-03-09", "Possession hearing, arrears £1,873.20, order suspended."),
        (CSC, "2026-03-09", "At court with mother: £1,873.20 owed, order suspended."),
    ),
    (
        (MATERNITY, "2026-04-02T03:10", "Birth of baby girl, 2.91 kg, skin to skin."),
        (CSC, "2026-04-02", "Baby born this morning, weeks early, 2.91 kg."),
    ),
    # who rang is not who the visit was made with
    (
        (
            CSC,
            "2026-03-12",
            "Nursery rang: Robin says pinched with a peg.",
            {"columns": {"Action taken": "Joint visit same afternoon."}},
        ),
        (
            POLICE,
            "2026-03-12",
            "Crime 40/7: allegation that Robin was pinched with a peg.",
            {"columns": {"Action taken": "Joint visit; father interviewed."}},
        ),
    ),
    # a day and month that were very likely swapped
    (
        (CSC, "2026-02-03", "Strategy meeting held re Robin, peg marks, section 47."),
        (
            POLICE,
            "2026-03-02",
            "Strategy meeting held re Robin, peg marks.",
            {"doubts": (Doubt("date", "02/03/2026", f"3 February 2026, {TURNED}"),)},
        ),
    ),
]
OTHERWISE = [
    # the meeting's minutes are not the meeting
    (
        (CSC, "2026-01-28", "Strategy meeting held re Robin."),
        (HV, "2026-01-28", "Strategy meeting minutes received and filed."),
    ),
    # nor is the invitation
    (
        (CSC, "2026-01-28", "Strategy meeting held re Robin."),
        (SCHOOL, "2026-01-28", "Invited to strategy meeting next week."),
    ),
    # hearsay is not the event
    (
        (
            POLICE,
            "2026-03-01",
            "Domestic incident at Quince Court, father arrested, cut lip.",
        ),
        (
            HV,
            "2026-03-01",
            "Mother says there was a domestic incident, father arrested, cut lip.",
        ),
    ),
    # two visits of one day by two agencies, each with somebody else
    (
        (CSC, "2026-02-03", "Joint visit with housing officer."),
        (HV, "2026-02-03", "Joint visit with midwife."),
    ),
    # nor where others are named beside it, and nothing else is shared
    (
        (
            CSC,
            "2026-02-03",
            "Call from nursery about collection.",
            {"columns": {"Action taken": "Joint visit to home."}},
        ),
        (
            HV,
            "2026-02-03",
            "Clinic, weight plotted.",
            {"columns": {"Action taken": "Joint visit to grandmother."}},
        ),
    ),
    # a day and month that were very likely swapped, and another matter
    (
        (CSC, "2026-02-03", "Home visit. Toys put out, lunch on the table."),
        (
            POLICE,
            "2026-03-02",
            "Car stopped on the ring road, tail light.",
            {"doubts": (Doubt("date", "02/03/2026", f"3 February 2026, {TURNED}"),)},
        ),
    ),
    # the same words, months apart
    (
        (CSC, "2026-01-28", "Strategy meeting held re Robin."),
        (POLICE, "2026-04-28", "Strategy meeting held re Robin."),
    ),
    # one day, and nothing else
    (
        (CSC, "2026-02-03", "Case discussed in supervision. Plan unchanged."),
        (HV, "2026-02-03", "Clinic: weight 9.2 kg, feeding well."),
    ),
    # clocks that cannot be of one event
    (
        (POLICE, "2026-03-01T01:00", "House fire, 12a Quince Court, kitchen."),
        (HOUSING, "2026-03-01T19:00", "Fire damage, 12a Quince Court, kitchen."),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_event_told_twice_is_linked_both_ways_and_not_fused(one, other):
    """Two events remain, and each names the other."""
    first, second = linked(one, other)
    assert first.same_as == (second.id,)
    assert second.same_as == (first.id,)


@pytest.mark.parametrize(("one", "other"), OTHERWISE)
def test_what_is_not_the_same_event_is_not_linked(one, other):
    """A wrong link misleads more than a missing one."""
    first, second = linked(one, other)
    assert (first.same_as, second.same_as) == ((), ())


def test_news_of_an_event_is_told_as_news():
    """It names the event it tells of, and the event does not name it."""
    event, news = linked(*OTHERWISE[2])
    assert news.tells_of == (event.id,)
    assert event.tells_of == ()


def test_an_agency_does_not_repeat_itself_into_a_link():
    """A row pasted twice is two rows of one agency."""
    row = ("2026-01-28", "Strategy meeting held re Robin.")
    told = merge([a_return(CSC, row, row)], title="")
    assert [event.same_as for event in told.events] == [(), ()]


def test_three_accounts_are_linked_with_each_other():
    """Each with both others."""
    told = merge(
        [
            a_return(agency, ("2026-01-28", "Strategy meeting."))
            for agency in (CSC, POLICE, HV)
        ],
        title="",
    )
    assert [len(event.same_as) for event in told.events] == [2, 2, 2]


DIFFER = [
    ("2026-01-29", "Strategy meeting held.", "the date"),
    ("2026-01-28", "Strategy meeting held. Outcome: no further enquiries.", "the outcome"),
    ("2026-01-28", "Strategy meeting held. Four agencies there.", "the number of agencies"),
    ("2026-01-28", "Strategy meeting held: bruise to right arm.", "which side"),
    ("2026-01-28", "Strategy meeting held. Child not seen.", "whether the child was seen"),
    ("2026-01-28", "Strategy meeting held. No injury.", "whether there was an injury"),
]


@pytest.mark.parametrize(("date", "says", "matter"), DIFFER)
def test_where_accounts_differ_each_says_on_what(date, says, matter):
    """Neither account is taken for the right one."""
    one = (
        CSC, "2026-01-28",
        "Strategy meeting held. Five agencies there. Outcome: section 47. Child seen,"
        " bruise to left arm.",
    )  # fmt: skip
    first, second = linked(one, (POLICE, date, says))
    for event in (first, second):
        (doubt,) = [each for each in event.doubts if matter in each.why]
        assert doubt.about == "conflict"
        assert "differs" in doubt.why


def test_accounts_that_agree_raise_no_doubt():
    """Agreement is not a conflict."""
    first, second = linked(*SAME[0])
    assert (first.doubts, second.doubts) == ((), ())
