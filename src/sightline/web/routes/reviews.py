"""The addresses of reviews. A review stands in them by its neutral code."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views.reviews import (
    deciding,
    evidence,
    incident,
    learning,
    overview,
    panel_pack,
    people,
    pictures,
    recognising,
    returns,
    sitting,
    starting,
    steps,
    taking_out,
)

urlpatterns: list[URLPattern] = [
    path("reviews/", starting.reviews, name="reviews"),
    path("reviews/new/", starting.note_incident, name="note-incident"),
    path("reviews/<slug:review>/", overview.overview, name="review"),
    path("reviews/<slug:review>/take/<str:step>/", steps.take_step, name="review-take"),
    path("reviews/<slug:review>/steps/", overview.every_step, name="review-steps"),
    path("reviews/<slug:review>/incident/", incident.incident, name="review-incident"),
    path("reviews/<slug:review>/seats/", sitting.seats, name="review-seats"),
    path("reviews/<slug:review>/lines/", evidence.lines, name="review-lines"),
    path("reviews/<slug:review>/agencies/", returns.agencies, name="review-agencies"),
    path("reviews/<slug:review>/agencies/ask/", returns.ask_agencies, name="review-ask"),
    path(
        "reviews/<slug:review>/return/<slug:agency>/",
        returns.one_return,
        name="review-return",
    ),
    path(
        "reviews/<slug:review>/return/<slug:agency>/type-in/",
        returns.type_in,
        name="review-type-in",
    ),
    path("reviews/<slug:review>/file/<slug:file>/", returns.download, name="review-file"),
    path(
        "reviews/<slug:review>/chronology/", evidence.chronology, name="review-chronology"
    ),
    path(
        "reviews/<slug:review>/chronology/file/",
        taking_out.chronology_file,
        name="review-chronology-file",
    ),
    path("reviews/<slug:review>/row/<slug:event>/", evidence.row, name="review-row"),
    path(
        "reviews/<slug:review>/row/<slug:event>/tells/",
        recognising.recognise,
        name="review-recognise",
    ),
    path("reviews/<slug:review>/timeline/", evidence.timeline, name="review-timeline"),
    path("reviews/<slug:review>/genogram/", pictures.genogram, name="review-genogram"),
    path("reviews/<slug:review>/ecomap/", pictures.ecomap, name="review-ecomap"),
    path("reviews/<slug:review>/findings/", evidence.findings, name="review-findings"),
    path("reviews/<slug:review>/decision/", deciding.decision, name="review-decision"),
    path(
        "reviews/<slug:review>/letter/<slug:letter>/<slug:ending>/",
        deciding.letter,
        name="review-letter",
    ),
    path("reviews/<slug:review>/pack/", panel_pack.pack, name="review-pack"),
    path("reviews/<slug:review>/people/", people.people, name="review-people"),
    path("reviews/<slug:review>/learning/", learning.learning, name="review-learning"),
    path("reviews/<slug:review>/learning/try/", learning.try_linked, name="review-try"),
]
