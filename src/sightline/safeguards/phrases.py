"""How are an entry, a field's value, a sector or a time said in a sentence?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sightline.kernel.local_time import say_day
from sightline.safeguards.parts import Condition, Looked, Threshold
from sightline.safeguards.words_of_kinds import SECTOR
from sightline.vocabulary.circumstances import CIRCUMSTANCES
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.sectors import SECTORS

TIES = {
    "entry": "naming it",
    "thread": "in the same piece of work",
    "child": "for the same child",
    "family": "for anyone in the child’s family",
}


def either(words: Sequence[str], between: str = "or") -> str:
    """Join words as a sentence does: `a, b or c`."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {between} {words[-1]}"


def kinds(codes: Iterable[str]) -> str:
    """Say kinds of entry by their titles."""
    return either([f"“{kind_title(code)}”" for code in codes])


def kind_title(code: str) -> str:
    """Return a kind's title, or its code where there is no such kind."""
    return KINDS[code].title if code in KINDS else code


def looked(one: Looked) -> str:
    """Say which entry is looked for."""
    said = [kinds(one.kinds)]
    if one.by:
        said.append(_by(one))
    if one.naming:
        whom = "that agency" if one.naming_whom == "each" else "the agency that recorded it"
        said.append(f"naming {whom} in {field(one.naming)}")
    if one.where:
        said.append(f"where {either([condition(each) for each in one.where], 'and')}")
    return " ".join(said)


def any_looked(any_of: Iterable[Looked]) -> str:
    """Say which entries are looked for, any of which will do."""
    return ", or ".join(looked(each) for each in any_of)


def condition(one: Condition) -> str:
    """Say what a field must say."""
    name = field(one.field)
    if one.says in ("stated", "blank"):
        return f"{name} is {'stated' if one.says == 'stated' else 'left blank'}"
    if one.says in ("at-least", "at-most"):
        return f"{name} is {one.says.replace('-', ' ')} {one.values[0]}"
    values = [value_said(one.field, value) for value in one.values]
    if one.says == "is-not":
        return f"{name} is not {either(values)}"
    return f"{name} is {either(values)}"


def value_said(name: str, value: str) -> str:
    """Say one value of a field."""
    if name.endswith(SECTOR):
        return sectors([value])
    return {"true": "yes", "false": "no"}.get(value, value.replace("-", " "))


def field(name: str) -> str:
    """Say the name of a field."""
    plain = name.removesuffix(SECTOR).replace("_", " ")
    outer, dot, inner = plain.partition(".")
    return f"{inner} of {outer}" if dot else plain


def sectors(codes: Iterable[str]) -> str:
    """Say sectors by their titles."""
    return either([_lowered(SECTORS[code].title) for code in codes])


def circumstances(codes: Iterable[str]) -> str:
    """Say circumstances by their titles."""
    return either([f"“{_lowered(CIRCUMSTANCES[code].title)}”" for code in codes])


def times(thresholds: Sequence[Threshold], before: str = "within") -> str:
    """Say the time allowed, and those that came into force later."""
    first, *later = thresholds
    said = f"{before} {first.within}"
    if first.from_day != date.min:
        said += f" (from {say_day(first.from_day)})"
    for each in later:
        said += f", and from {say_day(each.from_day)} {before} {each.within}"
    return said


def _by(one: Looked) -> str:
    words = {
        "recorder": "by the agency that recorded it",
        "another": "by another agency",
        "each": "by that agency",
        "named": f"by the agency named in {field(one.named)}",
    }
    return words.get(one.by) or f"by {sectors(one.sectors)}"


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
