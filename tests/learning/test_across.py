"""What do briefings say beside each other? Questions, strengths, series, and what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.kernel.partial_dates import PartialDate
from sightline.learning.across.facets import NAMES, choices, narrowed, sort
from sightline.learning.across.good_practice import sought, strengths, without_names
from sightline.learning.across.matrix import matrix
from sightline.learning.across.published_lags import published_lags
from sightline.learning.across.questions import questions, themes_asked
from sightline.learning.across.repeats import repeats
from sightline.learning.across.series import every_series
from sightline.learning.elsewhere import FromElsewhere
from sightline.learning.identification.known import Known
from sightline.learning.queries import Shown
from sightline.learning.standing import Standing
from sightline.vocabulary.themes import THEMES

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def briefing(code: str = "KT-7438", *, day: int = 1, **more) -> Shown:
    """A learning briefing that is published."""
    at = AT.replace(day=day)
    shown = Shown(
        id=code,
        code=code,
        template="learning",
        number=1,
        title=f"Briefing {code}",
        slots={},
        themes=("fathers",),
        facts={},
        review="",
        series="",
        review_by=None,
        uses=(),
        written_at=at,
        standing=Standing(1, "published", 1, at, at),
    )
    return replace(shown, **more)


def test_a_question_stands_under_what_its_words_lead_to_or_else_its_briefings_themes():
    asked = ["Who asks fathers about crying?", "What would you do differently tomorrow?"]
    one = briefing(slots={"questions": asked}, themes=("supervision",))
    first, second = questions([one])
    assert "fathers" in first.themes
    assert "supervision" not in first.themes
    assert (second.themes, second.by_words) == (("supervision",), False)
    assert dict(themes_asked([first, second]))["supervision"] == 1


CONTINUITY = (
    "The same health visitor stayed with the family through two moves, and they opened up."
)


def test_searching_for_continuity_of_health_visitors_finds_what_was_said_in_other_words():
    one = briefing(slots={"good-practice": [CONTINUITY, "Police rang the school at once."]})
    register = strengths([one])
    assert [each.text for each in sought(register, "continuity HV")] == [CONTINUITY]
    assert [each.text for each in sought(register, "health visitor continuity")] == [
        CONTINUITY
    ]
    assert sought(register, "continuity", agency="police") == []
    assert register[0].sectors == ("health-visiting",)


def test_a_strength_is_said_without_the_name_of_who_did_it():
    people = [Known("Marjorie Quillfeather", "a practitioner", staff=True)]
    said = without_names("Marjorie Quillfeather rang; Quillfeather wrote it down.", people)
    assert "Quillfeather" not in said
    assert said.count("a practitioner") == 2


def test_a_series_says_what_each_part_adds():
    first = briefing("AA-1111", day=1, series="Sleep", themes=("fathers", "siblings"))
    second = briefing("BB-2222", day=9, series="Sleep", themes=("siblings", "housing"))
    [series] = every_series([second, first, briefing("CC-3333")])
    assert [each.briefing.code for each in series.parts] == ["AA-1111", "BB-2222"]
    assert series.parts[1].new == ("housing",)
    assert series.parts[1].again == ("siblings",)
    assert series.themes == (("siblings", 2), ("fathers", 1), ("housing", 1))


def test_learning_is_repeated_by_a_later_review_and_not_by_one_alone():
    earlier = briefing("AA-1111", day=1, review="RV-1111")
    later = briefing("BB-2222", day=9, slots={"improve": ["Fathers were not asked about."]})
    [repeat] = repeats([later, earlier])
    assert repeat.theme == "fathers"
    assert [each.briefing.code for each in repeat.tellings] == ["AA-1111", "BB-2222"]
    assert repeat.tellings[1].gaps == ("Fathers were not asked about.",)
    assert repeat.nobody_tells_what_was_done
    assert repeats([earlier]) == []
    # A second briefing of the same review says the same thing twice, and is no repeat.
    assert repeats([earlier, replace(later, review="RV-1111")]) == []


def test_a_theme_that_is_told_as_a_strength_alone_is_not_repeated():
    earlier = briefing("AA-1111")
    well = ["Fathers were asked for by name at every visit."]
    assert repeats([earlier, briefing("BB-2222", slots={"good-practice": well})]) == []


CODES = st.sampled_from(list(THEMES)[:6])
# A busy machine is slow to begin: that is no fault of what is generated.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = st.lists(st.lists(CODES, max_size=3, unique=True), min_size=1, max_size=6)


@PATIENT
@given(MANY)
def test_the_matrix_counts_each_briefing_once_under_each_of_its_themes(told):
    every = [briefing(f"AA-{n}", themes=tuple(themes)) for n, themes in enumerate(told)]
    rows = matrix(every)
    assert {row.code: row.count for row in rows} == {
        code: sum(code in themes for themes in told) for code in set().union(*told)
    }
    assert all(row.have == tuple(row.code in t for t in told) for row in rows)


@PATIENT
@given(MANY, CODES)
def test_what_a_choice_promises_is_what_it_leaves(told, theme):
    every = sort(
        briefing(f"AA-{n}", themes=tuple(themes), facts={"year": str(2020 + n % 3)})
        for n, themes in enumerate(told)
    )
    chosen = {"theme": theme}
    for name in NAMES:
        for code, _, count in choices(every, chosen, name):
            assert len(narrowed(every, chosen | {name: code})) == count


def test_a_lag_of_three_years_is_flagged_and_a_year_that_may_be_less_is_not():
    long_ago = briefing("AA-1111", facts={"year": "2022"})
    lately = briefing("BB-2222", facts={"year": "2025"})
    of_a_review = briefing("CC-3333", facts={"year": "2022"}, review="RV-1111")
    found = published_lags([lately, of_a_review, long_ago, briefing("DD-4444")])
    assert [(each.briefing.code, each.is_too_long) for each in found] == [
        ("AA-1111", True),
        ("BB-2222", False),
    ]
    # From the last day of 2022, and from its first, to 1 March 2026.
    assert (found[0].least, found[0].most) == (1156, 1520)


def test_a_briefing_from_elsewhere_is_counted_by_the_dates_it_tells():
    one = FromElsewhere(
        "e1", "A review", "Thornmere", "", (), (), (), (), AT, AT,
        happened=PartialDate.parse("2015-06"), published=PartialDate.parse("2018-10"),
    )  # fmt: skip
    [lag] = published_lags([one, replace(one, happened=PartialDate.unknown())])
    assert lag.is_too_long
    assert (lag.least, lag.most) == (1189, 1248)
    early = replace(one, published=PartialDate.parse("2014"))
    assert published_lags([early]) == []
