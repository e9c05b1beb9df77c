"""What goes to the national panel? Read as it will be sent, agreed to by two, and sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.documents.writing.document import Block, Bullets, Heading, Paragraph
from sightline.kernel.errors import Refused
from sightline.kernel.local_time import london_day
from sightline.reviews.national.pack import as_pages
from sightline.reviews.national.sending import ToSend, agree, send, to_send
from sightline.reviews.policies import AGREEING
from sightline.web.forms.reviews.panel_pack import PackForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.briefings import HIT_HEAD, hit_rows
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.views.refusing import show_faults

ZIP = "application/zip"


@acting(may=reads, says=f"{WHO}; not authors. Two people agree, the business manager sends")
def pack(asking: Asking, review: str) -> HttpResponse:
    """Show the pack as it will be read, take who stands for it, and give it to be sent."""
    work = at_work(asking, review)
    found = to_send(work.review)
    posted = asking.request.POST if asking.request.method == "POST" else None
    form = PackForm(posted, digest=found.pack.digest)
    if form.is_bound and form.is_valid():
        try:
            if asking.request.POST.get("do") == "send":
                return _sent(work, form)
            return _agreed(work, form)
        except Refused as refused:
            show_faults(form, refused)
    return work.page("pack", **_context(work, found, form))


def _agreed(work: AtWork, form: PackForm) -> HttpResponse:
    if not work.may("pack.agreed"):
        raise NotOpen
    told, asking = form.cleaned_data, work.asking
    agree(asking.actor, work.review, told["digest"], told["why"], at=asking.now)
    messages.success(asking.request, "You stand for the pack as it is now.")
    return redirect(work.address("review-pack"))


def _sent(work: AtWork, form: PackForm) -> HttpResponse:
    if not work.may("pack.sent"):
        raise NotOpen
    asking = work.asking
    raw = send(asking.actor, work.review, form.cleaned_data["digest"], at=asking.now)
    response = HttpResponse(raw, content_type=ZIP)
    name = f"national-pack-{work.review.code}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _context(work: AtWork, found: ToSend, form: PackForm) -> dict[str, object]:
    deciding = work.review.state.deciding
    agreed = found.agreed
    mine = any(step.post == work.asking.actor.post for step in agreed)
    signed = deciding.decision is not None and deciding.decision.is_signed
    document = as_pages(found.pack, on=london_day(work.asking.now))
    return {
        "filters_form": form,
        "parts": [_part(block) for block in document.blocks],
        "hits": hit_rows(found.hits),
        "hit_head": HIT_HEAD,
        "names": bool(found.names),
        "agreed": [work.words.by(step) for step in agreed],
        "needed": AGREEING,
        "signed": signed,
        "may_agree": signed and not mine and not found.names and work.may("pack.agreed"),
        "may_send": len({step.post for step in agreed}) >= AGREEING
        and work.may("pack.sent"),
        "sent": [
            work.words.rows_of(step, but_not=("digest",))
            for step in reversed(deciding.packs)
        ],
        "back": work.address("review-decision"),
    }


def _part(block: Block) -> dict[str, object]:
    """Return one block for the page, by what it is."""
    match block:
        case Heading():
            return {"heading": block.text, "level": block.level}
        case Bullets():
            return {"bullets": block.items}
        case Paragraph():
            return {"text": block.text, "lead": block.lead}
    return {}
