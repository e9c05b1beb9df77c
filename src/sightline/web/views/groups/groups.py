"""Which groups work on what was learned, on what, and how does it stand?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.access.queries import directory
from sightline.documents.writing.to_docx import to_docx
from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.learning.groups import actions
from sightline.learning.groups.paper import agenda_document, meeting_line
from sightline.learning.groups.policies import ANSWERS_FOR, may_start
from sightline.learning.groups.queries import my_groups, owed_by_agency
from sightline.learning.groups.step_kinds import GROUP_STEPS
from sightline.web.forms.groups.steps import GroupStepForm, questions_of_step
from sightline.web.forms.offered import Offered
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.groups import overview
from sightline.web.presenters.groups.agendas import AGENDA_HEAD, agenda_for, parts
from sightline.web.presenters.groups.items import item_page
from sightline.web.presenters.groups.opening import (
    FORMS,
    WHO,
    at_work,
    forms_groups,
    works,
)
from sightline.web.views.refusing import show_faults

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@acting(may=works, says=f"{WHO}; the list holds no other group")
def groups(asking: Asking) -> HttpResponse:
    """List the groups that the reader works in; to the partnership's manager, all."""
    names = {each.id: each.name for each in directory(now=asking.now)}
    found = my_groups(asking.actor)
    today = london_day(asking.now)
    context = {
        "head": overview.GROUPS_HEAD,
        "rows": overview.group_rows(
            found,
            names,
            lambda code: reverse("group", kwargs={"group": code}),
            today,
        ),
        "may_start": may_start(asking.actor),
        "owes": asking.actor.role.code == ANSWERS_FOR,
        "owed_head": overview.OWED_HEAD,
        "owed": list(overview.owed_rows(owed_by_agency(asking.actor), today)),
    }
    return asking.page("groups/list.html", context)


@acting(may=forms_groups, says=FORMS)
def new(asking: Asking) -> HttpResponse:
    """Form a group: what it is for, who leads it, until when."""
    agencies = tuple((each.id, each.name) for each in directory(now=asking.now))
    offered = Offered(today=london_day(asking.now), agencies=agencies)
    asked = questions_of_step(GROUP_STEPS["group.formed"], offered)
    form = GroupStepForm(asking.request.POST or None, asked)
    if form.is_valid():
        try:
            code = actions.start(asking.actor, form.answers(), at=asking.now)
        except Refused as refused:
            show_faults(form, refused)
        else:
            messages.success(asking.request, "The group is formed. Now name its members.")
            return redirect("group", group=code)
    return asking.page("groups/new.html", {"form": form})


@acting(may=works, says=WHO)
def group(asking: Asking, group: str) -> HttpResponse:
    """Show what a group is for, and all it works on."""
    work = at_work(asking, group)
    taking_up = [("gap.taken-up", "Take up a gap")]
    return work.page(
        "group",
        facts=overview.facts(work),
        tables=[
            _table("Gaps", overview.GAP_HEAD, overview.gap_rows(work),
                   "No gap has been taken up yet", work.links(*taking_up)),
            _table("Actions", overview.ACTION_HEAD, overview.action_rows(work),
                   "No action has been set yet", work.links(("action.set", "Set an action"))),
            _table("Pilots", overview.PILOT_HEAD, overview.pilot_rows(work),
                   "No pilot has begun", work.links(("pilot.begun", "Begin a pilot"))),
            _table("Training", overview.TRAINING_HEAD, overview.training_rows(work),
                   "No training was held", work.links(
                       ("training.held", "Take down a training"))),
            _table("Looking back", overview.LOOK_BACK_HEAD, overview.look_back_rows(work),
                   "No look back is planned", work.links(
                       ("lookback.set", "Plan a look back"))),
            _table("Meetings held", overview.MEETING_HEAD, overview.meeting_rows(work),
                   "The group has not met yet", work.links(
                       ("meeting.planned", "Plan a meeting"),
                       ("meeting.held", "Take down a meeting"))),
            _table("Members", overview.MEMBER_HEAD, overview.member_rows(work),
                   "Nobody has been named yet", work.links(
                       ("member.joined", "Name a member"),
                       ("member.left", "Take down that a member left"))),
        ],
        closed=work.rows_of(work.state.closed) if work.state.closed else None,
        changing=work.links(
            ("group.changed", "Change its name, remit, lead or end"),
            ("group.closed", "Close this group"),
        ),
    )  # fmt: skip


@acting(may=works, says=WHO)
def item(asking: Asking, group: str, item: str) -> HttpResponse:
    """Show one gap, action, pilot, training or look back, and all that was said of it."""
    work = at_work(asking, group)
    found = item_page(work, item)
    if found is None:
        raise NotOpen
    return work.page("item", item=found)


@acting(may=works, says=WHO)
def steps(asking: Asking, group: str) -> HttpResponse:
    """Show everything done in a group, also what was taken down in error."""
    work = at_work(asking, group)
    return work.page("steps", items=overview.every_step(work))


@acting(may=works, says=f"{WHO}; of reviews, what the reader sits in")
def agenda(asking: Asking, group: str) -> HttpResponse:
    """Show what the next meeting has to talk about, to be printed or taken as Word."""
    work = at_work(asking, group)
    drawn = agenda_for(work, with_reviews=True)
    return work.page(
        "agenda",
        line=meeting_line(drawn),
        head=AGENDA_HEAD,
        parts=list(parts(work, drawn)),
        with_reviews=bool(drawn.from_reviews),
        links=work.links(("meeting.planned", "Plan a meeting")),
    )


@acting(may=works, says=f"{WHO}; of reviews, what the reader sits in")
def agenda_file(asking: Asking, group: str) -> HttpResponse:
    """Hand out the agenda as Word; what reviews left open is in it only if asked for."""
    work = at_work(asking, group)
    with_reviews = asking.request.GET.get("reviews") == "yes"
    drawn = agenda_for(work, with_reviews=with_reviews)
    document = agenda_document(work.group, drawn, work.words.agencies)
    answer = HttpResponse(to_docx(document), content_type=WORD)
    name = f'attachment; filename="agenda-{work.group.code}.docx"'
    answer.headers["Content-Disposition"] = name
    return answer


def _table(
    caption: str, head: object, rows: object, empty: str, links: object
) -> dict[str, object]:
    return {"caption": caption, "head": head, "rows": rows, "empty": empty, "links": links}
