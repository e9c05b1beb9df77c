"""A briefing to begin from: the seven parts, with what was found and no name in it.

Only what the engines say in general words goes in; the words of returns never do. It is
compared with the case before it is written, like any briefing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sightline.documents.chronology.told import Chronology
from sightline.learning.templates import TEMPLATES
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.model import Safeguard
from sightline.safeguards.obligation import Obligation
from sightline.vocabulary.themes import THEMES

TEMPLATE = "seven-minute"
_MOST = 6
TO_WRITE = "[To be written: {}]"
QUESTIONS = (
    "What would we have known, and what would we have missed?",
    "Whom would we have told, and how would we know that it arrived?",
    "Which one thing do we do differently from tomorrow?",
)


def slots_of(
    chronology: Chronology,
    owed: Sequence[Obligation],
    gaps: Sequence[Gap],
    safeguards: Sequence[Safeguard],
) -> dict[str, list[str]]:
    """Return the text of each part: what can be said already, and what is still to be written."""
    findings = _findings(owed, safeguards)
    return {
        "background": [_told_by(chronology), _to_write("background")],
        "story": [_to_write("story")],
        "learning-one": findings[:_MOST] or [_to_write("learning-one")],
        "good-practice": [*_kept(owed, safeguards), _to_write("good-practice")],
        "learning-two": [*_of_knowing(gaps), *_of_silence(chronology)]
        or [_to_write("learning-two")],
        "conclusions": [_to_write("conclusions")],
        "questions": list(QUESTIONS),
    }


def themes_of(owed: Sequence[Obligation], safeguards: Sequence[Safeguard]) -> list[str]:
    """Return the themes of what was missed or late, the most frequent first."""
    by_code = {each.code: each for each in safeguards}
    found = Counter(
        by_code[each.safeguard].learned.theme
        for each in owed
        if each.status in ("missed", "late")
    )
    return [theme for theme, _ in found.most_common() if theme in THEMES]


def _to_write(slot: str) -> str:
    hint = next(one.hint for one in TEMPLATES[TEMPLATE].slots if one.code == slot)
    return TO_WRITE.format(hint[0].lower() + hint[1:].rstrip("."))


def _told_by(chronology: Chronology) -> str:
    agencies = len(chronology.agencies)
    return (
        f"{agencies} agencies told what they knew: {len(chronology.events)} events in all."
    )


def _findings(owed: Sequence[Obligation], safeguards: Sequence[Safeguard]) -> list[str]:
    """What was not done in time, each learning point once, the most frequent first."""
    late = Counter(each.safeguard for each in owed if each.status in ("missed", "late"))
    titles = {each.code: each.title for each in safeguards}
    return [f"{titles[code]}: {_times(count)}." for code, count in late.most_common()]


def _kept(owed: Sequence[Obligation], safeguards: Sequence[Safeguard]) -> Iterator[str]:
    """What was done in time every time."""
    statuses: dict[str, set[str]] = {}
    for each in owed:
        statuses.setdefault(each.safeguard, set()).add(each.status)
    for safeguard in safeguards:
        if statuses.get(safeguard.code) == {"met"}:
            yield f"Done in time: {safeguard.title[0].lower()}{safeguard.title[1:]}."


def _times(count: int) -> str:
    return "not so once" if count == 1 else f"not so {count} times"


def _of_knowing(gaps: Sequence[Gap]) -> list[str]:
    if not gaps:
        return []
    decisions = len({gap.decision for gap in gaps})
    facts = len({gap.fact for gap in gaps})
    longest = max(gap.held_days for gap in gaps)
    return [
        f"At {decisions} of the decisions, something that bore on them was known to another"
        f" agency and not to those who decided: {facts} facts, one of them for {longest} days."
    ]


def _of_silence(chronology: Chronology) -> list[str]:
    if not chronology.silences:
        return []
    unseen = sum(one.what == "child-not-seen" for one in chronology.silences)
    unanswered = sum(one.what == "no-receipt" for one in chronology.silences)
    said = []
    if unseen:
        said.append(
            f"There were {unseen} long times in which no return says a child was seen."
        )
    if unanswered:
        said.append(
            f"{unanswered} referrals are told by who sent them and not by who got them."
        )
    return said
