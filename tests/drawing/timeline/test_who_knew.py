"""Do the pictures of who knew what when say what the facts say, no more and no less?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.drawing.ink.colours import TEXT_CONTRAST, contrast_ratio
from sightline.drawing.ink.marks import Group, Rect, Words
from sightline.drawing.ink.svg import to_svg
from sightline.drawing.timeline.decisions import (
    Decision,
    State,
    cell_of,
    draw_decision_matrix,
)
from sightline.drawing.timeline.facts import Fact, Share, draw_fact_strip
from sightline.drawing.timeline.months import CELL, draw_month_grid
from sightline.drawing.timeline.story import Knew
from sightline.kernel.errors import Refused
from sightline.kernel.partial_dates import PartialDate
from tests.drawing.ink.reading import HOSTILE, clashes, data_of, off_the_sheet, parsed
from tests.drawing.timeline.stories import LANES, story

SEEN, UNTIL = date(2025, 6, 2), date(2025, 8, 10)
AGENCIES = tuple(lane for lane in LANES if lane.code in ("GP", "HV", "CSC", "POL", "SCH"))
BRUISE = Fact(
    "f1",
    "A bruise on a baby's cheek",
    PartialDate.parse("2025-06-02"),
    (
        Knew("HV", SEEN, "saw it", SEEN),
        Knew("GP", date(2025, 6, 10), "letter"),
        Knew("CSC", date(2025, 7, 20), "strategy discussion", date(2025, 7, 22)),
    ),
    (
        Share("HV", "GP", date(2025, 6, 4), date(2025, 6, 10)),
        Share("HV", "CSC", date(2025, 6, 3)),
        Share("GP", "SCH", date(2025, 6, 25)),
    ),
)


def decided(day, *by):
    return Decision("d", "No further action", day, by)


def test_every_message_is_drawn_and_the_lost_ones_are_broken():
    drawn = draw_fact_strip(BRUISE, AGENCIES, until=UNTIL)
    svg = to_svg(drawn.picture, prefix="f")

    ends = zip(
        data_of(svg, "sender"),
        data_of(svg, "receiver"),
        data_of(svg, "received"),
        strict=True,
    )
    assert sorted(ends) == [
        ("GP", "SCH", "no"),
        ("HV", "CSC", "no"),
        ("HV", "GP", "2025-06-10"),
    ]
    assert {"broken", "share", "knew", "acknowledged", "happened"} == {
        e.key for e in drawn.legend
    }
    assert "HV told CSC, 3 June 2025, no receipt." in drawn.summary


def test_a_bar_is_hollow_until_acknowledged():
    drawn = draw_fact_strip(BRUISE, AGENCIES, until=UNTIL)

    def fills(agency):
        row = next(
            m
            for m in drawn.picture.marks
            if isinstance(m, Group) and m.data.get("agency") == agency
        )
        return [
            m.pen.fill
            for m in row.children
            if isinstance(m, Rect) and m.pen.stroke != "none"
        ]

    assert fills("GP") == ["#ffffff"]
    assert len(fills("HV")) == len(fills("CSC")) == 2
    assert fills("POL") == []


def test_the_table_says_how_many_days_later():
    rows = {
        row[0]: row for row in draw_fact_strip(BRUISE, AGENCIES, until=UNTIL).tables[0].rows
    }

    assert rows["Children's Social Care"][1:5] == (
        "20 July 2025",
        "48",
        "strategy discussion",
        "22 July 2025",
    )
    assert rows["Teal Street Surgery"][4] == "no"
    assert rows["Vale Police"][1] == "not recorded"


def test_an_agency_without_a_row_is_refused():
    with pytest.raises(Refused, match="CSC, GP, SCH"):
        draw_fact_strip(BRUISE, AGENCIES[1:2], until=UNTIL)


@pytest.mark.parametrize(
    ("decision", "state", "words"),
    [
        (decided(date(2025, 6, 1), "CSC"), State.LATER, ""),
        (decided(date(2025, 6, 12), "CSC"), State.ELSEWHERE, "HV 10 d, GP 2 d"),
        (decided(date(2025, 6, 12), "CSC", "HV"), State.IN_PART, "HV knew, not CSC"),
        (decided(date(2025, 7, 20), "CSC"), State.KNOWN, "CSC"),
        (decided(date(2025, 7, 19), "CSC", "POL"), State.ELSEWHERE, "HV 47 d, GP 39 d"),
    ],
)
def test_a_cell_says_who_knew_on_the_day_of_the_decision(decision, state, words):
    cell = cell_of(BRUISE, decision)

    assert cell.state is state
    assert cell.words == words


def test_a_fact_that_nobody_is_recorded_to_know_is_said_to_be_so():
    fact = Fact("f", "Nobody knew", PartialDate.parse("2025-01-01"), ())

    assert cell_of(fact, decided(date(2025, 2, 1), "CSC")).state is State.NOBODY


days = st.dates(date(2024, 1, 1), date(2026, 1, 1))
codes = st.sampled_from([lane.code for lane in AGENCIES])
facts = st.builds(
    Fact,
    st.just("f"),
    st.text(max_size=60),
    st.one_of(days.map(PartialDate.on), st.just(PartialDate.unknown())),
    st.lists(
        st.builds(Knew, codes, days, st.text(max_size=40), st.none() | days), max_size=6
    ).map(tuple),
    st.lists(st.builds(Share, codes, codes, days, st.none() | days), max_size=5).map(
        lambda many: tuple(one for one in many if one.sender != one.receiver)
    ),
)


@given(facts, days, st.sets(codes, min_size=1))
def test_whoever_decides_knows_or_does_not_and_others_are_counted_apart(fact, day, by):
    cell = cell_of(fact, decided(day, *sorted(by)))

    if cell.state is not State.LATER:
        assert set(cell.knew) | set(cell.did_not) == by
        assert not set(cell.knew) & set(cell.did_not)
        assert all(fact.since(code) <= day for code in cell.knew)
        assert all(fact.since(code) == day - timedelta(days=n) for code, n in cell.others)
        assert not {code for code, _ in cell.others} & by


@settings(max_examples=60, deadline=None)
@given(facts)
def test_no_words_of_a_strip_cover_others(fact):
    picture = draw_fact_strip(fact, AGENCIES, until=date(2026, 1, 1)).picture

    assert clashes(picture) == []
    assert off_the_sheet(picture) == []


def test_the_matrix_has_a_cell_for_every_fact_and_decision():
    decisions = [
        Decision(
            f"d{n}",
            "A decision with a rather long name, to be wrapped",
            SEEN,
            ("CSC", "POL"),
        )
        for n in range(7)
    ]
    other = Fact("f2", "Another fact", PartialDate.parse("2025-05"), (Knew("SCH", SEEN),))
    drawn = draw_decision_matrix(decisions, [BRUISE, other], title="Who knew what when")
    svg = to_svg(drawn.picture, prefix="m")

    cells = list(zip(data_of(svg, "fact"), data_of(svg, "decision"), strict=True))
    assert cells == [(f, d.id) for f in ("f1", "f2") for d in decisions]
    assert {e.key.removeprefix("state.").lower() for e in drawn.legend} == set(
        data_of(svg, "state")
    )
    assert clashes(drawn.picture) == []
    assert off_the_sheet(drawn.picture) == []
    assert (
        drawn.tables[0].rows[1][2] == "known to others, not to those who decided: SCH 0 d"
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile):
    fact = Fact(
        hostile, hostile, PartialDate.parse("2025-06"), (Knew("GP", SEEN, hostile),)
    )
    decision = Decision(hostile, hostile, UNTIL, (hostile,))
    for drawn in (
        draw_fact_strip(fact, AGENCIES, until=UNTIL),
        draw_decision_matrix([decision], [fact], title=hostile),
    ):
        svg = to_svg(drawn.picture, prefix="x")
        assert "<script" not in svg
        assert not parsed(svg).xpath("//@*[starts-with(name(), 'on')]")
        assert clashes(drawn.picture) == []
        assert off_the_sheet(drawn.picture) == []


def test_cells_of_the_grid_lead_to_their_month_and_can_be_pressed():
    told = story(300)
    drawn = draw_month_grid(
        told, address=lambda code, month: f"/t?agency={code}&m={month:%Y-%m}"
    )
    svg = to_svg(drawn.picture, prefix="g")
    root = parsed(svg)

    links = root.findall(".//{*}a")
    assert root.get("role") == "group"
    assert len(links) == len(data_of(svg, "month"))
    counted = [int(link.find("{*}text").text) for link in links]
    assert sum(counted) == sum(1 for event in told.events if event.span)
    first = links[0]
    assert float(first.find("{*}rect").get("width")) >= CELL >= 24
    assert first.get("aria-label").startswith("Teal Street Surgery, ")
    assert first.get("href").startswith("/t?agency=GP&m=")


def test_counts_in_the_grid_can_be_read_and_are_in_the_table():
    told = story(2000)
    drawn = draw_month_grid(told)
    table = drawn.tables[0]

    total = sum(int(cell) for row in table.rows for cell in row[1:])
    assert total == sum(1 for event in told.events if event.span)
    for group in drawn.picture.marks:
        if isinstance(group, Group) and "month" in group.data:
            rect, words = group.children
            assert isinstance(rect, Rect)
            assert isinstance(words, Words)
            assert contrast_ratio(words.colour, rect.pen.fill) >= TEXT_CONTRAST
    assert clashes(drawn.picture) == []
