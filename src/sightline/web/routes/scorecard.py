"""The addresses of figures: no address names a person, and agencies stand in them as codes."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views.scorecard import scorecard

urlpatterns: list[URLPattern] = [
    path("scorecard/", scorecard.scorecard, name="scorecard"),
    path("scorecard/<slug:measure>/", scorecard.measure, name="measure"),
    path("scorecard/<slug:measure>/rows/", scorecard.rows, name="measure-rows"),
]
