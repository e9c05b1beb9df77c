"""What does the frame of every page need to know? Where one may go, and as whom one acts.

Read only when a template asks, so that a page outside the frame costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from sightline.access.policies import ADMINISTERS, OVERSEES
from sightline.access.queries import PostHeld, posts_of_user
from sightline.learning.policies import RELEASES
from sightline.learning.self_checks.policies import ANSWER_FOR_AGENCY, MAKES
from sightline.record.policies import may_count
from sightline.vocabulary.post_roles import POST_ROLES, PostRole
from sightline.web.page import POST_KEY


@dataclass(frozen=True)
class Place:
    """One line of the menu: the name of its address, its words, and which roles have use for it."""

    name: str
    text: str
    shown_to: Callable[[PostRole], bool] = lambda role: True


def _reads(role: PostRole) -> bool:
    return role.content


def _sits(role: PostRole) -> bool:
    return role.content and not role.think_family_only


def _reviews(role: PostRole) -> bool:
    return role.reviews_break_glass


def _puts_returns_together(role: PostRole) -> bool:
    return role.code == "partnership-manager"


def _looks_after_posts(role: PostRole) -> bool:
    return role.code in ADMINISTERS | OVERSEES


def _releases(role: PostRole) -> bool:
    return role.code in RELEASES


def _asks_or_answers(role: PostRole) -> bool:
    return role.code in ANSWER_FOR_AGENCY | {MAKES}


MENU = (
    Place("home", "Home"),
    Place("find", "Find a person", _reads),
    Place("due", "What is due", _reads),
    Place("directory", "Whom to ring"),
    Place("safeguards", "Safeguards"),
    Place("reviews", "Reviews", _sits),
    Place("scorecard", "Scorecard", may_count),
    Place("read-return", "Read returns", _puts_returns_together),
    Place("library", "Learning library"),
    Place("received-briefings", "Learning for our team", _reads),
    Place("briefings", "Briefings", _releases),
    Place("groups", "Working groups", _releases),
    Place("self-checks", "Self-checks", _asks_or_answers),
    Place("my-trail", "What I opened", _reads),
    Place("break-glass-reviews", "Emergency access", _reviews),
    Place("looks", "Who looked", _reviews),
    Place("posts", "Posts", _looks_after_posts),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """Give every template the menu, the post one acts in, and whether this is the demo."""
    held = cache(lambda: _post_held(request))
    return {
        "navigation": SimpleLazyObject(lambda: list(_menu(request, held()))),
        "acting": SimpleLazyObject(lambda: _acting(held())),
        "demo": settings.SIGHTLINE_DEMO,
    }


def _post_held(request: HttpRequest) -> PostHeld | None:
    user = getattr(request, "user", None)
    post = request.session.get(POST_KEY) if user and user.is_authenticated else None
    if user is None or not post:
        return None
    held = posts_of_user(user.pk, now=datetime.now(UTC))
    return next((each for each in held if each.id == post), None)


def _acting(held: PostHeld | None) -> dict[str, str] | None:
    return {"post": held.title, "agency": held.agency_name} if held else None


def _menu(request: HttpRequest, held: PostHeld | None) -> Iterator[dict[str, object]]:
    if not held:
        return
    for place in MENU:
        if place.shown_to(POST_ROLES[held.role]) and (href := address_of(place.name)):
            yield {"href": href, "text": place.text, "active": request.path == href}
    yield {"href": reverse("account_logout"), "text": "Sign out", "post": True}


def address_of(name: str) -> str:
    """Return the address of a page by its name; empty where there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
