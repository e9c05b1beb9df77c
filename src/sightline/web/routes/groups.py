"""The addresses of working groups and self-checks. Each stands in them by its code."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views.groups import groups, owing, self_checks, taking

GROUP = "groups/<slug:group>/"
CHECK = "self-checks/<slug:self_check>/"

urlpatterns: list[URLPattern] = [
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new, name="new-group"),
    path("groups/owed/<slug:group>/<slug:item>/", owing.owed, name="group-owed"),
    path(GROUP, groups.group, name="group"),
    path(f"{GROUP}item/<slug:item>/", groups.item, name="group-item"),
    path(f"{GROUP}take/<str:group_step>/", taking.take, name="group-take"),
    path(f"{GROUP}steps/", groups.steps, name="group-steps"),
    path(f"{GROUP}agenda/", groups.agenda, name="group-agenda"),
    path(f"{GROUP}agenda/word/", groups.agenda_file, name="group-agenda-file"),
    path("self-checks/", self_checks.checks, name="self-checks"),
    path("self-checks/new/", self_checks.new, name="new-self-check"),
    path(CHECK, self_checks.check, name="self-check"),
    path(f"{CHECK}answer/", self_checks.answer, name="answer-self-check"),
    path(f"{CHECK}excel/", self_checks.check_file, name="self-check-file"),
]
