"""What does a paragraph of Word say, its tracked changes accepted and its fields worked out?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sightline.documents.source.blocks import Link, Place
from sightline.documents.source.gathering import NOWHERE, Gathering
from sightline.documents.source.opened import Opened
from sightline.documents.source.packages import Relationship
from sightline.documents.source.word.names import (
    BOX,
    COMPATIBILITY,
    ID,
    MATHS,
    OFF,
    PPR,
    RELATION,
    RPR,
    SDT_CONTENT,
    SDT_PR,
    VAL,
    WORD,
    WORD_2010,
    R,
    T,
)  # fmt: skip
from sightline.documents.source.word.styles import Styles
from sightline.documents.source.word.symbols import shown
from sightline.documents.source.word.words import Words, seen

LEADS = re.compile(r'HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
LIVE = re.compile(r"^\s*DDE(AUTO)?\b", re.IGNORECASE)
STYLE = f"{WORD}pStyle"
PLAIN = (False, False)
CALLING, SHOWING = "calling", "showing"
DELETED = "{n} tracked deletions were read as accepted: the deleted words are left out"
INSERTED = "{n} tracked insertions were read as accepted"
PICTURES = "{n} pictures or drawings were left out"
UNFILLED = "{n} form fields that nobody filled in were read as blank"
PART_STRUCK = "{n} places hold words of which some are struck through"
NUMBERED = {
    f"{WORD}footnoteReference": "footnote",
    f"{WORD}endnoteReference": "endnote",
    f"{WORD}commentReference": "comment",
}
SPELT = {
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}noBreakHyphen": "-",
}


@dataclass
class Inline:
    """Reads runs. What cannot stand in a line of words (boxes) waits in `boxes`.

    `unmarked` says that nothing in the whole document is struck, hidden or deleted,
    `unmerged` that no cell is merged or held by a control.
    """

    opened: Opened
    styles: Styles
    relations: dict[str, Relationship]
    here: Place = NOWHERE
    unmarked: bool = False
    unmerged: bool = False
    boxes: list[tuple[Any, Place]] = field(default_factory=list)
    anchors: dict[tuple[str, str], Place] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    base: tuple[bool, bool] = PLAIN

    @property
    def found(self) -> Gathering:
        return self.opened.found

    def paragraph(self, paragraph: Any, words: Words) -> bool:
        """Add what a paragraph says to the words; False if it runs on into the next one."""
        self.base = PLAIN
        ends = True
        for properties in paragraph:
            if properties.tag == PPR:
                ends = self._begin(properties)
            break
        self.inside(paragraph, words)
        return ends

    def plain(self, paragraph: Any) -> str | None:
        """All that a paragraph says, if it is nothing but words; None to read it in full."""
        said = ""
        for child in paragraph:
            tag = child.tag
            if tag == R:
                for part in child:
                    tag = part.tag
                    if tag == T:
                        said += part.text or ""
                    elif tag != RPR:
                        return None
            elif tag != PPR:
                return None
        return said

    def _begin(self, properties: Any) -> bool:
        """Take the look of a paragraph's style; False if its end is a tracked deletion."""
        ends = True
        for one in properties:
            tag = one.tag
            if tag == STYLE:
                named = self.styles.named(one.get(VAL, ""))
                self.base = (bool(named.hidden), bool(named.struck))
            elif tag == RPR:
                ends = one.find(f"{WORD}del") is None
        return ends

    def inside(self, parent: Any, words: Words) -> None:
        """Add what everything inside an element says."""
        for child in parent:
            tag = child.tag
            if tag == R:
                self.run(child, words)
            elif tag != PPR:
                reader = AROUND.get(tag)
                if reader is not None:
                    reader(self, child, words)

    def run(self, run: Any, words: Words) -> None:
        """Add what one run says."""
        hidden, struck = self.base
        for child in run:
            tag = child.tag
            if tag == T:
                if child.text:
                    self.say(child.text, words, hidden=hidden, struck=struck)
            elif tag == RPR:
                hidden, struck = self._look(child)
            elif tag in SPELT:
                self.say(SPELT[tag], words, hidden=hidden, struck=struck)
            else:
                reader = WITHIN.get(tag)
                if reader is not None:
                    reader(self, child, words)

    def say(
        self, text: str, words: Words, *, hidden: bool = False, struck: bool = False
    ) -> None:
        """Add words, unless they only call a field."""
        if self.fields and CALLING in self.fields:
            return
        if hidden:
            words.hidden.append(text)
            return
        words.parts.append(text)
        if struck:
            words.struck.append(text)

    def _look(self, properties: Any) -> tuple[bool, bool]:
        hidden, struck = self.base
        for one in properties:
            name = one.tag[len(WORD) :]
            if name == "rStyle":
                style = self.styles.named(one.get(VAL, ""))
                hidden, struck = hidden or bool(style.hidden), struck or bool(style.struck)
            elif name == "vanish":
                hidden = one.get(VAL) not in OFF
            elif name in ("strike", "dstrike"):
                struck = one.get(VAL) not in OFF
        return hidden, struck

    def inserted(self, element: Any, words: Words) -> None:
        self.found.count(INSERTED, self.here)
        self.inside(element, words)

    def deleted(self, element: Any, words: Words) -> None:
        self.found.count(DELETED, self.here)

    def moved_away(self, element: Any, words: Words) -> None:
        self.found.count("{n} passages that were moved stand only where they were moved to",
                         self.here)  # fmt: skip

    def control(self, control: Any, words: Words) -> None:
        """Add what a content control shows, and the date it holds, if it holds one."""
        properties, content = control.find(SDT_PR), control.find(SDT_CONTENT)
        if content is None or self.is_unfilled(properties):
            return
        before = len(words.parts)
        self.inside(content, words)
        self.dated(properties, words, before)

    def is_unfilled(self, properties: Any) -> bool:
        """Does a control still show only what invites people to fill it in?"""
        if properties is None or properties.find(f"{WORD}showingPlcHdr") is None:
            return False
        if properties.find(f"{WORD}showingPlcHdr").get(VAL) in OFF:
            return False
        if properties.find(f"{WORD_2010}checkbox") is not None:
            return False
        self.found.count(UNFILLED, self.here)
        return True

    def dated(self, properties: Any, words: Words, before: int) -> None:
        """Note the date that a date control holds for the words added since `before`."""
        picker = None if properties is None else properties.find(f"{WORD}date")
        held = "" if picker is None else picker.get(f"{WORD}fullDate", "")
        try:
            value = date.fromisoformat(held[:10])
        except ValueError:
            return
        words.dates.append((seen("".join(words.parts[before:])).strip(), value))

    def link(self, element: Any, words: Words) -> None:
        before = len(words.parts)
        self.inside(element, words)
        relation = self.relations.get(element.get(f"{RELATION}id", ""))
        if relation is not None and relation.external:
            self._linked(words, before, relation.target)

    def _linked(self, words: Words, before: int, address: str) -> None:
        carried = seen("".join(words.parts[before:])).strip()
        if carried:
            words.links.append(Link(carried, address))

    def simple_field(self, element: Any, words: Words) -> None:
        self._refuse_live(element.get(f"{WORD}instr", ""))
        self.inside(element, words)

    def field_part(self, element: Any, words: Words) -> None:
        kind = element.get(f"{WORD}fldCharType")
        if kind == "begin":
            self.fields.append(CALLING)
            self.calls.append("")
            self.starts.append(len(words.parts))
        elif kind == "separate" and self.fields:
            self.fields[-1] = SHOWING
            self.starts[-1] = len(words.parts)
        elif kind == "end" and self.fields:
            self.fields.pop()
            call, start = self.calls.pop(), self.starts.pop()
            self._refuse_live(call)
            leads = LEADS.search(call)
            if leads and start <= len(words.parts):
                self._linked(words, start, leads.group(1))

    def call(self, element: Any, words: Words) -> None:
        if self.calls:
            self.calls[-1] += element.text or ""
            self._refuse_live(self.calls[-1])

    def _refuse_live(self, call: str) -> None:
        if LIVE.match(call):
            raise self.opened.refused(
                "it holds a live link to another program (DDE)",
                "replace the linked words with plain ones and save it anew",
            )

    def symbol(self, element: Any, words: Words) -> None:
        font, code = element.get(f"{WORD}font", ""), element.get(f"{WORD}char", "")
        character = shown(font, code)
        if not character:
            self.found.count("{n} symbols of picture fonts are not known; □ stands for each",
                             self.here)  # fmt: skip
        self.say(character or "□", words)

    def anchor(self, element: Any, words: Words) -> None:
        self.anchors[NUMBERED[element.tag], element.get(ID, "")] = self.here

    def choice(self, element: Any, words: Words) -> None:
        """Of several ways to say the same, the first; a text box stands in both."""
        options = [*element.findall(f"{COMPATIBILITY}Choice"),
                   *element.findall(f"{COMPATIBILITY}Fallback")]  # fmt: skip
        chosen = next((o for o in options if next(o.iter(BOX, T), None) is not None), None)
        if chosen is None and options:
            chosen = options[0]
        for child in () if chosen is None else chosen:
            reader = WITHIN.get(child.tag) or AROUND.get(child.tag)
            if reader is not None:
                reader(self, child, words)
            elif child.tag == R:
                self.run(child, words)

    def drawing(self, element: Any, words: Words) -> None:
        boxes = list(_outermost_boxes(element))
        self.boxes.extend((box, self.here) for box in boxes)
        if not boxes:
            self.found.count(PICTURES, self.here)

    def maths(self, element: Any, words: Words) -> None:
        self.found.count("{n} formulas were read as their characters only", self.here)
        self.say("".join(one.text or "" for one in element.iter(f"{MATHS}t")), words)

    def ruby(self, element: Any, words: Words) -> None:
        for base in element.findall(f"{WORD}rubyBase"):
            self.inside(base, words)


