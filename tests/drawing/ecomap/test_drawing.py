"""Does an ecomap show exactly its network, and nothing over anything else?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.drawing.ecomap.drawing import draw_ecomap
from sightline.drawing.ecomap.grouping import MOST_TIES
from sightline.drawing.ecomap.network import (
    AgencyLink,
    Direction,
    Member,
    Network,
    Quality,
    Sector,
    Status,
    Tie,
    Told,
)
from sightline.drawing.ink.boxes import Box, overlapping
from sightline.drawing.ink.colours import PAPER, TEXT_CONTRAST, contrast_ratio
from sightline.drawing.ink.marks import Circle, Group, Polyline, Rect, Words
from sightline.drawing.ink.printing import Paper
from sightline.drawing.ink.svg import to_svg
from sightline.kernel.errors import Refused
from sightline.kernel.partial_dates import PartialDate
from tests.drawing.ecomap.networks import FAMILY
from tests.drawing.ink.reading import (
    HOSTILE,
    clashes,
    data_of,
    every,
    off_the_sheet,
    parsed,
)

AS_AT = date(2026, 6, 2)
day = PartialDate.parse


def drawn(network=FAMILY, child=None):
    return draw_ecomap(network, as_at=AS_AT, child=child)


def svg_of(network=FAMILY, child=None):
    return to_svg(drawn(network, child).picture, prefix="eco")


def groups(picture, name):
    """Give the groups that bear the data attribute, by its value."""

    def walk(marks):
        for mark in marks:
            if isinstance(mark, Group):
                if name in mark.data:
                    yield mark
                yield from walk(mark.children)

    return {group.data[name]: group for group in walk(picture.marks)}


def node_centre(group):
    symbol = next(one for one in group.children if isinstance(one, Group))
    return symbol.shift


def node_box(group):
    x, y = node_centre(group)
    return Box(x - 24, y - 24, 48, 48)


def test_every_tie_and_link_is_drawn_once_and_no_other():
    svg = svg_of()

    assert sorted(data_of(svg, "tie")) == sorted(tie.id for tie in FAMILY.ties)
    assert sorted(data_of(svg, "line")) == sorted(tie.id for tie in FAMILY.ties)
    ends = list(zip(data_of(svg, "sender"), data_of(svg, "receiver"), strict=True))
    assert ends == [(link.sender, link.receiver) for link in FAMILY.links]


def test_one_childs_ecomap_keeps_every_place_and_draws_only_that_childs_lines():
    whole, mine = drawn().picture, drawn(child="c2").picture

    lines = set(groups(mine, "line"))
    assert lines == {tie.id for tie in FAMILY.ties if tie.is_for("c2")}
    assert lines != set(groups(whole, "line"))
    before, after = groups(whole, "tie"), groups(mine, "tie")
    assert {k: node_centre(g) for k, g in before.items()} == {
        k: node_centre(g) for k, g in after.items()
    }


def test_no_words_cover_other_words_or_leave_the_sheet():
    for child in (None, "c1", "c2", "c3"):
        picture = drawn(child=child).picture
        assert clashes(picture) == []
        assert off_the_sheet(picture) == []


def test_fourteen_agencies_can_be_read_on_a3():
    picture = drawn().picture
    width, height = Paper.A3_LANDSCAPE.room
    shrunk = min(1, width / picture.width, height / picture.height)
    smallest = min(m.size for m, _, _ in every(picture.marks) if isinstance(m, Words))

    assert smallest * shrunk * 72 / 96 >= 8


def test_no_lead_professional_is_said_in_picture_words_and_table():
    nobody = replace(FAMILY, ties=tuple(replace(tie, is_lead=False) for tie in FAMILY.ties))

    assert "No lead professional recorded" in svg_of(nobody)
    assert "No lead professional is recorded." in drawn(nobody).summary
    assert "No lead professional" not in svg_of()
    assert "The lead professional is R. Redshank" in " ".join(drawn().summary)


def test_a_lead_whose_work_is_closed_leads_nobody():
    closed = tuple(
        replace(tie, status=Status.CLOSED) if tie.is_lead else tie for tie in FAMILY.ties
    )

    assert "No lead professional recorded" in svg_of(replace(FAMILY, ties=closed))


def test_silos_and_lost_referrals_are_said():
    said = " ".join(drawn().summary)

    assert "1 referral without a receipt: Vale Hospital Emergency Department" in said
    assert "Nothing recorded as shared with another agency" in said
    assert "Probation Service" in said.split("Nothing recorded as shared")[1]
    assert "Heron Primary School" not in said.split("Nothing recorded as shared")[1]


def test_the_tables_hold_every_tie_and_link_in_full():
    ties, links = drawn().tables

    assert [row[0] for row in ties.rows] == [tie.name for tie in FAMILY.ties]
    by_name = {row[0]: dict(zip(ties.headings, row, strict=True)) for row in ties.rows}
    surgery = by_name["Teal Street Surgery"]
    assert surgery["Quality"] == "tenuous"
    assert surgery["Last contact"] == "11 February 2026 (111 days ago)"
    assert "Vale Health Visiting (shares information)" in surgery["Shares with"]
    assert by_name["Probation Service"]["Shares with"] == "not recorded"
    assert len(links.rows) == len(FAMILY.links)


def test_the_legend_names_what_is_used_and_nothing_else():
    tie = Tie("a", "Agency", "AG", Sector.HEALTH, quality=Quality.STRONG)
    keys = {entry.key for entry in drawn(Network("Home", (), (tie,))).legend}

    assert keys == {"node.agency", "quality.STRONG"}
    whole = {entry.key for entry in drawn().legend}
    assert {f"told.{link.told.name}" for link in FAMILY.links} <= whole
    assert {f"status.{t.status.name}" for t in FAMILY.ties} - {"status.ACTIVE"} <= whole


def test_qualities_and_statuses_differ_without_colour():
    def shape(**said):
        tie = Tie(
            "a", "Agency", "AG", Sector.HEALTH, last_contact=day("2026-06-01"), **said
        )
        line = groups(drawn(Network("Home", (), (tie,))).picture, "line")["a"]
        return repr(line).replace("#0b0c0c", "#").replace("#505a5f", "#")

    qualities = {shape(quality=quality) for quality in Quality}
    statuses = {shape(status=status, quality=Quality.STRONG) for status in Status}
    directions = {shape(direction=direction) for direction in Direction}
    assert len(qualities) == len(Quality)
    assert len(statuses) == len(Status)
    assert len(directions) == len(Direction)


def test_all_words_can_be_read():
    for mark, _, _ in every(drawn(child="c1").picture.marks):
        if isinstance(mark, Words):
            assert contrast_ratio(mark.colour, PAPER) >= TEXT_CONTRAST


def test_longer_ago_stands_further_out():
    ties = tuple(
        Tie(f"t{n}", f"Agency {n}", "A", Sector.HEALTH, last_contact=day(when))
        for n, when in enumerate(("2026-06-01", "2026-04-20", "2025-01-01"))
    )
    placed = groups(drawn(Network("Home", (), ties)).picture, "tie")
    out = [abs(node_centre(placed[f"t{n}"])[0]) for n in range(3)]

    assert out == sorted(out)
    assert out[0] < out[1] - 40 < out[2] - 80


def test_a_new_tie_pushes_only_its_own_side():
    new = Tie("new", "Another Surgery", "AS", Sector.HEALTH)
    before = groups(drawn().picture, "tie")
    after = groups(drawn(replace(FAMILY, ties=(*FAMILY.ties, new))).picture, "tie")

    left = [key for key, group in before.items() if node_centre(group)[0] < 0]
    assert left
    for key in left:
        (x1, y1), (x2, y2) = node_centre(before[key]), node_centre(after[key])
        assert y1 == y2
        assert abs(x1 - x2) < 5
    order = sorted(before, key=lambda k: node_centre(before[k])[1])
    right = [k for k in order if node_centre(before[k])[0] > 0]
    assert right == [
        k for k in sorted(after, key=lambda k: node_centre(after[k])[1]) if k in right
    ]


def test_too_many_ties_stand_together_by_agency_with_a_count():
    many = tuple(
        Tie(f"p{n}", f"Agency {n % 6}", "AG", Sector.HEALTH, worker=f"Worker {n}")
        for n in range(MOST_TIES + 6)
    )
    result = drawn(Network("Home", (), many, (AgencyLink("p0", "p7", Told.SHARES),)))
    svg = to_svg(result.picture, prefix="e")

    assert len(data_of(svg, "tie")) == 6
    assert svg.count("5 involvements, Agency") + svg.count("5 involvements<") >= 6
    assert len(result.tables[0].rows) == len(many)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_stay_words(hostile):
    member = Member("m", hostile, hostile)
    ties = tuple(
        Tie(f"{n}{hostile}", hostile, hostile, sector, hostile, hostile, ("m",))
        for n, sector in enumerate((Sector.HEALTH, Sector.SOCIAL_CARE))
    )
    link = AgencyLink(ties[0].id, ties[1].id, Told.REFERRAL_SENT)
    network = Network(hostile, (member,), ties, (link,))
    svg = svg_of(network, "m")

    assert "<script" not in svg
    assert not parsed(svg).xpath("//@*[starts-with(name(), 'on')]")
    assert clashes(drawn(network).picture) == []


def test_the_same_network_gives_the_same_bytes_in_any_order():
    shuffled = replace(FAMILY, ties=tuple(reversed(FAMILY.ties)))

    assert svg_of() == svg_of()
    assert {
        k: node_centre(g) for k, g in groups(drawn(shuffled).picture, "tie").items()
    } == {k: node_centre(g) for k, g in groups(drawn().picture, "tie").items()}


def test_what_cannot_be_drawn_is_refused_all_at_once():
    tie = Tie("a", "Agency", "AG", Sector.HEALTH, for_whom=("nobody",))
    with pytest.raises(Refused) as refused:
        Network("Home", (), (tie, tie), (AgencyLink("a", "b", Told.SHARES),))
    assert len(refused.value.faults) == 4
    with pytest.raises(Refused, match="nobody in the household"):
        drawn(child="lost")


names = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs")), max_size=60)
days = st.one_of(
    st.just(""),
    st.dates(date(2015, 1, 1), date(2027, 1, 1)).map(date.isoformat),
    st.dates(date(2015, 1, 1), date(2027, 1, 1)).map(lambda one: f"{one:%Y-%m}"),
)


@st.composite
def networks(draw):
    members = tuple(
        Member(f"m{n}", draw(names), draw(names)) for n in range(draw(st.integers(0, 11)))
    )
    ids = [member.id for member in members]
    ties = tuple(
        Tie(
            f"t{n}",
            draw(names),
            draw(st.text("ABCDEFGHW", max_size=5)),
            draw(st.sampled_from(Sector)),
            draw(names),
            draw(names),
            tuple(draw(st.sets(st.sampled_from(ids)))) if ids else (),
            draw(st.booleans()),
            draw(st.booleans()),
            last_contact=day(draw(days)),
            next_contact=day(draw(days)),
            status=draw(st.sampled_from(Status)),
            quality=draw(st.sampled_from(Quality)),
            direction=draw(st.sampled_from(Direction)),
        )
        for n in range(draw(st.integers(0, MOST_TIES)))
    )
    pairs = [(a.id, b.id) for a in ties for b in ties if a is not b]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=10)) if pairs else []
    links = tuple(AgencyLink(a, b, draw(st.sampled_from(Told))) for a, b in chosen)
    return Network(draw(names), members, ties, links)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_any_network_is_drawn_whole_and_nothing_covers_anything(network):
    picture = drawn(network).picture
    svg = to_svg(picture, prefix="e")

    assert sorted(data_of(svg, "tie")) == sorted(tie.id for tie in network.ties)
    assert clashes(picture) == []
    assert off_the_sheet(picture) == []
    boxes = [node_box(group) for group in groups(picture, "tie").values()]
    assert overlapping(boxes) == []


@settings(max_examples=40, deadline=None)
@given(networks())
def test_no_line_runs_through_another_ties_node(network):
    picture = drawn(network).picture
    boxes = {tie: node_box(group) for tie, group in groups(picture, "tie").items()}

    for tie, group in groups(picture, "line").items():
        line = next(mark for mark in group.children if isinstance(mark, Polyline))
        for start, end in pairwise(line.points):
            for other, box in boxes.items():
                assert other == tie or not _meets(start, end, box)


def _meets(start, end, box):
    """Tell whether a straight line comes into the box, by small steps along it."""
    steps = 60
    return any(
        box.x < start[0] + (end[0] - start[0]) * n / steps < box.right
        and box.y < start[1] + (end[1] - start[1]) * n / steps < box.bottom
        for n in range(steps + 1)
    )


def test_marks_of_nodes_are_circles_for_agencies_and_boxes_for_others():
    for tie in FAMILY.ties:
        symbol = next(
            one
            for one in groups(drawn().picture, "tie")[tie.id].children
            if isinstance(one, Group)
        )
        assert isinstance(symbol.children[0], Rect if tie.is_informal else Circle)
