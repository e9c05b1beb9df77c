"""By which two to four letters is each agency told apart, in print and without colour?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from string import ascii_uppercase

from sightline.documents.chronology.told import TellingAgency

USUAL: Mapping[str, str] = {
    "childrens-social-care": "CSC",
    "early-help": "EH",
    "police": "POL",
    "health-visiting": "HV",
    "school-nursing": "SN",
    "maternity": "MW",
    "general-practice": "GP",
    "hospital": "HOSP",
    "ambulance": "AMB",
    "mental-health": "MH",
    "substance-misuse": "SM",
    "domestic-abuse-service": "DA",
    "early-years": "EY",
    "school": "SCH",
    "education-service": "EDS",
    "youth-justice": "YJ",
    "youth-service": "YS",
    "housing": "HSG",
    "probation": "PROB",
    "court": "CT",
    "legal": "LEG",
    "voluntary": "VOL",
    "partnership": "SP",
}
_SMALL = frozenset({"and", "of", "the", "for", "in", "at", "to", "a", "an", "nhs"})
_MARK = re.compile("[A-Z]{2,4}")


def marked(agencies: Iterable[TellingAgency]) -> tuple[TellingAgency, ...]:
    """Give every agency a mark unlike the others'; one it has already is kept if it can be."""
    taken: set[str] = set()
    told = []
    for agency in agencies:
        mark = next(mark for mark in _marks_for(agency) if mark not in taken)
        taken.add(mark)
        told.append(replace(agency, mark=mark))
    return tuple(told)


def _marks_for(agency: TellingAgency) -> Iterator[str]:
    if _MARK.fullmatch(agency.mark):
        yield agency.mark
    usual = USUAL.get(agency.sector, "")
    words = [
        word
        for word in re.findall("[A-Z]+", agency.name.upper().replace("'", ""))
        if word.lower() not in _SMALL
    ]
    initials = "".join(word[0] for word in words)
    if usual:
        yield usual
    if 2 <= len(initials) <= 4:
        yield initials
    start = (usual or initials or "".join(words) or "AG")[:2].ljust(2, "A")
    for word in words:
        yield (start + word)[:3]
        yield (start + word)[:4]
    for length in (1, 2):
        yield from (
            start + "".join(more) for more in product(ascii_uppercase, repeat=length)
        )
    yield from ("".join(any_) for any_ in product(ascii_uppercase, repeat=4))
