"""How does a return that was typed in, row by row, become a file like any other?"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.kernel.errors import Fault, Refused
from sightline.kernel.partial_dates import NotADate, PartialDate, in_words

NAME = "typed-in.csv"
HEADINGS = ("Date", "Time", "Source", "Event", "Child seen", "Comment")


@dataclass(frozen=True)
class TypedRow:
    """One row as somebody typed it in; `happened` as people write dates, or EDTF."""

    happened: str
    event: str
    time: str = ""
    source: str = ""
    seen: str = ""
    comment: str = ""


def as_file(rows: Sequence[TypedRow]) -> bytes:
    """Write typed rows as the file that is kept; raises Refused where a row tells nothing."""
    faults = [
        Fault(
            f"row {place}", "nothing says what happened", "write it, or leave the row out"
        )
        for place, row in enumerate(rows, start=1)
        if not row.event.strip()
    ]
    if not rows:
        faults = [Fault("", "there is no row", "write at least one")]
    if faults:
        raise Refused(*faults)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for row in rows:
        told = (_in_words(row.happened), row.time, row.source, row.event, row.seen)
        writer.writerow([*told, row.comment])
    return out.getvalue().encode("utf-8")


def _in_words(happened: str) -> str:
    """Write EDTF as people write it, which is how a return is read."""
    try:
        return in_words(PartialDate.parse(happened.strip()))
    except NotADate:
        return happened.strip()
