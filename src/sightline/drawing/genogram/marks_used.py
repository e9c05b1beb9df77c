"""Which marks can a genogram hold, and what does each mean? The key is made from this list."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.drawing.family.people import Flag, Lived, Loss, Person
from sightline.drawing.family.ties import (
    ChildLink,
    LinkKind,
    Paternity,
    QualityKind,
    UnionKind,
)
from sightline.drawing.genogram.profiles import Profile
from sightline.drawing.genogram.qualities import quality_key, quality_sample
from sightline.drawing.genogram.symbols import SYMBOL, shape, symbol
from sightline.drawing.ink.legends import SAMPLE_HEIGHT, SAMPLE_WIDTH, LegendEntry
from sightline.drawing.ink.marks import Line, Mark, Pen, Rect, Words

_MIDDLE = SAMPLE_HEIGHT / 2
HOME_PEN = Pen(width=1.25, dash=(2, 4))
SEEN_PEN = Pen(width=1.25, dash=(10, 6))

_SYMBOLS = {
    "female": "female",
    "male": "male",
    "non-binary": "non-binary",
    "not-known": "gender not known or not recorded",
    "unborn": "unborn child",
    "outside": "professional or other person, not kin",
    "stillbirth": "stillbirth",
    "miscarriage": "miscarriage",
    "termination": "termination",
    "died": "has died (age at death inside)",
    "subject": "child whom the drawing is about",
    "several": "several people, with how many (n: not known)",
}
_ENDINGS = {
    "separated": "separated, or living together ended",
    "divorced": "divorced or dissolved",
    "reconciled": "together again after a separation or divorce",
    "related": "couple related by blood",
}
_OTHERS = {
    "siblings": "brothers and sisters, parents not recorded",
    "twins": "twins",
    "twins-identical": "identical twins",
    "twins-not-known": "twins, not known if identical",
    "household": "people who live together; the letter names the home",
    "observed": "seen at a home, not recorded as living there",
}


def legend_for(keys: Iterable[str], profile: Profile) -> tuple[LegendEntry, ...]:
    """Explain the marks with these keys, in one fixed order."""
    used = set(keys)
    return tuple(entry for entry in all_marks(profile) if entry.key in used)


def all_marks(profile: Profile) -> tuple[LegendEntry, ...]:
    """List every mark of a notation."""
    entries = [
        LegendEntry(f"person-{key}", words, _symbol_sample(key))
        for key, words in _SYMBOLS.items()
    ]
    for kind in UnionKind:
        sample = (Line(0, _MIDDLE, SAMPLE_WIDTH, _MIDDLE, profile.couples[kind]),)
        entries.append(LegendEntry(couple_key(kind), kind.value, sample))
    entries += [
        LegendEntry(f"couple-{key}", words, _ending_sample(key))
        for key, words in _ENDINGS.items()
    ]
    entries += [_link_entry(profile, ChildLink("c", "u", link)) for link in LinkKind]
    for paternity in (Paternity.SAID, Paternity.DISPUTED, Paternity.DENIED):
        entries.append(_link_entry(profile, ChildLink("c", "u", paternity=paternity)))
    for key, words in _OTHERS.items():
        entries.append(LegendEntry(key, words, _other_sample(key)))
    entries += [
        LegendEntry(quality_key(kind), kind.value, quality_sample(kind))
        for kind in QualityKind
    ]
    for flag in Flag:
        chip = (Words(0, _MIDDLE + 4, flag.value, 11, bold=True),)
        entries.append(LegendEntry(f"flag-{flag.value}", flag.words, chip))
    return tuple(entries)


def couple_key(kind: UnionKind) -> str:
    return "couple-" + kind.name.lower().replace("_", "-")


def link_key(link: ChildLink) -> str:
    doubtful = link.paternity not in (Paternity.ACCEPTED, Paternity.DNA)
    if link.kind is LinkKind.BIRTH and doubtful:
        return f"child-{link.paternity.name.lower()}"
    return "child-" + link.kind.name.lower().replace("_", "-")


def _link_entry(profile: Profile, link: ChildLink) -> LegendEntry:
    doubtful = link.paternity not in (Paternity.ACCEPTED, Paternity.DNA)
    words = {
        LinkKind.BIRTH: "child by birth",
        LinkKind.ADOPTED: "adopted child",
        LinkKind.NOT_KNOWN: "child, by what is not recorded",
    }.get(link.kind, f"child: {link.kind.value}")
    if doubtful:
        words = f"parentage {link.paternity.value}"
    x = SAMPLE_WIDTH / 2
    sample: tuple[Mark, ...] = (Line(x, 0, x, SAMPLE_HEIGHT, profile.child_pen(link)),)
    if link.kind is LinkKind.ADOPTED:
        sample += (Line(x + 4, 0, x + 4, SAMPLE_HEIGHT, Pen(dash=(4, 3))),)
    return LegendEntry(link_key(link), words, sample)


def _symbol_sample(key: str) -> tuple[Mark, ...]:
    x, half = SAMPLE_WIDTH / 2, SAMPLE_HEIGHT / 2
    if key in {"stillbirth", "miscarriage", "termination"}:
        person = Person("sample", loss=Loss(key), lived=Lived.FEMALE)
        return tuple(symbol(person, x, _MIDDLE - SYMBOL / 2, ""))[1:]
    if key == "died":
        return (
            Line(x - half, 0, x + half, SAMPLE_HEIGHT, Pen()),
            Line(x - half, SAMPLE_HEIGHT, x + half, 0, Pen()),
        )
    if key == "subject":
        return shape("female", x, _MIDDLE, half), shape("female", x, _MIDDLE, half - 4)
    if key == "several":
        return shape("male", x, _MIDDLE, half), Words(x, 14, "n", 11, anchor="middle")
    sample: tuple[Mark, ...] = (shape(key, x, _MIDDLE, half),)
    return (
        (*sample, Words(x, 14, "?", 11, anchor="middle")) if key == "not-known" else sample
    )


def _ending_sample(key: str) -> tuple[Mark, ...]:
    y, line = _MIDDLE, Line(0, _MIDDLE, SAMPLE_WIDTH, _MIDDLE, Pen(width=1.75))
    if key == "related":
        return Line(0, y - 2, SAMPLE_WIDTH, y - 2), Line(0, y + 2, SAMPLE_WIDTH, y + 2)
    return (line, *slashes(key, SAMPLE_WIDTH / 2, y))


def slashes(key: str, x: float, y: float) -> tuple[Mark, ...]:
    """Draw how a couple's line is struck: once, twice, or struck back."""
    pen = Pen(width=1.75)
    first = Line(x - 3, y + 6, x + 3, y - 6, pen)
    if key == "divorced":
        return first, Line(x + 2, y + 6, x + 8, y - 6, pen)
    if key == "reconciled":
        return first, Line(x - 3, y - 6, x + 3, y + 6, pen)
    return (first,)


def _other_sample(key: str) -> tuple[Mark, ...]:
    x = SAMPLE_WIDTH / 2
    if key == "siblings":
        return (Line(0, _MIDDLE, SAMPLE_WIDTH, _MIDDLE, Pen(dash=(7, 4))),)
    if key == "household":
        return (Rect(1, 1, SAMPLE_WIDTH - 2, SAMPLE_HEIGHT - 2, HOME_PEN, rounded=6),)
    if key == "observed":
        return (Rect(1, 1, SAMPLE_WIDTH - 2, SAMPLE_HEIGHT - 2, SEEN_PEN, rounded=6),)
    fork: tuple[Mark, ...] = (
        Line(x, 2, x - 12, SAMPLE_HEIGHT - 2),
        Line(x, 2, x + 12, SAMPLE_HEIGHT - 2),
    )
    if key == "twins-identical":
        return (*fork, Line(x - 6, _MIDDLE, x + 6, _MIDDLE))
    return (*fork, Words(x, 19, "?", 11, anchor="middle")) if key != "twins" else fork
