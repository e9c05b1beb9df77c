"""In which post does this person act? Choosing one, and in the demo choosing who to be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import load_backend, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.access.actor import CannotAct, actor_in
from sightline.access.queries import PostHeld, directory, posts_of_user
from sightline.web.page import POST_KEY, public, signed_in
from sightline.web.presenters.starting_points import everyone_to_be, starting_points

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@signed_in
def choose_post(request: HttpRequest) -> HttpResponse:
    """List the posts somebody holds, and act in the one they choose."""
    now = datetime.now(UTC)
    refused = ""
    if request.method == "POST":
        try:
            return _act_in(request, request.POST.get("post", ""), now)
        except CannotAct as cannot:
            refused = str(cannot)
    held = posts_of_user(request.user.pk or 0, now=now)
    chosen = request.session.get(POST_KEY)
    return render(
        request, "acting/post.html", {"posts": held, "chosen": chosen, "refused": refused}
    )


def _act_in(request: HttpRequest, post: str, now: datetime) -> HttpResponse:
    actor = actor_in(post, user_id=request.user.pk or 0, now=now)
    request.session[POST_KEY] = actor.post
    return redirect("home")


@public
def choose(request: HttpRequest) -> HttpResponse:
    """In the demo alone: choose which invented person to be, without a password."""
    if not settings.SIGHTLINE_DEMO:
        raise Http404
    now = datetime.now(UTC)
    agencies = everyone_to_be(directory(now=now))
    if request.method == "POST":
        return _become(request, [p for each in agencies for p in each.posts], now)
    suggested = starting_points(agencies)
    return render(
        request, "acting/choose.html", {"agencies": agencies, "suggested": suggested}
    )


def _become(request: HttpRequest, posts: list[PostHeld], now: datetime) -> HttpResponse:
    chosen = next((p for p in posts if p.id == request.POST.get("post")), None)
    user = load_backend(BACKEND).get_user(chosen.holder_id) if chosen else None
    if chosen is None or user is None:
        return redirect("choose")
    login(request, cast("Any", user), backend=BACKEND)
    try:
        return _act_in(request, chosen.id, now)
    except CannotAct:
        return redirect("choose-post")
