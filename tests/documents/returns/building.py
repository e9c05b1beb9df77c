"""Builds what a reader of files hands over: paragraphs and tables, each with its place."""

from datetime import date, datetime

from sightline.documents.returns.understanding import understand
from sightline.documents.source.blocks import Cell, Paragraph, Place, Row, Source, Table

AS_OF = date(2026, 1, 1)
SEEN = "Home visit. Mother and baby seen. Feeding well."
CALL = "Telephone call from the nursery: away again."
MEETING = "Strategy discussion held. Agreed to enquire."


def cell(said, above=None):
    """`^` goes on with the cell above; (words, n) is merged over n columns."""
    if isinstance(said, Cell):
        return said
    if said == "^":
        return Cell(above.text, continues=True)
    if isinstance(said, tuple):
        return Cell(said[0], spans=said[1])
    if isinstance(said, (date, datetime)):
        return Cell(f"{said:%d/%m/%Y}", value=said)
    return Cell(said)


class File:
    """A file in the making."""

    def __init__(self, name="return.docx"):
        self.name = name
        self.blocks = []
        self.tables = 0

    def says(self, text, level=0, part="body", place=None, item=False):
        number = sum(isinstance(block, Paragraph) for block in self.blocks) + 1
        place = place or Place(paragraph=number)
        self.blocks.append(Paragraph(text, place, part, level, item))
        return self

    def table(self, *rows, inside=None, hidden=(), sheet=""):
        self.tables += 1
        made = []
        for number, row in enumerate(rows, start=1):
            above = made[-1].cells if made else ()
            cells = [
                cell(one, above[n] if n < len(above) else None) for n, one in enumerate(row)
            ]
            place = Place(table=self.tables, row=number, sheet=sheet)
            made.append(Row(tuple(cells), place, hidden=number in hidden))
        place = Place(table=self.tables, sheet=sheet)
        self.blocks.append(Table(tuple(made), place, inside=inside))
        return self

    def understood(self, **more):
        return understand(
            Source(self.name, "docx", tuple(self.blocks)), as_of=AS_OF, **more
        )


def told(file):
    """What each event says, and when."""
    return [(event.happened.text, event.says) for event in file.understood().events]


def why_left_out(told_return):
    return [one.why for one in told_return.account if one.became == "left-out"]
