"""Which styles of an OpenDocument text hide words, strike them out, or make a title?"""

from __future__ import annotations

from typing import Any

from sightline.documents.source.opendocument.names import STYLE, TEXT

LINKS_FOLLOWED = 20
LINES = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")


class Styles:
    """What the styles of one document say that matters to a reader."""

    def __init__(self, *roots: Any) -> None:
        self._own: dict[str, tuple[bool | None, bool | None, str]] = {}
        for root in roots:
            for style in () if root is None else root.iter(f"{STYLE}style"):
                name = style.get(f"{STYLE}name", "")
                base = style.get(f"{STYLE}parent-style-name", "")
                words = style.find(f"{STYLE}text-properties")
                self._own[name] = (*_of(words), base)

    def look(self, name: str) -> tuple[bool, bool]:
        """Does the style hide its words; does it strike them out?"""
        hidden: bool | None = None
        struck: bool | None = None
        for _ in range(LINKS_FOLLOWED):
            if name not in self._own:
                break
            own_hidden, own_struck, name = self._own[name]
            hidden = own_hidden if hidden is None else hidden
            struck = own_struck if struck is None else struck
        return bool(hidden), bool(struck)

    def is_title(self, name: str) -> bool:
        """Is it the style of the document's title, or based on it?"""
        for _ in range(LINKS_FOLLOWED):
            if name == "Title":
                return True
            if name not in self._own:
                break
            name = self._own[name][2]
        return False


def _of(words: Any) -> tuple[bool | None, bool | None]:
    if words is None:
        return None, None
    display = words.get(f"{TEXT}display")
    lines = [words.get(name) for name in LINES if words.get(name) is not None]
    hidden = None if display is None else display == "none"
    return hidden, any(line != "none" for line in lines) if lines else None
