"""Whom does anyone ring who is worried about a child? Told in one place, for every page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

FILE = "report-a-worry.toml"
_OURS = Path(__file__).with_name("data") / FILE


@dataclass(frozen=True)
class FrontDoor:
    """The number to ring in office hours, and the one for every other hour."""

    front_door: str
    phone: str
    hours: str
    out_of_hours_phone: str
    out_of_hours: str


def front_door() -> FrontDoor:
    """Return the partnership's own numbers, or the fictional ones where it gave none.

    Read each time, so that a change of number shows on the next page.
    """
    theirs = Path(settings.SIGHTLINE_DATA) / FILE
    path = theirs if theirs.exists() else _OURS
    return FrontDoor(**tomllib.loads(path.read_text(encoding="utf-8")))


def worry_sentences(door: FrontDoor) -> tuple[str, ...]:
    """Return the same, as sentences for paper and for files."""
    return (
        "If a child is in danger now, ring 999. If it is not an emergency, ring the police"
        " on 101.",
        f"{door.front_door}: {door.phone} ({door.hours}).",
        f"{door.out_of_hours}: {door.out_of_hours_phone}.",
    )
