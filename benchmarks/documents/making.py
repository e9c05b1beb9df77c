"""Fifty agencies' returns of one invented county, as Word, Excel and CSV, in a folder."""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported)

import csv
import io
import random
from datetime import date, timedelta

from sightline.documents.writing.document import Column, Document, Paragraph, Table
from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_xlsx import Sheet, write_sheets

HEADINGS = ("Date", "Event", "Action taken", "Source")
KINDS = ("Social Care", "Police", "Health Visiting", "Surgery", "Maternity", "Hospital",
         "Primary School", "Housing", "Probation", "Early Help")  # fmt: skip
OPENINGS = (
    "Home visit by {who}.", "Call from {who} about {what}.", "Rang {who} about {what}.",
    "Letter to {who} about {what}.", "{what} discussed with {who}.", "No reply at the door.",
    "Clinic, brought by {who}.", "Not brought to the appointment about {what}.",
    "Email to {who}, copied to the file, about {what}.", "{who} attended with {what}.",
)  # fmt: skip
RARELY = (
    "Strategy meeting held, {n} agencies.",
    "Joint visit with {who}.",
    "999 call, {what}.",
)
WHO = (
    "mother",
    "father",
    "grandmother",
    "a neighbour",
    "the manager",
    "the lodger",
    "an aunt",
)
SOUNDS = (
    "ba",
    "co",
    "du",
    "fe",
    "gi",
    "ho",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "to",
    "vi",
)
DAYS = 3_650


def make_returns(folder, returns, rows, seed=1):
    """Write so many returns of so many rows each; give their paths."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(SOUNDS, k=chance.randint(2, 4))) for _ in range(6_000)]
    for number in range(returns):
        name = f"Fernshire {number} {KINDS[number % len(KINDS)]}"
        made = list(_rows(chance, words, rows))
        ending = ("docx", "xlsx", "csv")[number % 3]
        path = folder / f"{name}.{ending}"
        path.write_bytes({"docx": _docx, "xlsx": _xlsx, "csv": _csv}[ending](name, made))
        yield path


def _rows(chance, words, rows):
    days = sorted(chance.randrange(DAYS) for _ in range(rows))
    for day in days:
        said = chance.choice(RARELY if chance.random() < 0.01 else OPENINGS)
        said = said.format(
            who=chance.choice(WHO), what=chance.choice(words), n=chance.randint(3, 9)
        )
        more = " ".join(chance.choices(words, k=chance.randint(6, 20)))
        yield (
            f"{date(2015, 1, 1) + timedelta(days=day):%d/%m/%Y}",
            f"{said} {more.capitalize()}.",
            " ".join(chance.choices(words, k=chance.randint(0, 6))),
            f"Case note {chance.randrange(10_000)}",
        )


def _docx(name, rows):
    columns = tuple(Column(heading) for heading in HEADINGS)
    table = Table("Chronology", columns, tuple(rows))
    return to_docx(Document("Chronology", (Paragraph(f"Agency: {name}"), table)))


def _xlsx(name, rows):
    return write_sheets(
        [Sheet("Chronology", tuple((heading, 20) for heading in HEADINGS), rows)],
        title=name,
    )


def _csv(_, rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADINGS, *rows])
    return text.getvalue().encode()
