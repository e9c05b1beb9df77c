"""Which agencies were asked, which have answered, and what is outstanding?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from sightline.kernel.partial_dates import whole_day
from sightline.reviews.state.told import StepTold, standing

State = Literal["asked", "received", "questions", "checked", "excused", "answered-for"]


@dataclass(frozen=True)
class AgencyAsked:
    """One agency on the board.

    `file` is the file of its latest return, `files` those of all of them, latest last.
    `answered_by` is the agency that answers for it since they merged.
    """

    agency: str
    asked_at: datetime
    due: date | None = None
    state: State = "asked"
    chased: tuple[datetime, ...] = ()
    file: str = ""
    files: tuple[str, ...] = ()
    received_at: datetime | None = None
    what: str = ""  # why it is excused, or what is asked back
    name: str = ""  # its new name, where it has one
    answered_by: str = ""

    def is_outstanding(self) -> bool:
        """Something is still owed by this agency itself."""
        return self.state in ("asked", "questions")

    def is_late(self, today: date) -> bool:
        """It is outstanding and its day has passed."""
        return self.is_outstanding() and self.due is not None and today > self.due


@dataclass(frozen=True)
class Board:
    """Every agency asked, in the order they were asked, and whether returns are closed."""

    agencies: tuple[AgencyAsked, ...] = ()
    closed_at: datetime | None = None

    @property
    def outstanding(self) -> tuple[AgencyAsked, ...]:
        """The agencies from which something is still to come."""
        return tuple(asked for asked in self.agencies if asked.is_outstanding())

    @property
    def received(self) -> tuple[AgencyAsked, ...]:
        """The agencies that have sent a return."""
        return tuple(asked for asked in self.agencies if asked.file)

    def of(self, agency: str) -> AgencyAsked | None:
        """Return one agency's row."""
        return next((asked for asked in self.agencies if asked.agency == agency), None)


def board_in(steps: Iterable[StepTold]) -> Board:
    """Fold the steps of a review into the board of who has answered."""
    rows: dict[str, AgencyAsked] = {}
    closed_at = None
    for step in standing(steps):
        if step.kind == "agency.asked":
            _ask(rows, step)
        elif step.kind == "agency.merged":
            _merge(rows, step)
        elif step.kind == "returns.closed":
            closed_at = step.at
        elif step.kind in _CHANGES and step.data["agency"] in rows:
            agency = step.data["agency"]
            rows[agency] = _CHANGES[step.kind](rows[agency], step)
    return Board(tuple(rows.values()), closed_at)


def _ask(rows: dict[str, AgencyAsked], step: StepTold) -> None:
    agency, due = step.data["agency"], whole_day(step.data["due"])
    if agency in rows:
        rows[agency] = replace(rows[agency], due=due)
    else:
        rows[agency] = AgencyAsked(agency, step.at, due)


def _merge(rows: dict[str, AgencyAsked], step: StepTold) -> None:
    agency, into = step.data["agency"], step.data.get("into", "")
    if agency not in rows:
        return
    rows[agency] = replace(rows[agency], name=step.data.get("name", ""))
    if into:
        gone = rows[agency]
        rows[agency] = replace(gone, state="answered-for", answered_by=into)
        rows.setdefault(into, AgencyAsked(into, step.at, gone.due))


def _chased(row: AgencyAsked, step: StepTold) -> AgencyAsked:
    return replace(row, chased=(*row.chased, step.at))


def _received(row: AgencyAsked, step: StepTold) -> AgencyAsked:
    file = step.data["file"]
    files = (*row.files, file)
    return replace(row, state="received", file=file, files=files, received_at=step.at)


def _checked(row: AgencyAsked, step: StepTold) -> AgencyAsked:
    state: State = "checked" if step.data["outcome"] == "good" else "questions"
    return replace(row, state=state, what=step.data.get("what", ""))


def _excused(row: AgencyAsked, step: StepTold) -> AgencyAsked:
    return replace(row, state="excused", what=step.data["why"])


_CHANGES = {
    "return.chased": _chased,
    "return.received": _received,
    "return.checked": _checked,
    "agency.excused": _excused,
}
