"""Do people and ties fit together? Everything that does not, at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sightline.drawing.family.people import Person
from sightline.drawing.family.ties import ChildLink, Union
from sightline.kernel.errors import Fault


def faults_of_people(people: Sequence[Person]) -> Iterator[Fault]:
    """Find ids that are missing, used twice or unfit to be written into a picture."""
    yield from _repeated("person", [person.id for person in people])
    for person in people:
        if not person.id or any(sign.isspace() for sign in person.id):
            yield Fault(
                f"person “{person.id}”",
                "the id is empty or has a space in it",
                "give an id of letters, digits and hyphens",
            )
        if person.several is not None and person.several < 0:
            yield Fault(
                f"person “{person.id}”",
                f"{person.several} people cannot be drawn",
                "give how many there are, or 0 where nobody knows",
            )


def faults_of_ties(
    people: Sequence[Person], unions: Sequence[Union], children: Sequence[ChildLink]
) -> Iterator[Fault]:
    """Find unions and links to children that cannot be."""
    known = {person.id for person in people}
    yield from _repeated("union", [union.id for union in unions])
    for union in unions:
        yield from _of_union(union, known)
    yield from _same_pairs(unions)
    partners = {union.id: union.partners for union in unions}
    for link in children:
        yield from _of_link(link, known, partners)
    pairs = [f"{link.child} of {link.union}" for link in children]
    yield from _repeated("link of child", pairs)


def faults_of_mentions(
    known: set[str], mentions: Iterable[tuple[str, str]]
) -> Iterator[Fault]:
    """Find ties that name somebody who is not among the people."""
    for where, person in mentions:
        if person not in known:
            yield _stranger(where, person)


def _of_union(union: Union, known: set[str]) -> Iterator[Fault]:
    where = f"union “{union.id}”"
    if not union.id or any(sign.isspace() for sign in union.id):
        yield Fault(where, "the id is empty or has a space in it", "give an id without")
    if len(union.partners) > 2 or len(set(union.partners)) < len(union.partners):
        yield Fault(
            where, "a union has at most two different partners", "make several unions"
        )
    if not union.periods:
        yield Fault(where, "there is no period", "give one, without dates if need be")
    for partner in union.partners:
        if partner not in known:
            yield _stranger(where, partner)


def _same_pairs(unions: Sequence[Union]) -> Iterator[Fault]:
    pairs = Counter(
        frozenset(union.partners) for union in unions if len(union.partners) == 2
    )
    for pair, count in pairs.items():
        if count > 1:
            yield Fault(
                f"unions of {' and '.join(sorted(pair))}",
                f"the same two people have {count} unions",
                "make it one union with a period for each time, as `one_union_a_pair` does",
            )


def _of_link(
    link: ChildLink, known: set[str], partners: dict[str, tuple[str, ...]]
) -> Iterator[Fault]:
    where = f"child “{link.child}” of union “{link.union}”"
    if link.child not in known:
        yield _stranger(where, link.child)
    if link.union not in partners:
        yield Fault(where, "there is no such union", "add the union or drop the link")
    elif link.child in partners[link.union]:
        yield Fault(where, "nobody is their own parent", "correct the child or the union")


def _stranger(where: str, person: str) -> Fault:
    return Fault(
        where, f"“{person}” is not among the people", "add the person or the tie goes"
    )


def _repeated(what: str, ids: Sequence[str]) -> Iterator[Fault]:
    for one, count in Counter(ids).items():
        if count > 1:
            yield Fault(f"{what} “{one}”", f"is there {count} times", "keep one of them")
