"""Invented briefings as Word and PDF files: tables, boxes, two columns."""

from pathlib import Path

import typst
from docx import Document

INVENTED = Path(__file__).parent / "invented"
RECOMMENDATIONS = (
    ("Recommendation", "Responsible", "Timescale", "RAG"),
    (
        "Write each strategy discussion down and send it out",
        "Police",
        "March 2025",
        "Green",
    ),
    (
        "Give every child a safety plan of their own",
        "Children's social care",
        "May",
        "Amber",
    ),
)


def word_briefing(path: Path) -> Path:
    """A Word briefing with boxes side by side and a table of recommendations."""
    paper = Document()
    paper.sections[0].header.paragraphs[0].text = "Fallowby learning briefing"
    paper.add_heading("Learning review: the Plover family", 0)
    paper.add_paragraph("Fallowby Safeguarding Children Partnership, February 2025")
    paper.add_heading("Summary of the case", 1)
    paper.add_paragraph(
        "Three children aged 2, 6 and 9 years were physically abused by their stepfather. "
        "The school had made four referrals in one term."
    )
    boxes = paper.add_table(rows=3, cols=2)
    for row, texts in enumerate(
        (
            ("What worked well", "What needs to improve"),
            ("The school kept drawings the children made.", "Referrals were read one by one."),
            ("A GP rang the front door at once.", "All three safety plans were the same."),
        )
    ):  # fmt: skip
        for column, text in enumerate(texts):
            boxes.cell(row, column).text = text
    paper.add_heading("Recommendations", 1)
    grid = paper.add_table(rows=len(RECOMMENDATIONS), cols=4)
    for row, texts in enumerate(RECOMMENDATIONS):
        for column, text in enumerate(texts):
            grid.cell(row, column).text = text
    paper.add_heading("Discussion points", 1)
    paper.add_paragraph(
        "Whose plan is it, if it has every child's name on it?", "List Bullet"
    )
    paper.save(str(path))
    return path


def two_columns(path: Path) -> Path:
    """A PDF in two columns with a running header and page numbers."""
    path.write_bytes(
        typst.compile(
            b"""
#set page(paper: "a5", header: [Brackenford partnership briefing], numbering: "1 / 1")
#set text(size: 10pt)
= Rapid review: Child Wren
Brackenford Safeguarding Children Partnership, November 2024
#columns(2)[
== What happened
Child Wren, a girl aged 4 months, was admitted in August 2024 with bleeding on the brain.
Her parents were both under twenty and lived in temporary accommodation.
== Good practice
- The midwife asked each parent about their own childhood.
== Learning
- The crying programme was offered to the mother only. Her partner never heard of it.
- Two agencies noted bruising and neither told the other.
#colbreak()
== What to do
- Talk with both parents about crying.
== Questions
- Do you know who comforts the baby at night?
== Report a concern
Ring the Brackenford hub on 01632 960 222.
]
"""
        )
    )
    return path


word_briefing.ending = "docx"
two_columns.ending = "pdf"
