"""What may anyone read across briefings: questions, what worked, series, and what came back?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.learning.across.good_practice import sought, strengths
from sightline.learning.across.questions import questions as every_question
from sightline.learning.across.questions import themes_asked
from sightline.learning.across.repeats import repeats
from sightline.learning.across.series import every_series
from sightline.learning.elsewhere import from_elsewhere
from sightline.learning.queries import published
from sightline.vocabulary.sectors import SECTORS
from sightline.vocabulary.themes import THEMES
from sightline.web.page import public
from sightline.web.presenters.across import (
    question_lines,
    repeat_told,
    series_told,
    strength_lines,
)
from sightline.web.presenters.narrowing import Select, groups_of


@public
def questions(request: HttpRequest) -> HttpResponse:
    """List the questions that teams can talk about, by the theme asked for."""
    every = every_question([*published(), *from_elsewhere()])
    theme = _known(request.GET.get("theme", ""), THEMES)
    asked = [each for each in every if not theme or theme in each.themes]
    context = {
        "selects": [_themes(themes_asked(every), theme)],
        "groups": groups_of({"theme": theme}, reverse("questions")),
        "lines": question_lines(asked),
        "how_many": len(every),
    }
    return render(request, "learning/questions.html", context)


@public
def good_practice(request: HttpRequest) -> HttpResponse:
    """List what worked well, by the words, the agency and the theme asked for."""
    words = request.GET.get("words", "")[:100]
    agency = _known(request.GET.get("agency", ""), SECTORS)
    theme = _known(request.GET.get("theme", ""), THEMES)
    every = strengths([*published(), *from_elsewhere()])
    found = sought(every, words, agency=agency, theme=theme)
    agencies = Counter(code for each in every for code in each.sectors)
    themes = Counter(code for each in every for code in each.themes)
    chosen = {"agency": agency, "theme": theme}
    context = {
        "words": words,
        "selects": [
            Select("agency", "Agency", "Any agency", agency, [
                (code, f"{SECTORS[code].title} ({agencies[code]})")
                for code in SECTORS if agencies[code]
            ]),
            _themes([(code, themes[code]) for code in THEMES if themes[code]], theme),
        ],
        "groups": groups_of(chosen, reverse("good-practice"), words=words),
        "lines": strength_lines(found),
        "how_many": len(every),
        "here": reverse("good-practice"),
    }  # fmt: skip
    return render(request, "learning/good-practice.html", context)


@public
def series(request: HttpRequest) -> HttpResponse:
    """Show briefings that build on each other, and what each adds."""
    told = [series_told(each) for each in every_series(published())]
    return render(request, "learning/series.html", {"series": told})


@public
def repeat_learning(request: HttpRequest) -> HttpResponse:
    """Show themes that came back in published reviews, with what was said each time."""
    told = [repeat_told(each) for each in repeats(published(), from_elsewhere())]
    return render(request, "learning/repeat.html", {"repeats": told})


def _known(code: str, table: Container[str]) -> str:
    return code if code in table else ""


def _themes(counted: list[tuple[str, int]], chosen: str) -> Select:
    options = [(code, f"{THEMES[code].title} ({count})") for code, count in counted]
    return Select("theme", "Theme", "Any theme", chosen, options)
