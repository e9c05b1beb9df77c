"""The addresses of working groups and self-checks. Each stands in them by its code."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views.groups import groups, taking

GROUP = "groups/<slug:group>/"

urlpatterns: list[URLPattern] = [
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new, name="new-group"),
    path(GROUP, groups.group, name="group"),
    path(f"{GROUP}item/<slug:item>/", groups.item, name="group-item"),
    path(f"{GROUP}take/<str:group_step>/", taking.take, name="group-take"),
    path(f"{GROUP}steps/", groups.steps, name="group-steps"),
    path(f"{GROUP}agenda/", groups.agenda, name="group-agenda"),
    path(f"{GROUP}agenda/word/", groups.agenda_file, name="group-agenda-file"),
]
