"""What would somebody say who described the drawing in one paragraph?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sightline.drawing.family.gaps import gaps_in
from sightline.drawing.family.model import Family
from sightline.drawing.genogram.pedigree import members_of
from sightline.drawing.genogram.tables import Words
from sightline.kernel.local_time import say_day

_MOST_NAMED = 12


def summary_of(family: Family, day: date, words: Words, generations: int) -> str:
    """Describe the family in one paragraph, beginning with the children it is about."""
    return " ".join(_sentences(family, day, words, generations))


def _sentences(family: Family, day: date, words: Words, generations: int) -> Iterator[str]:
    people, rows = (
        _counted(len(family.people), "person"),
        _counted(generations, "generation"),
    )
    yield f"Genogram as at {say_day(day)}: {people} in {rows}."
    for subject in family.subjects:
        yield from _of_subject(family, subject, words)
    for home in family.households:
        members = members_of(family, home.id)
        if members:
            note = f" ({home.note})" if home.note else ""
            yield (
                f"Home {words.letter(home.id)}{note}: {words.names(members[:_MOST_NAMED])}"
                + (
                    f" and {len(members) - _MOST_NAMED} more."
                    if len(members) > _MOST_NAMED
                    else "."
                )
            )
        seen = [one.person for one in home.stays if one.basis.value == "observed"]
        if seen:
            yield f"Seen at home {words.letter(home.id)}, not recorded there: {words.names(seen)}."
    missing = gaps_in(family, day)
    if missing:
        yield f"{_counted(len(missing), 'thing')} not recorded: see the table “Not recorded”."
    hidden = sum(family.beyond.values())
    if hidden:
        yield f"{_counted(hidden, 'relative')} further away not drawn."


def _of_subject(family: Family, subject: str, words: Words) -> Iterator[str]:
    person = family.person[subject]
    parents = words.parentage(subject)
    told = [words.name(subject), words.age(person), parents or "parents not recorded"]
    yield ", ".join(told) + "."
    siblings = [
        link.child
        for own in family.links_of[subject]
        for link in family.links_from[own.union]
        if link.child != subject
    ]
    halves = [
        child
        for parent in family.parents_of(subject, by_birth=True)
        for child in family.children_of(parent)
        if child != subject and child not in siblings
    ]
    lost = {one.id for one in family.people if one.loss is not None}
    counts = (("brother or sister", siblings), ("half-brother or half-sister", halves))
    for what, group in counts:
        many = [one for one in dict.fromkeys(group) if one not in lost]
        if many:
            yield f"{_siblings(len(many), what)}: {words.names(many[:_MOST_NAMED])}."


def _siblings(count: int, what: str) -> str:
    if count == 1:
        return f"One {what}"
    return f"{count} " + what.replace("brother", "brothers").replace(
        "sister", "sisters"
    ).replace(" or ", " and ")


def _counted(count: int, what: str) -> str:
    many = {"person": "people"}.get(what, f"{what}s")
    return f"{count} {what if count == 1 else many}"
