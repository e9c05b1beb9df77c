"""What do the words left over when the dates are taken out say of those dates?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.documents.dates.atoms import Atom
from sightline.documents.dates.spans import (
    Days,
    Span,
    night_of,
    text_of,
    third,
    week_around,
    week_from,
    week_to,
    weekend_around,
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Whether the writer marked the date as about or as doubtful."""

    about: bool = False
    doubtful: bool = False
    supposed: tuple[str, ...] = ()


_ABOUT = re.compile(
    r"(?:\bon or (?:around|about)\b|\b(?:approx(?:imately)?|about|around|circa"
    r"|(?<![/w])(?<!wk )(?<!w )ca?|roughly|abt|est(?:imated)?|or thereabouts|or so"
    r"|ish|approximate(?: date)?)\b\.?|~|(?<=@)ish\b|\+/-)"
)
_DOUBTFUL = re.compile(
    r"(?:\?+|\[sic\]|\b(?:sic|poss(?:ibly|ible)?|maybe|perhaps|probably|prob|query"
    r"|queried|unclear|unsure|uncertain|not (?:certain|sure|clear)|tbc"
    r"|to be confirmed|thought to be|believed(?: to be)?|may be|date unclear"
    r"|illegible|unconfirmed)\b\.?)"
)
# Words that say nothing of when, or only which part of the day.
_HARMLESS = re.compile(
    r"\b(?:(?:in the )?(?:early|late|mid)[ -](?:hours|morning|afternoon|evening|am"
    r"|pm)(?: of)?|early hours|(?:at )?night(?:time)?(?! of)|(?:in the )?(?:morning"
    r"|afternoon|evening)(?: of)?"
    r"|lunch ?time|tea ?time|bed ?time|after school|before school|day ?time|a\.?m\.?"
    r"|p\.?m\.?|hrs|hours|on|at|the|of|in|during|throughout|dated?|sometime"
    r"|some time|(?:day|month|year) of|bank holiday|week day"
    r"|calendar|late entry|retrospective(?:ly)?|(?:home )?visit(?:ed)?"
    r"|tel(?:ephone)?|phone|call|t/c|email|letter|event|incident|meeting|appt"
    r"|appointment|contact|clinic|later|first|and time|time)\b\.?"
)
_ENTRY = (
    r"(?:record(?:ed)?|entered|entry|written(?: up)?|added|logged|input(?:ted)?"
    r"|typed|scanned|uploaded|received|rec ?'?d|retrospective(?:ly)?|late entry|made"
    r"|noted on|documented)"
)


def marks_of(skeleton: str) -> tuple[Marks, str]:
    """Take out what marks the date as about or doubtful."""
    text = re.sub(r"(?<![/\w] )(?<![/\w])(?<!w\.)c\.? ?(?=@)", "circa ", skeleton)
    about = bool(_ABOUT.search(text))
    text = _ABOUT.sub(" ", text)
    doubtful = bool(_DOUBTFUL.search(text))
    text = _DOUBTFUL.sub(" ", text)
    return Marks(about, doubtful), _tidy(text)


def _tidy(text: str) -> str:
    text = re.sub(r"[()\[\]\"'.:;]+", " ", text)
    return re.sub(r"\s{2,}", " ", text).strip(" ,")


def meaning(skeleton: str, atoms: tuple[Atom, ...]) -> Span:
    """Say what the dates mean with the words around them."""
    supposed = tuple(why for atom in atoms for why in atom.supposed)
    if any(atom.grain == "none" for atom in atoms):
        return Span("", supposed=supposed)
    if len(atoms) == 1:
        return _one(skeleton, atoms[0], supposed)
    return _late_entry(skeleton, atoms, supposed) or _several(skeleton, atoms, supposed)


