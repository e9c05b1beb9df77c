"""One thing said, with its place in the whole file at hand."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.documents.briefings.cleaning import Clean
from sightline.documents.briefings.manuscript import Manuscript
from sightline.documents.briefings.told import Span, Told


@dataclass(frozen=True)
class Said:
    """The words of one statement; stretches of them can be told with their spans."""

    words: Clean
    whole: Manuscript

    @property
    def text(self) -> str:
        return self.words.text

    def told(self, start: int, end: int, code: str = "") -> Told:
        """These characters of it, as written, and where they stand."""
        piece = self.words.piece(start, end)
        return Told(piece.text, spans_of(self.whole, piece), code)

    def all_told(self, code: str = "") -> Told:
        """All of it."""
        return self.told(0, len(self.text), code)


def spans_of(whole: Manuscript, words: Clean) -> tuple[Span, ...]:
    """Where words stand: one span for each run of them within one paragraph or cell.

    Runs are broken where other words lie between, as a page's header does.
    """
    runs: list[list[int]] = []
    for at in words.at:
        if at < 0:
            continue
        if runs and not _breaks(whole, runs[-1][1], at):
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    return tuple(span for start, end in runs for span in whole.spans(start, end))


def _breaks(whole: Manuscript, end: int, at: int) -> bool:
    """Whether more than marks and white space lies between two characters of a text."""
    if at < end:
        return True
    between = whole.text[end:at]
    return len(between) > 1 and (
        "\n" in between or whole.part_at(end - 1) is not whole.part_at(at)
    )
