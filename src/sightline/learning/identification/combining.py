"""Do facts that are harmless one by one single a family out together, or words give them away?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sightline.learning.identification.known import Hit, KnownCase, Sort

# Which things about a family, met in one paragraph, leave few it could be.
_PARTS: dict[str, re.Pattern[str]] = {
    "an exact age": re.compile(
        r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]"
        r"(?:day|week|month|year)s?[ -]?(?:old)?\b",
        re.IGNORECASE,
    ),
    "a month or a day": re.compile(
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November"
        r"|December) (?:19|20)\d\d\b"
    ),
    "an injury": re.compile(
        r"\b(?:bruis|fractur|brain bleed|head injur|burn|scald|bite|rib|skull|subdural)\w*",
        re.IGNORECASE,
    ),
    "how many children": re.compile(
        r"\b(?:twin|triplet|(?:third|fourth|fifth|sixth|seventh|eighth|ninth) child|"
        r"(?:four|five|six|seven|eight|nine|ten|\d+) (?:children|siblings|brothers and sisters))",
        re.IGNORECASE,
    ),
    "an area": re.compile(r"\b(?:village|town|estate|district|borough|coast|island)\b"),
}
_TOO_MANY = 3
_COPIED = 9  # words in a row, as an entry has them


def combinations_in(text: str) -> Iterator[Hit]:
    """Yield paragraphs that hold three or more of the things that single a family out."""
    for paragraph in re.finditer(r"[^\n]+", text):
        parts = [
            name for name, pattern in _PARTS.items() if pattern.search(paragraph.group())
        ]
        if len(parts) >= _TOO_MANY:
            sort: Sort = "combination"
            said = paragraph.group()
            matches = f"{', '.join(parts[:-1])} and {parts[-1]} together"
            instead = f"leave out one or make it vaguer: {parts[0]}, say"
            yield Hit(paragraph.start(), paragraph.end(), sort, said, matches, instead)


def quotations_in(text: str, case: KnownCase) -> Iterator[Hit]:
    """Yield runs of words that stand so in an entry of the case."""
    told = _runs_of(case.words)
    words = list(re.finditer(r"[\w'’-]+", text))
    at = 0
    while at + _COPIED <= len(words):
        run = tuple(word.group().lower() for word in words[at : at + _COPIED])
        if run not in told:
            at += 1
            continue
        end = at + _COPIED
        while end < len(words) and _run_ending(words, end) in told:
            end += 1
        start, stop = words[at].start(), words[end - 1].end()
        matches = f"the words of an entry ({told[run]})"
        yield Hit(
            start, stop, "quotation", text[start:stop], matches, "say it in your own words"
        )
        at = end


def _run_ending(words: list[re.Match[str]], end: int) -> tuple[str, ...]:
    return tuple(word.group().lower() for word in words[end - _COPIED + 1 : end + 1])


def _runs_of(texts: Iterable[tuple[str, str]]) -> dict[tuple[str, ...], str]:
    runs: dict[tuple[str, ...], str] = {}
    for where, text in texts:
        words = [word.lower() for word in re.findall(r"[\w'’-]+", text)]
        for at in range(len(words) - _COPIED + 1):
            runs.setdefault(tuple(words[at : at + _COPIED]), where)
    return runs
