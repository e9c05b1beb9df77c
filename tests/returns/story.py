"""One agency's return in the making, and the truth of each of its rows."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.returns.families import AGENCIES, Family, Happening
from tests.returns.wordings import Written, write_day


@dataclass
class Told:
    """One row before a layout has written it: the happening, its words and its date."""

    happening: Happening
    agency: str
    says: str
    written: Written

    def dated(self, words: str, **changes: Any) -> Told:
        """The same row with its date in other words, meaning the day it happened."""
        day = f"{self.happening.at:%Y-%m-%d}"
        told = {"accept": (day,), "doubt": "needless", "window": None, "form": "layout"}
        return replace(self, written=replace(self.written, words=words, **(told | changes)))


@dataclass
class TrueRow:
    """What is true of a row: see the format of the truth in `as_json`."""

    told: Told
    where: dict[str, Any]
    text: dict[str, str]
    hidden: bool = False
    gone: list[str] = field(default_factory=list)


@dataclass
class Story:
    """What one agency tells of one family."""

    family: Family
    agency: str
    rows: list[Told]
    seed: int

    @property
    def name(self) -> str:
        return AGENCIES[self.agency]

    @property
    def dice(self) -> random.Random:
        return random.Random(f"layout{self.seed}{self.family.key}")

    def clearly(self) -> Iterable[Told]:
        """The rows with their days written dd/mm/yyyy."""
        for row in self.rows:
            yield row.dated(f"{row.happening.at:%d/%m/%Y}", value=None)


def story_of(
    family: Family, happenings: list[Happening], agency: str, seed: int, mess: float
) -> Story:
    """What an agency tells: its own accounts, dated as it writes dates."""
    dice = random.Random(f"{family.key}{agency}{seed}")
    usual = dice.randrange(30)
    rows = [
        Told(one, agency, one.accounts[agency], write_day(one.at, dice, mess, usual))
        for one in happenings
        if agency in one.accounts
    ]
    if rows:
        rows[0] = rows[0].dated(f"{rows[0].happening.at:%d/%m/%Y}", value=None)
    return Story(family, agency, rows, seed)


def truth_of(file: str, story: Story, layout: str, rows: list[TrueRow]) -> dict[str, Any]:
    """The truth of one file, in the form that judges of merged chronologies read."""
    return {
        "file": file,
        "family": story.family.key,
        "layout": layout,
        "agencies": sorted({row.told.agency for row in rows}),
        "agency_words": {key: [name] for key, name in AGENCIES.items()},
        "notes_owed": [],
        "not_rows": [],
        "rows": [_row(file, number, row, story) for number, row in enumerate(rows, 1)],
    }


def _row(file: str, number: int, row: TrueRow, story: Story) -> dict[str, Any]:
    written = row.told.written
    date: dict[str, Any] = {
        "written": written.words,
        "form": written.form,
        "accept": list(written.accept),
        "doubt": written.doubt,
    }
    if written.window:
        low, high, first, last = written.window
        date["window"] = {"holds": [low, high], "inside": [first, last]}
    words = " ".join(row.text.values())
    told: dict[str, Any] = {
        "id": f"{file}-{number}",
        "event": row.told.happening.id,
        "agency": row.told.agency,
        "agency_name": AGENCIES[row.told.agency],
        "where": row.where,
        "date": date,
        "text": row.text,
        "people": [
            {"written": one.name, "person": one.key, "name": one.name, "role": one.role}
            for one in story.family.people
            if one.name.split()[0] in words
        ],
        "gone": row.gone,
    }
    return told | ({"hidden": True} if row.hidden else {})


def links_of(truths: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Which rows of several files tell the same happening."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for truth in truths:
        for row in truth["rows"]:
            groups.setdefault(row["event"], []).append(
                {
                    "id": row["id"],
                    "file": truth["file"],
                    "agency": row["agency"],
                    "hearsay": False,
                }
            )
    return [
        {"event": event, "name": event, "rows": rows, "related": [], "conflicts": []}
        for event, rows in groups.items()
    ]
