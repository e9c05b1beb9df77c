"""Who works where, whom does one ring, and whom should one think of for this family?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.queries import directory as everyone
from sightline.kernel.local_time import london_day
from sightline.record.queries.family import family_of
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.directory import sectors_of, to_think_of

POST_HEAD = ("Post", "Held by", "Team", "Telephone")
TELL_HEAD = ("Kind of agency", "Why", "Who already works with the family")


@acting(says="Everyone who works in the partnership")
def directory(asking: Asking) -> HttpResponse:
    """List the agencies by sector, with numbers, teams, posts and who holds them."""
    sectors = sectors_of(everyone(now=asking.now))
    return asking.page(
        "oversight/directory.html", {"sectors": sectors, "post_head": POST_HEAD}
    )


@acting(
    may=lambda role: role.content,
    says="Those to whom the family is open",
)
def who_to_tell(asking: Asking, ref: str) -> HttpResponse:
    """Propose agencies to think of by the ages in a family, and say why each."""
    person, _ = open_person(asking, ref)
    family = family_of(asking.actor, person, now=asking.now)
    if family is None:
        raise NotOpen(person)
    rows = to_think_of(family, everyone(now=asking.now), london_day(asking.now))
    context: dict[str, object] = {
        "head": TELL_HEAD,
        "rows": rows,
        "back": reverse("family", kwargs={"ref": ref}),
    }
    return asking.page("oversight/who-to-tell.html", context)
