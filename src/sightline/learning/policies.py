"""Who may write and publish learning, and does the state of a briefing allow it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sightline.access.actor import Actor
from sightline.kernel.errors import Fault
from sightline.learning.standing import Standing
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.themes import THEMES

WRITES_BRIEFINGS = "partnership-manager"
RELEASES = frozenset({WRITES_BRIEFINGS, "manager"})
LONGEST = 4_000  # characters in one paragraph or point


def may_write(actor: Actor) -> bool:
    """Briefings are the partnership's."""
    return actor.role.code == WRITES_BRIEFINGS


def may_release(actor: Actor) -> bool:
    """Whoever decides for an agency or for the partnership can be one of the two."""
    return actor.role.code in RELEASES


def faults_of_version(
    template: str, title: str, slots: Mapping[str, Sequence[str]], themes: Sequence[str]
) -> list[Fault]:
    """Return what is wrong with a version, of itself; a draft may leave slots empty."""
    known = {slot.code for slot in TEMPLATES[template].slots}
    faults = [] if title.strip() else [Fault("title", "it has no title", "give it one")]
    faults += [
        Fault(slot, "this kind of briefing has no such part", "leave it out")
        for slot in slots
        if slot not in known
    ]
    faults += [
        Fault(slot, "one paragraph is too long to be read", "make it several")
        for slot, said in slots.items()
        if any(len(text) > LONGEST for text in said)
    ]
    faults += [
        Fault("themes", f"“{theme}” is no theme", "choose from the list")
        for theme in themes
        if theme not in THEMES
    ]
    return faults


def missing_slots(template: str, slots: Mapping[str, Sequence[str]]) -> list[Fault]:
    """Return the parts that must be filled before anyone releases the briefing."""
    return [
        Fault(slot.code, f"“{slot.title}” is empty", slot.hint)
        for slot in TEMPLATES[template].slots
        if slot.required and not any(text.strip() for text in slots.get(slot.code, ()))
    ]


def faults_of_sending(standing: Standing) -> list[Fault]:
    """Return why a briefing cannot be sent to teams: they get what two people released."""
    if standing.published is not None or standing.stage == "released":
        return []
    right = "two people who have read it release it first"
    return [Fault("", "two people have not released it", right)]


def faults_of_publishing(
    standing: Standing, hits_open: int, loose_ends: int = 0
) -> list[Fault]:
    """Return why the latest version cannot be published now.

    `loose_ends` counts the dead links and the like that nobody has answered for.
    """
    faults = []
    if standing.held:
        right = "share the learning inside the partnership, and publish when it ends"
        faults.append(Fault("", f"publication is held: {standing.held}", right))
    if standing.stage not in ("released", "withdrawn"):
        right = "two people who have read it release it first"
        faults.append(Fault("", "two people have not released it", right))
    if hits_open:
        wrong = f"{hits_open} things in it may tell who the family are"
        faults.append(Fault("", wrong, "rewrite each, or say why it may stay"))
    if loose_ends:
        wrong = "something in it leads nowhere or is not finished"
        right = f"put all {loose_ends} right, or say why it is published as it is"
        faults.append(Fault("loose_why", wrong, right))
    return faults
