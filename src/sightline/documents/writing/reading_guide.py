"""How is a merged chronology to be read, and how were the files it is made of?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.documents.chronology.told import Chronology
from sightline.documents.writing.document import printable

_SENTENCES = (
    "Every line is one row of one agency's return, in that agency's own words.",
    "Lines stand in order of the earliest day they may be of. Where only a month or a span is"
    " told, the line stands where it may begin, and its date says so. Lines whose date could"
    " not be read come last, each agency's together.",
    "“Date as written” is what stands in the return. Where a date was guessed, Doubts says how.",
    "“Same event as” means that two agencies seem to tell of one event. Both lines are kept;"
    " where they differ, neither has been taken for the right one.",
    "“News of” means that a line passes on what others saw or did.",
    "A silence is what the returns do not tell. It does not prove that nothing was done.",
    "What is not linked may still be one event: the links are proposals, to be checked.",
)


def how_to_read() -> tuple[str, ...]:
    """Return what a reader should know before the first line."""
    return _SENTENCES


def mapping_rows(chronology: Chronology) -> Iterator[tuple[str, str, str]]:
    """Yield, for each table read, its file, the heading, and what it was taken to mean."""
    for mapping in chronology.mappings:
        guessed = mapping.guessed or (False,) * len(mapping.headings)
        for heading, meaning, guess in zip(
            mapping.headings, mapping.meanings, guessed, strict=False
        ):
            taken = f"{meaning or 'kept as it is'}{' (a guess)' if guess else ''}"
            where = f"{mapping.file}, table {mapping.table}"
            yield printable(where), printable(heading), taken
