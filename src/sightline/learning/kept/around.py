"""What stands around a briefing's own words: messages, figures with sources, whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.kernel.local_time import london_day, say_day
from sightline.learning.kept.worded import Worded

FIGURES, SOURCES = "Figures for context", "Sources of the figures"
ASK = "Whom to ask"
RESOURCES = {
    "practitioners": "To read and use",
    "families": "To give to families",
}
BEING_CHECKED = "This contact is being checked, so no number is shown."


@dataclass(frozen=True)
class Around:
    """What a briefing uses of what is kept, in its newest wording; what has ended is gone."""

    messages: tuple[Worded, ...] = ()
    contacts: tuple[Worded, ...] = ()
    statistics: tuple[Worded, ...] = ()
    resources: tuple[Worded, ...] = ()

    def resources_by_readers(self) -> list[tuple[str, list[Worded]]]:
        """Return the resources under their headings; a heading without any is left out."""
        found = [
            (
                RESOURCES[readers],
                [one for one in self.resources if one.says["readers"] == readers],
            )
            for readers in RESOURCES
        ]
        return [(heading, some) for heading, some in found if some]


NOTHING = Around()


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text, which an empty line parts."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def worded_on(one: Worded) -> str:
    """Say of which day a wording is."""
    return f"Worded on {say_day(london_day(one.worded_at))}."


def source_of(statistic: Worded) -> str:
    """Say where a figure is from, and which time it counts."""
    return f"{statistic.says['source']}, {statistic.says['period']}"


def looked_up_on(statistic: Worded) -> str:
    """Say when somebody last read a figure at its source."""
    return f"Looked up on {say_day(date.fromisoformat(statistic.says['retrieved']))}."


def ways_to(contact: Worded, today: date) -> list[str]:
    """Return how to reach a contact, or that it is being checked."""
    if contact.is_being_checked(today):
        return [BEING_CHECKED]
    return [way for field in ("telephone", "mailbox") if (way := contact.says.get(field))]
