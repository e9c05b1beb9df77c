"""The addresses of what is seen across briefings and reviews."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import across
from sightline.web.views.briefings import series

# They stand before the briefings themselves, whose codes begin like these.
urlpatterns: list[URLPattern] = [
    path("learning/questions/", across.questions, name="questions"),
    path("learning/good-practice/", across.good_practice, name="good-practice"),
    path("learning/series/", across.series, name="series"),
    path("learning/repeat/", across.repeat_learning, name="repeat-learning"),
    path(
        "learning/work/<slug:briefing>/series/",
        series.put_in_series,
        name="briefing-series",
    ),
]
