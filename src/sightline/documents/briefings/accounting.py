"""What became of every line of the file?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.documents.briefings.lines import Line
from sightline.documents.briefings.manuscript import Manuscript
from sightline.documents.briefings.outline import Outline
from sightline.documents.briefings.told import Accounted, Became


def accounted(found: Outline, whole: Manuscript) -> tuple[Accounted, ...]:
    """Every line that holds anything, in the order of the file, and what became of it."""
    fates = sorted(_fates(found), key=lambda fate: fate[0].start)
    return tuple(
        Accounted(span, became, why)
        for line, became, why in fates
        for span in whole.spans(line.start, line.end)
    )


def _fates(found: Outline) -> Iterator[tuple[Line, Became, str]]:
    for line in found.masthead:
        yield line, "title", ""
    for part in found.parts:
        for line in (*part.heading, *part.groups):
            yield line, "heading", ""
        for saying in part.sayings:
            for line in saying.all_lines():
                yield line, "statement", ""
    for line, why in found.left:
        yield line, "left-out", why
