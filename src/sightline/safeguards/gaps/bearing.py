"""Which facts bear on which decisions? Read from `bearing.toml`, and checked as it is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from sightline.kernel.errors import Fault, Refused
from sightline.kernel.toml_text import read_toml
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.rows import Unreadable, read_row
from sightline.vocabulary.sectors import SECTORS

Fields = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Topic:
    """What facts may be about; `rank` is its place in the file, 1 first."""

    code: str
    rank: int
    words: str


@dataclass(frozen=True)
class FactRule:
    """A kind of entry that is a fact. `reach` and `together_within` are months; 0 for ever.

    `follows`: topics of what it is a consequence of, no news to whoever knew of that.
    """

    code: str
    kind: str
    topic: str
    having: Fields = field(default_factory=dict)
    unless: Fields = field(default_factory=dict)
    reach: int = 0
    together: int = 1
    together_within: int = 0
    newcomer: bool = False
    follows: tuple[str, ...] = ()


@dataclass(frozen=True)
class DecisionRule:
    """A kind of entry in which something is decided.

    `gathers` is in days, 0 for none; `reach` in months, 0 for as long as each fact's own.
    `own`: only facts about those whom the decision itself is about.
    """

    code: str
    kind: str
    words: str
    having: Fields = field(default_factory=dict)
    unless: Fields = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    gathers: int = 0
    reach: int = 0
    own: bool = False


@dataclass(frozen=True)
class Bearing:
    """All of it."""

    topics: Mapping[str, Topic]
    facts: tuple[FactRule, ...]
    decisions: tuple[DecisionRule, ...]


Row = TypeVar("Row", FactRule, DecisionRule, Topic)


@cache
def shipped() -> Bearing:
    """Return what ships; raises Refused with everything wrong with it."""
    file = files("sightline.safeguards.gaps").joinpath("bearing.toml")
    return read(file.read_text(encoding="utf-8"))


def read(text: str) -> Bearing:
    """Read such a file; raises Refused with everything wrong with it."""
    raw = read_toml(text)
    faults: list[Fault] = []
    topics = [
        {**row, "rank": n} if isinstance(row, Mapping) else row
        for n, row in enumerate(_tables(raw, "topic").values(), start=1)
    ]
    named = dict(zip(_tables(raw, "topic"), topics, strict=True))
    found = Bearing(
        {each.code: each for each in _rows(Topic, named, "topic", faults)},
        tuple(_rows(FactRule, _tables(raw, "fact"), "fact", faults)),
        tuple(_rows(DecisionRule, _tables(raw, "decision"), "decision", faults)),
    )
    faults += _faults(found)
    if faults:
        raise Refused(*faults)
    return found


def _tables(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = raw.get(name, {})
    return value if isinstance(value, Mapping) else {}


def _rows(
    row_type: type[Row], raw: Mapping[str, Any], name: str, faults: list[Fault]
) -> Iterator[Row]:
    for code, row in raw.items():
        coded = {**row, "code": code} if isinstance(row, Mapping) else row
        read_as = {"having": _fields, "unless": _fields}
        one = read_row(
            row_type, coded, where=f"[{name}.{code}]", faults=faults, readers=read_as
        )
        if one is not None:
            yield one


def _fields(value: object) -> Fields:
    listed = isinstance(value, Mapping) and all(
        isinstance(codes, list) and codes and all(isinstance(code, str) for code in codes)
        for codes in value.values()
    )
    if not isinstance(value, Mapping) or not listed:
        right = 'write fields and lists of values, such as { level = ["high"] }'
        raise Unreadable(f"{value!r} is not that", right)
    return {name: tuple(codes) for name, codes in value.items()}


def _faults(found: Bearing) -> Iterator[Fault]:
    for fact in found.facts:
        where = f"[fact.{fact.code}]"
        yield from _faults_of_kind(where, fact)
        yield from _unknown(where, "topic", (fact.topic, *fact.follows), found.topics)
    for decision in found.decisions:
        where = f"[decision.{decision.code}]"
        yield from _faults_of_kind(where, decision)
        yield from _unknown(where, "topic", decision.topics, found.topics)
        yield from _unknown(where, "sector", decision.sectors, SECTORS)


def _unknown(
    where: str, what: str, given: Iterable[str], right: Collection[str]
) -> Iterator[Fault]:
    return (_not_one(where, what, one, right) for one in given if one not in right)


def _faults_of_kind(where: str, rule: FactRule | DecisionRule) -> Iterator[Fault]:
    kind = KINDS.get(rule.kind)
    if kind is None:
        yield _not_one(where, "kind of entry", rule.kind, ())
        return
    by_name = {each.name: each for each in kind.fields}
    for name, codes in [*rule.having.items(), *rule.unless.items()]:
        asked = by_name.get(name)
        if asked is None:
            yield _not_one(where, f"field of {rule.kind}", name, by_name)
        elif asked.choices and not asked.open_choice:
            yield from _unknown(where, name, codes, asked.codes)


def _not_one(where: str, what: str, given: str, right: Collection[str]) -> Fault:
    remedy = f"one of: {', '.join(right)}" if right else "see the reference page of kinds"
    return Fault(where, f"“{given}” is no {what}", remedy)
