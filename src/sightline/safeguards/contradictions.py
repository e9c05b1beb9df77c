"""Which safeguards can never be met, are met whatever happens, or chase each other for ever?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sightline.kernel.errors import Fault
from sightline.safeguards import checks
from sightline.safeguards.parts import (
    Attends,
    Condition,
    Differs,
    Expect,
    Follows,
    Holds,
    Knows,
    Looked,
    OwedBy,
    Precedes,
    Rhythm,
    Start,
    Unless,
)
from sightline.safeguards.words_of_kinds import field_faults, field_of
from sightline.vocabulary.model import FieldType

_WORDED = (FieldType.TEXT, FieldType.FREE)


def contradictions(
    start: Start, expect: Expect, unless: Sequence[Unless], owed_by: OwedBy
) -> list[Fault]:
    """Return what is at odds between the parts of one safeguard."""
    return [
        *_of_each(start, expect, unless, owed_by),
        *_of_named(start, expect, unless, owed_by),
        *_excused_by_itself(expect, unless),
        *_of_the_start_itself(start, expect),
    ]


def looked_for(expect: Expect) -> tuple[Looked, ...]:
    """Return the entries that an expectation looks for."""
    if isinstance(expect, Follows | Precedes | Rhythm):
        since = expect.since if isinstance(expect, Precedes) else None
        return (*expect.any_of, since) if since else expect.any_of
    return ()


def _of_each(
    start: Start, expect: Expect, unless: Sequence[Unless], owed_by: OwedBy
) -> Iterator[Fault]:
    agencies = start.for_each.endswith("agency")
    looked = (*looked_for(expect), *(each.looked for each in unless))
    asked = [
        ("by", any(each.by == "each" for each in looked)),
        ("naming", any(each.naming_whom == "each" for each in looked)),
        ("reaches", isinstance(expect, Knows) and expect.whom == "each"),
        ("owed_by", owed_by.who == "each"),
    ]
    for where, is_asked in asked:
        if is_asked and not agencies:
            wrong = "“each agency” is said, and it is not owed for each agency"
            yield Fault(where, wrong, 'write for_each = "involved agency" under when')
    near = [each.looked for each in start.nearby] + [each.opened for each in start.open]
    for looked_at in near:
        if looked_at.by == "each" or looked_at.naming_whom == "each":
            wrong = "nothing is owed for each agency yet when the clock starts"
            yield Fault("also", wrong, "say by which sectors")


def _of_named(
    start: Start, expect: Expect, unless: Sequence[Unless], owed_by: OwedBy
) -> Iterator[Fault]:
    kinds = start.looked.kinds
    looked = [*looked_for(expect), *(each.looked for each in unless)]
    looked += [each.looked for each in start.nearby] + [each.opened for each in start.open]
    for each in looked:
        if each.by == "named":
            yield from checks.agency_field(kinds, each.named, "by")
    if owed_by.who == "named":
        yield from checks.agency_field(kinds, owed_by.named, "owed_by")
    if isinstance(expect, Knows) and expect.whom == "named":
        yield from checks.agency_field(kinds, expect.named, "reaches")
    if isinstance(expect, Attends):
        yield from checks.agency_field(kinds, expect.field, "attended")


def _excused_by_itself(expect: Expect, unless: Sequence[Unless]) -> Iterator[Fault]:
    if not isinstance(expect, Follows | Rhythm):
        return
    for each in unless:
        if each.already or each.same != expect.same:
            continue
        for looked in expect.any_of:
            if covers(each.looked, looked):
                wrong = "what is expected also excuses, so it can never be met"
                yield Fault(
                    "unless", wrong, "excuse by something else, or say already = true"
                )


def _of_the_start_itself(start: Start, expect: Expect) -> Iterator[Fault]:
    kinds = start.looked.kinds
    if isinstance(expect, Holds):
        yield from _of_what_it_holds(start.looked, expect)
    if isinstance(expect, Differs):
        yield from field_faults(kinds, expect.field, "words_differ")
        fields = [field_of(kind, expect.field) for kind in kinds]
        if any(field and field.type not in _WORDED for field in fields):
            wrong = f"{expect.field} does not hold words"
            yield Fault("words_differ", wrong, "name a field that does, such as what")
    if isinstance(expect, Follows | Precedes) and expect.same != "entry":
        yield from _answers_itself(start, expect)


def _of_what_it_holds(looked: Looked, expect: Holds) -> Iterator[Fault]:
    asked = [(each.field, each.says, each.values) for each in expect.where]
    for fault in checks.where(looked.kinds, asked):
        yield Fault(fault.where.replace("where", "holds"), fault.wrong, fault.right)
    for name in expect.names:
        field = f"{expect.items}.{name}"
        yield from field_faults(looked.kinds, field, "each_has")
    for each in expect.where:
        already = [*looked.where, each]
        if each in looked.where:
            wrong = f"every entry that starts it already says so of {each.field}"
            yield Fault(f"holds.{each.field}", wrong, "ask for something else")
        elif checks.where(looked.kinds, [(c.field, c.says, c.values) for c in already]):
            wrong = f"no entry that starts it can say so of {each.field}"
            yield Fault(f"holds.{each.field}", wrong, "change this, or what starts it")


def _answers_itself(start: Start, expect: Follows | Precedes) -> Iterator[Fault]:
    if not isinstance(expect, Follows) or start.pattern is not None:
        return
    for looked in expect.any_of:
        if looked == start.looked:
            wrong = "each answer starts the same clock again, for ever"
            yield Fault("expect", wrong, "use every = … with until = … for a rhythm")


def covers(wide: Looked, narrow: Looked) -> bool:
    """Whether every entry that the one looks for is one that the other looks for too."""
    recorder = wide.by == "" or (wide.by, wide.sectors) == (narrow.by, narrow.sectors)
    naming = wide.naming == "" or wide.naming == narrow.naming
    return (
        recorder
        and naming
        and set(narrow.kinds) <= set(wide.kinds)
        and set(wide.where) <= set(narrow.where)
    )


def may_be_one(one: Looked, other: Looked) -> bool:
    """Whether one entry may be what both look for."""
    if not set(one.kinds) & set(other.kinds):
        return False
    if one.by == other.by == "sectors" and not set(one.sectors) & set(other.sectors):
        return False
    return not any(_never_both(a, b) for a in one.where for b in other.where)


def library_faults(library: Mapping[str, tuple[str, Start, Expect]]) -> list[Fault]:
    """Return which safeguards chase each other: each one's answer starts another's clock.

    `library` gives, for each code, the file it is in, its start and what it expects.
    """
    follows = {
        code: {
            other
            for other, (_, start, _) in library.items()
            if isinstance(expect, Follows)
            and isinstance(library[other][2], Follows)
            and not (start.pattern or start.nearby or start.open)
            and any(may_be_one(looked, start.looked) for looked in expect.any_of)
        }
        for code, (_, _, expect) in library.items()
    }
    return [
        Fault(
            library[circle[0]][0] or circle[0],
            f"the answers to {', '.join(circle)} start each other's clocks, for ever",
            "narrow what starts one of them, or make it a rhythm with every = …",
        )
        for circle in _circles(follows)
    ]


def _circles(follows: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()

    def walk(path: list[str]) -> None:
        for onward in sorted(follows[path[-1]]):
            if onward == path[0]:
                found.add(tuple(path))
            elif onward > path[0] and onward not in path:
                walk([*path, onward])

    for code in sorted(follows):
        walk([code])
    return sorted(found)


def _never_both(one: Condition, other: Condition) -> bool:
    if one.field != other.field:
        return False
    said = {one.says: set(one.values), other.says: set(other.values)}
    if one.says == other.says == "is":
        return not set(one.values) & set(other.values)
    if said.keys() == {"is", "is-not"}:
        return said["is"] <= said["is-not"]
    return "blank" in said and bool(said.keys() & {"is", "stated"})
