"""The addresses of the families journeys."""

from __future__ import annotations

from django.urls import URLPattern, path

from sightline.web.views.acting import choose, choose_post
from sightline.web.views.entry import entry
from sightline.web.views.family import family
from sightline.web.views.find import find
from sightline.web.views.home import home
from sightline.web.views.think_family import think_family
from sightline.web.views.who_knew import who_knew_what

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("post/", choose_post, name="choose-post"),
    path("choose/", choose, name="choose"),
    path("find/", find, name="find"),
    path("family/<slug:ref>/", family, name="family"),
    path("family/<slug:ref>/think-family/", think_family, name="think-family"),
    path("family/<slug:ref>/who-knew/", who_knew_what, name="who-knew"),
    path("entry/<int:position>/", entry, name="entry"),
]
