"""Who belongs on a drawing about these children? The rest is counted, never silently cut."""

from __future__ import annotations

from dataclasses import replace

from sightline.drawing.family.model import Family
from sightline.drawing.family.restricting import kept_people


def scoped(family: Family) -> Family:
    """Keep who is near the subject children; beside each of them, count who is not drawn.

    Near are: their homes, parents and carers; all children of any of those adults, and whom
    they had them with; grandparents; and everybody outside the family who was added by hand.
    A family without subjects is kept whole.
    """
    if not family.subjects:
        return family
    near = set(family.subjects) | {one.id for one in family.people if one.outside}
    for subject in family.subjects:
        near |= _housemates(family, subject)
    adults = {adult for one in family.subjects for adult in family.parents_of(one)}
    adults |= {one for one in near if family.unions_of[one] and one not in family.subjects}
    children = {child for adult in adults for child in family.children_of(adult)}
    together = {
        partner
        for adult in adults
        for union in family.unions_of[adult]
        for partner in union.partners
    }
    carers = {
        one for child in (*family.subjects, *children) for one in family.parents_of(child)
    }
    parents = {one for subject in family.subjects for one in family.parents_of(subject)}
    grandparents = {elder for parent in parents for elder in family.parents_of(parent)}
    near |= adults | children | together | carers | grandparents
    near |= {one for tie in family.siblings if near & set(tie.people) for one in tie.people}
    near |= {
        one
        for q in family.qualities
        for one in (q.source, q.target)
        if near & {q.source, q.target}
    }
    return replace(kept_people(family, near), beyond=_beyond(family, near))


def _housemates(family: Family, subject: str) -> set[str]:
    homes = {home.id for home, _ in family.stays_of[subject]}
    return {
        stay.person for home in family.households if home.id in homes for stay in home.stays
    }


def _beyond(family: Family, near: set[str]) -> dict[str, int]:
    """Count for each person drawn the parents, partners and children who are not."""
    found: dict[str, int] = dict(family.beyond)
    for person in near:
        partners = {one for union in family.unions_of[person] for one in union.partners}
        kin = partners | set(family.children_of(person)) | set(family.parents_of(person))
        if kin - near:
            found[person] = found.get(person, 0) + len(kin - near)
    return found
