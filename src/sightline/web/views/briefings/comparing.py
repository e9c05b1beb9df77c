"""Could anyone tell from a briefing who the family are? It is compared with its case."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.learning.identification.known import Hit
from sightline.learning.kept.using import words_around
from sightline.learning.paper import words_of
from sightline.learning.queries import Shown
from sightline.reviews.queries.identifying import identifying_in
from sightline.reviews.queries.opening import open_review
from sightline.web.page import Asking
from sightline.web.report_a_worry import front_door


@dataclass(frozen=True)
class Compared:
    """What a comparison found.

    `why_not` says why there was nothing to compare with; `may_say` whether the one who asks
    may still say that it was looked over: of what comes from a review, only who sits in it.
    """

    hits: tuple[Hit, ...] = ()
    why_not: str = ""
    may_say: bool = True


def compared(asking: Asking, shown: Shown) -> Compared:
    """Compare the latest version with the case it comes from."""
    if not shown.review:
        why = "It comes from no review here, so there is no case to compare it with."
        return Compared(why_not=why)
    review = open_review(asking.actor, shown.review, now=asking.now)
    if review is None or review.is_author_only:
        why = (
            f"It comes from review {shown.review}, in which you do not sit."
            " Someone who does compares it with the case."
        )
        return Compared(why_not=why, may_say=False)
    door = front_door()
    allowed = frozenset({door.phone, door.out_of_hours_phone})
    text = "\n".join([words_of(shown.title, shown.slots), *words_around(shown.uses)])
    return Compared(identifying_in(review, text, allowed=allowed))
