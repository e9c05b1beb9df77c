"""Which safeguards are there, what does each ask, and how was it kept?"""

from __future__ import annotations

from django.http import HttpResponse

from sightline.obligations.policies import may_adopt
from sightline.obligations.queries.library import (
    library as library_of,
)
from sightline.obligations.queries.library import (
    months_of,
    one_listed,
    versions_of,
)
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.safeguards import (
    EXAMPLE_HEAD,
    HEAD,
    MONTH_HEAD,
    VERSION_HEAD,
    about,
    examples,
    library_rows,
    month_rows,
    version_rows,
)

SAYS = "Anyone acting in a post: safeguards hold nothing of any family"


@acting(says=SAYS)
def library(asking: Asking) -> HttpResponse:
    """List every safeguard, which are adopted, and how often each was kept."""
    found = library_of(now=asking.now)
    adopted = [each for each in found if each.runs]
    return asking.page(
        "safeguards/list.html",
        {
            "head": HEAD,
            "adopted": library_rows(adopted),
            "others": library_rows(each for each in found if not each.runs),
            "decides": may_adopt(asking.actor.role),
        },
    )


@acting(says=SAYS)
def safeguard(asking: Asking, code: str) -> HttpResponse:
    """Show one safeguard: its sentence, whence it comes, its examples and its figures."""
    found = one_listed(code, now=asking.now)
    if found is None:
        raise NotOpen
    return asking.page(
        "safeguards/page.html",
        {
            "listed": found,
            "code": code,
            "about": about(found),
            "examples": examples(found.safeguard),
            "example_head": EXAMPLE_HEAD,
            "months": month_rows(months_of(code, now=asking.now)),
            "month_head": MONTH_HEAD,
            "versions": version_rows(versions_of(code)),
            "version_head": VERSION_HEAD,
            "decides": may_adopt(asking.actor.role),
        },
    )
