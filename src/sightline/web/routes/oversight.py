"""The addresses of the oversight journeys."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import opening, own_family, standing_pages

urlpatterns: list[URLPattern] = [
    path("open/", opening.open_a_family, name="open-a-family"),
    path("own-family/", own_family.own_family, name="own-family"),
    path("help/", standing_pages.help_page, name="help"),
    path("who-is-told-what/", standing_pages.privacy, name="privacy"),
    path("accessibility/", standing_pages.accessibility, name="accessibility"),
    path("report-a-worry/", standing_pages.report_a_worry, name="report-a-worry"),
]
