"""What is said of a child's father or second parent? One of five sentences, never a blank."""

from __future__ import annotations

from sightline.kernel.partial_dates import in_words
from sightline.record.assembly.ties import SecondParent
from sightline.web.presenters.around import Around


def second_parent_said(around: Around, said: SecondParent) -> tuple[str, bool]:
    """Return the sentence, and whether it says something rather than why nothing is known."""
    if said.status == "known" and said.person:
        return f"{around.name(said.person)} is recorded", True
    asked = _asked(around, said)
    because = f" Reason given: {said.reason}" if said.reason else NO_REASON
    if said.status == "known":
        return f"Said to be known, but no person is recorded. {asked}", False
    if said.status == "being-sought":
        return f"Not known, and being looked for. {asked}{because}", False
    if said.status == "known-not-recorded":
        return f"Known, and not recorded for a reason. {asked}{because}", False
    if said.status == "none":
        return f"There is none. {asked}{because}", True
    return "Nobody has recorded asking about the father or second parent", False


NO_REASON = " No reason is recorded."


def _asked(around: Around, said: SecondParent) -> str:
    when = f" on {in_words(said.asked)}" if said.asked.is_exact_day else ""
    return f"Asked about by {around.family.agency_name(said.agency)}{when}."
