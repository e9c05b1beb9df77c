"""The addresses of what is due, and of the safeguards that ask for it."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import deciding, due, safeguards

urlpatterns: list[URLPattern] = [
    path("due/", due.due, name="due"),
    path("due/team/", due.team_due, name="team-due"),
    path("due/<int:position>/<slug:code>/<slug:ref>/", due.why_due, name="why-due"),
    path("safeguards/", safeguards.library, name="safeguards"),
    path("safeguards/write/", deciding.write, name="write-safeguard"),
    path("safeguards/<slug:code>/decide/", deciding.decide, name="decide-safeguard"),
    path("safeguards/<slug:code>/withdraw/", deciding.end, name="withdraw-safeguard"),
    path("safeguards/<slug:code>/", safeguards.safeguard, name="safeguard"),
]
