"""What is said of each person of a family? One card each, every blank with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sightline.kernel.partial_dates import PartialDate, in_words
from sightline.record.assembly.circumstances import Circumstance
from sightline.record.assembly.ties import Tie
from sightline.record.queries.family import Member
from sightline.vocabulary.circumstances import CIRCUMSTANCES
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.relationships import PARENTAL, inverse
from sightline.web.presenters.around import Around, ref_if_open, relation_word
from sightline.web.presenters.second_parent import second_parent_said

SEXES = {"female": "Female", "male": "Male"}


@dataclass(frozen=True)
class Line:
    """One line of text; it begins with `link`, which leads to the entry it comes from."""

    text: str
    link: str = ""
    position: int = 0


@dataclass(frozen=True)
class Row:
    """One line of a card: lines of text, or why there are none."""

    key: str
    lines: tuple[Line, ...] = ()
    blank: str = ""


@dataclass(frozen=True)
class Card:
    """One person, as the page shows them."""

    name: str
    ref: str  # of their own page, where it opens
    about: str  # age, and what they are to the child of the page
    is_focus: bool
    child: bool
    unborn: bool
    died: bool
    notices: tuple[
        Row, ...
    ]  # what to see at a glance: a father not recorded, a young carer
    rows: tuple[Row, ...]
    more: tuple[Row, ...]  # what else their record says, folded away


def cards_of(around: Around) -> tuple[Card, ...]:
    """Return a card for each person: children eldest first, then adults."""
    return tuple(_card(around, member) for member in around.family.members)


def _card(around: Around, member: Member) -> Card:
    person = member.person
    return Card(
        name=person.name,
        ref=ref_if_open(member),
        about=", ".join(part for part in (member.age, around.to_focus(member)) if part),
        is_focus=person.id == around.family.focus,
        child=member.child,
        unborn=person.unborn,
        died=bool(person.died.text),
        notices=tuple(_notices(around, member)),
        rows=tuple(_rows(around, member)),
        more=tuple(_more(member)),
    )


def _notices(around: Around, member: Member) -> Iterator[Row]:
    if member.second_parent:
        text, known = second_parent_said(around, member.second_parent)
        yield _row("Father or second parent", [text] if known else [], text)
    if own := [_title(each) for each in member.circumstances]:
        yield _row("Circumstances", [", ".join(dict.fromkeys(own))])
    adults = [f"{_title(each)} ({around.name(each.person)})" for each in member.of_adults]
    if adults:
        yield _row("Adults around this child", [", ".join(dict.fromkeys(adults))])


def _rows(around: Around, member: Member) -> Iterator[Row]:
    yield from _births_and_deaths(member)
    yield _others_names(around, member)
    if member.child:
        yield _parents(around, member)
    if member.second_parent:
        text, known = second_parent_said(around, member.second_parent)
        yield _row("Father or second parent", [text] if known else [], text)
    yield _row("Circumstances", _circumstances(around, member), NONE_KNOWN)
    if member.child:
        yield _row("Adults around this child", _adults(around, member), NONE_KNOWN)
    for kind, key in ANSWERED_AS.items():
        yield _row(key, _answers(around, member, kind), NONE_KNOWN)


ANSWERED_AS = {
    "medical-advice.given": "Medical advice, and whether it was followed",
    "support.offered": "Help offered, and the answer",
}
NONE_KNOWN = "None recorded that your agency has been told of"


def _births_and_deaths(member: Member) -> Iterator[Row]:
    person = member.person
    if person.unborn:
        yield _row("Expected", [_first_up(member.age)])
        return
    said = [f"{in_words(person.born)} ({member.age})"] if person.born.text else []
    yield _row("Born", said, "Date of birth not recorded")
    if person.died.text:
        yield _row("Died", [in_words(person.died)])


def _others_names(around: Around, member: Member) -> Row:
    others = [
        f"{name.text} ({around.told_by(name.agency, name.since)})"
        for name in member.person.names[:-1]
    ]
    return _row("Other names", others, "No other names recorded")


def _parents(around: Around, member: Member) -> Row:
    said = [
        _parent_said(around, tie, parent)
        for tie in around.family.ties
        if (parent := _parent_of(member.person.id, tie))
    ]
    return _row("Parents recorded", said, "No parent is recorded")


def _parent_of(child: str, tie: Tie) -> str:
    if tie.other == child and tie.type in PARENTAL:
        return tie.one
    return tie.other if tie.one == child and inverse(tie.type) in PARENTAL else ""


def _parent_said(around: Around, tie: Tie, parent: str) -> str:
    found = around.family.member(parent)
    code = tie.type if tie.one == parent else inverse(tie.type)
    facts = [
        relation_word(code, found.person.sex if found else ""),
        _responsibility(tie),
        tie.certainty.replace("-", " "),
        "ended" if tie.ended else "",
    ]
    return f"{around.name(parent)}: {', '.join(fact for fact in facts if fact)}"


def _responsibility(tie: Tie) -> str:
    if tie.parental_responsibility is None:
        return "parental responsibility not recorded"
    has = "has" if tie.parental_responsibility else "does not have"
    return f"{has} parental responsibility"


def _circumstances(around: Around, member: Member) -> list[Line]:
    return [_said(around, each) for each in member.circumstances]


def _adults(around: Around, member: Member) -> list[Line]:
    return [
        replace(
            said,
            link=f"{around.name(each.person)}: {said.link}",
            text=f"{said.text} {_effect(each)}",
        )
        for each in member.of_adults
        for said in [_said(around, each)]
    ]


def _said(around: Around, each: Circumstance) -> Line:
    told = "; ".join(part for part in (each.level, each.detail) if part)
    who = around.told_by(each.agency, each.since)
    return Line(
        f"{': ' if told else ''}{told} ({who}).",
        link=_title(each),
        position=each.position,
    )


def _answers(around: Around, member: Member, kind: str) -> list[str]:
    """Say how often each answer was recorded, by whom and when: facts, and no score."""
    titles = KINDS[kind].field("response")
    return [
        f"{titles.title_of(each.response)}, {_times(len(each.when))}"
        f" ({around.family.agency_name(each.agency)}):"
        f" {'; '.join(_day(when) for when in each.when)}"
        for each in member.answers
        if each.kind == kind
    ]


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _day(when: PartialDate) -> str:
    day = PartialDate.on(when.first) if when.time and when.first else when
    return in_words(day) if day.is_known else "a date not recorded"


def _title(each: Circumstance) -> str:
    known = CIRCUMSTANCES.get(each.what)
    return known.title if known else each.what.replace("-", " ").capitalize()


def _effect(each: Circumstance) -> str:
    if each.effect_on_caring:
        return f"What it means for the child’s care: {each.effect_on_caring}"
    return "What it means for the child’s care is not recorded."


def _more(member: Member) -> Iterator[Row]:
    sex = SEXES.get(member.person.sex, member.person.sex)
    yield _row("Sex", [sex] if sex else [], "Not recorded")
    for scheme, value in member.person.identifiers:
        yield _row(SCHEMES.get(scheme, "An agency’s own number"), [value])
    for detail in member.details:
        yield _row(detail.label, [detail.text], "Not recorded")


SCHEMES = {"nhs-number": "NHS number", "upn": "Unique pupil number"}


def _row(key: str, lines: Iterable[str | Line], blank: str = "Not recorded") -> Row:
    said = tuple(each if isinstance(each, Line) else Line(each) for each in lines)
    return Row(key, said, "" if said else blank)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
