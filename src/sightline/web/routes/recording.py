"""The addresses of the recording journeys."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import correcting, involvement, new_person, recording, sharing

urlpatterns: list[URLPattern] = [
    path("family/<slug:ref>/record/", recording.record_choose, name="record-choose"),
    path("family/<slug:ref>/record/<str:kind>/", recording.record, name="record"),
    path("people/new/", new_person.new_person, name="new-person"),
    path("family/<slug:ref>/new-person/", new_person.new_member, name="new-member"),
    path("entry/<int:position>/correct/", correcting.correct, name="correct"),
    path("entry/<int:position>/acknowledge/", sharing.acknowledge, name="acknowledge"),
    path("entry/<int:position>/share/", sharing.share, name="share"),
    path(
        "family/<slug:ref>/involvement/new/",
        involvement.start_involvement,
        name="start-involvement",
    ),
    path(
        "family/<slug:ref>/involvement/end/",
        involvement.end_involvement,
        name="end-involvement",
    ),
    path("involvements/renew/", involvement.renew_involvement, name="renew-involvement"),
]
