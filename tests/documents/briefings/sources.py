"""Sources made for tests, and a way to see what stands at a span of one."""

import re
from collections.abc import Iterable

from sightline.documents.briefings.told import Span
from sightline.documents.source.blocks import Paragraph, Place, Source

WORD = re.compile(r"\w")


def of_lines(text: str, name: str = "briefing.txt") -> Source:
    """A source with a paragraph for each line that holds something, as it stands."""
    blocks = [
        Paragraph(line, Place(line=number, paragraph=number))
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    ]
    return Source(name, "text", tuple(blocks))


def standing_at(source: Source, spans: Iterable[Span]) -> str:
    """The characters of the source at the spans."""
    return " ".join(_slice(source, span) for span in spans)


def _slice(source: Source, span: Span) -> str:
    block = source.blocks[span.block]
    text = (
        block.text
        if isinstance(block, Paragraph)
        else block.rows[span.row - 1].cells[span.column - 1].text
    )
    assert 0 <= span.start < span.end <= len(text)
    return text[span.start : span.end]


def holds(source: Source, spans: Iterable[Span], words: str) -> bool:
    """Whether the words stand at the spans in their order, from the first letter to the last."""
    told, there = WORD.findall(words), WORD.findall(standing_at(source, spans))
    if not told:
        return True
    letters = iter(there)
    return told[0] == there[0] and all(letter in letters for letter in told)
