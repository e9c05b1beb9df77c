"""Are themes and headings complete?"""

import pytest

from sightline.kernel.errors import Refused
from sightline.vocabulary.practice_model import headings, practice_models_of
from sightline.vocabulary.themes import (
    NATIONAL_THEMES,
    THEMES,
    NationalTheme,
    Scheme,
    Theme,
    ThemeGroup,
    check_mapping,
)


def test_it_counts_every_theme_nationally():
    """Every theme maps to at least one national term, and every national term is used."""
    used = {code for theme in THEMES.values() for code in theme.national}

    assert used == set(NATIONAL_THEMES)
    assert all(theme.national for theme in THEMES.values())


def test_it_has_both_levels():
    """Every group has themes, and the panel's practice themes are six."""
    assert {theme.group for theme in THEMES.values()} == set(ThemeGroup)
    assert len([one for one in NATIONAL_THEMES.values() if one.scheme is Scheme.PANEL]) == 6


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.code)
def test_it_defines_every_theme_in_one_sentence(theme):
    """One sentence, so that two people code alike."""
    assert theme.definition.endswith(".")
    assert theme.definition.count(". ") == 0


def test_it_refuses_a_theme_that_maps_nowhere():
    """An unknown national code and no code at all are both refused."""
    themes = {
        "a": Theme("a", "A", "A.", ThemeGroup.PRACTICE, ("nowhere",)),
        "b": Theme("b", "B", "B.", ThemeGroup.SYSTEM, ()),
    }
    national = {"panel-x": NationalTheme("panel-x", "X", Scheme.PANEL)}

    with pytest.raises(Refused) as refused:
        check_mapping(themes, national)

    assert len(refused.value.faults) == 2


def test_it_changes_the_words_and_not_the_keys():
    """Another practice model has other headings over the same parts."""
    plain, other = headings(), headings("strengths-and-worries")

    assert plain.keys() == other.keys()
    assert all(plain[key] != other[key] for key in plain)


def test_it_refuses_a_practice_model_there_is_not():
    """The refusal lists those there are."""
    with pytest.raises(Refused, match="strengths-and-worries"):
        headings("no-such-model")


@pytest.mark.parametrize(
    "raw",
    [
        {"a": {"title": "A", "headings": {"x": "X"}}, "b": {"title": "B", "headings": {}}},
        {"a": {"title": "A", "headings": "X"}},
        {"a": {"title": "A", "headings": {"x": 1}}},
        {"a": "A"},
    ],
)
def test_it_refuses_a_model_that_lacks_words(raw):
    """Every model has words for every heading."""
    with pytest.raises(Refused):
        practice_models_of(raw)
