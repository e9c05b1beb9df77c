"""What is written at a person, and how much room does it take?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Lived, Loss, Person
from sightline.drawing.family.ties import LinkKind, Paternity
from sightline.drawing.genogram.short_dates import age_inside, short_date, year_of
from sightline.drawing.genogram.symbols import SYMBOL, kind_of
from sightline.drawing.ink.metrics import text_width
from sightline.drawing.ink.wording import words_in_box

NAME_SIZE = 12.0
FACT_SIZE = 11.0
LEADING = 14.0
WIDEST = 112.0
CHIP_HEIGHT = 13.0
CHIPS_A_COLUMN = 3


@dataclass(frozen=True)
class Label:
    """The lines under a symbol, the age inside it, and the badges on its right.

    `before` and `after` are kept free beside the symbol, from its edge: badges on the right,
    lines that come in from the side on either.
    """

    kind: str
    lines: tuple[tuple[str, float], ...]
    inside: str
    chips: tuple[str, ...]
    width: float
    before: float
    after: float

    @property
    def height(self) -> float:
        return LEADING * len(self.lines)

    @property
    def left(self) -> float:
        """How far it all reaches to the left of the middle of the symbol."""
        return max(self.width / 2, SYMBOL / 2 + self.before + 4)

    @property
    def right(self) -> float:
        return max(self.width / 2, SYMBOL / 2 + self.after + 4)

    @property
    def text_half(self) -> float:
        return self.width / 2


def label_of(
    family: Family,
    person: Person,
    day: date,
    letters: dict[str, str],
    sides: Sequence[int],
    gaps: Sequence[str] = (),
) -> Label:
    """Write a person's label as at a day.

    `letters` name the homes; `gaps` are what is missing; `sides` are how many lines come in
    from the left and right.
    """
    lines = [
        (line, NAME_SIZE)
        for line in words_in_box(
            family.name_of(person.id), WIDEST, NAME_SIZE, lines=2
        ).lines
    ]
    for fact in (*_facts(family, person, day, letters), *(f"? {gap}" for gap in gaps)):
        lines += [
            (line, FACT_SIZE)
            for line in words_in_box(fact, WIDEST, FACT_SIZE, lines=2).lines
        ]
    chips = tuple(flag.value for flag in person.flags)
    before, after = (7.0 * many + 4 if many else 0.0 for many in sides)
    return Label(
        kind=kind_of(person),
        lines=tuple(lines),
        inside=age_inside(person, day),
        chips=chips,
        width=max((text_width(text, size) for text, size in lines), default=0.0),
        before=before,
        after=max(after, chips_width(chips)),
    )


def chips_width(chips: Sequence[str]) -> float:
    """Give the room that badges take, in columns of three, with the space before them."""
    columns = [chips[n : n + CHIPS_A_COLUMN] for n in range(0, len(chips), CHIPS_A_COLUMN)]
    return sum(
        max(text_width(chip, FACT_SIZE) for chip in column) + 9 for column in columns
    )


def _facts(family: Family, person: Person, day: date, letters: dict[str, str]) -> list[str]:
    facts = [_dates(person, day)]
    if person.subject:
        facts.append("(subject)")
    if person.lived is Lived.NON_BINARY:
        facts.append("non-binary")
    facts += [
        _link_words(link.kind, link.paternity, link.words)
        for link in family.links_of[person.id]
    ]
    facts += _homes(family, person, letters)
    duties = [duty for duty in family.responsibilities if duty.adult == person.id]
    if duties:
        names = ", ".join(family.name_of(duty.child).split()[0] for duty in duties)
        facts.append(f"PR: {names}")
    facts += person.notes[:1]
    if person.id in family.beyond:
        facts.append(f"+{family.beyond[person.id]} not drawn")
    return [fact for fact in facts if fact]


def _link_words(kind: LinkKind, paternity: Paternity, words: str) -> str:
    """Say what a line alone does not: by what order, who says so."""
    if words:
        return words
    if kind is LinkKind.BIRTH:
        quiet = paternity in (Paternity.ACCEPTED, Paternity.DNA)
        return "" if quiet else f"father {paternity.value}"
    return {LinkKind.DONOR: "donor (D)", LinkKind.SURROGATE: "surrogate (S)"}.get(
        kind, "" if kind is LinkKind.NOT_KNOWN else kind.value
    )


def _homes(family: Family, person: Person, letters: dict[str, str]) -> list[str]:
    said = []
    main = True
    for home, stay in family.stays_of[person.id]:
        letter = letters.get(home.id, "")
        if stay.basis.value == "observed":
            said.append(f"seen at {letter} {stay.seen}".strip())
            continue
        if not main:
            nights = f", {stay.nights} nights" if stay.nights else ""
            said.append(f"also {letter}{nights}")
        elif stay.basis.value == "reported":
            said.append(f"said to live at {letter}")
        main = False
        if stay.away:
            said.append(f"away: {stay.away}")
    return said


def _dates(person: Person, day: date) -> str:
    if person.is_unborn and person.expected is not None:
        return f"EDD {short_date(person.expected)}"
    if person.loss is not None and person.loss is not Loss.STILLBIRTH:
        return year_of(person.born)
    if person.several is not None:
        return ""
    born = f"b. {year_of(person.born)}" if person.born.is_known else "b. ?"
    if person.died is None:
        return born
    return f"{born}, d. {year_of(person.died) or '?'}"
