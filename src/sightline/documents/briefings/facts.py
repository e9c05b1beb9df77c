"""What kind of review is it, of what, by whom, and what does it tell of child and family?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sightline.documents.briefings.phrases import Wording, wordings
from sightline.documents.briefings.said import Said
from sightline.documents.briefings.told import Agency, Incident, Partnership, Told

_NAME = re.compile(
    r"(?:(?:[A-Z][\w’'-]+|and|&|of|with|the|upon|in),?\s+){0,8}?(?:Local\s+)?Safeguarding\s+"
    r"(?:Children(?:[’']s)?|Child|Adults?\s+(?:and|&)\s+Children)\s+(?:Partnership|Board)"
    r"|(?:[A-Z][\w’'-]+\s+(?:(?:and|&|of)\s+)?){1,4}L?SC[PB]\b"
)
_SHORT = re.compile(r"\b[A-Z]{1,7}SC[BP]\b")
_LEADING = re.compile(r"^(?:(?:the|and|of|in|with|by|for|&)\s+)+", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?P<count>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)"
    r"\s+(?:different\s+|partner\s+)?agencies\s+(?:took\s+part|contributed|participated|were\s+(?:involved|represented)|provided|attended)",
    re.IGNORECASE,
)
_WORDS_FOR_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
NUMBERS = {word: value for value, word in enumerate(_WORDS_FOR_NUMBERS)}
_WHOSE = r"\b(?:a|the|baby|infant|little|young|old|two|three|teenage)\s+"
_MALE = re.compile(_WHOSE + r"(?:boys?|brothers(?=,?\s+aged))\b", re.IGNORECASE)
_FEMALE = re.compile(_WHOSE + r"(?:girls?|sisters(?=,?\s+aged))\b", re.IGNORECASE)
_SUBJECT = (
    r"\b(?:child|baby|infant|boy|girl|young person)(?:\s+[A-Z]\w*)?\b"
    r"(?:(?!\b(?:mother|father|mum|dad|parent|brother|sister|sibling|partner|man|woman)s?\b)[^.;]){0,60}?"
)
_HIS = re.compile(_SUBJECT + r"\b(?:he|his|him)\b", re.IGNORECASE)
_HER = re.compile(_SUBJECT + r"\b(?:she|her)\b", re.IGNORECASE)
_REFERENCE = (
    re.compile(r"\b(?:Child(?:ren)?|CHILD(?:REN)?|Baby|Infant|Young\s+Person|Family|Case|Sibling\s+Group)\s+(?:[A-Z]{1,2}\d{0,3}|\d{1,4})\b(?![’']?\w)"),
    re.compile(r"\b(?:SILR|SILP|SCR|LCSPR|CSPR|RR|LR|MALR|CPR|SR)[ -]?(?:\d+[A-Za-z]?|[A-Z]\d*)\b"),
    re.compile(r"\b(?:[Rr]apid|[Ll]earning|[Pp]ractice|[Cc]ase|[Tt]hematic)\s+[Rr]eview[s]?:?\s+(?:[Nn]o\.?\s*|#)?(?P<ref>(?=\w*\d)[A-Z]{0,3}\d{1,4}[A-Za-z]?|[A-Z]\d{0,3})\b"),
    re.compile(r"\b[Rr]ef(?:erence)?[.:]?\s*(?P<ref>[A-Z]{0,6}[ -]?\d{1,4}(?:/\d{2,4})?[a-z]?)\b"),
    re.compile(r"(?:known|referred\s+to|called|named|refer\s+to\s+\w+)\s+(?:here\s+|in\s+this\s+\w+\s+)?as\s+[“\"‘']?(?P<ref>(?:(?:Child|Baby)\s+)?[A-Z]\w*)"),
    re.compile(r"\b(?:Child|Baby|Young\s+Person)\s+(?!Safeguarding|Protection|Death|Practice|Sexual|Criminal|Abuse|Q?in)[A-Z][a-z]{2,}\b(?=[’']|\s+(?:was|is|and|had|who)\b|$)"),
)  # fmt: skip


def kind_of(
    head: Sequence[Said], said: Sequence[Said], about: Sequence[Said]
) -> Told | None:
    """What kind of review it calls itself: in its title, or else where it first says so."""
    exact = [one for one in wordings("kinds") if not one.more.get("general")]
    general = [one for one in wordings("kinds") if one.more.get("general")]
    named = _first_of(head, exact)
    if named:
        return named
    for one in said:
        if re.search(r"\b(?:this|these|the)\b.{0,40}\bbriefing\b", one.text, re.IGNORECASE):
            calls = _earliest([one], [*exact, *general])
            if calls:
                return calls
        found = _earliest([one], exact)
        if found:
            return found
    return _first_of(about, exact) or _first_of([*head, *said, *about], general)


def _first_of(said: Iterable[Said], lists: Sequence[Wording]) -> Told | None:
    where = list(said)
    for wording in lists:
        for one in where:
            for found in wording.found_in(one.text):
                return one.told(found.start(), found.end(), wording.code)
    return None


def _earliest(said: Sequence[Said], lists: Sequence[Wording]) -> Told | None:
    for one in said:
        found = [
            (match.start(), -match.end(), wording.code, match)
            for wording in lists
            for match in wording.found_in(one.text)
        ]
        if found:
            _, _, code, match = min(found, key=lambda each: each[:2])
            return one.told(match.start(), match.end(), code)
    return None


def partnership_of(said: Sequence[Said]) -> Partnership | None:
    """Who published it: the name given most often, and the abbreviation given most often."""
    names: Counter[str] = Counter()
    shorts: Counter[str] = Counter()
    first: dict[str, Told] = {}
    for one in said:
        for found in _NAME.finditer(one.text):
            name = _LEADING.sub("", found[0])
            begins = found.end() - len(name)
            if name.split()[0] != "Safeguarding":
                names[name] += 1
                first.setdefault(name, one.told(begins, found.end()))
        for found in _SHORT.finditer(one.text):
            shorts[found[0]] += 1
            first.setdefault(found[0], one.told(found.start(), found.end()))
    if not first:
        return None
    name = names.most_common(1)[0][0] if names else ""
    short = shorts.most_common(1)[0][0] if shorts else ""
    return Partnership(name, short, first[name or short])


def reference_of(head: Sequence[Said], said: Sequence[Said]) -> Told | None:
    """The code or the pseudonym the review goes by; what the title says comes first."""
    for where in (head, said):
        for pattern in _REFERENCE:
            for one in where:
                found = pattern.search(one.text)
                if found:
                    group = "ref" if "ref" in pattern.groupindex else 0
                    return one.told(found.start(group), found.end(group))
    return None


def sex_of(story: Sequence[Said]) -> Told | None:
    """The child's sex, where a word for it or a pronoun of the child's tells it."""
    for code, named in (("male", _MALE), ("female", _FEMALE)):
        for one in story:
            found = named.search(one.text)
            if found:
                return one.told(found.start(), found.end(), code)
    his, her = _count(story, _HIS), _count(story, _HER)
    if bool(his) == bool(her):
        return None
    one, found = (his or her)[0]
    return one.told(found.start(), found.end(), "male" if his else "female")


def _count(
    story: Sequence[Said], pattern: re.Pattern[str]
) -> list[tuple[Said, re.Match[str]]]:
    return [(one, found) for one in story for found in pattern.finditer(one.text)]


def incident_of(story: Sequence[Said]) -> Incident:
    """Whether the child died or was harmed, and of what, as the story tells it."""
    harms = tuple(_harms(story))
    for wording in wordings("outcomes"):
        for one in story:
            found = next(wording.found_in(one.text), None)
            if found:
                told = one.told(found.start(), found.end(), wording.code)
                return Incident("died" if wording.code == "died" else "harmed", told, harms)
    implied = {one.code: one.more.get("outcome", "") for one in wordings("harms")}
    for harm in harms:
        if implied[harm.code]:
            return Incident(
                "died" if implied[harm.code] == "died" else "harmed", harm, harms
            )
    return Incident("", None, harms)


def _harms(story: Sequence[Said]) -> Iterator[Told]:
    found = list(first_of_each(story, wordings("harms")))
    exact = [told for told, wording in found if not wording.more.get("general")]
    severe = [told for told in exact if told.code not in ("collapse", "neglect")]
    for told, wording in found:
        if not wording.more.get("general") or not severe:
            yield told


def first_of_each(
    said: Sequence[Said], lists: Sequence[Wording]
) -> Iterator[tuple[Told, Wording]]:
    """For each list, the first place where its words stand."""
    for wording in lists:
        beside = wording.beside
        for one in said:
            found = next(wording.found_in(one.text), None)
            if found and (beside is None or beside.search(_sentence(one.text, found))):
                yield one.told(found.start(), found.end(), wording.code), wording
                break


def _sentence(text: str, found: re.Match[str]) -> str:
    begins = max(text.rfind(mark, 0, found.start()) for mark in (". ", "? ", "! "))
    ends = [at for mark in (". ", "? ", "! ") if (at := text.find(mark, found.end())) >= 0]
    return text[max(begins, 0) : min(ends, default=len(text))]


def family_of(story: Sequence[Said]) -> tuple[Told, ...]:
    """What is told of the family's life: each circumstance once, where it is told first."""
    return tuple(told for told, _ in first_of_each(story, wordings("facts")))


def agencies_of(said: Sequence[tuple[Said, bool]]) -> tuple[Agency, ...]:
    """The agencies as named, each name once; the flag says whether the text is of the story."""
    found: dict[tuple[str, str], Agency] = {}
    for one, is_story in said:
        for wording in wordings("agencies"):
            for match in wording.found_in(one.text):
                took_part = is_story and not wording.more.get("outside")
                key = (wording.code, match[0].casefold())
                before = found.get(key)
                if before is None or (took_part and not before.took_part):
                    told = one.told(match.start(), match.end(), wording.code)
                    found[key] = Agency(told, wording.code, took_part)
    return tuple(found.values())


def agencies_counted(said: Sequence[Said]) -> int:
    """How many agencies it says took part; 0 where it does not say."""
    for one in said:
        found = _COUNTED.search(one.text)
        if found:
            count = found["count"].casefold()
            return NUMBERS[count] if count in NUMBERS else int(count)
    return 0
