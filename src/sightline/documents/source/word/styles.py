"""Which styles make a heading, a list, hidden or struck words, also by way of other styles?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from sightline.documents.source.word.names import OFF, PPR, RPR, VAL, WORD, is_on

HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
DEEPEST = 6
BODY_TEXT = 9
LINKS_FOLLOWED = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says that matters to a reader: None where it leaves that to its base."""

    level: int | None = None
    item: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    heading_by_name: bool = False


PLAIN = Style(0, False, False, False)


class Styles:
    """The styles of one document, each with what it inherits."""

    def __init__(self, root: Any = None) -> None:
        self._own: dict[str, tuple[Style, str]] = {}
        self._whole: dict[str, Style] = {}
        for style in root.iter(f"{WORD}style") if root is not None else ():
            based = style.find(f"{WORD}basedOn")
            base = "" if based is None else based.get(VAL, "")
            self._own[style.get(f"{WORD}styleId", "")] = (_own_style(style), base)

    @property
    def mark(self) -> bool:
        """Does any of them strike words out or hide them?"""
        return any(style.struck or style.hidden for style, _ in self._own.values())

    def named(self, style_id: str) -> Style:
        """The style with this id; one without any features where there is none."""
        if style_id not in self._whole:
            self._whole[style_id] = self._inherited(style_id)
        return self._whole[style_id]

    def _inherited(self, style_id: str) -> Style:
        told = Style()
        for _ in range(LINKS_FOLLOWED):
            own, base = self._own.get(style_id, (PLAIN, ""))
            told = Style(
                told.level if told.level is not None else own.level,
                told.item if told.item is not None else own.item,
                told.struck if told.struck is not None else own.struck,
                told.hidden if told.hidden is not None else own.hidden,
            )
            if not base:
                break
            style_id = base
        return replace(
            told,
            level=told.level or 0,
            item=bool(told.item) and not told.level,
            struck=bool(told.struck),
            hidden=bool(told.hidden),
        )


def outline_level(properties: Any) -> int | None:
    """The heading level that paragraph properties state: 0 for body text, None if silent."""
    outline = properties.find(f"{WORD}outlineLvl")
    number = "" if outline is None else outline.get(VAL, "")
    if not number.isdecimal():
        return None
    return 0 if int(number) >= BODY_TEXT else min(int(number) + 1, DEEPEST)


def is_item(properties: Any) -> bool | None:
    """Do paragraph properties make it a list's item? None if they are silent."""
    numbering = properties.find(f"{WORD}numPr")
    if numbering is None:
        return None
    number = numbering.find(f"{WORD}numId")
    return number is not None and number.get(VAL) != "0"


def _own_style(style: Any) -> Style:
    paragraph, words = style.find(PPR), style.find(RPR)
    level = None if paragraph is None else outline_level(paragraph)
    if level is None:
        level = _level_by_name(style)
    return Style(
        level,
        None if paragraph is None else is_item(paragraph),
        _switch(words, "strike", "dstrike"),
        _switch(words, "vanish"),
    )


def _level_by_name(style: Any) -> int | None:
    named = style.find(f"{WORD}name")
    name = "" if named is None else named.get(VAL, "").strip()
    heading = HEADING.match(name)
    if heading:
        return min(max(int(heading.group(1)), 1), DEEPEST)
    return 1 if name.lower() == "title" else None


def _switch(properties: Any, *names: str) -> bool | None:
    said = None
    for name in names if properties is not None else ():
        found = properties.find(f"{WORD}{name}")
        if found is not None:
            said = bool(said) or found.get(VAL) not in OFF
    return said


__all__ = ["Style", "Styles", "is_item", "is_on", "outline_level"]
