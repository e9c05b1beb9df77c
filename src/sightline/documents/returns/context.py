"""What headings above an event say of it: the period, the day, the agency."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.documents.dates.reading import Known


@dataclass
class Context:
    """The latest headings: a year or a month of one, a day, an agency."""

    known: Known | None = None
    day: str = ""
    agency: str = ""
