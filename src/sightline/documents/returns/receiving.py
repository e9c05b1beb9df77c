"""How does a return come back from the process that read its file? Checked, value by value.

That process handles hostile files, so nothing it says is taken without a look. `sending`
writes what is read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar, get_args

from sightline.documents.chronology.gists import Gist
from sightline.documents.chronology.told import (
    About,
    Accounted,
    Column,
    Doubt,
    Event,
    Mapping,
    Return,
    Someone,
    Standing,
    TellingAgency,
)
from sightline.documents.source.blocks import Notice, Place
from sightline.kernel.partial_dates import PartialDate

AS_USUAL = 0
_ABOUT = frozenset(get_args(About))
_WHAT = frozenset(("table", "row", "paragraph"))
_BECAME = frozenset(("read", "heading", "continued", "left-out"))
T = TypeVar("T")


class NotAReturn(ValueError):
    """What came back is not a return.

    If you are hitting this, the child process and its parent are not the same version.
    """


def decode(value: object) -> Return:
    """The return that these JSON values stand for. Raises NotAReturn."""
    try:
        return _return_in(_is(value, dict))
    except (KeyError, IndexError, TypeError, ValueError, RuntimeError) as wrong:
        raise NotAReturn(f"not a return: {type(wrong).__name__}") from wrong


def below(place: Place | None) -> Place:
    """Where the next row of a table stands."""
    if place is None:
        return Place()
    return Place(place.table, place.row + 1, sheet=place.sheet)


def row_read(event: Event) -> Accounted:
    """The line of the account that says that an event's row was read."""
    return Accounted(event.standing.place, "row", "read")


def _return_in(whole: dict[str, Any]) -> Return:
    file = _is(whole["file"], str)
    people = tuple(map(someone_in, _is(whole["people"], list)))
    agencies = tuple(TellingAgency(*_texts(one, 4)) for one in _is(whole["agencies"], list))
    keys = {agency.key: agency.key for agency in agencies}
    rows = _Rows(file, _texts(whole["headings"]), [one.key for one in people], keys)
    events = tuple(rows.events(_is(whole["events"], list)))
    return Return(
        file,
        agencies,
        people,
        events,
        tuple(_mapping_in(*_is(one, list)) for one in _is(whole["mappings"], list)),
        tuple(_account_in(_is(whole["account"], list), events)),
        tuple(_notice_in(*_is(one, list)) for one in _is(whole["notices"], list)),
    )


class _Rows:
    """Reads the events of one file; what many of them share is kept once."""

    def __init__(
        self, file: str, headings: list[str], people: list[str], agencies: dict[str, str]
    ) -> None:
        self._file = file
        self._headings = headings
        self._people = people
        self._agencies = agencies
        self._place: Place | None = None

    def events(self, values: list[object]) -> Iterator[Event]:
        """Yield each event, numbered in the order of the file."""
        for order, value in enumerate(values, start=1):
            yield self._event(order, _is(value, list))

    def _event(self, order: int, value: list[Any]) -> Event:
        happened, written, agency, says, place, author, columns, people, *rest = value
        seen, injury, doubts, gist = rest
        self._place = below(self._place) if place == AS_USUAL else _place_in(place)
        if not all(flag is None or type(flag) is bool for flag in (seen, injury)):
            raise NotAReturn("a flag expected")
        return Event(
            id=f"e{order}",
            happened=_date_in(_is(happened, str)),
            written=_is(written, str),
            agency=self._agencies[agency],
            says=_is(says, str),
            standing=Standing(self._file, self._place),
            order=order,
            author=_is(author, str),
            columns=tuple(self._columns(_is(columns, list))),
            people=tuple([self._people[number] for number in _is(people, list)]),
            seen=seen,
            injury=injury,
            doubts=tuple([_doubt_in(*_texts(one, 3)) for one in _is(doubts, list)]),
            gist=_gist_in(_is(gist, list)),
        )

    def _columns(self, values: list[Any]) -> Iterator[Column]:
        for number, text in zip(values[::2], values[1::2], strict=True):
            yield Column(self._headings[number], _is(text, str))


def _is(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise NotAReturn(f"{kind.__name__} expected, {type(value).__name__} found")
    return value


def _texts(value: object, how_many: int | None = None) -> list[str]:
    texts = _is(value, list)
    for text in texts:
        _is(text, str)
    if how_many not in (None, len(texts)):
        raise NotAReturn(f"{how_many} texts expected")
    return texts


@lru_cache(maxsize=65_536)
def _date_in(text: str) -> PartialDate:
    return PartialDate.parse(text) if text else PartialDate.unknown()


def _gist_in(value: list[Any]) -> Gist:
    told, own, figures, tells, done_with, partners, spoke_to, heard_from, news = value
    return Gist(
        _is(told, str),
        _is(own, int),
        tuple(_texts(figures)),
        tuple(
            [(_is(code, str), _is(at_first, bool)) for code, at_first in _is(tells, list)]
        ),
        tuple([_pair_in(*_texts(one, 2)) for one in _is(done_with, list)]),
        tuple(_texts(partners)),
        tuple(_texts(spoke_to)),
        tuple(_texts(heard_from)),
        _is(news, bool),
    )


def _pair_in(one: str, other: str) -> tuple[str, str]:
    return one, other


def someone_in(value: object) -> Someone:
    """The person that five texts stand for. Raises ValueError."""
    key, name, role, born, sex = _texts(value, 5)
    return Someone(key, name, role, _date_in(born), sex)


def _place_in(value: object) -> Place:
    *numbers, sheet = _is(value, list)
    table, row, column, paragraph, line, page = [_is(number, int) for number in numbers]
    return Place(table, row, column, paragraph, line, page, _is(sheet, str))


def _doubt_in(about: str, text: str, why: str) -> Doubt:
    if about not in _ABOUT:
        raise NotAReturn("a doubt about something nobody knows")
    return Doubt(about, text, why)  # type: ignore[arg-type]


def _notice_in(file: object, what: object, place: object) -> Notice:
    return Notice(_is(file, str), _is(what, str), _place_in(place))


def _mapping_in(
    file: object, table: object, headings: object, meanings: object, guessed: object
) -> Mapping:
    flags = tuple([_is(flag, bool) for flag in _is(guessed, list)])
    named = tuple(_texts(headings)), tuple(_texts(meanings))
    return Mapping(_is(file, str), _is(table, int), *named, flags)


def _account_in(lines: list[object], events: Sequence[Event]) -> Iterator[Accounted]:
    upcoming = iter(events)
    for line in lines:
        if line == AS_USUAL:
            yield row_read(next(upcoming))
        else:
            yield _line_in(*_is(line, list))


def _line_in(place: object, what: object, became: object, why: object) -> Accounted:
    if what not in _WHAT or became not in _BECAME:
        raise NotAReturn("an account nobody knows")
    return Accounted(_place_in(place), what, became, _is(why, str))  # type: ignore[arg-type]
