"""One thing owed: under which safeguard, for which child, by whom, by when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["met", "pending", "late", "missed", "excused", "cannot-tell"]

# Why a status is what it is, in codes that every engine gives alike; `why` says them in words.
Because = Literal[
    "found-in-time",  # met
    "found-after",  # late: done, after the day it fell due
    "not-found",  # missed: the day has passed and it was not done
    "not-due-yet",  # pending
    "excused-by",  # excused: an entry that `unless` names
    "date-not-exact",  # cannot-tell: it may have been in time, by dates that are not exact
    "not-stated",  # cannot-tell: it turns on a field that the source does not state
    "age-not-known",  # cannot-tell: it turns on an age or a circumstance not known exactly
]


@dataclass(frozen=True, slots=True, order=True)
class Obligation:
    """One obligation, as every engine must give it.

    `started` and `answered` are entries' ids; `each` is the agency or adult that it is for
    where the safeguard runs for each. `due_first` and `due_last` are days (seconds where
    `clock` is true) between which it falls due: the same day where the start is exact.
    `answered` is the entry that met it, met it late or excused it.
    """

    safeguard: str
    started: str
    child: str
    each: str
    due_first: int | None
    due_last: int | None
    clock: bool
    status: Status
    because: Because
    answered: str = ""
    owed_by: str = ""  # an agency, or "sector:…" where none of that sector is involved
