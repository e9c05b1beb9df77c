"""Does a timeline show every event once, where it was, and nothing over anything else?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.drawing.ink.colours import FAINT, PAPER, TEXT_CONTRAST, contrast_ratio
from sightline.drawing.ink.marks import Circle, Group, Polygon, Rect, Words
from sightline.drawing.ink.printing import Paper
from sightline.drawing.ink.svg import to_svg
from sightline.drawing.timeline.drawing import draw_timeline
from sightline.drawing.timeline.knowing import Knowing
from sightline.drawing.timeline.scale import Scale
from sightline.drawing.timeline.story import Child, Event, Knew, Lane, Shape, Story
from sightline.drawing.timeline.symbols import draw_symbol
from sightline.drawing.timeline.telling import silences_of_agencies
from sightline.kernel.errors import Refused
from sightline.kernel.partial_dates import PartialDate
from tests.drawing.ink.reading import (
    HOSTILE,
    clashes,
    data_of,
    every,
    off_the_sheet,
    parsed,
)
from tests.drawing.timeline.stories import CHILDREN, LANES, story

SMALL, LARGE = story(60), story(2000)


def svg_of(drawn):
    return to_svg(drawn.picture, prefix="t")


def shown(svg):
    """Give the ids of all events that the picture holds, alone or gathered."""
    gathered = [one for many in data_of(svg, "gathered") for one in many.split()]
    return sorted(data_of(svg, "event") + gathered)


def marks_of(picture):
    """Give each event's group by its id."""

    def walk(marks):
        for mark in marks:
            if isinstance(mark, Group):
                if "event" in mark.data:
                    yield mark
                yield from walk(mark.children)

    return {group.data["event"]: group for group in walk(picture.marks)}


@pytest.mark.parametrize("told", [SMALL, LARGE], ids=["60", "2000"])
def test_every_event_is_in_the_picture_once(told):
    assert shown(svg_of(draw_timeline(told))) == sorted(event.id for event in told.events)


def test_sixty_events_each_stand_alone_with_their_number():
    svg = svg_of(draw_timeline(SMALL))

    assert data_of(svg, "gathered") == []
    words = {element.text for element in parsed(svg).iter("{*}text")}
    assert {str(event.number) for event in SMALL.events} <= words


def test_significant_events_are_never_gathered_and_bear_their_number():
    svg = svg_of(draw_timeline(LARGE))
    significant = {event.id for event in LARGE.events if event.significant}

    assert significant <= set(data_of(svg, "event"))
    words = {element.text for element in parsed(svg).iter("{*}text")}
    assert {str(e.number) for e in LARGE.events if e.significant} <= words


def test_a_lozenge_never_mixes_agencies():
    agency = {event.id: event.agency for event in LARGE.events}
    lozenges = data_of(svg_of(draw_timeline(LARGE)), "gathered")

    assert lozenges
    assert all(len({agency[one] for one in many.split()}) == 1 for many in lozenges)


def test_two_thousand_events_fit_one_sheet_of_a3_at_eight_points():
    picture = draw_timeline(LARGE).picture
    width, height = Paper.A3_LANDSCAPE.room

    assert picture.width <= width
    assert picture.height <= height
    assert (
        min(m.size for m, _, _ in every(picture.marks) if isinstance(m, Words))
        >= 8 * 96 / 72
    )


def test_two_thousand_events_are_drawn_in_a_moment():
    begun = process_time()
    svg_of(draw_timeline(LARGE))

    assert process_time() - begun < 1.5  # 0.2 s on one quiet core; this is for a busy one


@pytest.mark.parametrize("told", [SMALL, LARGE, story(400)], ids=["60", "2000", "400"])
def test_no_words_cover_other_words_or_leave_the_sheet(told):
    drawn = draw_timeline(told, year_pages=True)
    for picture in (drawn.picture, *drawn.pages):
        assert clashes(picture) == []
        assert off_the_sheet(picture) == []


def test_marks_do_not_cover_each_other():
    boxes = []
    for group in marks_of(draw_timeline(LARGE).picture).values():
        for mark in group.children:
            if isinstance(mark, Circle):
                boxes.append((mark.x, mark.y, mark.radius))
    for n, (x, y, r) in enumerate(boxes):
        for other_x, other_y, other_r in boxes[n + 1 :]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (r + other_r) ** 2 - 0.5


def test_a_year_has_a_sheet_that_shows_all_of_its_events():
    drawn = draw_timeline(LARGE, year_pages=True)

    assert len(drawn.pages) == 6
    for year, page in zip(range(2020, 2026), drawn.pages, strict=True):
        ids = shown(to_svg(page, prefix="y"))
        inside = [
            e for e in LARGE.events if e.span and e.span[0].year <= year <= e.span[1].year
        ]
        assert ids == sorted(event.id for event in inside)
        assert page.title.endswith(str(year))


