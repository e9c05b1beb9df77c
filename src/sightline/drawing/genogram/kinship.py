"""Who descends from whom, as far as the drawing knows?"""

from __future__ import annotations

from sightline.drawing.family.model import Family


def ancestors_of(family: Family, person: str) -> dict[str, int]:
    """Give everybody that a person descends from by birth, with the fewest steps up."""
    found = {person: 0}
    waiting = [person]
    for one in waiting:
        for parent in family.parents_of(one, by_birth=True):
            if parent not in found:
                found[parent] = found[one] + 1
                waiting.append(parent)
    del found[person]
    return found


def related_by_blood(family: Family, one: str, other: str) -> bool:
    """Tell whether two people share an ancestor by birth, or one descends from the other."""
    mine = {one, *ancestors_of(family, one)}
    theirs = {other, *ancestors_of(family, other)}
    return bool(mine & theirs)
