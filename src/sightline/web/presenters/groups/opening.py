"""Which group does an address open, for whom, and what do its pages share?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.queries import AgencyListed, PostHeld, directory
from sightline.kernel.local_time import london_day, say_day
from sightline.learning.groups.policies import STARTS_GROUPS, may_take
from sightline.learning.groups.queries import GroupOpened, open_group
from sightline.learning.groups.state import GroupState
from sightline.learning.groups.step_kinds import GROUP_STEPS, NAMES
from sightline.learning.groups.told import GroupStepTold
from sightline.vocabulary.model import Field
from sightline.vocabulary.post_roles import PostRole
from sightline.web.page import Asking, NotOpen
from sightline.web.presenters.reviews.words import Words, short

WHO = "Those who work in the group, and the partnership’s manager"
FORMS = "The partnership’s manager, who forms every group"
Row = dict[str, object]


def works(role: PostRole) -> bool:
    """Whether someone in this role may work in a group at all."""
    return role.content


def forms_groups(role: PostRole) -> bool:
    """Whether this role forms groups."""
    return role.code == STARTS_GROUPS


@dataclass(frozen=True)
class GroupAtWork:
    """A group that is open before someone."""

    asking: Asking
    group: GroupOpened

    @property
    def state(self) -> GroupState:
        """Where the group stands."""
        return self.group.state

    @property
    def today(self) -> date:
        """The day to judge deadlines by."""
        return london_day(self.asking.now)

    @cached_property
    def agencies(self) -> tuple[AgencyListed, ...]:
        """Every agency of the directory."""
        return directory(now=self.asking.now)

    @cached_property
    def words(self) -> Words:
        """The names that the pages need."""
        posts = {each.id: post_words(each) for each in posts_in(self.agencies)}
        names = {each.id: each.name for each in self.agencies}
        return Words(agencies=names, people={}, posts=posts)

    def may(self, kind: str) -> bool:
        """Whether the reader may take such a step now."""
        return may_take(self.asking.actor, self.state, kind)

    def address(self, name: str, **values: str) -> str:
        """Return the address of another page of this group."""
        return reverse(name, kwargs={"group": self.group.code, **values})

    def taking(self, kind: str, about: str = "", **more: str) -> str:
        """Return where a step is taken, about an earlier one if that is given."""
        path = self.address("group-take", group_step=kind)
        asked = {name: said for name, said in {"about": about, **more}.items() if said}
        return f"{path}?{urlencode(asked)}" if asked else path

    def links(self, *kinds: tuple[str, str], about: str = "") -> list[dict[str, str]]:
        """Return links to take these kinds of step, as far as the reader may."""
        return [
            {"text": text, "href": self.taking(kind, about)}
            for kind, text in kinds
            if self.may(kind)
        ]

    def by(self, step: GroupStepTold) -> str:
        """Say which post took a step down, for whom, and when."""
        post = self.words.posts.get(step.post)
        who = post or f"A post that is no longer listed, {self.words.agency(step.agency)}"
        return f"{who}, {say_day(london_day(step.at))}"

    def rows_of(self, step: GroupStepTold, *but_not: str) -> list[Row]:
        """Return what a step says as rows of a summary list, and who took it down when."""
        kind = GROUP_STEPS[step.kind]
        rows: list[Row] = [
            {"key": each.title, "value": self._value(each, step.data[each.name])}
            for each in kind.fields
            if each.name in step.data and each.name not in but_not
        ]
        return [*rows, {"key": "Taken down", "value": self.by(step)}]

    def _value(self, field: Field, value: object) -> str:
        if field.name in NAMES or field.name == "step":
            return self.named.get(str(value), str(value))
        return self.words.value(field, value)

    @cached_property
    def named(self) -> dict[str, str]:
        """What each step is called, by its number."""
        called = {}
        for step in self.state.steps:
            says = step.data.get("says") or step.data.get("what")
            title = f"{step.number}. {GROUP_STEPS[step.kind].title}"
            called[step.name] = short(str(says)) if step.kind in NAMES.values() else title
        return called

    def page(self, template: str, **context: object) -> HttpResponse:
        """Draw a page of the group in the frame that they share."""
        frame = {"group": self.group, "state": self.state}
        return self.asking.page(f"groups/{template}.html", frame | context)


def at_work(asking: Asking, code: str) -> GroupAtWork:
    """Open a group; raises NotOpen for whoever does not work in it."""
    group = open_group(asking.actor, code)
    if group is None:
        raise NotOpen
    return GroupAtWork(asking, group)


def posts_in(agencies: tuple[AgencyListed, ...]) -> list[PostHeld]:
    """Return every post of these agencies, agency by agency."""
    return [
        post
        for agency in agencies
        for post in (*agency.posts, *(p for team in agency.teams for p in team.posts))
    ]


def post_words(post: PostHeld) -> str:
    """Call a post by its title and agency; whoever holds it now may change."""
    return f"{post.title}, {post.agency_name}"
