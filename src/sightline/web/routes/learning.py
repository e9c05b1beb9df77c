"""The addresses of what was learned: the library for anyone, and what a team makes of it."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import discussing, library

urlpatterns: list[URLPattern] = [
    path("learning/", library.library, name="library"),
    path("learning/themes/", library.themes, name="themes"),
    path("learning/<slug:briefing>/", library.briefing, name="briefing"),
    path(
        "learning/<slug:briefing>/file/<slug:ending>/",
        library.briefing_file,
        name="briefing-file",
    ),
    path("learning/<slug:briefing>/discuss/", discussing.discuss, name="discuss-briefing"),
]
