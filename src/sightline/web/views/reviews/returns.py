"""Which agencies are asked, which have answered, and what does each return say?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sightline.kernel.errors import Fault, Refused
from sightline.kernel.local_time import london_day, say_day
from sightline.kernel.partial_dates import in_words
from sightline.reviews import actions
from sightline.reviews.evidence.kept_files import Told, read_content
from sightline.reviews.evidence.typed_rows import NAME, as_file
from sightline.reviews.log import Taken
from sightline.reviews.queries.asking import proposed_agencies
from sightline.reviews.queries.chronology import AgencyReturn, Row, agency_return
from sightline.reviews.queries.opening import kept_file
from sightline.reviews.state.board import AgencyAsked
from sightline.web.forms.reviews.returns import SPARE_ROWS, AskForm, TypedForm, UploadForm
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.views.refusing import show_faults
from sightline.web.views.reviews.incident import links_to

STATES = {
    "asked": ("Asked", "blue"),
    "received": ("Received", "turquoise"),
    "questions": ("Questions back", "yellow"),
    "checked": ("Complete", "green"),
    "excused": ("Excused", "grey"),
    "answered-for": ("Another answers", "grey"),
}
OWN = (
    "Authors: their own agency’s return. The business manager: each. The panel: when "
    "returns are closed"
)


@acting(may=reads, says=WHO)
def agencies(asking: Asking, review: str) -> HttpResponse:
    """Show the board of who was asked and who has answered."""
    work = at_work(asking, review)
    board = work.review.state.board
    return work.page(
        "agencies",
        head=("Agency", "State", "Due", "Sent", "Chased", "To do"),
        rows=[_row(work, each) for each in board.agencies],
        received=len(board.received),
        asked=len([each for each in board.agencies if each.state != "excused"]),
        outstanding=[work.words.agency(each.agency) for each in board.outstanding],
        closed_at=board.closed_at,
        may_ask=work.may("agency.asked"),
        links=links_to(
            work,
            *([("returns.closed", "Close the returns")] if not board.closed_at else []),
            ("agency.merged", "Take down that an agency merged or has a new name"),
        ),
    )


def _row(work: AtWork, each: AgencyAsked) -> list[Any]:
    title, colour = STATES[each.state]
    late = each.is_late(work.today)
    name: dict[str, str] = {"text": work.words.agency(each.agency)}
    if work.review.may_read_return_of(each.agency):
        name["href"] = work.address("review-return", agency=each.agency)
    state = {"text": each.what, "tag": title, "colour": colour}
    due = {"text": say_day(each.due) if each.due else ""}
    if late:
        due |= {"tag": "Late", "colour": "red"}
    sent = say_day(london_day(each.received_at)) if each.received_at else ""
    chased = (
        f"{len(each.chased)}, last on {say_day(london_day(each.chased[-1]))}"
        if each.chased
        else ""
    )
    to_do: dict[str, str] = {"text": "", "blank": "Nothing"}
    if each.is_outstanding() and work.may("return.chased"):
        to_do = {"text": "Chase", "href": work.taking("return.chased", each.agency)}
    elif each.state == "received" and work.may("return.checked"):
        to_do = {"text": "Check", "href": work.taking("return.checked", each.agency)}
    return [
        name,
        state,
        due,
        {"text": sent, "blank": "Not yet"},
        {"text": chased, "blank": "Not chased"},
        to_do,
    ]


@acting(may=reads, says="The business manager of the review")
def ask_agencies(asking: Asking, review: str) -> HttpResponse:
    """Propose the agencies that the record shows with the family, and ask those chosen."""
    work = at_work(asking, review)
    if not work.may("agency.asked"):
        raise NotOpen
    proposed = proposed_agencies(asking.actor, work.review, now=asking.now) or ()
    near = [
        (each.agency, each.name, "; ".join(each.why))
        for each in proposed
        if each.agency and not each.asked
    ]
    known = {each.agency for each in work.review.state.board.agencies}
    taken = known | {id_ for id_, _, _ in near}
    others = [
        pair
        for pair in sorted(work.words.agencies.items(), key=lambda pair: pair[1])
        if pair[0] not in taken
    ]
    posted = asking.request.POST if asking.request.method == "POST" else None
    today = london_day(asking.now)
    initial = {"agencies": [id_ for id_, _, _ in near]}
    form = AskForm(posted, today=today, near=near, others=others, initial=initial)
    if form.is_bound and form.is_valid() and _asked(work, form):
        return redirect(work.address("review-agencies"))
    hidden = sum(not each.agency for each in proposed)
    return work.page("ask", form=form, near=near, hidden=hidden)


def _asked(work: AtWork, form: AskForm) -> bool:
    due, what = form.cleaned_data["due"].text, form.cleaned_data["what"]
    steps = [
        Taken("agency.asked", {"agency": each, "due": due, "what": what})
        for each in form.asked()
    ]
    try:
        actions.take(work.asking.actor, work.review.id, *steps, at=work.asking.now)
    except Refused as refused:
        show_faults(form, refused)
        return False
    number = len(steps)
    said = "1 agency is asked" if number == 1 else f"{number} agencies are asked"
    messages.success(
        work.asking.request, f"{said}. Tell each whom to give a seat to write it."
    )
    return True


def _file_read(request: HttpRequest) -> Told | None:
    """Read a file that was sent, before the page's transaction."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    content = b"".join(file.chunks())
    file.seek(0)
    return read_content(file.name, content)


