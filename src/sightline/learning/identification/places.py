"""Does the text name a place, a setting, an agency, a number or a fact that few share?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.learning.identification.known import Hit, KnownCase, Place

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_PHONE = re.compile(r"(?<![\d/])(?:\+44 ?|0)\d(?:[ -]?\d){8,9}(?!\d)")
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_TEN = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
# Words that any name of a place, school or agency may share with plain text.
_PLAIN = frozenset(
    {
        *(
            "the",
            "of",
            "and",
            "primary",
            "school",
            "junior",
            "infant",
            "academy",
            "nursery",
        ),
        *("surgery", "practice", "medical", "centre", "hospital", "health", "trust", "nhs"),
        *("council", "county", "house", "home", "homes", "road", "street", "lane", "close"),
        *("avenue", "children's", "children", "social", "care", "police", "constabulary"),
        *("service", "services", "team", "partnership", "safeguarding", "family", "hub"),
        *("visiting", "midwifery", "maternity"),
    }
)


def places_in(text: str, case: KnownCase) -> Iterator[Hit]:
    """Yield every name of a place, setting or agency of the case, whole or by its own part."""
    for place in case.places:
        for form in _forms(place):
            for found in re.finditer(rf"\b{_loose(form)}(?:['’]s)?\b", text):
                matches = f"{place.name}{f' ({place.where})' if place.where else ''}"
                said = found.group()
                yield Hit(
                    found.start(), found.end(), place.sort, said, matches, place.instead
                )


def numbers_in(text: str, case: KnownCase, allowed: frozenset[str]) -> Iterator[Hit]:
    """Yield postcodes, telephone and identity numbers and addresses; `allowed` may stay."""
    plain = {_digits(number) for number in case.numbers}
    patterns = (
        (_POSTCODE, "a postcode", "leave it out"),
        (_MAIL, "an e-mail address", "the role to write to"),
        (_PHONE, "a telephone number", "leave it out"),
        (_TEN, "a number of ten digits, as an NHS number", "leave it out"),
    )
    for pattern, what, instead in patterns:
        for found in pattern.finditer(text):
            if _digits(found.group()) in allowed or found.group() in allowed:
                continue
            of_case = " of the case" if _digits(found.group()) in plain else ""
            yield Hit(
                found.start(), found.end(), "number", found.group(), what + of_case, instead
            )
    for number in case.numbers:
        for found in re.finditer(re.escape(number), text):
            yield Hit(
                found.start(),
                found.end(),
                "number",
                number,
                "a number of the case",
                "leave it out",
            )


def rare_facts_in(text: str, case: KnownCase) -> Iterator[Hit]:
    """Yield facts of the case that few families share."""
    for fact, instead in case.rare:
        for found in re.finditer(rf"\b{_loose(fact)}\b", text, re.IGNORECASE):
            yield Hit(
                found.start(),
                found.end(),
                "rare-fact",
                found.group(),
                "a fact of the case that few families share",
                instead,
            )


def _forms(place: Place) -> list[str]:
    """The whole name, and without the words that it shares with every other."""
    own = [word for word in place.name.split() if word.lower().strip(",.") not in _PLAIN]
    short = " ".join(own)
    forms = [place.name, re.sub(r"^\d+[a-z]?\s+", "", place.name)]
    if short and short != place.name and len(short) > 4 and short[0].isupper():
        forms.append(short)
    return list(dict.fromkeys(forms))


def _loose(form: str) -> str:
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in form.split())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
