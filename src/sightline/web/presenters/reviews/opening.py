"""Which review does an address open, for whom, and as known on which day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.queries import PostHeld, directory
from sightline.access.trail import note_look
from sightline.kernel.local_time import london_day
from sightline.record.queries.desk import agencies_by_name
from sightline.record.queries.family import Family, family_of
from sightline.reviews.policies import BUSINESS_MANAGER, may_take
from sightline.reviews.queries.opening import Opened, open_review
from sightline.vocabulary.post_roles import PostRole
from sightline.web.forms.chronology import AsKnownOnForm
from sightline.web.page import Asking, NotOpen
from sightline.web.presenters.reviews.words import Words, steps_in_words

WHO = "Those who sit in the review, each as far as their part in it reads"
BASIS = "seat"
PAGES = {
    "review": "Overview",
    "review-incident": "Incident",
    "review-agencies": "Agencies and returns",
    "review-chronology": "Chronology",
    "review-findings": "What others knew",
    "review-decision": "Meeting and decision",
    "review-people": "Family and practitioners",
    "review-learning": "Learning",
    "review-steps": "Everything done",
}


def reads(role: PostRole) -> bool:
    """Whether someone in this role may sit in a review at all."""
    return role.content


@dataclass(frozen=True)
class AtWork:
    """A review that is open before someone, on a day they chose."""

    asking: Asking
    review: Opened
    known_form: AsKnownOnForm

    @property
    def on(self) -> date | None:
        """The day it is shown as known on; None is now."""
        return self.known_form.day()

    @property
    def today(self) -> date:
        """The day to judge deadlines by."""
        return self.on or london_day(self.asking.now)

    @cached_property
    def family(self) -> Family | None:
        """The child's family, where it opens to this reader."""
        child = self.review.state.incident.child
        known_on = self.known_form.known_on()
        return family_of(self.asking.actor, child, now=self.asking.now, known_on=known_on)

    @cached_property
    def posts(self) -> list[PostHeld]:
        """Every post of the directory."""
        agencies = directory(now=self.asking.now)
        return [
            post
            for agency in agencies
            for post in (
                *agency.posts,
                *(post for team in agency.teams for post in team.posts),
            )
        ]

    @cached_property
    def words(self) -> Words:
        """The names that the pages need."""
        members = self.family.members if self.family else ()
        renamed = {
            each.agency: each.name for each in self.review.state.board.agencies if each.name
        }
        return Words(
            agencies=dict(agencies_by_name()) | renamed,
            people={each.person.id: each.person.name for each in members},
            posts={each.id: f"{each.title}, {each.agency_name}" for each in self.posts},
            steps=steps_in_words(self.review.state),
        )

    @property
    def is_manager(self) -> bool:
        """The reader is the review's business manager."""
        return any(seat.part == BUSINESS_MANAGER for seat in self.review.seats)

    def may(self, kind: str) -> bool:
        """Whether the reader may take such a step, on the page as known now."""
        return self.on is None and may_take(self.review.seats, kind)

    def address(self, name: str, **values: str) -> str:
        """Return the address of another page of this review, as known on the same day."""
        asked = f"?{urlencode({'on': self.on.isoformat()})}" if self.on else ""
        return reverse(name, kwargs={"review": self.review.code, **values}) + asked

    def taking(self, kind: str, about: str = "", **more: str) -> str:
        """Return where a step is taken, about something if that is given."""
        path = reverse("review-take", kwargs={"review": self.review.code, "step": kind})
        asked = {name: value for name, value in {"about": about, **more}.items() if value}
        return f"{path}?{urlencode(asked)}" if asked else path

    def page(self, template: str, **context: object) -> HttpResponse:
        """Draw a page of the review in the frame that they share."""
        match = self.asking.request.resolver_match
        here = match.url_name if match else ""
        places = {} if self.review.is_author_only else PAGES
        frame = {
            "review": self.review,
            "state": self.review.state,
            "places": [
                {"text": text, "href": self.address(name), "here": name == here}
                for name, text in places.items()
            ],
            "known_form": self.known_form,
            "on": self.on,
        }
        return self.asking.page(f"reviews/{template}.html", frame | context)


def at_work(asking: Asking, code: str, *, authors: bool = False) -> AtWork:
    """Open a review and note the look; raises NotOpen without a seat that reads this page."""
    asked = AsKnownOnForm(_asked_on(asking), now=asking.now)
    known_at = asked.known_on()
    review = open_review(asking.actor, code, now=asking.now, known_at=known_at)
    if review is None or (review.is_author_only and not authors):
        raise NotOpen
    match = asking.request.resolver_match
    note_look(
        asking.actor,
        person=_whose(asking, code, review),
        page=(match.url_name if match else "") or "",
        basis=BASIS,
        at=asking.now,
    )
    return AtWork(asking, review, asked)


def _whose(asking: Asking, code: str, review: Opened) -> str:
    """The child, also on a day when nobody had told of the incident yet."""
    if review.state.incident.child:
        return review.state.incident.child
    now = open_review(asking.actor, code, now=asking.now)
    return now.state.incident.child if now else ""


def _asked_on(asking: Asking) -> dict[str, str] | None:
    """Return the day asked for; other pages of an address do not ask for one."""
    on = asking.request.GET.get("on", "") if asking.request.method == "GET" else ""
    return {"on": on} if on else None
