"""The addresses of a family's pictures."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import pictures

urlpatterns: list[URLPattern] = [
    path("family/<slug:ref>/genogram/", pictures.genogram, name="genogram"),
    path("family/<slug:ref>/ecomap/", pictures.ecomap, name="ecomap"),
    path("family/<slug:ref>/timeline/", pictures.timeline, name="timeline"),
]