def _rows_read(request: HttpRequest) -> Told | None:
    """Read rows that were typed in, as they will be kept."""
    form = _sent_rows(request.POST)
    if "more_rows" in request.POST or not form.is_valid():
        return None
    try:
        return read_content(NAME, as_file(form.typed()))
    except Refused:
        return None  # the page says what is wrong with them


@acting(may=reads, says=OWN, beforehand=_file_read)
def one_return(asking: Asking, review: str, agency: str) -> HttpResponse:
    """Show what an agency sent and how it was read, and take in a file."""
    work = at_work(asking, review, authors=True)
    told = _told(work, agency)
    posted = asking.request.method == "POST"
    form = UploadForm(asking.request.POST, asking.request.FILES) if posted else UploadForm()
    if form.is_bound and form.is_valid() and _may_send(work, agency):
        file = form.cleaned_data["file"]
        if _sent(work, agency, file.name, b"".join(file.chunks()), form):
            return redirect(work.address("review-return", agency=agency))
    return work.page("return", form=form, **_return_context(work, agency, told))


def _told(work: AtWork, agency: str) -> AgencyReturn:
    told = agency_return(work.review, agency)
    if told is None:
        raise NotOpen
    return told


def _may_send(work: AtWork, agency: str) -> bool:
    """The business manager for each agency; an author for their own until returns close."""
    if not work.may("return.received"):
        return False
    own = any(s.part == "author" and s.agency == agency for s in work.review.seats)
    return work.is_manager or (own and work.review.state.board.closed_at is None)


def _sent(work: AtWork, agency: str, name: str, content: bytes, form: Any) -> bool:
    actor, at = work.asking.actor, work.asking.now
    try:
        actions.receive_return(
            actor,
            work.review.id,
            agency,
            name,
            content,
            at=at,
            read=work.asking.beforehand,
        )
    except Refused as refused:
        show_faults(form, refused)
        return False
    messages.success(work.asking.request, "The return is in. Below is how it was read.")
    return True


def _return_context(work: AtWork, agency: str, told: AgencyReturn) -> dict[str, Any]:
    asked = told.asked
    last = told.files[-1] if told.files else None
    left_out = [each for each in told.account if each.became == "left-out"]
    return {
        "agency": agency,
        "name": told.name,
        "told": told,
        "about": [
            {"key": "State", "value": STATES[asked.state][0]},
            {"key": "Due", "value": say_day(asked.due) if asked.due else ""},
            {"key": "What is asked back", "value": asked.what},
            {"key": "Asked for", "value": _asked_for(work, agency)},
        ],
        "may_send": _may_send(work, agency),
        "type_in": work.address("review-type-in", agency=agency),
        "faults": [_fault_said(each) for each in last.refused] if last else [],
        "files": [
            [
                {"text": each.name, "href": work.address("review-file", file=each.id)},
                say_day(each.kept_on),
                "Read" if each.source else "Cannot be read",
            ]
            for each in reversed(told.files)
        ],
        "file_head": ("File", "Came on", "Could it be read?"),
        "mappings": _mappings(told),
        "mapping_head": ("Heading in the file", "Taken to mean", "How"),
        "doubts": doubts_of(work, told.rows),
        "doubt_head": DOUBT_HEAD,
        "read_rows": [_read_row(row) for row in told.rows],
        "read_head": ("Date", "As written", "What happened", "Child seen"),
        "left_out": [
            f"Row {each.place.row}: {each.why}" if each.place.row else each.why
            for each in left_out
        ],
        "notices": [notice.what for notice in told.notices],
        "links": [
            {"text": text, "href": work.taking(kind, agency)}
            for kind, text in (
                ("return.checked", "Check the quality of this return"),
                ("return.chased", "Take down that it was chased"),
                ("agency.excused", "Excuse this agency"),
            )
            if work.may(kind)
        ],
    }


