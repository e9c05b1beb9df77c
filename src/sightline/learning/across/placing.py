"""How does a briefing become part of a series?"""

from __future__ import annotations

from sightline.access.actor import Actor
from sightline.access.write_queue import transaction_in_turn
from sightline.kernel.errors import Fault, Refused
from sightline.learning.across.facets import slug
from sightline.learning.models import Briefing
from sightline.learning.policies import may_write

LONGEST = 80


def place_in_series(actor: Actor, briefing_id: str, title: str) -> None:
    """Put a briefing in a series, or in none where the title is empty; raises Refused.

    A title that differs from one there is by its capitals or marks alone means that one.
    """
    if not may_write(actor):
        wrong = "only the partnership puts briefings in a series"
        raise Refused(Fault("", wrong, "ask the partnership's manager"))
    told = " ".join(title.split())
    if len(told) > LONGEST:
        wrong = f"this is longer than {LONGEST} characters"
        raise Refused(Fault("series", wrong, "give the series a short name"))
    with transaction_in_turn():
        there = {slug(each): each for each in titles_of_series(actor)}
        Briefing.objects.filter(pk=briefing_id).update(series=there.get(slug(told), told))


def titles_of_series(actor: Actor) -> list[str]:
    """Return the titles of all series there are, for those who write briefings."""
    if not may_write(actor):
        return []
    titles = Briefing.objects.exclude(series="").values_list("series", flat=True)
    return sorted(titles.distinct())
