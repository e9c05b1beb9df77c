"""Whom do initials mean that no key explains? Guessed where one person fits, and doubted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sightline.documents.chronology.name_forms import initials_of
from sightline.documents.chronology.told import Doubt, Event, Someone
from sightline.documents.source.blocks import Notice

# Capitals that mean something else in any record, whoever has such initials.
_CAPITALS = (
    "AM AP BP CC CD CJ CO CP CR CS CT DA DC DI DJ DO DS DV EC ED EH EP FT FV GP GS HB HO HR"
    " HV ID IQ IT IV JP LA LD MA MC MD ME MH MP MR MS NA NB NI NK NO NR OA OD OE OH OK OP OR"
    " OT PA PC PE PH PI PM PN PO PP PR PT RA RE SC SD SE SI SM SN SO SP SS ST SU SW TA TC TM"
    " TV UC UK US VC VO WM YP ABE ADD ADT AFC ASB ASC ASD CAD CAF CCN CHC CIN CNN CPN CPP CPS"
    " CSA CSC CSE CSP CYP DBS DNA DOB DSH DSL DVA EDD EDT EHA EHM EPO ETE FGC FLO FNP FOC FSW"
    " GCP HCA IDA IMR IRO ISO ITU IUD LAC LCS LSA MAR MDT MFH MGF MGM MHT MOC MWT NAI NFA NHS"
    " NOK NOT OOH PCN PGF PGM PHN PLO PND PNC PRU PVP QVA RTC SAR SEN SGO SHO SIO TAC TAF UTI"
    " VAC WNB YJS YOT"
)
_ELSEWHERE = frozenset(_CAPITALS.split())


class Initials:
    """The initials that fit one of the people named, and no other."""

    def __init__(self, people: Sequence[Someone]) -> None:
        held = Counter(
            letters
            for one in people
            if (letters := initials_of(one.name)) not in _ELSEWHERE
        )
        self._whose = {
            letters: one
            for one in people
            if held.get(letters := initials_of(one.name), 0) == 1
        }
        self._whose.pop("", None)
        said = "|".join(re.escape(letters) for letters in self._whose)
        dotted = "|".join(r"\.".join(letters) + r"\." for letters in self._whose)
        self._pattern = (
            re.compile(rf"(?<![\w/.&-])(?:{said}|{dotted})(?![\w/&-])") if said else None
        )

    def found(self, event: Event) -> Iterator[tuple[str, Doubt]]:
        """Yield each person whose initials an event holds and whom it does not name."""
        if self._pattern is None:
            return
        texts = (event.says, *(column.text for column in event.columns))
        told = {
            one[0]: self._whose[one[0].replace(".", "")]
            for text in texts
            for one in self._pattern.finditer(text)
        }
        for letters, person in told.items():
            if person.key not in event.people:
                why = f"no key explains these initials; they were taken for {person.name}"
                yield person.key, Doubt("person", letters, why)


def roles_unnamed(people: Iterable[Someone], events: Iterable[Event]) -> Iterator[Notice]:
    """Say of each “mother” or “child 2” whom no return names where it is first spoken of."""
    unnamed = {one.key: one for one in people if not one.name and one.role}
    for event in events:
        for key in event.people:
            if one := unnamed.pop(key, None):
                role = one.key.replace("-", " ") if one.role == "child" else one.role
                what = f"“{role}” is named in no return, and was kept as that"
                yield Notice(event.standing.file, what, event.standing.place)
        if not unnamed:
            return
