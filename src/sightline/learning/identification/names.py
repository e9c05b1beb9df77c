"""Does the text use a name of the case, in any of its forms, or their initials?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from sightline.documents.chronology.name_forms import forms_of, initials_of
from sightline.learning.identification.known import Hit, Known, Sort

# Names that are also words: taken for names only where a capital stands inside a sentence.
ALSO_WORDS = frozenset(
    {
        *(
            "may",
            "will",
            "rose",
            "hope",
            "grace",
            "faith",
            "joy",
            "summer",
            "june",
            "april",
        ),
        *("mark", "frank", "grant", "rich", "young", "little", "brown", "white", "black"),
        *("green", "long", "short", "day", "knight", "bishop", "page", "mother", "sage"),
        *("bill", "pat", "sandy", "dawn", "eve", "ivy", "holly", "heather", "violet"),
        *("robin", "rowan", "hazel", "heath", "wood", "woods", "field", "fields", "hill"),
        *("care", "cook", "baker", "west", "north", "church", "lane", "park", "lake"),
    }
)
_MONTHS = frozenset({"april", "may", "june", "summer"})
_TELLS_WHEN = re.compile(
    r"(?:\b(?:in|by|since|until|before|after|early|late|mid|last|this|next|of|from|to)|\d(?:st"
    r"|nd|rd|th)?)[ -]$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\w'’-]*")
_INITIALS = re.compile(r"\b(?:[A-Z]\.? ?){2,4}(?![\w])")
_NEAR = 86  # out of 100: one letter out in a name of six
_SHORTEST_NEAR = 5


def names_in(text: str, people: Sequence[Known]) -> Iterator[Hit]:
    """Yield every use of a name of the case: whole, in part, turned round or misspelt."""
    for person in people:
        forms = dict.fromkeys(forms_of(person.name, person.also))
        for form in sorted(forms, key=len, reverse=True):
            yield from _uses(text, form, person)
        yield from _near(text, person)
        yield from _initials(text, person)


def _uses(text: str, form: str, person: Known) -> Iterator[Hit]:
    pattern = r"[\s,]+".join(re.escape(word) for word in form.replace(",", " ").split())
    joined = pattern.replace(r"\-", r"[-\s]?").replace("'", "['’]?")
    for found in re.finditer(
        rf"\b{joined}(?:['’]s|['’]|s['’])?(?![\w])", text, re.IGNORECASE
    ):
        if _is_a_name(text, found, form):
            yield _hit(found.start(), found.end(), text, person)


def _is_a_name(text: str, found: re.Match[str], form: str) -> bool:
    """A single word counts with a capital; one that is a common word, inside a sentence."""
    if " " in form.strip():
        return True
    word = found.group()
    if not word[:1].isupper():
        return len(form) > _SHORTEST_NEAR and form.lower() not in ALSO_WORDS
    if form.lower() not in ALSO_WORDS:
        return True
    if form.lower() in _MONTHS and _TELLS_WHEN.search(text[: found.start()]):
        return False
    before = text[: found.start()].rstrip()
    return (
        bool(before)
        and before[-1] not in ".!?:•-–\n"
        and "\n" not in text[len(before) : found.start()]
    )


def _near(text: str, person: Known) -> Iterator[Hit]:
    """Yield capitalised words that are a part of the name but for a letter."""
    parts = [
        part
        for part in re.split(r"[\s,-]+", " ".join((person.name, *person.also)))
        if len(part) >= _SHORTEST_NEAR
    ]
    for found in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", found.group())
        if len(word) < _SHORTEST_NEAR or not word[0].isupper():
            continue
        for part in parts:
            same_start = word[0].lower() == part[0].lower()
            if word.lower() != part.lower() and same_start and _alike(word, part):
                yield _hit(found.start(), found.end(), text, person)
                break


def _alike(word: str, part: str) -> bool:
    longer = max(len(word), len(part))
    return (
        abs(len(word) - len(part)) <= 1
        and fuzz.ratio(word.lower(), part.lower()) >= min(_NEAR, 100 - 100 / longer)
        and word.lower() not in ALSO_WORDS
    )


def _initials(text: str, person: Known) -> Iterator[Hit]:
    wanted = initials_of(person.name)
    if not wanted or person.staff:
        return
    for found in _INITIALS.finditer(text):
        letters = re.sub(r"[^A-Z]", "", found.group())
        if letters == wanted and letters not in _NOT_INITIALS:
            end = found.start() + len(found.group().rstrip())
            said = text[found.start() : end]
            matches = f"the initials of {person.name}{_at(person)}"
            yield Hit(found.start(), end, "initials", said, matches, person.instead)


# Abbreviations of the field, which stand for themselves.
_NOT_INITIALS = frozenset(
    {
        *(
            "GP",
            "HV",
            "MW",
            "SW",
            "DSL",
            "CIN",
            "CP",
            "LA",
            "ED",
            "AE",
            "DA",
            "MARAC",
            "ICB",
        ),
        *("EHA", "TAF", "ICPC", "RCPC", "NFA", "DV", "UK", "NHS", "IDVA", "CPP", "LAC"),
    }
)


def _hit(start: int, end: int, text: str, person: Known) -> Hit:
    sort: Sort = "staff" if person.staff else "name"
    said = text[start:end]
    whose = "a practitioner" if person.staff else "someone in the case"
    return Hit(
        start, end, sort, said, f"{person.name}, {whose}{_at(person)}", person.instead
    )


def _at(person: Known) -> str:
    return f" ({person.where})" if person.where else ""
