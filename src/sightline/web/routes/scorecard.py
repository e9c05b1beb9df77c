"""The addresses of figures: no address names a person, and agencies stand in them as codes."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views.scorecard import disagreements, front_door, scorecard

urlpatterns: list[URLPattern] = [
    path("scorecard/", scorecard.scorecard, name="scorecard"),
    path("scorecard/<slug:measure>/", scorecard.measure, name="measure"),
    path("scorecard/<slug:measure>/rows/", scorecard.rows, name="measure-rows"),
    path("front-door/", front_door.front_door, name="front-door"),
    path("front-door/rows/", front_door.front_door_rows, name="front-door-rows"),
    path("front-door/file/", front_door.front_door_file, name="front-door-file"),
    path("disagreements/", disagreements.disagreements, name="disagreements"),
    path("disagreements/rows/", disagreements.disagreement_rows, name="disagreement-rows"),
]
