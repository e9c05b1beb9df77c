"""How do figures leave Sightline? As an Excel workbook that holds nothing of anyone.

Whoever asks for it, it tells no number below five: where it goes from here is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sightline.documents.writing.to_xlsx import Sheet, Value, write_sheets
from sightline.kernel.local_time import say_moment
from sightline.record.queries.front_door import FrontDoor, ReferralFigures
from sightline.web.presenters.scorecard.front_door import COUNTED, HEAD, period_said
from sightline.web.presenters.scorecard.words import FEW, TOO_FEW, say_days

WIDE = 34
NUMBERS = (
    "number", "read", "acknowledged", "decided", "sent_back", "waiting",
)  # fmt: skip
TIMES = ("to_read", "to_acknowledge", "to_decide")
TIME_HEAD = ("Half read within", "Half acknowledged within", "Half decided within")
SMALL = (
    "No number below five is told, and the others are to the nearest five, so that nobody can"
    " be picked out."
)


def front_door_workbook(found: FrontDoor, *, now: datetime) -> bytes:
    """Write the figures of the front door as `.xlsx`."""
    periods = [(period_said(day, found.by), of) for day, of in found.periods]
    agencies = [(name, of) for _, name, of in found.agencies]
    routes = [(name, of) for _, name, of in found.routes]
    told = [f"Counted on {say_moment(now)}.", SMALL, *COUNTED]
    return write_sheets(
        (
            _sheet(
                f"By {found.by}", found.by.capitalize(), [*periods, ("All", found.whole)]
            ),
            _sheet("By agency", "From", agencies),
            _sheet("By route", "Route", routes),
            Sheet("How it is counted", (("How it is counted", 100),), [[t] for t in told]),
        ),
        title="Figures of the front door",
    )


def _sheet(name: str, first: str, rows: Iterable[tuple[str, ReferralFigures]]) -> Sheet:
    headings = ((first, WIDE), *((each, 16) for each in (*HEAD, *TIME_HEAD)))
    return Sheet(name, headings, [_row(title, of) for title, of in rows])


def _row(title: str, of: ReferralFigures) -> Sequence[Value]:
    numbers = (getattr(of, name) for name in NUMBERS)
    times = (getattr(of, name) for name in TIMES)
    return (
        title,
        *(FEW if each is None else each for each in numbers),
        *(TOO_FEW if each is None else say_days(each) for each in times),
    )