def test_an_imprecise_date_is_never_a_point():
    def drawn(when):
        event = Event("e", 1, PartialDate.parse(when), "GP", Shape.CONTACT, "x")
        other = Event("o", 2, PartialDate.parse("2024-12-31"), "HV", Shape.CONTACT, "x")
        first = replace(other, id="p", number=3, when=PartialDate.parse("2024-01-01"))
        told = Story("T", LANES, (event, other, first), (), date(2025, 1, 1))
        return draw_timeline(told)

    point, month = drawn("2024-03-15"), drawn("2024-03")
    assert "spell" not in {entry.key for entry in point.legend}
    assert "spell" in {entry.key for entry in month.legend}
    assert len(marks_of(month.picture)["e"].children) > len(
        marks_of(point.picture)["e"].children
    )
    assert month.tables[0].rows[1][1] == "March 2024"


def test_events_without_a_date_are_in_the_table_and_counted_in_words():
    event = Event("e", 9, PartialDate.unknown(), "GP", Shape.CONTACT, "no date told")
    drawn = draw_timeline(replace(SMALL, events=(*SMALL.events, event)))

    assert "1 without a date: in the table only" in svg_of(drawn)
    assert drawn.tables[0].rows[-1][4] == "no date told"


def test_shapes_differ_without_colour():
    drawn = {
        shape: [
            (type(mark).__name__, getattr(mark, "points", ""), mark.pen.fill == PAPER)
            for mark in draw_symbol(shape, 0, 0, 10, "#12436D")
        ]
        for shape in Shape
    }

    assert len({repr(marks) for marks in drawn.values()}) == len(Shape)


def test_what_an_agency_did_not_know_is_faint_and_so_marked():
    knowing = Knowing("HV", date(2024, 6, 1))
    drawn = draw_timeline(story(400), knowing=knowing)
    groups = marks_of(drawn.picture)

    for event in story(400).events:
        group = groups[event.id]
        assert ("known" in group.data) == (not knowing.knew(event))
        pens = {
            mark.pen.stroke for mark in group.children if isinstance(mark, Circle | Polygon)
        }
        assert not pens or (FAINT in pens) == (not knowing.knew(event))
    assert drawn.tables[0].headings[-1] == "Known to HV"


def test_an_agency_knows_its_own_event_and_what_it_was_told_by_then():
    event = Event(
        "e",
        1,
        PartialDate.parse("2024-03"),
        "GP",
        Shape.CONTACT,
        "x",
        known=(Knew("HV", date(2024, 5, 2)),),
    )

    assert Knowing("GP", date(2024, 3, 31)).knew(event)
    assert not Knowing("GP", date(2024, 3, 30)).knew(event)
    assert Knowing("HV", date(2024, 5, 2)).knew(event)
    assert not Knowing("HV", date(2024, 5, 1)).knew(event)
    assert not Knowing("POL", date(2030, 1, 1)).knew(event)


def test_the_longest_silence_is_the_time_in_which_surely_nothing_happened():
    def event(n, when):
        return Event(f"e{n}", n, PartialDate.parse(when), "GP", Shape.CONTACT, "x")

    events = (event(1, "2024-01-01"), event(2, "2024-01/2024-06"), event(3, "2024-07-10"))
    gap = silences_of_agencies(Story("T", LANES[:1], events, (), date(2025, 1, 1)))[0]

    assert (gap.days, gap.first, gap.last) == (10, date(2024, 6, 30), date(2024, 7, 10))


def test_the_tables_say_all_that_the_picture_says():
    drawn = draw_timeline(SMALL)
    chronology, standings, gaps, knowledge = drawn.tables

    assert [row[0] for row in chronology.rows] == [str(e.number) for e in SMALL.in_order]
    assert (
        "Juniper Quillfeather",
        "booking",
        "20 August 2024",
        "20 August 2024",
    ) in standings.rows
    assert (
        "Juniper Quillfeather",
        "pregnancy",
        "23 June 2024",
        "16 March 2025",
    ) in standings.rows
    assert len(gaps.rows) == len(LANES) + len(CHILDREN)
    assert len(knowledge.rows) == sum(len(event.known) for event in SMALL.events)
    delays = [int(row[4]) for row in knowledge.rows]
    assert delays == sorted(delays, reverse=True)


def test_weeks_of_pregnancy_and_milestones_show_on_the_sheet_of_their_year():
    page = draw_timeline(LARGE, year_pages=True).pages[4]
    words = [
        text
        for text, _ in (
            (m.text, 0) for m, _, _ in every(page.marks) if isinstance(m, Words)
        )
    ]

    assert "booking" in words
    assert "12 w" in words
    assert "20 w" in words


def test_the_legend_names_what_is_used_and_nothing_else():
    event = Event("e", 1, PartialDate.parse("2024-03-01"), "GP", Shape.MISSED, "x")
    told = Story("T", LANES, (event,), (), date(2025, 1, 1))

    assert [entry.key for entry in draw_timeline(told).legend] == ["shape.MISSED"]
    keys = {entry.key for entry in draw_timeline(LARGE).legend}
    assert {f"shape.{shape.name}" for shape in Shape} | {"lozenge", "significant"} <= keys
    assert "unknown" not in keys


