"""Which kind of file is asked for? Its name's ending says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sightline.documents.chronology.told import Chronology
from sightline.documents.writing.case_file import to_case_file
from sightline.documents.writing.chronology_document import document_of
from sightline.documents.writing.document import Paper
from sightline.documents.writing.to_csv import to_csv
from sightline.documents.writing.to_docx import to_docx
from sightline.documents.writing.to_html import to_html
from sightline.documents.writing.to_pdf import to_pdf
from sightline.documents.writing.to_text import to_text
from sightline.documents.writing.to_xlsx import to_xlsx
from sightline.kernel.errors import Fault, Refused

Writer = Callable[[Chronology, Paper], bytes]

# The longest endings first, as `.case.json` also ends in `.json`.
WRITERS: Mapping[str, Writer] = {
    ".case.json": lambda chronology, _: to_case_file(chronology),
    ".docx": lambda chronology, paper: to_docx(document_of(chronology, paper=paper)),
    ".xlsx": lambda chronology, _: to_xlsx(chronology),
    ".csv": lambda chronology, _: to_csv(chronology),
    ".html": lambda chronology, paper: to_html(document_of(chronology, paper=paper)),
    ".pdf": lambda chronology, paper: to_pdf(document_of(chronology, paper=paper)),
    ".txt": lambda chronology, paper: to_text(
        document_of(chronology, paper=paper)
    ).encode(),
}


def writer_for(name: str) -> Writer:
    """Return what writes a file of this name; raises Refused if nothing does."""
    for ending, writer in WRITERS.items():
        if name.lower().endswith(ending):
            return writer
    wrong = "its ending does not say which kind of file to write"
    raise Refused(Fault(name, wrong, f"end it in one of {', '.join(WRITERS)}"))
