"""The addresses of the recording journeys."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views.recording import record, record_choose

urlpatterns: list[URLPattern] = [
    path("family/<slug:ref>/record/", record_choose, name="record-choose"),
    path("family/<slug:ref>/record/<str:kind>/", record, name="record"),
]
