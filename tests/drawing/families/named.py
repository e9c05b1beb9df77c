"""A few families written out by hand, each with what real ones have and trees forget."""

from __future__ import annotations

from sightline.drawing.family.households import Basis, Household, Stay
from sightline.drawing.family.model import Family
from sightline.drawing.family.people import UNKNOWN_DATE, Flag, Lived, Loss, Person
from sightline.drawing.family.ties import (
    ChildLink,
    Ending,
    LinkKind,
    Paternity,
    Period,
    Responsibility,
    SiblingTie,
    Span,
    Twins,
    Union,
    UnionKind,
)
from sightline.kernel.partial_dates import PartialDate

day = PartialDate.parse
F, M, N, U = Lived.FEMALE, Lived.MALE, Lived.NON_BINARY, Lived.NOT_KNOWN


def one(own: str, lived: Lived = U, born: str = "", name: str = "", **more) -> Person:
    return Person(
        own, name or own.title(), lived, day(born) if born else UNKNOWN_DATE, **more
    )


def couple(
    own: str,
    *partners: str,
    kind: UnionKind = UnionKind.MARRIED,
    since: str = "",
    until: str = "",
    ending: Ending | None = None,
) -> Union:
    span = Span(day(since) if since else None, day(until) if until else None)
    return Union(own, partners, (Period(kind, span, ending),))


def born(union: str, *children: str) -> tuple[ChildLink, ...]:
    return tuple(ChildLink(child, union) for child in children)


def large() -> Family:
    """Ten children of one mother and four fathers, four homes, a foster child, an unborn one."""
    people = (
        one("gm", F, "1958", "Rosa Testley", flags=(Flag.MENTAL_HEALTH,)),
        one("gf", M, "1955", "Len Testley", died=day("2019")),
        one(
            "mum",
            F,
            "1988-03-02",
            "Carys Testley",
            flags=(Flag.CARE_EXPERIENCED, Flag.DOMESTIC_ABUSE_VICTIM, Flag.SUBSTANCES),
            notes=("GP: Madeup Road",),
        ),
        one("aunt", F, "1992", "Bea Testley"),
        one("f1", M, "1985", "Dean Samplewood"),
        one("f2", M, "1984", "Ravi Inventson"),
        one("f3", name="Unknown father"),
        one("f4", M, "1990", "Kit Notreal", flags=(Flag.DOMESTIC_ABUSE_PERPETRATOR,)),
        one("c1", F, "2008-01-01", "Ana", flags=(Flag.YOUNG_CARER,)),
        one("c2", M, "2010-01-01", "Ben"),
        one("c3", M, "2012-02-02", "Cal"),
        one("c4", F, "2014-02-02", "Dot"),
        one("c5", N, "2016-02-02", "Eli"),
        one("c6", F, "2018-02-02", "Fay"),
        one("c7", M, "2020-02-02", "Gus"),
        one("c8", M, "2020-02-02", "Hal"),
        one("c9", F, "2026-03-20", "Ivy Notreal", subject=True),
        Person("c10", expected=day("2026-12-01")),
        Person("l1", born=day("2022"), loss=Loss.MISCARRIAGE),
        one("l2", F, "2023-04-01", "Joy", died=day("2023-04-01"), loss=Loss.STILLBIRTH),
        one("fc1", F, "1970", "Pat Carer"),
        one("fc2", M, "1968", "Sam Carer"),
        one("fos", M, "2019-05-01", "Zed Foster"),
        one("hv", name="Health visitor", outside=True),
        one("lodger", M, "1980", "Mick Lodger"),
        one("newp", F, "1989", "Zoe Newpartner"),
        one("half", F, "2019", "Liv Samplewood"),
        one("kin", name="Several cousins", several=0),
    )
    unions = (
        couple("gp", "gf", "gm", since="1980", ending=Ending.DIED),
        couple("u1", "mum", "f1", since="2007", until="2013", ending=Ending.DIVORCED),
        couple(
            "u2",
            "mum",
            "f2",
            kind=UnionKind.COHABITING,
            since="2013",
            until="2016",
            ending=Ending.ENDED,
        ),
        couple("u3", "mum", "f3", kind=UnionKind.BRIEF, since="2017"),
        couple("u4", "mum", "f4", kind=UnionKind.RELATIONSHIP, since="2021"),
        couple("u5", "f1", "newp", kind=UnionKind.COHABITING, since="2018"),
        couple("uc", "fc1", "fc2", kind=UnionKind.CIVIL_PARTNERS, since="2001"),
        couple("us", "gm", kind=UnionKind.NOT_KNOWN),
    )
    children = (
        *born("gp", "mum", "aunt"),
        *born("u1", "c1", "c2", "c3"),
        *born("u2", "c4", "c5"),
        *born("u3", "c6"),
        *born("u4", "c7", "c8", "c10", "l1", "l2"),
        *born("u5", "half"),
        ChildLink("c9", "u4", paternity=Paternity.SAID, words="said by mother 3/26"),
        ChildLink("c2", "uc", LinkKind.FOSTER, span=Span(day("2024"))),
        ChildLink("fos", "uc", LinkKind.FOSTER),
        ChildLink("c4", "us", LinkKind.SPECIAL_GUARDIANSHIP, words="SGO 2021"),
    )
    at_mums = [Stay(child) for child in ("mum", "c1", "c6", "c7", "c8", "c9", "lodger")]
    seen = Stay("f4", basis=Basis.OBSERVED, seen="×4, last 2 Mar")
    homes = (
        Household(
            "h1", (*at_mums, seen, Stay("c3", nights=4)), note="2 bedrooms, 8 people"
        ),
        Household("h2", tuple(Stay(child) for child in ("gm", "aunt", "c4", "c5"))),
        Household("h3", (Stay("f1"), Stay("newp"), Stay("half"), Stay("c3", nights=3))),
        Household("h4", tuple(Stay(child) for child in ("fc1", "fc2", "c2", "fos"))),
    )
    return Family(
        people,
        unions,
        children,
        twins=(Twins(("c7", "c8"), True),),
        households=homes,
        responsibilities=(
            Responsibility("mum", "c9"),
            Responsibility("f4", "c9", "birth certificate"),
        ),
    )


