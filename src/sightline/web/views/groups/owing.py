"""What did a group set for this agency, and what shows that it was done and that it helped?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Refused
from sightline.learning.groups import actions
from sightline.learning.groups.log import Say
from sightline.learning.groups.policies import ANSWERS_FOR
from sightline.learning.groups.queries import owed_under
from sightline.learning.groups.step_kinds import GROUP_STEPS
from sightline.vocabulary.post_roles import PostRole
from sightline.web.forms.groups.steps import GroupStepForm, questions_of_step
from sightline.web.forms.offered import Offered
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.groups.items import action_page
from sightline.web.presenters.groups.opening import GroupAtWork
from sightline.web.views.refusing import show_faults

OWES = "Managers, each of what a group set for their own agency"
EVIDENCE = GROUP_STEPS["action.evidenced"]
GIVEN = frozenset({"action", "agency"})  # by which action this is, and who asks


def owes(role: PostRole) -> bool:
    """Whether this role answers for what its agency took on."""
    return role.code == ANSWERS_FOR


@acting(may=owes, says=OWES)
def owed(asking: Asking, group: str, item: str) -> HttpResponse:
    """Show one action of the agency with its evidence so far, and take more."""
    found = owed_under(asking.actor, group, item)
    if found is None:
        raise NotOpen
    work = GroupAtWork(asking, found.group)
    asked = questions_of_step(EVIDENCE, Offered(today=work.today), but_not=GIVEN)
    posted = asking.request.POST if asking.request.method == "POST" else None
    form = GroupStepForm(posted, asked, seen=len(work.state.steps))
    if form.is_bound and form.is_valid():
        said = {"action": item, "agency": asking.actor.agency, **form.answers()}
        say = Say(EVIDENCE.code, said)
        try:
            actions.take(asking.actor, group, say, at=asking.now, seen=form.seen)
        except Refused as refused:
            show_faults(form, refused)
        else:
            messages.success(asking.request, "Taken down: evidence of an action")
            return redirect("group-owed", group=group, item=item)
    return work.page("owed", item=action_page(work, found.action), form=form)
