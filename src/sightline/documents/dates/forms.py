"""In which forms do people write a day, a month or a year, and what does each name?

Each form is a pattern and what it reads, in the order in which they are tried. A form that
names several things (`3-5 May`) leaves the signs between them standing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from sightline.documents.dates.atoms import Atom, century, checked
from sightline.documents.dates.names import TIMES_OF_YEAR, month_called

Several = tuple[str, tuple[Atom, ...]]
Reader = Callable[[re.Match[str], int], "Atom | Several | None"]

_ORD = r"(?:st|nd|rd|th)"
# Loose enough for slips of the pen; `month_called` decides.
_MONTH = r"(?:ja|f[er]|ma|ap|ju|a[ug]|se|o[ck]|no|de)[a-z]{1,8}\.?"
_YEAR = r"(?:'?(?:1[89]|2\d)\d\d|'?\d\d)"
# What follows a month may be a year, or the beginning of a time of day.
_NO_CLOCK = r"(?!\d|[:.]\d|/\d|\s?[ap]\.?m\b|\s?h(?:ou)?rs?\b)"
_SEP = r"(?: ?[/.\-\\]{1,2} ?|,)"

_FORMS: list[tuple[str, Reader]] = []


def find(text: str, as_of: date) -> tuple[str, tuple[Atom, ...]]:
    """Return the text with `@` for each thing named, and the things, in order."""
    atoms: list[Atom] = []
    parts: list[str] = []
    done = start = 0
    while found := _ANY.search(text, start):
        named, found = _first_that_reads(found, text, as_of.year)
        if named is None:
            start = found.start() + 1
            continue
        joined, several = ("@", (named,)) if isinstance(named, Atom) else named
        parts += [text[done : found.start()], f" {joined} "]
        atoms += several
        done = start = found.end()
    skeleton = re.sub(r" {2,}", " ", "".join([*parts, text[done:]]))
    return skeleton.strip(), tuple(atoms)


def _first_that_reads(
    found: re.Match[str], text: str, this_year: int
) -> tuple[Atom | Several | None, re.Match[str]]:
    """Try the forms that fit here, in turn, until one can be read."""
    first = int(str(found.lastgroup)[1:])
    named = _FORMS[first][1](found, this_year)
    if named is not None:
        return named, found
    for (_, reader), pattern in zip(_FORMS[first + 1 :], _EACH[first + 1 :], strict=True):
        other = pattern.match(text, found.start())
        if other and (named := reader(other, this_year)) is not None:
            return named, other
    return None, found


def _form(pattern: str) -> Callable[[Reader], Reader]:
    def keep(reader: Reader) -> Reader:
        _FORMS.append((pattern, reader))
        return reader

    return keep


def _year(said: str | None, this_year: int) -> int | None:
    if not said:
        return None
    digits = said.lstrip("'")
    return century(int(digits), this_year) if len(digits) == 2 else int(digits)


def _whole(found: re.Match[str]) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", found[0])]


@_form(
    r"(?<!\d)[12]\d{3} ?[-/.] ?\d{1,2} ?[-/.] ?\d{1,2}(?!\d)"
    r"(?:(?:t|\s)\s*\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?(?!\d)(?:\s?z\b|\s?utc|\s?gmt|[+-]\d\d(?::?\d\d)?)?)?"
)
def _year_first(found: re.Match[str], this_year: int) -> Atom:
    """2021-05-03, 2021/5/3, 2021-05-03T13:30:00Z."""
    year, month, day = _whole(found)[:3]
    atom = checked(Atom(year, month, day))
    clock = re.search(
        r"[t\s]\s*(\d\d?):(\d\d)(:\d\d)?(?:[.,]\d+)?\s?(z|utc|gmt|[+-]\d\d:?(?:\d\d)?)?$",
        found[0],
    )
    if clock is None or atom.day is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        return atom
    zone = {"z": "Z", "utc": "Z", "gmt": "", None: ""}.get(clock[4], clock[4] or "")
    told = f"{int(clock[1]):02d}:{clock[2]}"
    if told == "00:00" and clock[3] and not zone:
        return atom  # how exports write a day that has no time
    return Atom(atom.year, atom.month, atom.day, clock=told + zone, supposed=atom.supposed)


@_form(r"(?<![\d/.])\d{1,2} ?(?:-|&|to|and) ?\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d)")
def _days_of_numbered_month(found: re.Match[str], this_year: int) -> Several:
    """12-14/05/2021."""
    first, last, month, _ = _whole(found)
    year = _year(re.findall(r"\d+", found[0])[3], this_year)
    join = re.search(r"-|&|to|and", found[0])
    sign = join[0] if join else "-"
    return f"@ {sign} @", tuple(checked(Atom(year, month, day)) for day in (first, last))


@_form(
    r"(?<![\w/.])(?:\?{1,2}|x{1,2}|00|_+|--|dd)[/.\-](?:\d{1,2}|\?{1,2}|x{1,2})[/.\-](?:\d{4}|\d\d)(?!\d)"
)
def _day_left_out(found: re.Match[str], this_year: int) -> Atom | None:
    """??/05/2021."""
    *months, said = re.findall(r"\d+", found[0])
    year, month = _year(said, this_year), int(months[-1]) if months else 0
    return Atom(year, month) if 1 <= month <= 12 else Atom(year)


@_form(rf"(?<![\d/.])\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}'?(?:\d{{4,5}}|\d{{2,3}})(?!\d|[/.]\d)")
def _numbered(found: re.Match[str], this_year: int) -> Atom:
    """03/05/2021, 3.5.21, 3-5-21, 20/10 /2020."""
    day, month, said = re.findall(r"\d+", found[0])
    supposed: tuple[str, ...] = ()
    if len(said) == 5:
        supposed = (f"“{said}” has a digit too many for a year; {said[:4]} was taken",)
    if len(said) == 3:
        why = f"“{said}” is no year"
        return Atom(None, int(month), int(day)).doubting(why)
    year = _year(said[:4], this_year)
    return checked(Atom(year, int(month), int(day), supposed=supposed))


@_form(
    rf"(?<![\d/.:])(?P<days>\d{{1,2}} ?{_ORD}?(?: ?(?:-|/|,|&|\+|to|and|or|until|till"
    rf"|,? ?and) ?(?:the )?\d{{1,2}} ?{_ORD}?)+)"
    rf"[ -]?(?:of )?(?P<days_month>{_MONTH})(?![a-z])(?:[ "
    rf",/.\-]*(?P<days_year>{_YEAR}){_NO_CLOCK})?"
)
def _days_of_month(found: re.Match[str], this_year: int) -> Several | None:
    """3-5 May 2021, 12th and 14th May, 2/3 Jul 22."""
    month = month_called(found["days_month"])
    if month is None:
        return None
    year = _year(found["days_year"], this_year)
    said = found["days"]
    days = [checked(Atom(year, month, int(day))) for day in re.findall(r"\d+", said)]
    return re.sub(rf"\d+ ?{_ORD}?", "@", said), tuple(days)


@_form(
    rf"(?<![\d/.:])(?P<dm_day>\d{{1,2}}) ?{_ORD}?[ .,/\-]*(?:day )?(?:of "
    rf")?(?P<dm_month>{_MONTH})(?![a-z])"
    rf"(?:[ ,/.\-]*(?:of )?(?P<dm_year>{_YEAR}){_NO_CLOCK})?"
)
def _day_of_month(found: re.Match[str], this_year: int) -> Atom | None:
    """3rd May 2021, 03-May-21, 3 May '21, 3May."""
    month = month_called(found["dm_month"])
    if month is None:
        return None
    said = found["dm_year"]
    return checked(Atom(_year(said, this_year), month, int(found["dm_day"])))


