"""What do the returns say together, row by row, and what has the panel said of them?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.drawing.timeline.drawing import draw_timeline
from sightline.reviews.queries.chronology import Combined, Row, combined_chronology
from sightline.reviews.queries.findings import findings_in_returns, who_knew_in_record
from sightline.reviews.queries.timeline import story_of_returns
from sightline.reviews.step_kinds import STEP_KINDS
from sightline.web.page import Asking, NotOpen, acting
from sightline.web.presenters.drawn import shown
from sightline.web.presenters.reviews.findings import (
    FINDING_HEAD,
    UNKNOWN_HEAD,
    finding_rows,
    unknown_rows,
)
from sightline.web.presenters.reviews.opening import WHO, AtWork, at_work, reads
from sightline.web.presenters.reviews.rows import RowItem, items_of
from sightline.web.presenters.who_knew import HEAD as RECORD_HEAD
from sightline.web.presenters.who_knew import gap_rows
from sightline.web.views.reviews.incident import links_to
from sightline.web.views.reviews.narrowed import keep, narrowed, wants_all
from sightline.web.views.reviews.returns import DOUBT_HEAD, doubts_of

LIMIT = 400  # rows on one page; the rest is reached by narrowing


@acting(may=reads, says=f"{WHO}. Rows of agencies whose return the reader may read")
def chronology(asking: Asking, review: str) -> HttpResponse:
    """Show the rows of all returns in one order, and let them be narrowed."""
    work = at_work(asking, review)
    whole = combined_chronology(work.review)
    form = narrowed(work, whole)
    if asking.request.method == "POST" and (wants_all(work) or form.is_valid()):
        keep(work, form)
        return redirect(asking.request.get_full_path())
    rows = [row for row in whole.rows if form.wanted().fits(row)]
    return work.page(
        "chronology",
        filters_form=form,
        years=_years(items_of(work, rows[:LIMIT])),
        total=len(rows),
        left_out=max(0, len(rows) - LIMIT),
        not_read=[each.agency_name for each in whole.not_read],
        awaited=[work.words.agency(each.agency) for each in whole.awaited],
        silences=[each.says for each in whole.chronology.silences],
        unplaced=[work.words.rows_of(step) for step in whole.unplaced],
        doubts=doubts_of(work, whole.rows),
        doubt_head=DOUBT_HEAD,
        closed=work.review.state.board.closed_at is not None,
        timeline=work.address("review-timeline"),
        lines=work.address("review-lines"),
        take_out=work.address("review-chronology-file"),
        genogram=work.address("review-genogram"),
        ecomap=work.address("review-ecomap"),
    )


def _years(items: list[RowItem]) -> list[tuple[str, list[RowItem]]]:
    found: dict[str, list[RowItem]] = {}
    for item in items:
        first = item.row.event.happened.first
        found.setdefault(
            str(first.year) if first else "No date that could be read", []
        ).append(item)
    return list(found.items())


@acting(may=reads, says=f"{WHO}. Rows of agencies whose return the reader may read")
def row(asking: Asking, review: str, event: str) -> HttpResponse:
    """Show one row as its agency wrote it, and everything said of it."""
    work = at_work(asking, review)
    whole = combined_chronology(work.review)
    found = whole.row(event)
    if found is None:
        raise NotOpen
    kinds = (
        ("event.noted", "Write a note"),
        ("event.themed", "Give it a theme"),
        ("event.disputed", "Take down that someone disputes it"),
        ("event.praised", "Mark it as good practice"),
        ("learning.drawn", "Draw a learning point from it"),
    )
    links = [
        {"text": text, "href": work.taking(kind, event)}
        for kind, text in kinds
        if work.may(kind)
    ]
    if work.may("event.recognised"):
        tells = work.address("review-recognise", event=event)
        links.insert(0, {"text": "Say what kind of thing it tells of", "href": tells})
    if work.review.state.workspace.lines and work.may("line.tied"):
        tie = {
            "text": "Tie it to a line of enquiry",
            "href": work.taking("line.tied", row=event),
        }
        links.append(tie)
    said = found.said
    steps = (
        *said.notes,
        *said.themes,
        *said.disputes,
        *said.praise,
        *said.settled.values(),
    )
    return work.page(
        "row",
        row=found,
        columns=[{"key": each.heading, "value": each.text} for each in found.event.columns],
        place=_place(found),
        said=[_said(work, step) for step in sorted(_with(found, steps), key=_number)],
        doubts=doubts_of(work, (found,)),
        doubt_head=DOUBT_HEAD,
        others=[other for other in whole.rows if other.event.id in found.event.same_as],
        links=links,
        back=work.address("review-chronology"),
    )


def _with(found: Row, steps: tuple[Any, ...]) -> list[Any]:
    return [*steps, found.said.recognised] if found.said.recognised else [*steps]


def _number(step: Any) -> int:
    return int(step.number)


def _said(work: AtWork, step: Any) -> dict[str, Any]:
    rows = work.words.rows_of(step, but_not=("event",))
    return {"title": STEP_KINDS[step.kind].title, "rows": rows}


def _place(found: Row) -> str:
    """Say where in its file a row stands."""
    place = found.event.standing.place
    parts = [
        f"sheet {place.sheet}" if place.sheet else "",
        f"page {place.page}" if place.page else "",
        f"table {place.table}" if place.table and not place.sheet else "",
        f"row {place.row}" if place.row else "",
        f"paragraph {place.paragraph}" if place.paragraph else "",
    ]
    return ", ".join(part for part in parts if part)


@acting(may=reads, says=f"{WHO}. Rows of agencies whose return the reader may read")
def timeline(asking: Asking, review: str) -> HttpResponse:
    """Draw the returns as one timeline, with a lane for each agency."""
    work = at_work(asking, review)
    combined: Combined = combined_chronology(work.review)
    title = f"Returns of review {work.review.code}"
    story = story_of_returns(combined, title=title, as_at=work.today)
    picture = (
        shown(draw_timeline(story, knowing=None), "timeline") if story.events else None
    )
    return work.page("timeline", shown=picture, back=work.address("review-chronology"))


@acting(may=reads, says=f"{WHO}. What the record adds, to those to whom the family is open")
def findings(asking: Asking, review: str) -> HttpResponse:
    """Show what those who decided did not know, and what the safeguards say."""
    work = at_work(asking, review)
    if not any(
        work.review.may_read_return_of(a.agency) for a in work.review.state.board.received
    ):
        return work.page("findings", found=None, closed=False)
    found = findings_in_returns(work.review, today=work.today)
    by_record = None
    if work.on is None:
        by_record = who_knew_in_record(asking.actor, work.review, now=asking.now)
    return work.page(
        "findings",
        found=found,
        unknown=unknown_rows(work, found),
        unknown_head=UNKNOWN_HEAD,
        owed=finding_rows(work, found),
        owed_head=FINDING_HEAD,
        by_record=gap_rows(by_record) if by_record else [],
        record_head=RECORD_HEAD,
        record_open=by_record is not None,
        chronology=work.address("review-chronology"),
    )


@acting(may=reads, says=WHO)
def lines(asking: Asking, review: str) -> HttpResponse:
    """Show each line of enquiry with the rows and gaps tied to it, and the answer."""
    work = at_work(asking, review)
    rows = {row.event.id: row for row in combined_chronology(work.review).rows}
    found = [
        {
            "line": line,
            "items": items_of(work, [rows[each] for each in line.rows if each in rows]),
            "links": [
                {"text": text, "href": work.taking(kind, line.id)}
                for kind, text in (
                    ("line.tied", "Tie a row or a gap to it"),
                    ("line.answered", "Answer it again" if line.answer else "Answer it"),
                )
                if work.may(kind)
            ],
        }
        for line in work.review.state.workspace.lines
    ]
    return work.page(
        "lines",
        lines=found,
        links=links_to(work, ("line.set", "Set a line of enquiry")),
        back=work.address("review"),
    )
