"""Which learning points of published briefings can a self-check ask about?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from sightline.learning.queries import Shown
from sightline.learning.self_checks.answers import Ask
from sightline.learning.templates import TEMPLATES

# Questions are for teams to talk about, not for an agency to answer yes or no.
ASKED_ABOUT = "points"


def points_of(briefings: Iterable[Shown]) -> Iterator[Ask]:
    """Yield every learning point of these briefings, under the first theme of its briefing."""
    for shown in briefings:
        theme = shown.themes[0] if shown.themes else ""
        for slot in TEMPLATES[shown.template].slots:
            if slot.of == ASKED_ABOUT:
                for said in shown.slots.get(slot.code, ()):
                    if said.strip():
                        yield ask_of(said.strip(), theme, shown.code)


def ask_of(says: str, theme: str, source: str) -> Ask:
    """Make a question; its code is drawn from its words, so that it stays the same."""
    drawn = hashlib.sha256(f"{source}\n{says}".encode()).hexdigest()[:10]
    return Ask(f"{source}-{drawn}", says, theme, source)
