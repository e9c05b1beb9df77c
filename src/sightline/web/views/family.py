"""What does a family look like, now or as known on a day? The family page."""

from __future__ import annotations

from django.http import HttpResponse

from sightline.obligations.queries.owed import due_in_family
from sightline.record.queries.chronology import chronology_of
from sightline.record.queries.family import Family, family_of
from sightline.record.queries.genogram_due import genogram_due
from sightline.record.queries.unlinked import may_belong
from sightline.web.forms.chronology import AsKnownOnForm, FiltersForm
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.around import Around
from sightline.web.presenters.due import HEAD as DUE_HEAD
from sightline.web.presenters.due import FamilyDue, family_due
from sightline.web.presenters.entries import years_of
from sightline.web.presenters.homes import homes_of
from sightline.web.presenters.people import cards_of
from sightline.web.presenters.siblings import siblings_said
from sightline.web.presenters.working import workers_of

HOME_HEAD = ("Who", "As the family said", "As seen by someone there", "Where they sleep")


@acting(
    may=lambda role: role.content,
    says="Those who are involved, whose team or role covers the family, or who opened it in an"
    " emergency",
)
def family(asking: Asking, ref: str) -> HttpResponse:
    """Show a family, and its chronology narrowed to what was asked for."""
    person, _ = open_person(asking, ref)
    asked = AsKnownOnForm(asking.request.GET or None, now=asking.now)
    known_on = asked.known_on()
    found = family_of(asking.actor, person, now=asking.now, known_on=known_on)
    if found is None:
        raise NotOpen(person)
    filters = FiltersForm(asking.request.GET or None, family=found)
    chronology = chronology_of(
        asking.actor,
        found,
        now=asking.now,
        filters=filters.filters(),
        page=page_asked(asking.request.GET.get("page", "")),
    )
    return asking.page(
        "family/page.html",
        family_context(found)
        | {
            "ref": ref,
            "genogram_due": genogram_due(asking.actor, found, now=asking.now),
            "may_belong": may_belong(asking.actor, found, now=asking.now),
            "on_roll": asking.actor.role.think_family_only
            and found.basis.code in ("involved", "team"),
            "due": None if known_on else _due(asking, found),
            "due_head": DUE_HEAD,
            "known_form": asked,
            "on": asked.day(),
            "filters_form": filters.offer(chronology),
            "narrowed": filters.filters().any,
            "chronology": chronology,
            "years": years_of(chronology.entries),
            "newer": chronology.page - 1,
            "older": chronology.page + 1,
        },
    )


def _due(asking: Asking, found: Family) -> FamilyDue:
    owed = due_in_family(asking.actor, found.ids, now=asking.now)
    return family_due(owed, now=asking.now)


def family_context(found: Family) -> dict[str, object]:
    """Lay out everything of a family but its chronology."""
    around = Around(found)
    return {
        "family": found,
        "focus": around.focus,
        "cards": cards_of(around),
        "homes": homes_of(around),
        "home_head": HOME_HEAD,
        "workers": workers_of(around),
        "siblings": siblings_said(around),
    }


def page_asked(text: str) -> int:
    """Read the number of a page; anything else means the first."""
    return int(text) if text.isdecimal() and len(text) < 6 else 1
