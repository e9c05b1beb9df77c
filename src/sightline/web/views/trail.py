"""Who looked? At this family, what did I open, and who opens how much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.urls import reverse

from sightline.access.queries import (
    break_glass_to_review,
    looks_at,
    looks_by_agency,
    looks_of,
)
from sightline.access.reach import basis_for
from sightline.access.trail import REFUSED, note_look
from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import say_moment
from sightline.record.queries.people import person_by_ref
from sightline.record.withholding import withholding_for
from sightline.vocabulary.post_roles import PostRole
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.looks import basis_words, day_rows, look_rows, page_words

A_PAGE = 50
MONTH, A_YEAR = timedelta(days=30), timedelta(days=365)
TRAIL_HEAD = ("When", "Who", "Post", "Agency", "Page", "Why they could")
MINE_HEAD = ("When", "Page", "Post", "Why you could", "Whose")
DAY_HEAD = ("Day", "Who", "Post", "Families", "Pages", "In emergency", "Refused")


def _sees_trails(role: PostRole) -> bool:
    return role.content or role.reviews_break_glass


@acting(
    may=_sees_trails,
    says="Those whom the family is open to; managers and privacy officers, of their own agency",
)
def trail(asking: Asking, ref: str) -> HttpResponse:
    """Show who looked at this family."""
    person = _person(asking, ref)
    seen = looks_at(asking.actor, person, now=asking.now)
    open_to_me = basis_for(asking.actor, person, now=asking.now)
    withholding = withholding_for(asking.actor, [person], now=asking.now)
    page = _page(asking, seen)
    context = {
        "head": TRAIL_HEAD,
        "rows": look_rows(page.object_list, withholding),
        "page": page,
        "withheld": withholding.anything,
        "back": reverse("family", kwargs={"ref": ref}) if open_to_me else "",
    }
    return asking.page("oversight/trail.html", context)


def _person(asking: Asking, ref: str) -> str:
    """Return whose trail it is; reading a trail is itself noted, whoever reads it."""
    person = person_by_ref(ref)
    if not person or not asking.actor.role.reviews_break_glass:
        return open_person(asking, ref)[0]
    basis = basis_for(asking.actor, person, now=asking.now)
    if not basis and not looks_at(asking.actor, person, now=asking.now):
        raise NotOpen(person)
    code = basis.code if basis else "oversight"
    note_look(asking.actor, person=person, page="trail", basis=code, at=asking.now)
    return person


@acting(
    may=lambda role: role.reviews_break_glass,
    says="Those who watch over access",
)
def oversight(asking: Asking) -> HttpResponse:
    """Lead to each page for watching over access, with how many reviews wait."""
    waiting = break_glass_to_review(asking.actor, now=asking.now)
    overdue = sum(each.overdue for each in waiting)
    return asking.page(
        "oversight/oversight.html", {"waiting": len(waiting), "overdue": overdue}
    )


@acting(says="Everyone, about themselves")
def my_trail(asking: Asking) -> HttpResponse:
    """Show what the person asking opened, in any post, for a year back."""
    soon = asking.now + timedelta(minutes=1)
    page = _page(asking, looks_of(asking.actor, since=asking.now - A_YEAR, until=soon))
    rows = [_mine(look) for look in page.object_list]
    return asking.page(
        "oversight/my-trail.html", {"head": MINE_HEAD, "rows": rows, "page": page}
    )


def _mine(look: Any) -> list[object]:
    """One look; of a refusal, never whose family it was, which would tell that there is one."""
    linked = look.person and look.basis != REFUSED
    whose: dict[str, object] = {"text": "", "blank": "No family"}
    if linked:
        href = reverse("family", kwargs={"ref": ref_of(look.person)})
        whose = {"text": f"Family {ref_of(look.person)[:6]}", "href": href}
    return [
        say_moment(look.at),
        page_words(look.page),
        {"text": look.post.title if look.post else "", "blank": "No post"},
        basis_words(look.basis),
        whose,
    ]


@acting(
    may=lambda role: role.reviews_break_glass,
    says="Privacy officers and managers, of their own agency",
)
def looks(asking: Asking) -> HttpResponse:
    """Show how much each post of this agency opened on each of the last 30 days."""
    soon = asking.now + timedelta(minutes=1)
    days = looks_by_agency(asking.actor, since=asking.now - MONTH, until=soon)
    page = _page(asking, day_rows(days))
    context: dict[str, object] = {"head": DAY_HEAD, "rows": page.object_list, "page": page}
    return asking.page("oversight/looks.html", context)


def _page(asking: Asking, rows: Sequence[object]) -> Page:
    return Paginator(rows, A_PAGE).get_page(asking.request.GET.get("page"))
