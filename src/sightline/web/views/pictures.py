"""How does a family look as a picture? Its genogram, as at any day, in words and as tables too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from sightline.drawing.drawn import Drawn
from sightline.drawing.genogram.profiles import PROFILES
from sightline.record.queries.family import Family, family_of
from sightline.record.queries.pictured import Pictured, pictured
from sightline.vocabulary.post_roles import PostRole
from sightline.web.forms.pictures import GenogramForm, PictureForm
from sightline.web.page import Asking, NotOpen, acting, open_person
from sightline.web.presenters.drawn import shown
from sightline.web.presenters.picture_files import FILES, as_file
from sightline.web.presenters.pictures import genogram_of

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
        return self.form.as_at()

    def answer(self, name: str, draw: Callable[[], Drawn], **more: object) -> HttpResponse:
        """Answer with the picture's page, or the picture as a file where one is asked for."""
        drawn = draw()
        ending = self.asking.request.GET.get("file", "")
        if ending in FILES:
            return as_file(drawn, ending, name=name, day=self.day)
        focus = self.family.member(self.family.focus)
        query = self.asking.request.GET.copy()
        query.pop("file", None)
        context = {
            "ref": self.ref,
            "name": focus.person.name if focus else "",
            "form": self.form,
            "day": self.day,
            "on": self.form.day(),
            "shown": shown(drawn, name),
            "endings": [ending.upper() for ending in FILES],
            "query": query.urlencode(),
            "withholding": self.family.withholding,
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
    told = this.form.cleaned_data if this.form.is_valid() else {}
    profile = PROFILES[told.get("profile") or "england"]
    return this.answer(
        "genogram",
        lambda: genogram_of(this.family, this.found, as_at=this.day, profile=profile),
    )