Shift = Callable[[date], Days]
_WEEKS: tuple[tuple[str, Shift], ...] = (
    (
        r"(?:w ?/ ?c|w ?/ ?b|wc|wb|w/comm|(?:the )?(?:week|wk)s?[ -]*(?:comm(?:encing"
        r"|ence)?|beg(?:inning|ins)?|starting|start|from|c|b))",
        week_from,
    ),
    (r"(?:w ?/ ?e|we|(?:the )?(?:week|wk)[ -]*end(?:ing|ed)?)", week_to),
    (r"(?:the )?(?:week|wk)(?: of| including| in)?(?: the)?", week_around),
    (r"(?:the |over the )?(?:weekend|w/end)(?: of)?(?: the)?", weekend_around),
    (r"(?:overnight|o/n|(?:the )?(?:over)?night)(?: of| on)?(?: the)?", night_of),
)
_PARTS = {
    "early": r"early(?: in| part of)?",
    "mid": r"(?:mid|middle)(?:[ -]?(?:of|in|way through))?",
    "late": r"(?:late|latter)(?: in| part of)?",
    "first-half": r"(?:the )?(?:first|1st) half(?: of)?",
    "second-half": r"(?:the )?(?:second|2nd|latter|last) half(?: of)?",
    "start": r"(?:start|beginning|beg|first days)(?: of)?",
    "end": r"(?:end|very end)(?: of)?",
}
_NTH_WEEK = re.compile(
    r"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last|final)(?: week"
    r"| wk)(?: of| in)?(?: the)? @"
)
_UNTIL = (
    r"(?:(?:on or |sometime |some time |any ?time )?(?:before|by|prior to|until|till"
    r"|til|up to|upto|up until|no later than|pre-?|not after|to|latest|ending))"
)
_BEFORE = re.compile(r"(?:sometime |some time |any ?time )?(?:before|prior to|pre)\b")
_SINCE = (
    r"(?:(?:on or |sometime |some time |any ?time |shortly |soon )?(?:since|from"
    r"|after|following|post-?|as of|as from|not before|starting|ongoing since"
    r"|ongoing from|onwards from|commencing))"
)
_ONWARDS = (
    r"(?:onwards?|- ?|to date|to present|(?:- ?|to |and )?(?:ongoing|present|current"
    r"|now|continuing)|until now|and (?:after|onwards)|to \?|>|\+)"
)


def _one(skeleton: str, atom: Atom, supposed: tuple[str, ...]) -> Span:
    days = _side(skeleton, atom)
    if days is not None:
        if atom.day is None and _BEFORE.match(skeleton):
            why = "“before” may leave out the whole of what it names; its end was taken"
            supposed = (*supposed, why)
        return Span(days if isinstance(days, str) else text_of(days), supposed=supposed)
    if re.fullmatch(rf"{_ENTRY}(?: on)? @|@ {_ENTRY}", _plainer(skeleton)):
        why = "it is said to be the date of the entry, not of the event"
        return Span(atom.edtf(), supposed=(*supposed, why))
    left = _plainer(skeleton).replace("@", " ").strip(" ,-/&")
    why = f"“{left}” beside the date was not understood"
    return Span(atom.edtf(), supposed=(*supposed, why))


def _side(skeleton: str, atom: Atom) -> Days | str | None:
    """Read one date with words about it; None where the words are not understood."""
    text = re.sub(r"^(?:on|in|during|throughout|over)(?: the)? ", "", skeleton)
    if text == "@":
        return atom.edtf()
    days = _part(text, atom) or _week(text, atom)
    if days:
        return days
    bounded = _bounded(text, atom)
    if bounded:
        return bounded
    plainer = _plainer(text)
    return _side(plainer, atom) if plainer != text else None


_BESIDE = re.compile(r"(?:the )?day (?P<way>after|before) @")


def _bounded(text: str, atom: Atom) -> Days | None:
    """Read a date that is a limit, or the day beside the one meant."""
    bounds = atom.bounds()
    if bounds is None:
        return None
    if bounds[0] == bounds[1] and (found := _BESIDE.fullmatch(text)):
        day = bounds[0] + timedelta(1 if found["way"] == "after" else -1)
        return day, day
    if re.fullmatch(rf"{_UNTIL}(?: the)? @|@ (?:at )?latest", text):
        return None, bounds[1]
    if re.fullmatch(rf"{_SINCE}(?: the)? @(?: ?{_ONWARDS})?|@ ?{_ONWARDS}", text):
        return bounds[0], None
    return None


def _plainer(text: str) -> str:
    kept = _HARMLESS.sub(" ", text)
    return re.sub(r"\s{2,}", " ", kept).strip(" ,-/&")


def _part(text: str, atom: Atom) -> Days | None:
    bounds = atom.bounds()
    if bounds is None or atom.day is not None:
        return None
    if (found := _NTH_WEEK.fullmatch(text)) and atom.month:
        return _nth_week(bounds, found["nth"])
    for part, words in _PARTS.items():
        if re.fullmatch(rf"{words} ?-? ?@", text):
            return third(bounds, part) if not atom.season else bounds
    for both, ends in (
        (r"early ?(?:/|-|to) ?mid", ("early", "mid")),
        (r"mid ?(?:/|-|to) ?late", ("mid", "late")),
    ):
        if re.fullmatch(rf"{both} ?-? ?@", text):
            return third(bounds, ends[0])[0], third(bounds, ends[1])[1]
    return None


def _nth_week(bounds: tuple[date, date], nth: str) -> Days:
    first, last = bounds
    if nth in ("last", "final"):
        return last.replace(day=last.day - 6), last
    place = {"f": 0, "1": 0, "s": 1, "2": 1, "t": 2, "3": 2, "4": 3}[nth[0]]
    place = 3 if nth == "fourth" else place
    return first.replace(day=1 + 7 * place), first.replace(day=7 + 7 * place)