def _outermost_boxes(element: Any) -> Any:
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag == f"{COMPATIBILITY}Fallback" and child.getprevious() is not None:
            continue
        elif isinstance(child.tag, str):
            yield from _outermost_boxes(child)


Read = Callable[[Inline, Any, Words], None]
AROUND: dict[str, Read] = {
    f"{WORD}ins": Inline.inserted,
    f"{WORD}moveTo": Inline.inserted,
    f"{WORD}del": Inline.deleted,
    f"{WORD}moveFrom": Inline.moved_away,
    f"{WORD}hyperlink": Inline.link,
    f"{WORD}fldSimple": Inline.simple_field,
    f"{WORD}sdt": Inline.control,
    f"{WORD}smartTag": Inline.inside,
    f"{WORD}customXml": Inline.inside,
    f"{WORD}bdo": Inline.inside,
    f"{WORD}dir": Inline.inside,
    f"{MATHS}oMath": Inline.maths,
    f"{MATHS}oMathPara": Inline.maths,
    f"{COMPATIBILITY}AlternateContent": Inline.choice,
}
WITHIN: dict[str, Read] = {
    f"{WORD}fldChar": Inline.field_part,
    f"{WORD}instrText": Inline.call,
    f"{WORD}sym": Inline.symbol,
    f"{WORD}drawing": Inline.drawing,
    f"{WORD}pict": Inline.drawing,
    f"{WORD}object": Inline.drawing,
    f"{WORD}ruby": Inline.ruby,
    f"{COMPATIBILITY}AlternateContent": Inline.choice,
    **dict.fromkeys(NUMBERED, Inline.anchor),
}
