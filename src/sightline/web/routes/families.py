"""The addresses of the families journeys."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views.family import family

urlpatterns: list[URLPattern] = [
    path("family/<slug:ref>/", family, name="family"),
]
