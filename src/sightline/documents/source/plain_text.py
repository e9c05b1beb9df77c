"""Plain text: paragraphs lie between blank lines, and each list item is one of its own."""

from __future__ import annotations

import re

from sightline.documents.source.blocks import Place, Source
from sightline.documents.source.decoding import decoded
from sightline.documents.source.gathering import Gathering
from sightline.documents.source.opened import Opened
from sightline.documents.source.word.words import seen

ITEM = re.compile(r"\s*(?:[-*•·–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
PAGE_BREAK = "\f"


def read(opened: Opened) -> Source:
    """The paragraphs of the text, each with the line it begins on."""
    text = text_of(opened)
    number, start, held = 0, 0, list[str]()
    for number, line in enumerate([*text.splitlines(), ""], 1):
        item = ITEM.match(line)
        if held and (item or not line.strip()):
            _tell(opened.found, held, start)
            held = []
        if line.strip():
            start = start if held else number
            held.append(line.replace(PAGE_BREAK, "").rstrip())
    return opened.found.source("text")


def text_of(opened: Opened) -> str:
    """The file's text, with a notice where its encoding had to be found out."""
    opening = decoded(opened.everything())
    if opening.encoding != "UTF-8":
        guess = " (a guess, since it does not say)" if opening.guessed else ""
        opened.found.note(f"its characters are encoded as {opening.encoding}{guess}")
    return opening.text.replace("\r\n", "\n").replace("\r", "\n")


def _tell(found: Gathering, lines: list[str], start: int) -> None:
    text = seen("\n".join(lines))
    mark = ITEM.match(text)
    is_bullet = mark is not None and not mark.group().strip()[0].isalnum()
    found.numbers["body"] += 1
    place = Place(paragraph=found.numbers["body"], line=start)
    words = text[mark.end() :] if mark and is_bullet else text
    found.paragraph(words, place=place, item=mark is not None)
