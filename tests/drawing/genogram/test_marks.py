"""Is every mark explained, on the page and in the key, and read as what it is?"""

from dataclasses import replace
from pathlib import Path

import pytest

from sightline.drawing.family.people import Flag, Loss, Person
from sightline.drawing.family.ties import Harm, HarmStatus, Quality, QualityKind
from sightline.drawing.genogram.drawing import draw_genogram
from sightline.drawing.genogram.marks_used import all_marks
from sightline.drawing.genogram.profiles import ENGLAND, MCGOLDRICK
from sightline.drawing.genogram.reference_page import write
from sightline.drawing.genogram.short_dates import age_inside, year_of
from sightline.drawing.ink.svg import to_svg
from tests.drawing.families.growing import TODAY
from tests.drawing.families.named import day, large
from tests.drawing.genogram.reading import read

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "genogram-marks.md"


def test_the_page_is_committed_as_the_code_writes_it():
    assert PAGE.read_text(encoding="utf-8") == write()


def test_every_mark_has_its_own_key_and_a_sample():
    for profile in (ENGLAND, MCGOLDRICK):
        keys = [one.key for one in all_marks(profile)]
        assert len(keys) == len(set(keys))
        assert all(one.sample for one in all_marks(profile))


def test_the_notations_draw_cohabiting_differently():
    svg = [
        to_svg(draw_genogram(large(), as_at=TODAY, profile=one).picture, prefix="g")
        for one in (ENGLAND, MCGOLDRICK)
    ]
    assert svg[0] != svg[1]
    assert read(svg[0]).unions == read(svg[1]).unions


def test_what_is_between_people_is_drawn_only_when_asked():
    abuse = Quality("f4", "mum", QualityKind.ABUSE, Harm.DOMESTIC, HarmStatus.CHARGED)
    family = replace(
        large(),
        qualities=(abuse, *(Quality("c1", "c7", kind) for kind in QualityKind)),
    )
    quiet = to_svg(draw_genogram(family, as_at=TODAY).picture, prefix="g")
    told = to_svg(draw_genogram(family, as_at=TODAY, qualities=True).picture, prefix="g")
    assert "data-quality" not in quiet
    assert told.count("data-quality") == 12
    assert "D police charge" in told
    assert sorted(read(told).legend) == sorted(read(told).marks)


def test_every_loss_and_flag_is_drawn_and_explained():
    people = [Person(loss.name, born=day("2020"), loss=loss) for loss in Loss]
    people += [Person(flag.name, flags=(flag,)) for flag in Flag]
    family = replace(large(), people=(*large().people, *people))
    seen = read(to_svg(draw_genogram(family, as_at=TODAY).picture, prefix="g"))
    assert {f"flag-{flag.value}" for flag in Flag} <= seen.marks
    assert "person-termination" not in seen.marks
    assert sorted(seen.legend) == sorted(seen.marks)


@pytest.mark.parametrize(
    ("born", "died", "said"),
    [
        ("2026-05-30", "", "2d"),
        ("2026-03-20", "", "10w"),
        ("2025-12-02", "", "25w"),
        ("2025-11-30", "", "6m"),
        ("2024-07-01", "", "23m"),
        ("2024-06-01", "", "2"),
        ("1985-01-01", "", "41"),
        ("1985", "", "c. 41"),
        ("1950-05-05", "2000-05-04", "49"),
        ("1850-05-05", "", ""),
        ("", "", ""),
        ("../1980", "", ""),
    ],
)
def test_ages_are_written_as_practitioners_write_them(born, died, said):
    person = Person("a", died=day(died) if died else None)
    person = replace(person, born=day(born)) if born else person
    assert age_inside(person, TODAY) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("1990", "1990"),
        ("1990-03-04", "1990"),
        ("1990~", "c. 1990"),
        ("1990/1992", "1990–92"),
        ("../1990", "before 1991"),
        ("1990/..", "after 1989"),
    ],
)
def test_years_keep_their_doubt(told, said):
    assert year_of(day(told)) == said
