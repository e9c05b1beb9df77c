"""Is it told where an agency told nothing, and is no silence made up?"""

from datetime import date

from sightline.documents.chronology.merging import Settings, merge
from tests.documents.chronology.made import CSC, HV, MATERNITY, a_return


def silences(*returns, days=42, as_of=None):
    settings = Settings(silence_days=days, as_of=as_of)
    return merge(returns, title="", settings=settings).silences


def test_a_gap_longer_than_the_span_is_told():
    """From the last contact to the next, with the event it follows."""
    (gap,) = silences(a_return(CSC, ("2026-01-05", "one"), ("2026-03-01", "two")))
    assert (gap.what, gap.first, gap.last, gap.days) == (
        "no-contact", "2026-01-05", "2026-03-01", 55,
    )  # fmt: skip
    assert CSC in gap.says


def test_a_gap_of_exactly_the_span_is_not():
    """Longer than, not as long as."""
    assert not silences(a_return(CSC, ("2026-01-01", "a"), ("2026-02-12", "b")))


def test_a_vague_date_does_not_make_a_gap():
    """Some time in the year may be any day of it."""
    rows = ("2026-01-05", "a"), ("2026", "some time"), ("2026-12-30", "b")
    assert not silences(a_return(CSC, *rows))


def test_silence_after_the_last_event_counts_only_up_to_a_given_day():
    """Without one, nobody knows until when."""
    one = a_return(CSC, ("2026-01-05", "a"))
    assert not silences(one)
    (gap,) = silences(one, as_of=date(2026, 6, 1))
    assert gap.last == "2026-06-01"


def test_a_child_not_seen_by_anyone_is_told():
    """Any agency's sight of the child ends it."""
    rows = [
        a_return(
            CSC, ("2026-01-05", "Visit. Child seen alone."), ("2026-02-01", "No reply.")
        ),
        a_return(HV, ("2026-02-03", "Not seen."), ("2026-03-20", "Clinic", {"seen": True})),
    ]
    found = [each for each in silences(*rows) if each.what == "child-not-seen"]
    assert [(each.first, each.last) for each in found] == [("2026-01-05", "2026-03-20")]


def test_a_referral_nobody_tells_of_receiving_is_told():
    """Named with the agency that should have it."""
    sent = a_return(MATERNITY, ("2026-01-05", "Referral sent to social care."))
    (gap,) = silences(sent, a_return(CSC, ("2026-01-20", "Supervision.")))
    assert gap.what == "no-receipt"
    assert "tells of nothing arriving" in gap.says


def test_a_referral_that_arrived_is_not():
    """Whatever words the receiver uses for it."""
    sent = a_return(MATERNITY, ("2026-01-05", "Referral sent to social care."))
    got = a_return(CSC, ("2026-01-07", "Contact from midwife about the unborn baby."))
    assert not silences(sent, got)


def test_none_are_looked_for_where_none_are_wanted():
    """A span of 0 days turns them off."""
    assert not silences(a_return(CSC, ("2026-01-05", "a"), ("2027-01-05", "b")), days=0)
