"""What does a paragraph of OpenDocument say?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sightline.documents.source.blocks import Link, Place
from sightline.documents.source.gathering import NOWHERE, Gathering
from sightline.documents.source.opendocument.names import (
    AUTHOR,
    DRAW,
    EXTENSION,
    LINK,
    OFFICE,
    TEXT,
)
from sightline.documents.source.opendocument.styles import Styles
from sightline.documents.source.spanning import count
from sightline.documents.source.word import words as runs

WHITE = re.compile(r"[ \t\r\n]+")
WIDEST_GAP = 100


@dataclass(slots=True)
class Words(runs.Words):
    """What one paragraph or cell says."""

    def value(self, text: str, held: str = "") -> date | None:
        """The date that the cell, or the one date control that fills it, holds."""
        try:
            return date.fromisoformat(held[:10])
        except ValueError:
            return runs.Words.value(self, text) if self.dates else None


@dataclass
class Inline:
    """Reads runs; boxes, notes and comments wait with the place they hang on."""

    found: Gathering
    styles: Styles
    here: Place = NOWHERE
    boxes: list[tuple[Any, Place]] = field(default_factory=list)
    notes: list[tuple[Any, Place]] = field(default_factory=list)
    comments: list[tuple[Any, Place]] = field(default_factory=list)
    look: tuple[bool, bool] = (False, False)

    def paragraph(self, paragraph: Any, words: Words) -> None:
        """Add what a paragraph says to the words."""
        self.look = self.styles.look(paragraph.get(f"{TEXT}style-name", ""))
        self.inside(paragraph, words)

    def inside(self, parent: Any, words: Words) -> None:
        """Add what an element and everything in it says."""
        self.say(WHITE.sub(" ", parent.text or ""), words)
        for child in parent:
            reader = READERS.get(child.tag, Inline.inside)
            reader(self, child, words)
            self.say(WHITE.sub(" ", child.tail or ""), words)

    def say(self, text: str, words: Words) -> None:
        """Add words, unless they do not show."""
        if not text:
            return
        hidden, struck = self.look
        if hidden:
            words.hidden.append(text)
            return
        words.parts.append(text)
        if struck:
            words.struck.append(text)

    def span(self, element: Any, words: Words) -> None:
        was = self.look
        hidden, struck = self.styles.look(element.get(f"{TEXT}style-name", ""))
        self.look = (was[0] or hidden, was[1] or struck)
        self.inside(element, words)
        self.look = was

    def link(self, element: Any, words: Words) -> None:
        before = len(words.parts)
        self.inside(element, words)
        address = element.get(f"{LINK}href", "")
        carried = "".join(words.parts[before:]).strip()
        if carried and address and not address.startswith("#"):
            words.links.append(Link(carried, address))

    def spaces(self, element: Any, words: Words) -> None:
        self.say(" " * count(element.get(f"{TEXT}c"), WIDEST_GAP), words)

    def tab(self, element: Any, words: Words) -> None:
        self.say("\t", words)

    def line_break(self, element: Any, words: Words) -> None:
        self.say("\n", words)

    def nothing(self, element: Any, words: Words) -> None:
        """Pass over what marks a place and says nothing."""

    def note(self, element: Any, words: Words) -> None:
        body = element.find(f"{TEXT}note-body")
        if body is not None:
            self.notes.append((body, self.here))

    def comment(self, element: Any, words: Words) -> None:
        self.comments.append((element, self.here))

    def drawing(self, element: Any, words: Words) -> None:
        """Put text boxes by; count what is only to be looked at."""
        boxes = [box for box in element.iter(f"{DRAW}text-box")
                 if next(box.iterancestors(f"{DRAW}text-box"), None) is None]  # fmt: skip
        self.boxes.extend((box, self.here) for box in boxes)
        if not boxes:
            self.found.count("{n} pictures or drawings were left out", self.here)

    def control(self, element: Any, words: Words) -> None:
        """Add what a form field shows, and the date it holds, if it holds one."""
        if element.get(f"{EXTENSION}showing-place-holder") == "true":
            self.found.count(
                "{n} form fields that nobody filled in were read as blank", self.here
            )
            return
        before = len(words.parts)
        self.inside(element, words)
        held = (
            element.get(f"{EXTENSION}current-date")
            or element.get(f"{TEXT}date-value")
            or ""
        )
        try:
            value = date.fromisoformat(held[:10])
        except ValueError:
            return
        words.dates.append(("".join(words.parts[before:]).strip(), value))

    def ruby(self, element: Any, words: Words) -> None:
        for base in element.findall(f"{TEXT}ruby-base"):
            self.inside(base, words)

    def hidden(self, element: Any, words: Words) -> None:
        words.hidden.append(
            element.get(f"{TEXT}string-value") or "".join(element.itertext())
        )


Read = Callable[[Inline, Any, Words], None]
READERS: dict[str, Read] = {
    f"{TEXT}span": Inline.span,
    f"{TEXT}a": Inline.link,
    f"{TEXT}s": Inline.spaces,
    f"{TEXT}tab": Inline.tab,
    f"{TEXT}line-break": Inline.line_break,
    f"{TEXT}note": Inline.note,
    f"{TEXT}ruby": Inline.ruby,
    f"{TEXT}hidden-text": Inline.hidden,
    f"{TEXT}hidden-paragraph": Inline.hidden,
    f"{TEXT}date": Inline.control,
    f"{EXTENSION}content-control": Inline.control,
    f"{OFFICE}annotation": Inline.comment,
    f"{OFFICE}annotation-end": Inline.nothing,
    f"{AUTHOR}creator": Inline.nothing,
    f"{AUTHOR}date": Inline.nothing,
    f"{DRAW}frame": Inline.drawing,
    f"{DRAW}g": Inline.drawing,
    f"{DRAW}custom-shape": Inline.drawing,
    f"{DRAW}rect": Inline.drawing,
}
