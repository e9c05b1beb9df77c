"""Is a family that is too wide for the paper cut so that nothing and nobody is lost?"""

from sightline.drawing.family.model import Family
from sightline.drawing.genogram.drawing import Genogram, draw_genogram
from sightline.drawing.ink.printing import Paper
from sightline.drawing.ink.svg import to_svg
from tests.drawing.families.growing import TODAY, at_home, pedigree
from tests.drawing.genogram.reading import Seen, read

A3 = Paper.A3_LANDSCAPE


def _sheets(drawn: Genogram) -> list[tuple[str, Seen]]:
    svgs = [
        to_svg(one, prefix=f"g{n}") for n, one in enumerate((drawn.picture, *drawn.pages))
    ]
    return [(svg, read(svg)) for svg in svgs]


def test_everybody_is_on_one_sheet_and_every_line_on_some():
    family = at_home(pedigree(3, 60), 3)
    drawn = draw_genogram(family, as_at=TODAY, paper=A3)
    sheets = _sheets(drawn)
    assert len(sheets) > 1
    people = [one for _, seen in sheets for one in seen.people]
    assert sorted(people) == sorted(family.person)
    children = {key for _, seen in sheets for key in seen.children}
    assert children == {(one.child, one.union, one.kind.value) for one in family.children}
    for picture in (drawn.picture, *drawn.pages):
        assert picture.width <= A3.room[0]
    for _, seen in sheets:
        assert sorted(seen.legend) == sorted(seen.marks)


def test_a_cut_line_has_the_same_number_on_both_sheets():
    sheets = _sheets(draw_genogram(pedigree(3, 60), as_at=TODAY, paper=A3))
    numbers = [n for svg, _ in sheets for n in _connectors(svg)]
    assert numbers
    assert all(numbers.count(n) == 2 for n in numbers)


def _connectors(svg: str) -> list[str]:
    return [part.split('"')[0] for part in svg.split('data-connector="')[1:]]


def test_a_family_that_fits_is_left_whole():
    drawn = draw_genogram(pedigree(1, 12), as_at=TODAY, paper=A3)
    assert drawn.pages == ()
    assert drawn.picture == draw_genogram(pedigree(1, 12), as_at=TODAY).picture


def test_nobody_at_all_is_drawn_as_such():
    drawn = draw_genogram(Family(), as_at=TODAY)
    assert "0 people" in drawn.summary[0]
    assert read(to_svg(drawn.picture, prefix="g")).people == {}
