"""The words that runs come to, as they are being read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from sightline.documents.source.blocks import Link

# Soft hyphens and control characters show nothing; no-break spaces show as spaces.
UNSEEN = re.compile("[\u00ad\u200b\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
ODD = re.compile("[\u00ad\u200b\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\u00a0\u2007\u202f]")
SPACES = re.compile("[\u00a0\u2007\u202f]")


@dataclass(slots=True)
class Words:
    """What one paragraph or one cell says."""

    parts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    dates: list[tuple[str, date]] = field(default_factory=list)

    def text(self) -> str:
        """The words that show."""
        return seen("".join(self.parts))

    def is_struck(self) -> bool:
        """Are all of them struck through?"""
        if not self.struck:
            return False
        return "".join("".join(self.struck).split()) == "".join("".join(self.parts).split())

    def value(self, text: str) -> date | None:
        """The date that a date control holds, where its words are all the words there are."""
        if len(self.dates) != 1 or self.dates[0][0] != text.strip():
            return None
        return self.dates[0][1]


def seen(text: str) -> str:
    """The text as it shows on paper."""
    if text.isprintable() and text.isascii():
        return text
    return SPACES.sub(" ", UNSEEN.sub("", text)) if ODD.search(text) else text
