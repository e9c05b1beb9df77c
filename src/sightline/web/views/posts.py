"""How does someone stop having access? Their post ends, or they are suspended."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.access.actions import end_post, lift_suspension, suspend
from sightline.access.policies import ADMINISTERS, OVERSEES
from sightline.access.queries import AgencyListed, PostHeld, directory
from sightline.kernel.errors import Refused
from sightline.vocabulary.post_roles import PostRole
from sightline.web.forms.oversight import ConfirmForm, SuspendForm
from sightline.web.page import Asking, NotOpen, acting

SAYS = "Managers, privacy officers and administrators, of their own agency"
HEAD = ("Post", "Held by", "What it may do", "End the post", "Suspend the person")


def _may(role: PostRole) -> bool:
    return role.code in ADMINISTERS | OVERSEES


@acting(may=_may, says=SAYS)
def posts(asking: Asking) -> HttpResponse:
    """List the posts of this actor's agency; of every agency for the partnership's own."""
    ends = asking.actor.role.code in ADMINISTERS
    agencies = [
        {"name": agency.name, "rows": [_row(post, ends=ends) for post in _posts_of(agency)]}
        for agency in _mine(asking)
    ]
    return asking.page("oversight/posts.html", {"agencies": agencies, "head": HEAD})


@acting(
    may=lambda role: role.code in ADMINISTERS,
    says="Managers and administrators, of their own agency",
)
def end(asking: Asking, post: str) -> HttpResponse:
    """End one post."""
    held = _post(asking, post)
    return _change(
        asking,
        held,
        ConfirmForm,
        heading="End this post",
        effect="Its holder is signed out and can no longer act in it. What they recorded stays.",
        act=lambda _: end_post(asking.actor, post=held.id, at=asking.now),
    )


@acting(may=_may, says=SAYS)
def suspend_holder(asking: Asking, post: str) -> HttpResponse:
    """Suspend whoever holds one post, in every post they hold."""
    held = _post(asking, post)
    if held.holder_id is None:
        raise NotOpen
    user = held.holder_id
    return _change(
        asking,
        held,
        SuspendForm,
        heading="Suspend this person",
        effect="They are signed out and can open nothing, in any post, until it is lifted.",
        act=lambda form: suspend(
            asking.actor, user=user, reason=form.cleaned_data["reason"], at=asking.now
        ),
    )


@acting(may=_may, says=SAYS)
def lift(asking: Asking, post: str) -> HttpResponse:
    """Let whoever holds one post, and was suspended, work again."""
    held = _post(asking, post)
    if held.holder_id is None:
        raise NotOpen
    user = held.holder_id
    return _change(
        asking,
        held,
        ConfirmForm,
        heading="Lift a suspension",
        effect="They can sign in again and act in the posts they hold.",
        act=lambda _: lift_suspension(asking.actor, user=user, at=asking.now),
    )


def _change(
    asking: Asking,
    held: PostHeld,
    make: type[ConfirmForm] | type[SuspendForm],
    *,
    heading: str,
    effect: str,
    act: Callable[[ConfirmForm | SuspendForm], object],
) -> HttpResponse:
    form = make(asking.request.POST if asking.request.method == "POST" else None)
    if form.is_valid():
        try:
            act(form)
        except Refused as refused:
            for fault in refused.faults:
                form.add_error(None, str(fault))
        else:
            return redirect("posts")
    context: dict[str, object] = {
        "form": form,
        "rows": _told(held),
        "heading": heading,
        "effect": effect,
    }
    return asking.page("oversight/post-change.html", context)


def _mine(asking: Asking) -> list[AgencyListed]:
    listed = directory(now=asking.now)
    own = [agency for agency in listed if agency.id == asking.actor.agency]
    everywhere = asking.actor.role.code == "administrator" and any(
        agency.sector == "partnership" for agency in own
    )
    return list(listed) if everywhere else own


def _posts_of(agency: AgencyListed) -> list[PostHeld]:
    return [*agency.posts, *(post for team in agency.teams for post in team.posts)]


def _post(asking: Asking, post: str) -> PostHeld:
    every = (held for agency in _mine(asking) for held in _posts_of(agency))
    found = next((held for held in every if held.id == post), None)
    if found is None:
        raise NotOpen
    return found


def _row(post: PostHeld, *, ends: bool) -> list[object]:
    at = {"post": post.id}
    ending: dict[str, object] = {
        "text": "",
        "blank": "A manager or administrator does this",
    }
    if ends:
        ending = {"text": f"End {post.title}", "href": reverse("end-post", kwargs=at)}
    suspension: dict[str, object] = {"text": "", "blank": "Nobody holds it"}
    if post.holder_id is not None:
        suspension = {
            "text": f"Suspend {post.holder}",
            "href": reverse("suspend", kwargs=at),
        }
    return [
        post.title,
        {"text": post.holder, "blank": "Nobody at present"},
        post.role_title,
        ending,
        suspension,
    ]


def _told(held: PostHeld) -> list[dict[str, object]]:
    lifting = [
        {"href": reverse("lift", kwargs={"post": held.id}), "text": "Lift a suspension"}
    ]
    return [
        {"key": "Post", "value": held.title},
        {"key": "Agency", "value": held.agency_name},
        {"key": "Held by", "value": held.holder, "blank": "Nobody", "actions": lifting},
    ]
