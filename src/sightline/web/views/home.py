"""Where does somebody start? Their families, and what is new to them."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.obligations.queries.owed import due_to_team
from sightline.record.queries.home import (
    how_many_families,
    how_many_new,
    my_families,
    new_to_me,
    overdue_involvements,
)
from sightline.reviews.queries.reminders import reminders
from sightline.web.page import Asking, acting
from sightline.web.presenters.due import HEAD as DUE_HEAD
from sightline.web.presenters.due import due_rows
from sightline.web.presenters.home import (
    FAMILY_HEAD,
    family_rows,
    news_of,
    overdue_lines,
)

FIRST_DUE = 10


@acting(says="Anyone acting in a post")
def home(asking: Asking) -> HttpResponse:
    """Show what is new and whose families these are; or, to those who read none, what they do."""
    actor, now = asking.actor, asking.now
    left = len(reminders(actor, now=now))
    if not actor.role.content:
        return asking.page("home/no-content.html", {"left": left})
    owed = due_to_team(actor, now=now)
    return asking.page(
        "home/page.html",
        {
            "now": now,
            "left": left,
            "due_rows": due_rows(owed[:FIRST_DUE], now=now),
            "due_head": DUE_HEAD,
            "due_count": len(owed),
            "news": news_of(actor, new_to_me(actor, now=now)),
            "waiting": how_many_new(actor, now=now),
            "families": family_rows(my_families(actor, now=now)),
            "how_many": how_many_families(actor, now=now),
            "family_head": FAMILY_HEAD,
            "overdue": overdue_lines(overdue_involvements(actor, now=now)),
        },
    )
