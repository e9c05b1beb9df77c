"""How is one step taken in a group? One page for all kinds, made from their vocabulary."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.learning.groups import actions
from sightline.learning.groups.log import Say
from sightline.learning.groups.step_kinds import GROUP_STEPS, NAMES
from sightline.vocabulary.model import Kind
from sightline.web.forms.groups.steps import (
    GroupQuestions,
    GroupStepForm,
    questions_of_step,
)
from sightline.web.forms.offered import Offered
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.groups.opening import WHO, GroupAtWork, at_work, works
from sightline.web.views.refusing import show_faults

# What an address may fill in besides what the step is about.
GIVEN = ("question",)


@acting(may=works, says=f"{WHO}; its chair names members and closes it")
def take(asking: Asking, group: str, group_step: str) -> HttpResponse:
    """Ask what a step says, and take it; what the group objects to is listed."""
    work = at_work(asking, group)
    kind = GROUP_STEPS.get(group_step)
    if kind is None or not work.may(kind.code):
        raise NotOpen
    asked = _asked(work, kind)
    about = asking.request.GET.get("about", "")
    posted = asking.request.POST if asking.request.method == "POST" else None
    form = GroupStepForm(
        posted, asked, seen=len(work.state.steps), held=_held(work, kind, about)
    )
    if form.is_bound and form.is_valid() and not asked.lacking:
        say = Say(kind.code, form.answers())
        try:
            actions.take(asking.actor, group, say, at=asking.now, seen=form.seen)
        except Refused as refused:
            show_faults(form, refused)
        else:
            messages.success(asking.request, f"Taken down: {kind.title.lower()}")
            return redirect(_after(work, kind, form))
    return work.page(
        "take", kind=kind, form=form, lacking=asked.lacking, back=_back(work, kind, about)
    )


def _asked(work: GroupAtWork, kind: Kind) -> GroupQuestions:
    agencies = tuple((each.id, each.name) for each in work.agencies)
    offered = Offered(today=work.today, agencies=agencies)
    now = {each.post for each in work.state.members if each.left is None}
    posts = tuple(
        (post, words)
        for post, words in work.words.posts.items()
        if kind.code != "member.left" or post in now
    )
    return questions_of_step(
        kind, offered, state=work.state, posts=posts, titles=work.named
    )


def _held(work: GroupAtWork, kind: Kind, about: str) -> dict[str, Any]:
    """What the form begins with: how it is now, what it is about, and one's own agency."""
    fields = {field.name for field in kind.fields}
    if kind.code == "group.changed":
        return dict(work.state.formed.data)
    held: dict[str, Any] = {}
    if "agency" in fields:
        held["agency"] = work.asking.actor.agency
    held |= {name: about for name in (*NAMES, "step") if about and name in fields}
    asked = work.asking.request.GET
    return held | {name: asked[name] for name in GIVEN if name in fields and name in asked}


def _after(work: GroupAtWork, kind: Kind, form: GroupStepForm) -> str:
    """Where one goes from here: to what the step is about, or to the group."""
    told = form.answers()
    return _item(work, next((str(told[name]) for name in NAMES if name in told), ""), kind)


def _back(work: GroupAtWork, kind: Kind, about: str) -> str:
    return _item(work, about, kind)


def _item(work: GroupAtWork, number: str, kind: Kind) -> str:
    if kind.code == "step.struck":
        return work.address("group-steps")
    there = {step.name: step.kind for step in work.state.steps}
    if there.get(number) in NAMES.values():
        return work.address("group-item", item=number)
    return work.address("group")
