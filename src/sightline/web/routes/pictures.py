"""The addresses of a family's pictures."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import pictures

urlpatterns: list[URLPattern] = [
    path("family/<slug:ref>/genogram/", pictures.genogram, name="genogram"),
]
