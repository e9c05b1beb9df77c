"""Who else is in a pupil's family, who works with them, and whom does a school ring?"""

from __future__ import annotations

from django.http import HttpResponse

from sightline.kernel.local_time import london_day
from sightline.record.think_family import think_family as family_of_pupil
from sightline.web.page import Asking, NotOpen, acting, open_person


@acting(
    may=lambda role: role.think_family_only,
    says="A designated safeguarding lead, for children on their own roll",
)
def think_family(asking: Asking, ref: str) -> HttpResponse:
    """Show the Think Family view: people, whom to ring, and yes or no."""
    person, _ = open_person(asking, ref)
    found = family_of_pupil(asking.actor, person, now=asking.now, on=london_day(asking.now))
    if found is None:
        raise NotOpen(person)
    return asking.page(
        "think-family/page.html",
        {
            "found": found,
            "ref": ref,
            "member_head": ("Name", "To the child", "Age", "At your school"),
            "members": [
                [
                    each.name,
                    each.relation,
                    each.age,
                    "Yes" if each.at_this_school else "No, or not recorded",
                ]
                for each in found.members
            ],
        },
    )