def _week(text: str, atom: Atom) -> Days | None:
    bounds = atom.bounds()
    if bounds is None or bounds[0] != bounds[1]:
        return None
    for words, shift in _WEEKS:
        if re.fullmatch(rf"{words} ?[-:]? ?@", text):
            return shift(bounds[0])
    return None


_JOIN = r"\s*(?P<join>-|to|until|till|til|thru|through|and|&|or|/|,|\+|;|,? and)\s*"
_TWO = re.compile(
    rf"(?P<lead>between|either|from|bet|betw|b/w|period|dates|over)?\s*(?P<a>[^@]*?@){_JOIN}(?P<b>[^@]*@[^@]*)"
)


def _several(skeleton: str, atoms: tuple[Atom, ...], supposed: tuple[str, ...]) -> Span:
    text = _plainer(skeleton)
    for words, _ in _WEEKS[1:]:
        # "overnight 2/3 Jul" names both its days; so does a weekend.
        if re.fullmatch(rf"{words} ?@ ?(?:-|/|to|and|into|&) ?@", skeleton):
            text = "@ - @"
    if found := _TWO.fullmatch(text) if len(atoms) == 2 else None:
        span = _two(found, atoms, supposed)
        if span:
            return span
    bounds = [both for atom in atoms if (both := atom.bounds())]
    days = min(first for first, _ in bounds), max(last for _, last in bounds)
    if re.fullmatch(r"@(?:\s*(?:,|&|and|/|\+|;|-|, and)?\s*@)+", text):
        why = "several dates are given; the span from the first to the last was taken"
    else:
        left = " ".join(text.replace("@", " ").split())
        why = f"several dates are given, and “{left}” was not understood"
    return Span(text_of(days), supposed=(*supposed, why))


def _two(
    found: re.Match[str], atoms: tuple[Atom, ...], supposed: tuple[str, ...]
) -> Span | None:
    first, last = _days(found["a"], atoms[0]), _days(found["b"], atoms[1])
    if first is None or last is None or first[0] is None or last[1] is None:
        return None
    join = found["join"]
    if first[0] > last[1]:
        why = "the second date is before the first"
        return Span(text_of((last[0], first[1])), supposed=(*supposed, why))
    if join == "or":
        exact = first[0] == first[1] and last[0] == last[1]
        text = f"[{first[0]},{last[0]}]" if exact else text_of((first[0], last[1]))
        return Span(text, supposed=supposed)
    if join in ("and", "&", ",", "+", ";", ", and") and not found["lead"]:
        why = "two dates are given; the span from one to the other was taken"
        supposed = (*supposed, why)
    return Span(_from_to(atoms, first, last), supposed=supposed)


def _from_to(atoms: tuple[Atom, ...], first: Days, last: Days) -> str:
    """Two months stay months: `2021-05/2021-06`, not the days they begin and end on."""
    starts, ends = atoms[0].bounds(), atoms[1].bounds()
    plain = all(atom.month and not atom.day for atom in atoms)
    if plain and starts and ends and first == starts and last == ends:
        return f"{atoms[0].edtf()}/{atoms[1].edtf()}"
    return text_of((first[0], last[1]))


def _days(text: str, atom: Atom) -> Days | None:
    said = _side(text.strip(), atom)
    return atom.bounds() if isinstance(said, str) else said


def _late_entry(
    skeleton: str, atoms: tuple[Atom, ...], supposed: tuple[str, ...]
) -> Span | None:
    """Of an event's date and that of its entry, take the event's."""
    if len(atoms) != 2:
        return None
    text = skeleton
    if found := re.fullmatch(
        r"[^@]*@[^@]*\b(?:entry|recorded|retrospective\w*)\b[^@]*\b(?:for|re|of"
        r"|regarding|relating to)\b(?P<b>[^@]*@)[^@]*",
        text,
    ):
        days, atom = _days(found["b"], atoms[1]), atoms[1]
    elif found := re.fullmatch(
        rf"(?P<a>[^@]*@)[\s,\-/]*[^@]*\b{_ENTRY}\b[^@]*@[^@]*", text
    ):
        days, atom = _days(found["a"], atoms[0]), atoms[0]
    elif found := re.fullmatch(
        rf"[^@]*\b{_ENTRY}\b[^@]*@[^@]*\b(?:event|re|for|incident|occurred|relat\w+|happened|regarding|of)\b(?P<b>[^@]*@)[^@]*",
        text,
    ):
        days, atom = _days(found["b"], atoms[1]), atoms[1]
    else:
        return None
    why = "two dates are given, of the event and of its entry; the event's was taken"
    if days is None:
        return None
    text = atom.edtf() if days == atom.bounds() else text_of(days)
    return Span(text, supposed=(*supposed, why))
