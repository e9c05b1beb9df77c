"""What is this person to that child? In words that people use: mother's ex-partner."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.drawing.family.model import Family
from sightline.drawing.family.people import Lived
from sightline.drawing.family.ties import ChildLink, LinkKind, Union, UnionKind

_WORDS = {
    "parent": ("mother", "father", "parent"),
    "child": ("daughter", "son", "child"),
    "sibling": ("sister", "brother", "sibling"),
    "half": ("half-sister", "half-brother", "half-sibling"),
    "step": ("stepsister", "stepbrother", "step-sibling"),
    "foster": ("foster sister", "foster brother", "foster sibling"),
    "carers": (
        "girl with the same carers",
        "boy with the same carers",
        "child with the same carers",
    ),
    "grandparent": ("grandmother", "grandfather", "grandparent"),
    "grandchild": ("granddaughter", "grandson", "grandchild"),
    "pibling": ("aunt", "uncle", "aunt or uncle"),
    "nibling": ("niece", "nephew", "niece or nephew"),
    "cousin": ("cousin", "cousin", "cousin"),
    "spouse": ("wife", "husband", "spouse"),
}
_CARERS = {
    LinkKind.ADOPTED: "adoptive {}",
    LinkKind.FOSTER: "foster carer",
    LinkKind.KINSHIP: "kinship carer",
    LinkKind.SPECIAL_GUARDIANSHIP: "special guardian",
    LinkKind.CHILD_ARRANGEMENTS: "carer under a child arrangements order",
    LinkKind.PRIVATE: "private or informal carer",
    LinkKind.DONOR: "donor",
    LinkKind.SURROGATE: "surrogate",
}
_STEPS = 4


def word(kind: str, lived: Lived) -> str:
    """Give the word for a kin, by lived gender where there is one for it."""
    female, male, other = _WORDS[kind]
    return {Lived.FEMALE: female, Lived.MALE: male}.get(lived, other)


class Kin:
    """Names what people are to one child (or to anybody else) on a drawing."""

    def __init__(self, family: Family, child: str) -> None:
        self._family, self._child = family, child
        self._named: dict[str, str] = {child: "subject"}
        layer = [child]
        for _ in range(_STEPS):
            layer = self._outwards(layer)

    def of(self, person: str) -> str:
        """Say what a person is to the child, and whose parent besides: one line."""
        said = self._named.get(person, "")
        if not said:
            outside = self._family.person[person].outside
            said = "not kin" if outside else "link not recorded or distant"
        return said

    def _outwards(self, layer: list[str]) -> list[str]:
        """Name whoever is one step from those named last; the first name found is kept."""
        reached: list[str] = []
        for person in layer:
            for other, words in self._neighbours(person):
                if other not in self._named:
                    self._named[other] = words
                    reached.append(other)
        return reached

    def _neighbours(self, person: str) -> Iterator[tuple[str, str]]:
        for link in self._family.links_of[person]:
            for parent in self._family.union[link.union].partners:
                yield parent, self._parent(person, parent, link)
        for sibling, kind in self._siblings(person):
            yield sibling, self._joined(person, word(kind, self._lived(sibling)))
        for union in self._family.unions_of[person]:
            for link in self._family.links_from[union.id]:
                yield (
                    link.child,
                    self._joined(person, word("child", self._lived(link.child))),
                )
            for partner in union.partners:
                if partner != person:
                    yield (
                        partner,
                        self._joined(person, partner_word(self._family, union, partner)),
                    )

    def _siblings(self, person: str) -> Iterator[tuple[str, str]]:
        mine = {link.union: link.kind for link in self._family.links_of[person]}
        ties = [tie for tie in self._family.siblings if person in tie.people]
        for tie in ties:
            yield from ((other, "sibling") for other in tie.people if other != person)
        for link in self._family.children:
            if link.union in mine and link.child != person:
                yield link.child, _sibling_by(mine[link.union], link.kind)
        for parent in self._family.parents_of(person, by_birth=True):
            for other in self._family.children_of(parent):
                if other != person:
                    yield other, "half"

    def _parent(self, person: str, parent: str, link: ChildLink) -> str:
        plain = word("parent", self._lived(parent))
        named = _CARERS.get(link.kind, "{}").format(plain)
        if link.kind is LinkKind.BIRTH and link.paternity.value in (
            "said",
            "disputed",
            "denied",
        ):
            named += (
                "" if self._lived(parent) is Lived.FEMALE else f" ({link.paternity.value})"
            )
        return self._joined(person, named)

    def _joined(self, person: str, named: str) -> str:
        if person == self._child:
            return named
        before = self._named[person]
        short = _SHORT.get((before, named)) or _SHORT.get((_plain(before), named))
        return short or f"{_owner(before)} {named}"

    def _lived(self, person: str) -> Lived:
        return self._family.person[person].lived


def partner_word(family: Family, union: Union, partner: str) -> str:
    """Say what a partner is in this union: husband, partner, ex-partner, other parent."""
    period = union.latest
    over = period.span.until is not None or period.ending is not None
    if period.kind in (UnionKind.CO_PARENTS, UnionKind.BRIEF):
        return "former partner" if period.kind is UnionKind.BRIEF else "co-parent"
    if over and (period.ending is None or period.ending.value != "died"):
        return "ex-partner"
    if period.kind in (UnionKind.MARRIED,):
        return word("spouse", family.person[partner].lived)
    return "partner"


def _sibling_by(mine: LinkKind, theirs: LinkKind) -> str:
    """Say by what two children of the same people are brothers and sisters."""
    born = {LinkKind.BIRTH, LinkKind.ADOPTED, LinkKind.NOT_KNOWN}
    if {mine, theirs} <= born:
        return "sibling"
    return "foster" if LinkKind.FOSTER in (mine, theirs) else "carers"


def _plain(words: str) -> str:
    return {
        "mother": "parent",
        "father": "parent",
        "sister": "sibling",
        "brother": "sibling",
    }.get(words, words)


def _owner(words: str) -> str:
    return f"{words}’{'' if words.endswith('s') else 's'}"


_SHORT = {
    ("parent", "sister"): "aunt",
    ("parent", "brother"): "uncle",
    ("sibling", "daughter"): "niece",
    ("sibling", "son"): "nephew",
    ("daughter", "daughter"): "granddaughter",
    ("daughter", "son"): "grandson",
    ("son", "daughter"): "granddaughter",
    ("son", "son"): "grandson",
}
_SHORT |= {
    (parent, named): f"{side} grand{named}"
    for parent, side in (("mother", "maternal"), ("father", "paternal"))
    for named in ("mother", "father", "parent")
}
_SHORT |= {
    (aunt, named): "cousin"
    for aunt in ("aunt", "uncle")
    for named in ("daughter", "son", "child")
}


def also_parent_of(family: Family, person: str, child: str) -> str:
    """Say of whom besides the child somebody is a parent: `father of Ada and Bo`."""
    theirs = [
        family.name_of(link.child)
        for union in family.unions_of[person]
        for link in family.links_from[union.id]
        if link.kind is LinkKind.BIRTH and link.child != child
    ]
    if not theirs:
        return ""
    names = ", ".join(theirs[:-1]) + (" and " if len(theirs) > 1 else "") + theirs[-1]
    return f"{word('parent', family.person[person].lived)} of {names}"
