"""The addresses of what is seen across briefings and reviews."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import across, looking_back
from sightline.web.views.briefings import series, year

# They stand before the briefings themselves, whose codes begin like these.
urlpatterns: list[URLPattern] = [
    path("learning/questions/", across.questions, name="questions"),
    path("learning/good-practice/", across.good_practice, name="good-practice"),
    path("learning/series/", across.series, name="series"),
    path("learning/repeat/", across.repeat_learning, name="repeat-learning"),
    path(
        "learning/good-practice/reviews/",
        looking_back.good_practice_in_reviews,
        name="good-practice-in-reviews",
    ),
    path(
        "learning/repeat/reviews/",
        looking_back.repeat_in_reviews,
        name="repeat-in-reviews",
    ),
    path("learning/year/file/<slug:ending>/", year.year_file, name="learning-year-file"),
    path("learning/timing/", looking_back.timing, name="learning-timing"),
    path("learning/reminders/", looking_back.reminders, name="reminders"),
    path(
        "learning/work/<slug:briefing>/series/",
        series.put_in_series,
        name="briefing-series",
    ),
]
