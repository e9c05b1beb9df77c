"""Which published briefings hold these words, whichever way the field spells them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.learning.elsewhere import FromElsewhere
from sightline.learning.queries import Shown
from sightline.learning.templates import TEMPLATES
from sightline.vocabulary.themes import THEMES

# Spellings and words that mean one thing to those who search.
SYNONYMS: tuple[frozenset[str], ...] = (
    frozenset(
        {
            *("lcspr", "lscpr", "lcsrp", "lcpsr", "lscrp", "lspr", "cspr", "scr"),
            *("practice review", "practice reviews", "serious case review"),
        }
    ),
    frozenset({"rapid review", "rapid reviews", "rr"}),
    frozenset({"co-sleeping", "cosleeping", "bed-sharing", "safer sleep", "sudi", "sids"}),
    frozenset({"dad", "dads", "father", "fathers", "male carer", "male carers"}),
    frozenset({"dna", "did not attend", "was not brought", "wnb"}),
    frozenset({"dv", "da", "domestic abuse", "domestic violence"}),
    frozenset({"mash", "front door", "spoa", "c-spa"}),
    frozenset({"early help", "mat", "taf", "eha"}),
    frozenset({"hv", "hvs", "health visitor", "health visitors", "health visiting"}),
    frozenset({"gp", "gps", "surgery", "general practice", "general practitioner"}),
    frozenset({"midwife", "midwives", "midwifery", "maternity"}),
    frozenset({"school nurse", "school nurses", "school nursing"}),
    frozenset({"csc", "social care", "social worker", "social workers"}),
    frozenset(
        {
            *("continuity", "same practitioner", "same health visitor", "same midwife"),
            *("same social worker", "same worker", "stayed with the family", "consistent"),
        }
    ),
    frozenset({"escalation", "escalate", "escalated", "one step higher"}),
    frozenset({"icon", "coping with crying", "advice about crying", "advice on crying"}),
)


AnyBriefing = Shown | FromElsewhere


@dataclass(frozen=True)
class Found:
    """A briefing, and a run of its words around what was looked for."""

    briefing: AnyBriefing
    words: str


def find(briefings: Iterable[AnyBriefing], words: str) -> list[Found]:
    """Return the briefings that hold every word, or what means the same, in their order."""
    wanted = terms_of(words)
    found = []
    for briefing in briefings:
        text = text_of(briefing)
        places = [_first(text, meanings) for meanings in wanted]
        if None not in places:
            start = next((place for place in places if place is not None), 0)
            found.append(Found(briefing, _around(text, start)))
    return found


def text_of(briefing: AnyBriefing) -> str:
    """Return everything a briefing says, its kind and themes too, as one text."""
    if isinstance(briefing, FromElsewhere):
        lines = (line for each in briefing.said for line in (each.heading, each.text))
        of = (briefing.title, briefing.partnership, briefing.kind)
        return " ".join([*of, *_titles(briefing), *lines])
    slots = (said for each in briefing.slots.values() for said in each)
    kind = TEMPLATES[briefing.template].title
    facts = (str(value) for value in briefing.facts.values())
    return " ".join([briefing.title, kind, *facts, *_titles(briefing), *slots])


def _titles(briefing: AnyBriefing) -> list[str]:
    return [THEMES[code].title for code in briefing.themes if code in THEMES]


def like(briefing: AnyBriefing, others: Iterable[AnyBriefing]) -> list[AnyBriefing]:
    """Return other briefings that share a theme with this one, those that share most first."""
    others = [other for other in others if other.code != briefing.code]
    shared: Mapping[str, int] = {
        other.code: len(set(other.themes) & set(briefing.themes)) for other in others
    }
    near = [other for other in others if shared.get(other.code)]
    return sorted(near, key=lambda other: -shared[other.code])


def terms_of(words: str) -> list[frozenset[str]]:
    """Return what is looked for: for each word or standing phrase, all that mean the same."""
    return [_meanings(term) for term in _terms(words)]


def holds(text: str, terms: Iterable[frozenset[str]]) -> bool:
    """Whether a text holds every one of the terms, in any of its spellings."""
    return all(_first(text, meanings) is not None for meanings in terms)


def _terms(words: str) -> list[str]:
    """Words that stand for one thing stay together ("rapid review"); the longest first."""
    text = " ".join(words.lower().split())
    phrases = (p for group in SYNONYMS for p in group if " " in p)
    terms = []
    for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
        found = re.search(rf"\b{re.escape(phrase)}\b", text)
        if found:
            terms.append(phrase)
            text = text[: found.start()] + " " + text[found.end() :]
    return [*terms, *text.split()]


def _meanings(term: str) -> frozenset[str]:
    return next((group for group in SYNONYMS if term in group), frozenset({term}))


def _first(text: str, meanings: frozenset[str]) -> int | None:
    found = (
        re.search(rf"\b{re.escape(each)}" if len(each) > 3 else rf"\b{re.escape(each)}\b",
                  text, re.IGNORECASE)
        for each in meanings
    )  # fmt: skip
    places = [one.start() for one in found if one]
    return min(places) if places else None


def _around(text: str, place: int, width: int = 160) -> str:
    start = max(0, place - width // 3)
    said = text[start : start + width]
    before = "…" if start else ""
    after = "…" if start + width < len(text) else ""
    return f"{before}{said.strip()}{after}"