@_form(
    rf"(?<![a-z])(?P<md_month>{_MONTH})[ \-](?:the )?(?P<md_day>\d{{1,2}})"
    rf"(?:{_ORD}(?:[ ,]+(?P<md_year>\d{{4}}){_NO_CLOCK})?"
    rf"|[ ,]+(?P<md_year2>\d{{4}}){_NO_CLOCK})(?!\d)"
)
def _month_and_day(found: re.Match[str], this_year: int) -> Atom | None:
    """May 3rd, May 3, 2021."""
    month = month_called(found["md_month"])
    if month is None:
        return None
    year = _year(found["md_year"] or found["md_year2"], this_year)
    return checked(Atom(year, month, int(found["md_day"])))


@_form(
    rf"(?<![a-z])(?P<my_month>{_MONTH})(?P<my_gap>[ ,/.\-]*(?:of "
    rf")?)(?P<my_year>{_YEAR})(?!{_ORD}){_NO_CLOCK}"
)
def _month_of_year(found: re.Match[str], this_year: int) -> Atom | None:
    """May 2021, Feb-21, June '21; and May 21, which is doubtful where the year is far off."""
    month = month_called(found["my_month"])
    if month is None:
        return None
    said, year = found["my_year"], _year(found["my_year"], this_year)
    atom = Atom(year, month)
    near = year is not None and this_year - 15 <= year <= this_year
    if len(said) == 2 and " " in found["my_gap"] and int(said) <= 31 and not near:
        return atom.doubting(f"“{said}” may be a day or a year; it was taken as a year")
    return atom


