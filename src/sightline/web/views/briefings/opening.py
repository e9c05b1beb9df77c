"""Which briefing in work does an address mean, and who may open it?"""

from __future__ import annotations

from django.urls import reverse

from sightline.learning.policies import RELEASES, WRITES_BRIEFINGS
from sightline.learning.queries import Shown, in_work_under
from sightline.reviews.queries.opening import open_review
from sightline.vocabulary.post_roles import PostRole
from sightline.web.page import Asking, NotOpen

WRITES = "The partnership's manager, who writes and publishes briefings"
RELEASES_THEM = "The partnership's manager, and managers, who release briefings"


def writes(role: PostRole) -> bool:
    """Whether this role writes briefings."""
    return role.code == WRITES_BRIEFINGS


def releases(role: PostRole) -> bool:
    """Whether this role reads briefings in work, and can be one of the two who release."""
    return role.code in RELEASES


def opened(asking: Asking, code: str) -> Shown:
    """Return the latest version of a briefing; raises NotOpen."""
    shown = in_work_under(asking.actor, code)
    if shown is None:
        raise NotOpen
    return shown


def review_of(asking: Asking, shown: Shown) -> str:
    """Return where the learning of a briefing's review is; "" for who does not read it."""
    review = open_review(asking.actor, shown.review, now=asking.now)
    if review is None or review.is_author_only:
        return ""
    return reverse("review-learning", kwargs={"review": shown.review})
