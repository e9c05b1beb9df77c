"""What is there to do in a review, and how far is each thing? The list on its first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.access.calendar import partnership_calendar
from sightline.reviews.queries.safety import other_children_in
from sightline.reviews.state.clocks import notification_clock
from sightline.reviews.state.incident import PARTNERS
from sightline.web.presenters.reviews.opening import AtWork


@dataclass(frozen=True)
class Task:
    """One line of the list: what, where, how far it is, and in which colour to say so."""

    text: str
    href: str
    status: str
    colour: str = ""
    hint: str = ""


@dataclass(frozen=True)
class TaskGroup:
    """Several tasks under one heading."""

    title: str
    tasks: tuple[Task, ...]


DONE, NOT_YET = "", "blue"


def groups_of(work: AtWork) -> list[TaskGroup]:
    """Return what there is to do, in the order it is best done."""
    made = [
        TaskGroup("First of all", tuple(_first(work))),
        TaskGroup("Setting up", tuple(_setting_up(work))),
        TaskGroup("What agencies hold", tuple(_returns(work))),
        TaskGroup("What it shows", tuple(_evidence(work))),
        TaskGroup("Deciding", tuple(_deciding(work))),
        TaskGroup("Those whom it concerns", tuple(_people(work))),
        TaskGroup("Learning, and the end", tuple(_learning(work))),
    ]
    return [group for group in made if group.tasks]


def _first(work: AtWork) -> Iterator[Task]:
    incident = work.review.state.incident
    page = work.address("review-incident")
    others = other_children(work)
    if others is None:
        yield Task("Safety of every other child", page, "Family not open to you", "yellow")
    else:
        waiting = incident.not_yet_safe(others)
        safe = f"{len(others) - len(waiting)} of {len(others)} confirmed"
        yield Task(
            "Safety of every other child",
            page,
            "Not yet safe" if waiting else ("No other child known" if not others else safe),
            "red" if waiting else DONE,
            hint=safe if waiting else "",
        )
    given = len(incident.views)
    views = f"{given} of {len(PARTNERS)} partners"
    yield Task(
        "Views of the criteria", page, views, DONE if given == len(PARTNERS) else NOT_YET
    )
    yield _notification(work, page)


def _notification(work: AtWork, page: str) -> Task:
    incident = work.review.state.incident
    if incident.notified_on:
        clock = notification_clock(incident, partnership_calendar())
        late = clock is not None and incident.notified_on > clock.due
        sent, colour = ("Sent late", "red") if late else ("Sent", DONE)
        return Task("Notification of the national panel", page, sent, colour)
    if incident.notify is False:
        return Task("Notification of the national panel", page, "Not to be sent")
    said = "Decided, not yet sent" if incident.notify else "To be decided"
    return Task("Notification of the national panel", page, said, "red")


def other_children(work: AtWork) -> list[str] | None:
    """Return the other children of the family; None where it does not open to the reader."""
    if work.family is None:
        return None
    return other_children_in(work.family, work.review.state.incident.child)


def _setting_up(work: AtWork) -> Iterator[Task]:
    workspace = work.review.state.workspace
    if work.may("review.opened") or workspace.type:
        opened = bool(workspace.type)
        where = work.address("review-steps") if opened else work.taking("review.opened")
        yield Task(
            "Open the review",
            where,
            "Open" if opened else "To do",
            "" if opened else "blue",
        )
    seats = [seat for seat in workspace.seats if seat.until is None]
    yield Task("Who sits in it", work.address("review-seats"), _count(seats, "seat"))
    answered = sum(bool(line.answer) for line in workspace.lines)
    yield Task(
        "Lines of enquiry",
        work.address("review-lines"),
        f"{answered} of {len(workspace.lines)} answered" if workspace.lines else "None yet",
        "" if workspace.lines else NOT_YET,
    )


def _returns(work: AtWork) -> Iterator[Task]:
    board = work.review.state.board
    page = work.address("review-agencies")
    asked = [each for each in board.agencies if each.state != "excused"]
    missing = board.outstanding
    yield Task(
        "Agencies and their returns",
        page,
        f"{len(board.received)} of {len(asked)} in" if asked else "None asked yet",
        NOT_YET if missing or not asked else DONE,
        hint=", ".join(work.words.agency(each.agency) for each in missing[:4]),
    )
    closed = board.closed_at is not None
    yield Task(
        "Close the returns",
        work.taking("returns.closed")
        if work.may("returns.closed") and not closed
        else page,
        "Closed" if closed else "Open",
        DONE if closed else NOT_YET,
        hint="" if closed else "From then on the panel reads every return.",
    )


def _evidence(work: AtWork) -> Iterator[Task]:
    said = len(work.review.state.evidence.said)
    yield Task(
        "Combined chronology",
        work.address("review-chronology"),
        f"{said} rows spoken of" if said else "To be read",
    )
    yield Task(
        "Genogram and ecomap",
        work.address("review-genogram"),
        "As at the day of the incident",
    )
    yield Task(
        "What others knew, and what safeguards say",
        work.address("review-findings"),
        "Worked out from the rows",
    )


def _deciding(work: AtWork) -> Iterator[Task]:
    deciding = work.review.state.deciding
    page = work.address("review-decision")
    yield Task(
        "Panel meeting", page, "Held" if deciding.meetings else "Not yet",
        "" if deciding.meetings else NOT_YET,
    )  # fmt: skip
    decision = deciding.decision
    signed = bool(decision and decision.is_signed)
    waiting = "To be signed" if decision else "Not yet"
    yield Task(
        "Decision, signed by a second person", page, "Signed" if signed else waiting,
        "" if signed else NOT_YET,
    )  # fmt: skip
    if decision and decision.step.data.get("alternative"):
        done = deciding.alternative_done is not None
        yield Task(
            "What is done instead", page, "Done" if done else "Open",
            "" if done else NOT_YET, hint=str(decision.step.data["alternative"]),
        )  # fmt: skip
    sent = deciding.sent_on is not None
    drafted = "Written" if deciding.letters else "Not yet"
    yield Task(
        "Letter to the national panel", page, "Sent" if sent else drafted,
        "" if sent else NOT_YET,
    )  # fmt: skip


def _people(work: AtWork) -> Iterator[Task]:
    people, held = work.review.state.people, work.review.state.deciding.held_by
    page = work.address("review-people")
    blanks = people.blanks()
    yield Task(
        "Family and practitioners",
        page,
        _count(blanks, "answer") + " missing" if blanks else "Answered",
        NOT_YET if blanks else DONE,
    )
    yield Task(
        "Other proceedings",
        page,
        "Publication is held" if held else "Nothing holds publication",
        "yellow" if held else DONE,
    )


def _learning(work: AtWork) -> Iterator[Task]:
    learning, workspace = work.review.state.learning, work.review.state.workspace
    page = work.address("review-learning")
    yield Task("Learning points", page, _count(learning.points, "point"))
    open_ = [each for each in learning.actions if each.is_open]
    late = any(each.is_late(work.today) for each in open_)
    yield Task(
        "Recommendations and actions",
        page,
        f"{len(open_)} open, some late" if late else f"{len(open_)} open",
        "red" if late else DONE,
    )
    if workspace.closed_on:
        yield Task("Close the review", work.address("review-steps"), "Closed")
    elif work.may("review.closed"):
        yield Task(
            "Close the review", work.taking("review.closed"), "Open", NOT_YET,
            hint="Needs the signed decision, and every answer of family and practitioners.",
        )  # fmt: skip


def _count(things: object, word: str) -> str:
    number = len(things)  # type: ignore[arg-type]
    return f"{number} {word}{'' if number == 1 else 's'}"
