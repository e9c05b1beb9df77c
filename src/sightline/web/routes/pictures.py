"""The addresses of a family's pictures of its chronology as a file, and of reading returns."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import chronology_export, pictures, read_return

urlpatterns: list[URLPattern] = [
    path("family/<slug:ref>/genogram/", pictures.genogram, name="genogram"),
    path("family/<slug:ref>/ecomap/", pictures.ecomap, name="ecomap"),
    path("family/<slug:ref>/timeline/", pictures.timeline, name="timeline"),
    path(
        "family/<slug:ref>/chronology/",
        chronology_export.export_chronology,
        name="export-chronology",
    ),
    path("returns/read/", read_return.read_return, name="read-return"),
]
