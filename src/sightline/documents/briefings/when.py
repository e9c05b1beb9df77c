"""Which dates does a briefing tell: of its publication, of the review, of what happened?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sightline.documents.briefings.said import Said
from sightline.documents.briefings.told import DateKind, DateTold
from sightline.documents.dates.reading import read_written
from sightline.kernel.partial_dates import PartialDate

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_SEASON = r"(?:spring|summer|autumn|winter|early|mid|late)"
_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}(?:\s*(?:-|–|and|to|/)\s*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH})?,?\s+{_YEAR}"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.](?:{_YEAR}|\d{{2}})"
    rf"|{_SEASON}[\s-]+(?:of\s+)?{_YEAR}"
    rf"|{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d{{2}})\b"
    rf"|{_YEAR})(?!\d|[-–]\d)",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?:Act|Children|Together|Regulations|Pandemic|Guidance|edition|v\d)\s*\(?$"
)
_PUBLISHED = re.compile(
    r"\b(?:date|published|publication(?:\s+date)?|issued?|version|updated|newsletter)\b[\s:,on]*(?:date\b[\s:]*)?(?:\d+\s*,?\s*)?$",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\b(?:review|reviewed|SILR|LCSPR|CSPR|panel)\b.{0,160}\b(?:conducted|commissioned|undertaken|completed|held|concluded|carried\s+out|began|started|met|took\s+place|initiated|agreed)\b"
    r"|\b(?:conducted|commissioned|undertook|completed|held|carried\s+out|initiated)\b.{0,80}\breview\b",
    re.IGNORECASE,
)
_INCIDENT = re.compile(
    r"\b(?:died|death|incidents?|injured|injury|collapsed|found|taken\s+to\s+hospital|admitted|presented|stabbed|happened|occurred|own\s+life|killed)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:national|ofsted|first\s+briefing|previous(?:ly)?|earlier|expected|England|statistics|serious\s+case\s+reviews)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!]+(?:[.?!]+(?=\s|$)|$)|[.?!]+")
_PAIR = re.compile(
    rf"(?P<one>{_MONTH})\s*(?:-|–|and|to|/)\s*(?P<two>{_MONTH}),?\s+(?P<year>{_YEAR})", re.I
)


_NEAR = 300


def dates_of(
    head: Sequence[Said], said: Sequence[Said], as_of: date
) -> tuple[DateTold, ...]:
    """Every date told, with what it is the date of; the first of each of the three counts."""
    found = [date for one in head for date in _in_masthead(one, as_of)]
    found += [date for one in said for date in _in_text(one, as_of)]
    return tuple(found)


def _in_masthead(one: Said, as_of: date) -> Iterator[DateTold]:
    for found in _DATE.finditer(one.text):
        told = _told("publication", one, found, 0, as_of)
        if told and not _LAW.search(one.text[: found.start()]):
            yield told


def _in_text(one: Said, as_of: date) -> Iterator[DateTold]:
    for sentence in _SENTENCE.finditer(one.text):
        for found in _DATE.finditer(sentence[0]):
            near = sentence[0][max(found.start() - _NEAR, 0) : found.end() + _NEAR]
            before = near[: min(found.start(), _NEAR)]
            if _LAW.search(before):
                continue
            told = _told(_what_of(near, before), one, found, sentence.start(), as_of)
            if told:
                yield told


def _what_of(sentence: str, before: str) -> DateKind:
    if _ELSEWHERE.search(sentence):
        return "other"
    if _PUBLISHED.search(before):
        return "publication"
    if _REVIEW.search(sentence):
        return "review"
    return "incident" if _INCIDENT.search(sentence) else "other"


def _told(
    of: DateKind, one: Said, found: re.Match[str], offset: int, as_of: date
) -> DateTold | None:
    meant = _meant(found[0], as_of)
    if not meant.is_known:
        return None
    return DateTold(of, one.told(offset + found.start(), offset + found.end()), meant)


def _meant(words: str, as_of: date) -> PartialDate:
    pair = _PAIR.search(words)
    if pair and not re.match(r"\d", words):
        ends = [
            read_written(f"{pair[name]} {pair['year']}", as_of=as_of).happened
            for name in ("one", "two")
        ]
        first, last = ends
        if first.first and last.last and first.first <= last.last:
            return PartialDate.parse(f"{first.text}/{last.text}")
    return read_written(words, as_of=as_of).happened