def test_all_words_can_be_read():
    for mark, _, _ in every(
        draw_timeline(LARGE, knowing=Knowing("HV", date(2024, 1, 1))).picture.marks
    ):
        if isinstance(mark, Words):
            assert contrast_ratio(mark.colour, PAPER) >= TEXT_CONTRAST


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile):
    lane = Lane(hostile, hostile, "health")
    child = Child(hostile, hostile, PartialDate.parse("2024-01-01"))
    event = Event(
        hostile, 1, PartialDate.parse("2024-03"), hostile, Shape.CONTACT, hostile, True
    )
    drawn = draw_timeline(Story(hostile, (lane,), (event,), (child,), date(2025, 1, 1)))
    svg = svg_of(drawn)

    assert "<script" not in svg
    assert not parsed(svg).xpath("//@*[starts-with(name(), 'on')]")
    assert clashes(drawn.picture) == []


def test_the_same_story_gives_the_same_bytes():
    assert svg_of(draw_timeline(LARGE)) == svg_of(draw_timeline(LARGE))


def test_what_cannot_be_drawn_is_refused_all_at_once():
    event = Event(
        "e", 1, PartialDate.parse("2024"), "XX", Shape.CONTACT, "x", children=("c9",)
    )
    with pytest.raises(Refused) as refused:
        Story("T", (Lane("GP", "Surgery", "nowhere"),), (event,), (), date(2025, 1, 1))
    assert len(refused.value.faults) == 3
    with pytest.raises(Refused, match="no lane is called"):
        draw_timeline(SMALL, knowing=Knowing("XX", date(2025, 1, 1)))


spans = st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 9000))


@given(spans, st.integers(-500, 9500))
def test_days_stand_in_order_on_the_sheet(span, offset):
    first, days = span
    scale = Scale(first, first + timedelta(days=days), 100, 900)
    day = first + timedelta(days=offset)

    assert 100 <= scale.start(day) <= scale.x(day) <= scale.end(day) <= 900
    assert scale.x(day) <= scale.x(day + timedelta(days=1))


whens = st.one_of(
    st.dates(date(1995, 1, 1), date(2030, 1, 1)).map(date.isoformat),
    st.dates(date(1995, 1, 1), date(2030, 1, 1)).map(lambda one: f"{one:%Y-%m}~"),
    st.dates(date(1995, 1, 1), date(2030, 1, 1)).map(lambda one: f"../{one.isoformat()}"),
    st.dates(date(1995, 1, 1), date(2030, 1, 1)).map(lambda one: f"{one.isoformat()}/.."),
    st.sampled_from(["", "2019", "201X", "2020-06/2021-03"]),
)
events = st.lists(
    st.tuples(
        whens,
        st.sampled_from(LANES),
        st.sampled_from(Shape),
        st.booleans(),
        st.text(max_size=20),
    ),
    max_size=40,
)


@settings(max_examples=30, deadline=None)
@given(events, st.booleans())
def test_any_story_is_drawn_whole_and_nothing_covers_anything(made, pages):
    told = Story(
        "Any story",
        LANES,
        tuple(
            Event(f"e{n}", n, PartialDate.parse(when), lane.code, shape, words, flag)
            for n, (when, lane, shape, flag, words) in enumerate(made, 1)
        ),
        CHILDREN,
        date(2025, 1, 1),
    )
    drawn = draw_timeline(told, year_pages=pages and len(made) < 8)

    assert shown(svg_of(drawn)) == sorted(event.id for event in told.events if event.span)
    for picture in (drawn.picture, *drawn.pages):
        assert clashes(picture) == []
        assert off_the_sheet(picture) == []


def test_bars_of_the_density_strip_add_up_in_words():
    drawn = draw_timeline(LARGE)
    bars = [
        m
        for m, _, _ in every(drawn.picture.marks)
        if isinstance(m, Rect) and m.pen.stroke == "none"
    ]

    assert len(bars) > 200
    assert "most in a week: 29" in svg_of(drawn)


def test_nothing_is_drawn_of_a_child_beyond_the_day_it_is_drawn_for():
    early = replace(SMALL, as_at=date(2025, 7, 1))
    before = draw_timeline(early, year_pages=True).pages[-1]
    after = draw_timeline(SMALL, year_pages=True).pages[-1]

    def strip(page, wanted):
        return next(
            mark
            for mark in page.marks
            if isinstance(mark, Group) and mark.data.get("child") == wanted
        )

    def reach(page, wanted):
        return max(
            m.x + m.width for m in strip(page, wanted).children if isinstance(m, Rect)
        )

    assert reach(before, "c1") < reach(after, "c1") - 300
    said = [m.text for m, _, _ in every((strip(before, "c3"),)) if isinstance(m, Words)]
    assert "3 m" in said
    assert "4 m" not in said
