"""May this entry be passed on to another agency, by this one?"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.access.actor import Actor
from sightline.kernel.errors import Fault
from sightline.record.queries.recorded import Standing
from sightline.vocabulary.handling import Mark, OpensTo, parse_mark


def refusals(actor: Actor, found: Standing) -> list[Fault]:
    """Return every reason why the actor may not pass on what this entry says."""
    return list(_refusals(actor, found))


def _refusals(actor: Actor, found: Standing) -> Iterator[Fault]:
    owner = found.shown.agency_name
    for text in found.content.handling:
        mark, _ = parse_mark(text)
        if mark.opens_to > OpensTo.EVERYONE_WHO_KNOWS:
            yield Fault(mark.title, mark.sentence, _instead(mark))
        elif mark.code == "no-onward" and found.content.agency != actor.agency:
            yield Fault(
                mark.title,
                f"{owner} asked that it is not passed on",
                f"ask {owner} to share it, or to let you",
            )
    if found.shown.withheld:
        yield Fault(
            "Safe address",
            "part of it is withheld from you, and you may share only what you can see",
            f"ask {owner} to share it",
        )


def _instead(mark: Mark) -> str:
    if mark.code == "marac":
        return "raise it in that meeting, whose chair decides who else is told"
    return "speak to whoever recorded it about who needs to know"
