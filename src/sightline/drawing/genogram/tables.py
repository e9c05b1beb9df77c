"""What does a genogram say, as tables? Everything in the picture, for whoever cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sightline.drawing.drawn import TableOf
from sightline.drawing.family.gaps import gaps_in
from sightline.drawing.family.kin import Kin, also_parent_of
from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Person
from sightline.drawing.family.ties import Paternity, Union
from sightline.drawing.genogram.line_painting import ending_of
from sightline.drawing.genogram.short_dates import period_words
from sightline.kernel.ages import age_in_words, expected_in_words
from sightline.kernel.partial_dates import in_words

NOTHING = "not recorded"


class Words:
    """Says what a family is, in cells and sentences, as at a day."""

    def __init__(self, family: Family, day: date, letters: dict[str, str]) -> None:
        self._family, self._day, self._letters = family, day, letters
        self._subject = family.subjects[0] if family.subjects else ""
        self._kin = Kin(family, self._subject) if self._subject else None

    def letter(self, home: str) -> str:
        return self._letters[home]

    def name(self, person: str) -> str:
        return self._family.name_of(person)

    def names(self, people: Sequence[str]) -> str:
        """Join names as a sentence does."""
        named = [self.name(one) for one in people]
        if len(named) < 2:
            return "".join(named)
        return f"{', '.join(named[:-1])} and {named[-1]}"

    def relation(self, person: str) -> str:
        """Say what somebody is to the (first) subject child, and whose parent besides."""
        if self._family.person[person].subject:
            return "subject"
        if self._kin is None:
            return self.parentage(person)
        said = self._kin.of(person)
        also = also_parent_of(self._family, person, self._subject)
        return f"{said}; {also}" if also else said

    def parentage(self, person: str) -> str:
        parents = self._family.parents_of(person)
        return f"child of {self.names(parents)}" if parents else ""

    def age(self, person: Person) -> str:
        if person.is_unborn and person.expected is not None:
            return expected_in_words(person.expected, self._day)
        if person.loss is not None:
            return person.loss.value
        if person.died is not None:
            when = in_words(person.died) if person.died.is_known else "date not known"
            return f"died, {when}"
        if person.several is not None:
            return f"{person.several or 'several'} people"
        return age_in_words(person.born, self._day, person.weeks_early)

    def homes(self, person: str) -> str:
        """Say where somebody lives, on what evidence."""
        said = []
        for home, stay in self._family.stays_of[person]:
            words = f"home {self._letters[home.id]}"
            words += f", {stay.nights} nights a week" if stay.nights else ""
            words += "" if stay.basis.value == "declared" else f" ({stay.basis.value})"
            words += f", {stay.seen}" if stay.seen else ""
            words += f"; away: {stay.away}" if stay.away else ""
            said.append(words)
        return "; ".join(said)

    def responsibilities(self, person: str) -> str:
        duties = [one for one in self._family.responsibilities if one.adult == person]
        return "; ".join(
            self.name(one.child) + (f" ({one.basis})" if one.basis else "")
            for one in duties
        )

    def sentence(self, person: Person) -> str:
        """Say one person in a sentence, for a screen reader."""
        parts = [self.name(person.id), self.relation(person.id), self.age(person)]
        parts += [f"lives in {homes}"] if (homes := self.homes(person.id)) else []
        parts += [flag.words for flag in person.flags]
        return ", ".join(part for part in parts if part)

    def couple(self, union: Union) -> str:
        """Say how a couple stands: every period, and how it ended."""
        told = "; ".join(" ".join(period_words(one)) for one in union.periods)
        state = ending_of(union)
        return f"{told}; {state}" if state == "reconciled" else told


def tables_of(
    family: Family, day: date, words: Words, order: Sequence[str]
) -> Iterator[TableOf]:
    """Give the tables in the order of reading; those without a row are left out."""
    made = (
        _people(family, words, order),
        _couples(family, words),
        _links(family, words),
        _homes(family, words),
        _qualities(family, words),
        _gaps(family, day, words),
    )
    return (table for table in made if table.rows)


def _people(family: Family, words: Words, order: Sequence[str]) -> TableOf:
    return TableOf(
        "People",
        (
            "Name",
            "Relation to the child",
            "Age",
            "Lives",
            "Parental responsibility",
            "Notes",
        ),
        tuple(
            (
                words.name(one),
                words.relation(one),
                words.age(family.person[one]),
                words.homes(one) or NOTHING,
                words.responsibilities(one),
                "; ".join(_notes(family, one)),
            )
            for one in order
        ),
    )


def _notes(family: Family, person: str) -> Iterator[str]:
    one = family.person[person]
    yield from (flag.words for flag in one.flags)
    yield from one.notes
    if one.registered is not None and one.registered is not one.lived:
        yield f"registered at birth: {one.registered.value}"
    if person in family.beyond:
        yield f"{family.beyond[person]} more of their family not drawn"


def _couples(family: Family, words: Words) -> TableOf:
    return TableOf(
        "Couples",
        ("People", "What they are", "Dates", "Children"),
        tuple(
            (
                words.names(union.partners),
                union.latest.kind.value + (", related by blood" if union.related else ""),
                words.couple(union),
                words.names([link.child for link in family.links_from[union.id]]),
            )
            for union in family.unions
            if union.partners
        ),
    )


def _links(family: Family, words: Words) -> TableOf:
    rows = [
        (
            words.name(link.child),
            words.names(family.union[link.union].partners) or NOTHING,
            link.kind.value
            + ("" if link.paternity is Paternity.ACCEPTED else f", {link.paternity.value}"),
            " to ".join(
                in_words(one)
                for one in (link.span.since, link.span.until)
                if one is not None
            ),
            link.words,
        )
        for link in family.children
    ]
    rows += [
        (words.names(tie.people), NOTHING, "brothers and sisters", "", "")
        for tie in family.siblings
    ]
    identical = {
        True: "identical twins",
        False: "twins",
        None: "twins, not known if identical",
    }
    rows += [
        (words.names(t.people), "", identical[t.identical], "", "") for t in family.twins
    ]
    headings = ("Child", "Parents or carers", "By", "Dates", "Source or order")
    return TableOf("Parents and carers", headings, tuple(rows))


def _homes(family: Family, words: Words) -> TableOf:
    return TableOf(
        "Homes",
        ("Home", "Address", "Who is there", "About the home"),
        tuple(
            (
                words.letter(home.id),
                home.address,
                "; ".join(
                    words.name(stay.person)
                    + ("" if stay.basis.value == "declared" else f" ({stay.basis.value})")
                    for stay in home.stays
                ),
                home.note,
            )
            for home in family.households
        ),
    )


def _qualities(family: Family, words: Words) -> TableOf:
    return TableOf(
        "What is between people",
        ("From", "Towards", "What", "How far established", "Source"),
        tuple(
            (
                words.name(one.source),
                words.name(one.target),
                one.kind.value + (f" ({one.harm.name.lower()})" if one.harm else ""),
                one.status.value if one.status else "",
                one.cited,
            )
            for one in family.qualities
        ),
    )


def _gaps(family: Family, day: date, words: Words) -> TableOf:
    return TableOf(
        "Not recorded",
        ("About", "What is missing", "What to do"),
        tuple(
            (words.name(gap.person), gap.missing, gap.ask) for gap in gaps_in(family, day)
        ),
    )
