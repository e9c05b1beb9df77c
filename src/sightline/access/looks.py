"""Which of these people are one family, when looks at them are counted?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.access.models import FamilyTie


def families_among(people: Iterable[str]) -> dict[str, str]:
    """Map each of these people to one name for their family, shared by all who share a child."""
    people = set(people)
    parent = {person: person for person in people}
    together: dict[str, str] = {}
    ties = FamilyTie.objects.filter(member__in=people).order_by("child", "member")
    for child, member in ties.values_list("child", "member"):
        first = together.setdefault(child, member)
        _join(parent, first, member)
    return {person: _root(parent, person) for person in people}


def _join(parent: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first


def _root(parent: dict[str, str], person: str) -> str:
    while parent[person] != person:
        person = parent[person]
    return person
