"""How many of the events can safeguards judge at all? An empty page must not read as all well."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sightline.documents.chronology.kinds import CONTACT
from sightline.safeguards.world import World


@dataclass(frozen=True)
class Reach:
    """Of so many events, how many are more than a contact, and how many say about whom."""

    events: int
    recognised: int
    about_somebody: int

    def said(self) -> str:
        """Say it in words, and what would make it more."""
        rest = self.events - min(self.recognised, self.about_somebody)
        return (
            f"How far it reaches: of {self.events:,} events, {self.recognised:,} could be told"
            " by their words to be more than a contact (a meeting, a missed appointment, an"
            f" injury), and {self.about_somebody:,} say whom of the people known here they are"
            f" about. Of the other {rest:,} no safeguard can say anything: that nothing stands"
            " here does not mean that nothing was missed. The family's case file, put into the"
            " folder, tells who is meant."
        )


def reach_of(world: World, told: Collection[str]) -> Reach:
    """Return how far safeguards reach into these entries of a world, each told by its id."""
    rows = [row for row in world.entries if row.id in told]
    about = {row.n for row in world.about}
    return Reach(
        events=len(rows),
        recognised=sum(row.kind != CONTACT for row in rows),
        about_somebody=sum(row.n in about for row in rows),
    )
