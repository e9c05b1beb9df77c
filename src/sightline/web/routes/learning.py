"""The addresses of what was learned: the library for anyone, and what a team makes of it."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import discussing, for_families, library
from sightline.web.views.briefings import (
    elsewhere,
    keeping,
    sending,
    working,
    writing,
    year,
)

WORK = "learning/work/<slug:briefing>/"

urlpatterns: list[URLPattern] = [
    path("learning/", library.library, name="library"),
    path("learning/themes/", library.themes, name="themes"),
    path("learning/elsewhere/", elsewhere.elsewhere, name="elsewhere"),
    path("learning/elsewhere/<slug:briefing>/", library.elsewhere, name="from-elsewhere"),
    path(
        "learning/elsewhere/<slug:briefing>/check/",
        elsewhere.look_over,
        name="check-elsewhere",
    ),
    path("learning/for-our-team/", sending.received, name="received-briefings"),
    path("learning/year/", year.year, name="learning-year"),
    path("learning/work/", writing.in_work_list, name="briefings"),
    path("learning/work/new/", writing.new, name="new-briefing"),
    path("learning/for-families/", for_families.for_families, name="for-families"),
    path("learning/kept/", keeping.kept, name="kept"),
    path("learning/kept/new/<slug:sort>/", keeping.new, name="new-kept"),
    path("learning/kept/<slug:kept>/", keeping.one, name="kept-one"),
    path("learning/kept/<slug:kept>/word/", keeping.word, name="word-kept"),
    path(WORK, working.one, name="briefing-in-work"),
    path(f"{WORK}write/", writing.write, name="write-briefing"),
    path(f"{WORK}check/", working.check, name="check-briefing"),
    path(f"{WORK}release/", working.release, name="release-briefing"),
    path(f"{WORK}publish/", working.publish, name="publish-briefing"),
    path(f"{WORK}withdraw/", working.withdraw, name="withdraw-briefing"),
    path(f"{WORK}hold/", working.hold, name="hold-briefing"),
    path(f"{WORK}send/", sending.send, name="send-briefing"),
    path(f"{WORK}coverage/", sending.coverage, name="briefing-coverage"),
    path("learning/<slug:briefing>/", library.briefing, name="briefing"),
    path(
        "learning/<slug:briefing>/file/<slug:ending>/",
        library.briefing_file,
        name="briefing-file",
    ),
    path("learning/<slug:briefing>/discuss/", discussing.discuss, name="discuss-briefing"),
]
