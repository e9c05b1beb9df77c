"""The addresses of the oversight journeys."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views import (
    break_glass,
    case_file,
    directory,
    opening,
    own_family,
    posts,
    standing_pages,
    trail,
)

urlpatterns: list[URLPattern] = [
    path("open/", opening.open_a_family, name="open-a-family"),
    path("oversight/", trail.oversight, name="oversight"),
    path("emergencies/", break_glass.to_review, name="break-glass-reviews"),
    path("emergencies/<slug:reference>/", break_glass.review, name="break-glass-review"),
    path("family/<slug:ref>/who-looked/", trail.trail, name="trail"),
    path("what-i-opened/", trail.my_trail, name="my-trail"),
    path("looks/", trail.looks, name="looks"),
    path("directory/", directory.directory, name="directory"),
    path("family/<slug:ref>/who-to-tell/", directory.who_to_tell, name="who-to-tell"),
    path("family/<slug:ref>/export/", case_file.export_family, name="export-family"),
    path("import/", case_file.import_case, name="import-case"),
    path("own-family/", own_family.own_family, name="own-family"),
    path("posts/", posts.posts, name="posts"),
    path("posts/<slug:post>/end/", posts.end, name="end-post"),
    path("posts/<slug:post>/suspend/", posts.suspend_holder, name="suspend"),
    path("posts/<slug:post>/lift/", posts.lift, name="lift"),
    path("help/", standing_pages.help_page, name="help"),
    path("who-is-told-what/", standing_pages.privacy, name="privacy"),
    path("accessibility/", standing_pages.accessibility, name="accessibility"),
    path("report-a-worry/", standing_pages.report_a_worry, name="report-a-worry"),
]