def eleven_partners() -> Family:
    """One person with eleven partners and a child with each, nineteen in all."""
    people, unions, links = [one("hub", M, "1900")], [], []
    for n in range(11):
        people.append(one(f"w{n:02d}", F, f"{1900 + n}"))
        unions.append(couple(f"u{n:02d}", "hub", f"w{n:02d}", since=f"{1920 + n}"))
        for k in range(2 if n < 8 else 1):
            child = f"c{n:02d}{k}"
            people.append(one(child, F if k else M, f"{1921 + n}"))
            links += born(f"u{n:02d}", child)
    return Family(tuple(people), tuple(unions), tuple(links))


def nineteen_children() -> Family:
    people = [one("ma", F, "1900"), one("pa", M, "1898")]
    people += [one(f"c{n:02d}", M if n % 3 else F, f"{1920 + n}") for n in range(19)]
    children = [person.id for person in people[2:]]
    return Family(tuple(people), (couple("u", "ma", "pa"),), born("u", *children))


def uncle_and_niece() -> Family:
    people = [one(x, M if x in "acu" else F) for x in ("a", "b", "c", "d", "u", "n", "k")]
    return Family(
        tuple(people),
        (couple("ab", "a", "b"), couple("cd", "c", "d"), couple("un", "u", "n")),
        (*born("ab", "c", "u"), *born("cd", "n"), *born("un", "k")),
    )


def circle() -> Family:
    """Two people who are each other's ancestors: a mistake in a record, drawn all the same."""
    people = tuple(one(x, F) for x in ("a", "b", "c"))
    return Family(
        people,
        (couple("ua", "a"), couple("ub", "b"), couple("uc", "c")),
        (*born("ua", "b"), *born("ub", "c"), *born("uc", "a")),
    )


def married_own_parent() -> Family:
    people = tuple(one(x, F if x in "jb" else M) for x in ("j", "o", "b", "l"))
    return Family(
        people,
        (couple("lj", "l", "j"), couple("oj", "o", "j")),
        (*born("lj", "o"), *born("oj", "b")),
    )


def no_parents_known() -> Family:
    """Brothers and sisters without parents, a union nobody is known of, a child alone."""
    people = tuple(one(x, F) for x in ("a", "b", "c", "d", "e", "f", "g"))
    return Family(
        people,
        (Union("nobody"), Union("alone", ("g",))),
        (*born("nobody", "d", "e"), *born("alone", "f")),
        siblings=(SiblingTie(("a", "b", "c")),),
    )


def again() -> Family:
    """Married, divorced and married again; adopted, cared for by kin, born to a donor."""
    span = (Span(day("2001"), day("2005")), Span(day("2008")))
    periods = (
        Period(UnionKind.MARRIED, span[0], Ending.DIVORCED),
        Period(UnionKind.MARRIED, span[1]),
    )
    people = (
        one("a", M, "1970"),
        one("b", F, "1971"),
        one("k", F, "1972"),
        one("d", M, "1973"),
        one("x", F, "2002"),
        one("y", N, "2009"),
        one("z", M, "2010"),
    )
    unions = (
        Union("ab", ("a", "b"), periods, related=True),
        Union("kk", ("k",)),
        Union("dd", ("d",)),
    )
    children = (
        *born("ab", "x"),
        ChildLink("y", "ab", LinkKind.ADOPTED, words="adopted 2011"),
        ChildLink("y", "kk"),
        ChildLink("z", "kk"),
        ChildLink("z", "dd", LinkKind.DONOR),
        ChildLink("x", "kk", LinkKind.KINSHIP),
    )
    return Family(people, unions, children, twins=(Twins(("y", "z"), None),))


NAMED = {
    made.__name__: made
    for made in (
        large,
        eleven_partners,
        nineteen_children,
        uncle_and_niece,
        circle,
        married_own_parent,
        no_parents_known,
        again,
    )
}
