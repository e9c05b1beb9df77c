"""How does a cell of Word lie in its table, and is it nothing but words?"""

from __future__ import annotations

from typing import Any, NamedTuple

from sightline.documents.source.word.inline import Inline
from sightline.documents.source.word.names import TR, VAL, WORD, P

WIDEST = 1000
CELL_PROPERTIES = f"{WORD}tcPr"
SPAN = f"{WORD}gridSpan"
MERGE = f"{WORD}vMerge"
CELL_DELETED = f"{WORD}cellDel"
CONTINUE = "continue"


class Shape(NamedTuple):
    """How a cell lies in its row: over how many columns, and merged with what is above?"""

    spans: int = 1
    merge: str = ""
    deleted: bool = False


ORDINARY = Shape()


def plain_words(tc: Any, inline: Inline) -> str | None:
    """The words of a cell that holds nothing but words; None for any other.

    Nearly all cells of a return are such, and this takes a third of the time.
    """
    if inline.fields or not inline.unmarked:
        return None
    if not inline.unmerged and (tc.getparent().tag != TR or shape_of(tc) is not ORDINARY):
        return None
    said: list[str] = []
    for child in tc:
        tag = child.tag
        if tag == P:
            words = inline.plain(child)
            if words is None:
                return None
            said.append(words)
        elif tag != CELL_PROPERTIES:
            return None
    return "\n".join(said)


def shape_of(tc: Any) -> Shape:
    """How a cell lies in its row. Walked by hand: this runs for every cell there is."""
    for properties in tc:
        if properties.tag != CELL_PROPERTIES:
            break
        spans, merge, deleted = 1, "", False
        for one in properties:
            tag = one.tag
            if tag == SPAN:
                text = one.get(VAL, "")
                spans = min(max(int(text), 1), WIDEST) if text.isdecimal() else 1
            elif tag == MERGE:
                merge = one.get(VAL, CONTINUE)
            elif tag == CELL_DELETED:
                deleted = True
        if spans != 1 or merge or deleted:
            return Shape(spans, merge, deleted)
        break
    return ORDINARY
