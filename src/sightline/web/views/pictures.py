"""How does a family look as a picture? As at any day, and in words and tables as well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.http import HttpResponse
from django.urls import reverse

from sightline.drawing.drawn import Drawn
from sightline.drawing.genogram.profiles import PROFILES
from sightline.drawing.timeline.drawing import draw_timeline
from sightline.exchange.pictures.files import CONTENT_TYPES
from sightline.record.queries.family import Family, family_of
from sightline.record.queries.pictured import Pictured, pictured
from sightline.vocabulary.post_roles import PostRole
from sightline.web.forms.pictures import (
    EcomapForm,
    GenogramForm,
    PictureForm,
    TimelineForm,
)
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.drawn import as_file, shown
from sightline.web.presenters.pictures import ecomap_of, genogram_of, months_of, story_shown

PICTURES = {"genogram": "Genogram", "ecomap": "Ecomap", "timeline": "Timeline"}
WHO = "Those who may open the family page, and see more of it than Think Family"


def sees_families(role: PostRole) -> bool:
    """Whether this role reads what a picture of a family is made from."""
    return role.content and not role.think_family_only


@dataclass(frozen=True)
class Opened:
    """A family that was opened to be drawn, and what it may be drawn from."""

    asking: Asking
    ref: str
    family: Family
    found: Pictured
    form: PictureForm

    @property
    def day(self) -> date:
        """The day to draw."""
        return self.form.as_at()

    @property
    def known(self) -> bool:
        """Whether anything was known of the one the page is about, on the day asked for."""
        focus = self.family.focus
        return any(focus in fact.people for fact in self.found.shape)

    @property
    def ending(self) -> str:
        """The ending of the file that is asked for, if one is."""
        asked = self.asking.request.GET.get("file", "")
        return asked if asked in CONTENT_TYPES and self.known else ""

    def answer(self, name: str, drawn: Drawn | None, **more: object) -> HttpResponse:
        """Answer with the picture's page, or the picture as a file where one is asked for."""
        if drawn and self.ending:
            return as_file(drawn, self.ending, name=name, day=self.day)
        focus = self.family.member(self.family.focus)
        query = self.asking.request.GET.copy()
        query.pop("file", None)
        context = {
            "ref": self.ref,
            "name": focus.person.name if focus and self.known else "",
            "form": self.form,
            "on": self.form.day(),
            "shown": shown(drawn, name) if drawn else None,
            "endings": [ending.upper() for ending in CONTENT_TYPES],
            "query": query.urlencode(),
            "withholding": self.family.withholding,
            "others": [
                {"text": text, "href": reverse(other, kwargs={"ref": self.ref})}
                for other, text in PICTURES.items()
                if other != name
            ],
        }
        return self.asking.page(f"pictures/{name}.html", context | more)


def opened(asking: Asking, ref: str, form: type[PictureForm]) -> Opened:
    """Open a family as known on the day asked for; raises NotOpen where that is not allowed."""
    person, _ = open_person(asking, ref)
    asked = form(asking.request.GET or None, now=asking.now)
    family = family_of(asking.actor, person, now=asking.now, known_on=asked.known_on())
    if family is None:
        raise NotOpen(person)
    found = pictured(asking.actor, family, now=asking.now)
    return Opened(asking, ref, family, found, asked)


@acting(may=sees_families, says=WHO)
def genogram(asking: Asking, ref: str) -> HttpResponse:
    """Show who belongs to whom and who lives with whom, as at a day."""
    this = opened(asking, ref, GenogramForm)
    if not this.known:
        return this.answer("genogram", None)
    told = this.form.cleaned_data if this.form.is_valid() else {}
    profile = PROFILES[told.get("profile") or "england"]
    drawn = genogram_of(this.family, this.found, as_at=this.day, profile=profile)
    return this.answer("genogram", drawn)


@acting(may=sees_families, says=WHO)
def ecomap(asking: Asking, ref: str) -> HttpResponse:
    """Show who and what surrounds a home, and what passes between agencies, as at a day."""
    this = opened(asking, ref, EcomapForm)
    if not this.known:
        return this.answer("ecomap", None)
    form = cast(EcomapForm, this.form)
    child = form.offer(this.family)
    return this.answer(
        "ecomap", ecomap_of(this.family, this.found, as_at=this.day, child=child)
    )


@acting(may=sees_families, says=WHO)
def timeline(asking: Asking, ref: str) -> HttpResponse:
    """Show everything that happened and may be seen, agency by agency, and who knew of it."""
    this = opened(asking, ref, TimelineForm)
    if not this.known:
        return this.answer("timeline", None)
    story = story_shown(this.family, this.found, as_at=this.day)
    knowing = cast(TimelineForm, this.form).offer(story.lanes)
    drawn = draw_timeline(story, knowing=knowing, year_pages=this.ending == "pdf")
    months = months_of(story, this.family, this.found)
    return this.answer("timeline", drawn, months=shown(months, "months"))
