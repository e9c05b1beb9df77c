"""Is this a title, a total, a note, a heading of a period: something that is no event?"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from sightline.documents.dates.forms import find
from sightline.documents.dates.plain import plain
from sightline.documents.dates.reading import Known, read_written

_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?\b|sum of\b|number of (?:contacts|events|entries|rows)"
    r"|count of\b|\d+ (?:records?|rows?|entries|events?|contacts?|results?)"
    r"(?: (?:in total|total|were|was|exported|returned|found|listed|shown|printed|selected))*\W*$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:n\.?b\.?|notes?|please note|key|end(?: of (?:the )?\w+)?|---+|\*+"
    r"|prepared by|completed by|checked by|signed|author|compiled by|printed"
    r"|exported|report (?:run|generated)|page \d+|continued"
    r"|\(?(?:table )?cont(?:inued|'?d)?\.?\)?(?: over(?:leaf)?)?|confidential"
    r"|official(?:[ -]sensitive)?|restricted|draft|see (?:over|next page)|scope"
    r"|source:|legend|abbreviations|glossary|disclaimer)(?:\W|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]+)[.)] ", re.IGNORECASE)


def is_total(text: str) -> bool:
    """Tell whether words open a row of totals or counts."""
    return _TOTAL.match(text.strip()) is not None


_SURELY = re.compile(
    r"n\.?b\.?[\s,:.-]|please note\b|notes?:|\*{3}|-{3}"
    r"|end(?:$| of (?:the )?(?:chronology|report|record|table))",
    re.IGNORECASE,
)


def is_surely_note(text: str) -> bool:
    """Tell whether words open a note even where events are told."""
    return _SURELY.match(text.strip()) is not None


def is_note(text: str) -> bool:
    """Tell whether words open a note about the table and not an event."""
    return _NOTE.match(text.strip()) is not None


def is_numbered(text: str) -> bool:
    """Tell whether words open like a numbered note."""
    return _NUMBERED.match(text.strip()) is not None


_FRAME = re.compile(
    r"(?:chronology|events?|contacts?|entries|records?|period|month of|year|for|of|in|the|\W)+"
)


@lru_cache(maxsize=8192)
def period_of(text: str, as_of: date) -> Known | None:
    """Give the year, and perhaps the month, that words head and nothing else; else None."""
    if not text or len(text) > 50:
        return None
    skeleton, atoms = find(plain(text)[0], as_of)
    if len(atoms) != 1 or atoms[0].day or atoms[0].season or atoms[0].grain:
        return None
    if not _FRAME.fullmatch(skeleton.replace("@", " ")):
        return None
    atom = atoms[0]
    if atom.year is None:
        return None
    return Known(atom.year, atom.month, sure=True)


@lru_cache(maxsize=8192)
def month_alone(text: str, as_of: date) -> int | None:
    """Give the month that words head without a year; None where they do not."""
    if not text or len(text) > 30:
        return None
    skeleton, atoms = find(plain(text)[0], as_of)
    if len(atoms) != 1 or skeleton.strip(" :-.") != "@":
        return None
    atom = atoms[0]
    return atom.month if atom.year is None and atom.day is None else None


_SIGNS = re.compile(r"\s*[:–—|\t]\s*|\s+-\s+|\s*-\s+|\.\s+|,\s+|;\s*|\n|\s+")


def leading_date(text: str, as_of: date) -> tuple[str, str] | None:
    """Split words that begin with a date from what follows; None where they do not.

    A date that is part of a sentence (“On 3 May the visitor…”) stays in what follows too.
    """
    text = _MARKED.sub("", text.strip())
    if not text or _BEGINNING.match(text) is None or is_date(text, as_of):
        return None
    whole = [
        (head, reading, sign)
        for sign in _SIGNS.finditer(text[:90])
        if (head := text[: sign.start()].strip(" *_"))
        and text[sign.end() :].strip()
        and (reading := _whole_date(head, as_of))
    ]
    if not whole:
        return None
    # The longest beginning that is a date tells when; the shortest that says as much is it.
    told = whole[-1][1]
    head, _, sign = next(one for one in whole if one[1] == told)
    if told[0] == "month" and not sign[0].strip():
        return None  # “2nd attempt” is no date; “2nd: attempt” under a month is
    rest = text[sign.end() :].strip()
    in_sentence = not sign[0].strip() and "\n" not in sign[0] and "\t" not in sign[0]
    if in_sentence and (
        rest[:1].islower() or re.match(r"(?:on|in|by|since|from)\b", head, re.I)
    ):
        return head, text
    return head, rest.lstrip("-–—:| ").strip() or rest


_AT_THE_END = re.compile(
    r"^(?P<rest>.*\S)\s*(?:[(\[](?P<within>[^()\[\]]{4,40})[)\]]"
    r"|\s[-–—]\s*(?P<after>\d[^–—()]{3,38}))[.;]?\s*$",
    re.DOTALL,
)


@lru_cache(maxsize=8192)
def closing_date(text: str, as_of: date) -> tuple[str, str] | None:
    """Split words that end in their date, “… (03/05/2021)”, from what goes before."""
    found = _AT_THE_END.match(text.strip())
    if found is None:
        return None
    said = (found["within"] or found["after"]).strip()
    if _whole_date(said, as_of) is None or re.match(r"(?:born|dob)\b", said, re.IGNORECASE):
        return None
    return said, found["rest"].rstrip(" ,-–—")


def date_told(text: str, as_of: date) -> tuple[str, str] | None:
    """Split words that begin or end with their date from the rest; None where they do not."""
    return leading_date(text, as_of) or closing_date(text, as_of)


_MARKED = re.compile(r"^(?:[-•*·▪_# ]+|\(?\d{1,3}[.)]\s+(?=\S))+")
_BEGINNING = re.compile(
    r"(?:on |in |at |from |since |by |before |after |until |between |early |mid"
    r"|late |end |start |beginning |circa |c\.? ?|approx|about |around |w/c|w/e"
    r"|week |overnight |date:? |undated|no date|n\.d\.|same day|next day"
    r"|following day|summer|autumn|winter|spring|easter|christmas|xmas|mon|tue|wed"
    r"|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\(|\d|\?"
    r"|[oil]\d)",
    re.IGNORECASE,
)


_UNDATED = re.compile(
    r"undated|no date|n\.d\.|date (?:unknown|not (?:known|recorded))", re.IGNORECASE
)


@lru_cache(maxsize=32768)
def _whole_date(head: str, as_of: date) -> tuple[str, str] | None:
    """What a beginning means as a date; None where it is not one, or not all of it."""
    if len(head) > 60:
        return None
    if _UNDATED.fullmatch(head):
        return "undated", ""
    if head.casefold().rstrip(".") in ("do", "above", "ditto", "as above"):
        return None
    reading = read_written(head.strip(" ()[]"), as_of=as_of)
    if any("not understood" in doubt.why for doubt in reading.doubts):
        return None
    if reading.lacks in ("year", "step", "month"):
        dated = reading.lacks == "step" or any(sign.isdigit() for sign in head)
        return (reading.lacks, str(reading.step)) if dated else None
    return (reading.happened.text, "") if reading.happened.is_known else None


# Beside a date in a column of dates these say nothing; elsewhere they are what happened.
_HAPPENED = re.compile(
    r"\b(?:visit(?:ed)?|tel(?:ephone)?|phoned?|call|t/c|e-?mail|letter|incident|meeting"
    r"|appt|appointment|contact|clinic)\b",
    re.IGNORECASE,
)


_HEADS_A_DAY = re.compile(r"^(?:[^\d–—]{0,30}(?:\b\d{3,7})?\s*[–—:-]\s*)(?P<day>\S.*)$")


def day_headed(text: str, as_of: date) -> str:
    """Give the day that a heading over a table names: “Incident 5512 – 3 May 2021”."""
    said = text.strip().rstrip(":-–— ")
    if len(said) >= 70 or re.search(
        r"\b(?:born|dob|prepared|compiled|printed|as at)\b", said, re.I
    ):
        return ""
    if _whole_date(said, as_of) is not None:
        return said
    found = _HEADS_A_DAY.match(said)
    return found["day"] if found and _whole_date(found["day"], as_of) is not None else ""


def is_date(text: str, as_of: date) -> bool:
    """Tell whether words are a date from end to end."""
    if _HAPPENED.search(text) and not re.match(r"\W*date\b", text, re.IGNORECASE):
        return False
    return _whole_date(text.strip().rstrip(":-–— "), as_of) is not None