def _mappings(told: AgencyReturn) -> list[list[str]]:
    """How each heading of the file was taken."""
    return [
        [heading, meaning or "Kept as it is", "Guessed" if guessed else "As headed"]
        for each in told.mappings
        for heading, meaning, guessed in zip(
            each.headings,
            each.meanings,
            each.guessed or (False,) * len(each.headings),
            strict=False,
        )
    ]


def _asked_for(work: AtWork, agency: str) -> str:
    steps = [
        step
        for step in work.review.state.steps
        if step.kind == "agency.asked" and step.data["agency"] == agency
    ]
    return str(steps[-1].data.get("what", "")) if steps else ""


def _fault_said(fault: Fault) -> str:
    where = f"{fault.where}: " if fault.where else ""
    return f"{where}{fault.wrong}; {fault.right}"


def _read_row(row: Row) -> list[Any]:
    happened = in_words(row.event.happened) if row.event.happened.is_known else ""
    seen = {True: "Yes", False: "No", None: ""}[row.event.seen]
    return [
        {"text": happened, "blank": "No date could be read"},
        row.event.written,
        row.event.says,
        {"text": seen, "blank": "Not told"},
    ]


DOUBT_HEAD = ("What it stands in the file as", "Doubt", "Row", "To do")


def doubts_of(work: AtWork, rows: tuple[Row, ...]) -> list[list[Any]]:
    """Return the doubts that are open, each beside the words it is about."""
    can = work.may("doubt.settled")
    return [
        [
            doubt.text,
            doubt.why,
            row.event.says,
            {
                "text": "Settle it",
                "href": work.taking("doubt.settled", row.event.id, matter=doubt.about),
            }
            if can
            else {"text": "", "blank": "Not for your part"},
        ]
        for row in rows
        for doubt in row.event.doubts
    ]


@acting(may=reads, says=OWN, beforehand=_rows_read)
def type_in(asking: Asking, review: str, agency: str) -> HttpResponse:
    """Take in a return row by row, from those who have no file."""
    work = at_work(asking, review, authors=True)
    told = _told(work, agency)
    if not _may_send(work, agency):
        raise NotOpen
    posted = asking.request.POST if asking.request.method == "POST" else None
    form = _typed_form(posted, told)
    if form.is_bound and form.is_valid():
        actor, at = asking.actor, asking.now
        try:
            read = asking.beforehand
            typed = form.typed()
            actions.receive_typed(actor, work.review.id, agency, typed, at=at, read=read)
        except Refused as refused:
            show_faults(form, refused)
        else:
            messages.success(
                asking.request, "The rows are in. Below is how they were read."
            )
            return redirect(work.address("review-return", agency=agency))
    back = work.address("review-return", agency=agency)
    return work.page("type-in", form=form, back=back, name=told.name)


def _typed_form(posted: Any, told: AgencyReturn) -> TypedForm:
    """Make the form: with what was read before, as it was sent, or with more rows."""
    if posted is None:
        initial: dict[str, str] = {}
        for place, row in enumerate(told.rows):
            seen = {True: "yes", False: "no", None: ""}[row.event.seen]
            initial |= {
                f"happened-{place}": row.event.written,
                f"event-{place}": row.event.says,
                f"seen-{place}": seen,
            }
        return TypedForm(None, rows=len(told.rows) + SPARE_ROWS, initial=initial)
    if "more_rows" in posted:
        sent = _number_sent(posted)
        return TypedForm(None, rows=sent + SPARE_ROWS, initial=posted.dict())
    return _sent_rows(posted)


def _sent_rows(posted: Any) -> TypedForm:
    return TypedForm(posted, rows=_number_sent(posted))


def _number_sent(posted: Any) -> int:
    return sum(name.startswith("event-") for name in posted)


@acting(may=reads, says=OWN)
def download(asking: Asking, review: str, file: str) -> HttpResponse:
    """Hand back a file as it was sent: never shown in place, never run."""
    work = at_work(asking, review, authors=True)
    kept = kept_file(work.review, file)
    if kept is None:
        raise NotOpen
    response = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    ending = kept.name.rpartition(".")[2].lower()
    plain = ending if ending.isalnum() and len(ending) < 6 else "bin"
    response.headers["Content-Disposition"] = (
        f'attachment; filename="return-{kept.id}.{plain}"'
    )
    response.headers["Content-Security-Policy"] = "default-src 'self'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
