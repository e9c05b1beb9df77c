"""How is it shown what was read of agencies' returns? As tables, and as questions of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sightline.documents.returns.overrides import NOTHING
from sightline.web.forms.returns import Said, meanings_offered

ROW_HEAD = ("When", "As written", "Agency", "What happened", "Who", "Where it stands")
DOUBT_HEAD = ("Where it stands", "The words", "Why it is doubtful")
FILE_HEAD = ("File", "Agency", "Lines read", "Left out")


@dataclass(frozen=True)
class ColumnAsked:
    """One column of a table: its heading, what it was taken to mean, and the choices."""

    name: str
    heading: str
    guessed: bool
    options: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class TableAsked:
    """One table whose columns can be given other meanings."""

    title: str
    columns: tuple[ColumnAsked, ...]


def file_rows(result: dict[str, Any]) -> list[list[Any]]:
    """Return a row for each file that was read."""
    return [
        [
            each["file"],
            ", ".join(each["agencies"]),
            str(each["events"]),
            {"text": "; ".join(each["left_out"]), "blank": "Nothing"},
        ]
        for each in result["returns"]
    ]


def tables_asked(result: dict[str, Any]) -> list[TableAsked]:
    """Return every table with its columns, as a form asks for their meanings."""
    offered = meanings_offered()
    return [
        TableAsked(
            title=f"{each['file']}, table {table['table']}",
            columns=tuple(
                _column(each["number"], table["table"], place, column, offered)
                for place, column in enumerate(table["columns"], start=1)
            ),
        )
        for each in result["returns"]
        for table in each["tables"]
    ]


def _column(
    file: int,
    table: int,
    place: int,
    column: dict[str, Any],
    offered: list[tuple[str, str]],
) -> ColumnAsked:
    now = column["meaning"] or NOTHING
    return ColumnAsked(
        name=f"column-{file}-{table}-{place}",
        heading=column["heading"] or f"Column {place}, without a heading",
        guessed=column["guessed"],
        options=tuple((code, words, code == now) for code, words in offered),
    )


def changed(result: dict[str, Any], said: Said) -> Said:
    """Keep what was said that differs from what the columns were taken to mean."""
    found: Said = {}
    for each in result["returns"]:
        for table in each["tables"]:
            told = said.get(each["number"], {}).get(table["table"], {})
            for place, column in enumerate(table["columns"], start=1):
                meaning = told.get(place)
                if meaning and meaning != (column["meaning"] or NOTHING):
                    tables = found.setdefault(each["number"], {})
                    tables.setdefault(table["table"], {})[place] = meaning
    return found


def habits_said(result: dict[str, Any], found: Said) -> dict[str, dict[str, str]]:
    """Return by agency the headings that were given another meaning; one agency a file."""
    habits: dict[str, dict[str, str]] = {}
    for each in result["returns"]:
        for table in each["tables"]:
            told = found.get(each["number"], {}).get(table["table"], {})
            for place, meaning in told.items():
                heading = table["columns"][place - 1]["heading"].strip()
                if heading and len(each["agencies"]) == 1:
                    habits.setdefault(each["agencies"][0], {})[heading] = meaning
    return habits