@_form(r"(?<![\d/.])(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d(?!\d)")
def _from_year_to_year(found: re.Match[str], this_year: int) -> Several:
    """2019-2021; 2020/2021 is one financial or school year."""
    first, last = _whole(found)
    if last == first + 1 and "/" in found[0]:
        return "@", (_either_year(first, found[0]),)
    return "@ - @", (Atom(first), Atom(last))


@_form(
    r"(?<![a-z])(?:f\.?y\.? ?|fin(?:ancial)? (?:yr|year) |fiscal year |acad(?:emic)? (?:yr"
    r"|year) |school (?:yr|year) |a\.?y\.? )"
    r"(?:\d{4}|'?\d\d) ?[-/] ?(?:\d{4}|\d\d)(?!\d|[-/.]\d)"
)
def _financial_or_school_year(found: re.Match[str], this_year: int) -> Atom:
    """FY 2020/21, academic year 2020-21."""
    year = _year(re.findall(r"\d+", found[0])[0], this_year)
    return Atom(year, grain="financial" if found[0][0] == "f" else "school")


@_form(
    rf"(?<![a-z0-9])(?P<season>{'|'.join(TIMES_OF_YEAR)})(?![a-z])"
    rf"(?:[ ,-]*(?:of |in )?(?P<season_year>{_YEAR})(?!\d"
    rf"|:)(?: ?[/-] ?(?P<season_next>\d{{4}}|\d\d)(?!\d))?)?"
)
def _time_of_year(found: re.Match[str], this_year: int) -> Atom:
    """Easter 2019, autumn term 2020, summer, winter 2020/21, Q1 2021."""
    said = found["season"]
    key = next(key for key in TIMES_OF_YEAR if re.fullmatch(key, said))
    year = _year(found["season_year"], this_year)
    # Winter and the days at New Year begin in the first of two years; what else is said to
    # lie in two may lie in either.
    spans = found["season_next"] and not re.search(r"winter|xmas|christmas|new year", said)
    atom = Atom(year, season=key, grain="two-years" if spans else "")
    if key.startswith("q"):
        return atom.doubting("quarters of the calendar year were taken, not the financial")
    return atom


