"""Who may open this address at all? Every page says, with one of three decorators.

`public`, `signed_in` and `acting` are the only ways a view reaches an address: a test fails
for one without. `acting` opens a transaction in which the page reads as one actor, so that
the trail is written with the read or neither is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.access.actor import Actor, CannotAct, actor_in
from sightline.access.database_scope import as_actor
from sightline.access.reach import Basis, basis_for
from sightline.access.trail import note_look, note_refusal
from sightline.access.write_queue import transaction_in_turn
from sightline.record.queries.people import person_by_ref
from sightline.vocabulary.post_roles import PostRole

POST_KEY = "post"  # in the session: the post this person is acting in
# What a form sends that nobody typed.
NOT_TYPED = ("csrfmiddlewaretoken", "entry_id", "each_child_sent", "asked_once")

Rest = ParamSpec("Rest")
View = Callable[..., HttpResponse]


class NotOpen(Http404):
    """Raised when something does not exist, or is not open to the actor: the same either way.

    `person` is kept for the trail alone, so that a refusal can be reviewed.
    """

    def __init__(self, person: str = "") -> None:
        self.person = person
        super().__init__("not open")


@dataclass(frozen=True)
class Asking:
    """One request for a page: by whom, in which post, at what moment."""

    request: HttpRequest
    actor: Actor
    now: datetime
    beforehand: Any = None  # what was made of the request before the transaction opened

    def page(self, template: str, context: dict[str, object] | None = None) -> HttpResponse:
        """Draw a page for this actor."""
        return render(self.request, template, {**(context or {}), "actor": self.actor})


def public(view: View) -> View:
    """Open to anyone, signed in or not."""
    return _declared(view, view, "public")


def signed_in(view: View) -> View:
    """Open to anyone signed in with a second factor, whatever post they act in, or none."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: object) -> HttpResponse:
        return _sign_in_first(request) or _never_kept(view(request, **kwargs))

    return _declared(view, wrapped, "signed in")


def acting(
    *,
    may: Callable[[PostRole], bool] = lambda role: True,
    says: str,
    beforehand: Callable[[HttpRequest], object] | None = None,
) -> Callable[[Callable[Concatenate[Asking, Rest], HttpResponse]], View]:
    """Open to those acting in a post whose role `may`; `says` is the rule in plain words.

    `beforehand` is what takes long about what was sent: reading a file, in the cage. It is
    done before the page's transaction, since whoever writes waits for that to end; what it
    returns is `Asking.beforehand`.
    """

    def decorate(view: Callable[Concatenate[Asking, Rest], HttpResponse]) -> View:
        @wraps(view)
        def wrapped(
            request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponse:
            if away := _sign_in_first(request):
                return away
            now = datetime.now(UTC)
            page = view.__name__
            try:
                made = _made_beforehand(request, now, may, beforehand)
                with transaction_in_turn():
                    actor = _actor(request, now)
                    if actor is None:
                        return redirect("choose-post")
                    if not may(actor.role):
                        raise NotOpen
                    with as_actor(actor, now=now):
                        return _never_kept(
                            view(Asking(request, actor, now, made), *args, **kwargs)
                        )
            except Http404 as refused:
                return _refused(request, page, getattr(refused, "person", ""), now)
            except DatabaseError:
                return _out_of_order(request)

        return _declared(view, wrapped, says)

    return decorate


def _made_beforehand(
    request: HttpRequest,
    now: datetime,
    may: Callable[[PostRole], bool],
    work: Callable[[HttpRequest], object] | None,
) -> object:
    """Do the long work on what was sent, for those who may send anything here at all."""
    if work is None or request.method != "POST":
        return None
    with transaction.atomic():
        actor = _actor(request, now)
    return work(request) if actor and may(actor.role) else None


def open_person(asking: Asking, ref: str) -> tuple[str, Basis]:
    """Return the person an address stands for and why they open to the actor; note the look.

    Raises NotOpen where nobody is meant by it, or they are not open.
    """
    person = person_by_ref(ref)
    basis = basis_for(asking.actor, person, now=asking.now) if person else None
    if not person or basis is None:
        raise NotOpen(person or "")
    page = asking.request.resolver_match.url_name if asking.request.resolver_match else ""
    note_look(asking.actor, person=person, page=page or "", basis=basis.code, at=asking.now)
    return person, basis


def _declared(view: Callable[..., HttpResponse], wrapped: View, policy: str) -> View:
    wrapped.policy = policy  # type: ignore[attr-defined]  # read by the test of every address
    return wrapped


def _sign_in_first(request: HttpRequest) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    if not settings.SIGHTLINE_DEMO and not is_mfa_enabled(request.user):
        return redirect("mfa_index")
    return None


def _actor(request: HttpRequest, now: datetime) -> Actor | None:
    post = request.session.get(POST_KEY)
    if not post or request.user.pk is None:
        return None
    try:
        return actor_in(post, user_id=request.user.pk, now=now)
    except CannotAct:
        del request.session[POST_KEY]
        return None


def _refused(request: HttpRequest, page: str, person: str, now: datetime) -> HttpResponse:
    """Show that nothing can be shown, and keep the refusal: what was read was rolled back."""
    note_refusal(
        user_id=request.user.pk,
        post_id=request.session.get(POST_KEY),
        person=person,
        page=page,
        at=now,
    )
    return _never_kept(render(request, "cannot-show.html", status=404))


def _out_of_order(request: HttpRequest) -> HttpResponse:
    """Say plainly that nothing was saved, and give back what was typed."""
    typed = [
        (name.replace("_", " ").capitalize(), value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_TYPED and value
    ]
    return _never_kept(render(request, "503.html", {"typed": typed}, status=503))


def _never_kept(response: HttpResponse) -> HttpResponse:
    """Nothing about a family stays on the machine it was read on."""
    response.headers["Cache-Control"] = "no-store"
    return response
