"""What is every agency asked of itself, and what has it answered?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.queries import directory
from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day, say_day
from sightline.learning.self_checks import actions
from sightline.learning.self_checks.answers import Check
from sightline.learning.self_checks.policies import (
    ANSWER_FOR_AGENCY,
    MAKES,
    may_answer,
    may_make,
)
from sightline.learning.self_checks.queries import open_self_check, self_checks
from sightline.vocabulary.post_roles import PostRole
from sightline.web.forms.groups.self_checks import AnswerForm, SelfCheckForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.groups.self_checks import (
    COUNT_HEAD,
    LIST_HEAD,
    agencies_asked,
    agencies_not_asked,
    check_rows,
    count_rows,
    matrix,
    offered_asks,
    questions_told,
    workbook,
)
from sightline.web.views.refusing import show_faults

OPENS = (
    "The partnership’s manager; managers and schools’ safeguarding leads read their own"
    " agency’s answers"
)
MAKING = "The partnership’s manager, who asks agencies of themselves"
ANSWERING = "Managers and schools’ safeguarding leads, each for their own agency"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def makes(role: PostRole) -> bool:
    """Whether this role makes self-checks and reads every answer."""
    return role.code == MAKES


def answers(role: PostRole) -> bool:
    """Whether this role answers for its agency."""
    return role.code in ANSWER_FOR_AGENCY


def opens(role: PostRole) -> bool:
    """Whether this role asks or answers."""
    return makes(role) or answers(role)


@acting(may=opens, says=OPENS)
def checks(asking: Asking) -> HttpResponse:
    """List the self-checks, and of each where it stands."""
    own = asking.actor.agency if may_answer(asking.actor) else ""
    asked = agencies_asked(directory(now=asking.now))
    found = self_checks(asking.actor)
    context = {
        "head": LIST_HEAD,
        "rows": check_rows(found, asked, own, london_day(asking.now)),
        "may_make": may_make(asking.actor),
    }
    return asking.page("groups/self-checks.html", context)


@acting(may=makes, says=MAKING)
def new(asking: Asking) -> HttpResponse:
    """Choose what agencies are asked, and by when they answer."""
    offered = offered_asks(asking.actor, now=asking.now)
    form = SelfCheckForm(asking.request.POST or None, offered=offered)
    if form.is_valid():
        title, due = form.cleaned_data["title"], form.cleaned_data["due"]
        try:
            code = actions.make(asking.actor, title, form.chosen(), due, at=asking.now)
        except Refused as refused:
            show_faults(form, refused)
        else:
            messages.success(asking.request, "Every agency is asked.")
            return redirect("self-check", self_check=code)
    return asking.page("groups/new-self-check.html", {"form": form})


@acting(may=makes, says=MAKING)
def check(asking: Asking, self_check: str) -> HttpResponse:
    """Show agencies by questions, and what each said."""
    found = _opened(asking, self_check)
    today = london_day(asking.now)
    listed = directory(now=asking.now)
    asked = agencies_asked(listed, found)
    context = {
        "check": found,
        "due": say_day(found.due),
        "not_asked": agencies_not_asked(listed, found),
        "count_head": COUNT_HEAD,
        "counts": count_rows(found, asked),
        "rows": matrix(found, asked, today),
        "questions": questions_told(found, asked),
    }
    return asking.page("groups/self-check.html", context)


@acting(may=answers, says=ANSWERING)
def answer(asking: Asking, self_check: str) -> HttpResponse:
    """Ask the questions, filled with what the agency answered last, and take the answers."""
    found = _opened(asking, self_check)
    form = AnswerForm(asking.request.POST or None, found, asking.actor.agency)
    if form.is_valid():
        try:
            actions.answer(asking.actor, found.code, form.given(), at=asking.now)
        except Refused as refused:
            show_faults(form, refused)
        else:
            messages.success(asking.request, "Your agency’s answers are kept.")
            return redirect("self-checks")
    context = {"check": found, "form": form, "due": say_day(found.due)}
    return asking.page("groups/answer-self-check.html", context)


@acting(may=makes, says=MAKING)
def check_file(asking: Asking, self_check: str) -> HttpResponse:
    """Hand out a self-check with every answer as an Excel file."""
    found = _opened(asking, self_check)
    asked = agencies_asked(directory(now=asking.now), found)
    written = workbook(found, asked, london_day(asking.now))
    answer = HttpResponse(written, content_type=EXCEL)
    name = f'attachment; filename="self-check-{found.code}.xlsx"'
    answer.headers["Content-Disposition"] = name
    return answer


def _opened(asking: Asking, code: str) -> Check:
    found = open_self_check(asking.actor, code)
    if found is None:
        raise NotOpen
    return found