@_form(r"(?<![\d/.])\d{1,2} ?[/.\-] ?(?:19|20)\d\d(?!\d|[/.]\d)")
def _numbered_month(found: re.Match[str], this_year: int) -> Atom | None:
    """05/2021."""
    month, year = _whole(found)
    return Atom(year, month) if 1 <= month <= 12 else None


@_form(r"(?<![\d/.])(?:19|20)\d\d ?[-/.] ?\d\d?(?!\d|[/.:]\d)")
def _year_and_two_digits(found: re.Match[str], this_year: int) -> Atom | None:
    """2021-05; 2020/21, which is a financial or a school year."""
    year, second = _whole(found)
    if second == (year + 1) % (10 if second < 10 and "0" not in found[0][4:] else 100):
        atom = _either_year(year, found[0])
        unclear = second <= 12 and "/" not in found[0]
        return atom.doubting("it may be two years or one month") if unclear else atom
    return Atom(year, second) if 1 <= second <= 12 else None


def _either_year(year: int, said: str) -> Atom:
    why = f"“{said}” may be a financial or a school year; both are allowed for"
    return Atom(year, grain="two-years").doubting(why)


@_form(
    r"(?<![\d/.:])\d{1,2} ?(?:/|\.|-) ?\d{1,2}(?!\d|[/.:]\d"
    r"|[/.\-]?\w)(?! ?(?:[ap]\.?m|h(?:ou)?rs?|%))"
)
def _day_and_month_numbered(found: re.Match[str], this_year: int) -> Atom | None:
    """12/5; and 5/21, which can only be a month and a year."""
    first, second = _whole(found)
    if 1 <= first <= 31 and 1 <= second <= 12:
        return checked(Atom(None, second, first))
    if 1 <= first <= 12 and 13 <= second <= 99 and "/" in found[0]:
        why = f"“{found[0]}” was taken as a month and a year"
        return Atom(century(second, this_year), first).doubting(why)
    return None


@_form(
    r"(?<![\d/.:\w])(?:(?:19|20)\d0'?s|'?[3-9]0'?s|(?:19|20)\d\d(?!\d|[:./]\d|\s?h(?:ou)?rs?\b|\s?[ap]m\b))"
)
def _year_or_decade(found: re.Match[str], this_year: int) -> Atom:
    """2021, 1990s, the 90s."""
    digits = re.sub(r"\D", "", found[0])
    if not found[0].endswith("s"):
        return Atom(int(digits))
    start = int(digits) if len(digits) == 4 else century(int(digits), this_year)
    return Atom(start, grain="century" if start == 1900 else "decade")


@_form(rf"(?<![a-z])(?P<month>{_MONTH})(?![a-z0-9])")
def _month(found: re.Match[str], this_year: int) -> Atom | None:
    """May; the year is to be found."""
    month = month_called(found["month"])
    return Atom(None, month) if month else None


@_form(
    r"(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? \d{1,2}(?=$| ?(?:-|&|to\b"
    r"|and\b|or\b) ?[a-z])"
)
def _weekday_and_day(found: re.Match[str], this_year: int) -> Several | None:
    """Mon 3, as in Mon 3 - Fri 7 May."""
    day = _whole(found)[0]
    if not 1 <= day <= 31:
        return None
    return re.sub(r"\d+", "@", found[0]), (Atom(None, None, day),)


@_form(
    rf"(?<![\d/.:])\d{{1,2}}{_ORD}(?![a-z])(?! (?:week|wk|quarter|half|term|visit"
    rf"|attempt|call|appt|time|century))"
)
def _day(found: re.Match[str], this_year: int) -> Atom | None:
    """3rd; the month is to be found."""
    day = _whole(found)[0]
    return Atom(None, None, day) if 1 <= day <= 31 else None


_ANY = re.compile("|".join(f"(?P<f{n}>{pattern})" for n, (pattern, _) in enumerate(_FORMS)))
_EACH = [re.compile(pattern) for pattern, _ in _FORMS]
