"""What may anyone read, signed in or not? Help, what is held, accessibility, whom to ring."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.vocabulary.handling import MARKS
from sightline.vocabulary.kinds import GROUPS, KINDS
from sightline.vocabulary.post_roles import POST_ROLES
from sightline.web.page import public
from sightline.web.report_a_worry import front_door


@public
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "oversight/help.html", {"worry": front_door()})


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """Say who is told what, from the rules themselves, so that the page cannot drift."""
    context = {
        "roles": [[each.title, each.sentence] for each in POST_ROLES.values()],
        "role_head": ["Post", "What it may do"],
        "mark_head": ["Condition", "What it means"],
        "marks": [[each.title, each.sentence] for each in MARKS.values()],
        "held": list(_held()),
    }
    return render(request, "oversight/privacy.html", context)


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "oversight/accessibility.html", {"worry": front_door()})


@public
def report_a_worry(request: HttpRequest) -> HttpResponse:
    return render(request, "oversight/report-a-worry.html", {"worry": front_door()})


def _held() -> Iterable[dict[str, str]]:
    for group, title in GROUPS.items():
        kinds = [kind.title for kind in KINDS.values() if kind.group == group]
        yield {"key": title, "value": "; ".join(kinds)}
