"""Whose name stands behind which label? Swapped in both directions, over text and chronologies.

A label stands in square brackets ("[Mother]"), so that the plain word "mother" never becomes
somebody's name on the way back. What may have been missed is listed, since no key catches all.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sightline.documents.chronology.name_forms import (
    forms_of,
    initials_of,
    looks_like_a_name,
)
from sightline.documents.chronology.told import Chronology, Column, Doubt, Event, Someone
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.partial_dates import PartialDate

_LABEL = re.compile(r"\[([^\[\]\n]{1,60})\]")
_SHARED = "Family name"


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a key: the real name, the label, and other ways the name is written."""

    name: str
    label: str
    also: tuple[str, ...] = ()


class Key:
    """A key between names and labels. Raises Refused if two people share a label."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        _check(self.people)
        self._names = {person.label.casefold(): person.name for person in people}
        forms = _unambiguous(self.people)
        shared = [form for form, label in forms.items() if label == _SHARED]
        if len(shared) == 1:
            self._names[_SHARED.casefold()] = shared[0]
        self._label_of = {form.casefold(): label for form, label in forms.items()}
        self._pattern = _pattern(forms)
        self._initials = {initials_of(person.name) for person in people} - {""}

    @classmethod
    def read(cls, text: str) -> Key:
        """Read a key file: `{"people": [{"name": …, "label": …, "also": […]}]}`."""
        try:
            raw = json.loads(text)
            people = [_person(each) for each in raw["people"]]
        except (ValueError, KeyError, TypeError, AttributeError) as wrong:
            right = 'write {"people": [{"name": "…", "label": "…", "also": ["…"]}]}'
            raise Refused(Fault("the key", f"it is not a key ({wrong})", right)) from None
        return cls(people)

    @classmethod
    def drafted(cls, people: Iterable[Someone]) -> Key:
        """Make a first key of the people a chronology speaks of, to be looked over."""
        taken: Counter[str] = Counter()
        made = []
        for person in people:
            if not person.name.strip():
                continue
            wanted = (person.role.strip() or "Person").capitalize()
            taken[wanted] += 1
            number = f" {taken[wanted]}" if taken[wanted] > 1 or wanted == "Person" else ""
            made.append(Person(person.name, f"{wanted}{number}"))
        return cls(made)

    def written(self) -> str:
        """Return the text of the key file."""
        told = [
            {"name": each.name, "label": each.label, "also": list(each.also)}
            for each in self.people
        ]
        return json.dumps({"people": told}, ensure_ascii=False, indent=2) + "\n"

    def to_labels(self, text: str) -> str:
        """Put labels for names: whole, given name or surname alone, with a title, inflected."""
        return self._pattern.sub(self._swapped, text) if self._label_of else text

    def to_names(self, text: str) -> str:
        """Put the whole names for labels; a label that no one has stays."""
        return _LABEL.sub(
            lambda found: self._names.get(found[1].casefold(), found.group()), text
        )

    def missed(self, texts: Iterable[str]) -> Mapping[str, int]:
        """Count what may still give someone away: words like names, and initials."""
        found: Counter[str] = Counter()
        for text in texts:
            plain = _LABEL.sub(" ", text)
            found.update(looks_like_a_name(plain))
            found.update(
                word
                for word in re.findall(r"\b[A-Z]{2,4}\b", plain)
                if word in self._initials
            )
        return dict(found.most_common())

    def _swapped(self, found: re.Match[str]) -> str:
        label = self._label_of[" ".join(found["name"].casefold().split())]
        return f"[{label}]"


def with_labels(chronology: Chronology, key: Key) -> Chronology:
    """Return the chronology with labels for names, and of each birth date only the year."""
    swapped = _with_words(chronology, key.to_labels)
    people = tuple(replace(each, born=_year_of(each.born)) for each in swapped.people)
    return replace(swapped, people=people)


def with_names(chronology: Chronology, key: Key) -> Chronology:
    """Return the chronology with names for labels."""
    return _with_words(chronology, key.to_names)


def words_of_chronology(chronology: Chronology) -> Iterable[str]:
    """Yield every text in which someone may be named."""
    yield chronology.title
    for event in chronology.events:
        yield event.says
        yield event.author
        yield from (column.text for column in event.columns)
    yield from (person.name for person in chronology.people)


def _with_words(chronology: Chronology, swap: Any) -> Chronology:
    return replace(
        chronology,
        title=swap(chronology.title),
        people=tuple(replace(each, name=swap(each.name)) for each in chronology.people),
        events=tuple(_event(event, swap) for event in chronology.events),
        silences=tuple(replace(each, says=swap(each.says)) for each in chronology.silences),
        notices=tuple(
            replace(each, file=swap(each.file), what=swap(each.what))
            for each in chronology.notices
        ),
        mappings=tuple(replace(each, file=swap(each.file)) for each in chronology.mappings),
    )


def _event(event: Event, swap: Any) -> Event:
    return replace(
        event,
        says=swap(event.says),
        author=swap(event.author),
        columns=tuple(
            Column(swap(each.heading), swap(each.text)) for each in event.columns
        ),
        standing=replace(event.standing, file=swap(event.standing.file)),
        doubts=tuple(
            Doubt(each.about, swap(each.text), swap(each.why)) for each in event.doubts
        ),
    )


def _year_of(born: PartialDate) -> PartialDate:
    if born.first is None or born.last is None or born.first.year != born.last.year:
        return born if not born.is_known else PartialDate.unknown()
    return PartialDate.parse(f"{born.first.year:04d}")


def _person(raw: Mapping[str, Any]) -> Person:
    also = raw.get("also", [])
    if not isinstance(also, list):
        raise TypeError("“also” is not a list")
    return Person(str(raw["name"]), str(raw["label"]), tuple(map(str, also)))


def _check(people: Sequence[Person]) -> None:
    faults = []
    labels = Counter(person.label.casefold() for person in people)
    for person in people:
        where = f"the key, “{person.label}”"
        if not person.name.strip() or not person.label.strip():
            faults.append(Fault(where, "a name or a label is missing", "give both"))
        if labels[person.label.casefold()] > 1:
            faults.append(Fault(where, "two people have this label", "give each their own"))
        if set(person.label) & set("[]\n"):
            faults.append(Fault(where, "a label cannot hold a bracket", "take it out"))
    if faults:
        raise Refused(*dict.fromkeys(faults))


def _unambiguous(people: Sequence[Person]) -> dict[str, str]:
    """Return each way of writing a name and the label for it.

    What could be several people's (a surname they share) gets a label that says so, since
    leaving it would give the family away.
    """
    owners: dict[str, set[str]] = {}
    spelled: dict[str, str] = {}
    for person in people:
        for form in forms_of(person.name, person.also):
            owners.setdefault(form.casefold(), set()).add(person.label)
            spelled.setdefault(form.casefold(), form)
    return {
        spelled[form]: next(iter(labels)) if len(labels) == 1 else _SHARED
        for form, labels in owners.items()
    }


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    # The longest first, so that a whole name is one label and not two. One word alone is a
    # name only if it has a capital: "rose" is a flower and a verb.
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    parts = []
    for form in ordered:
        words = r"\s+".join(map(re.escape, form.split()))
        parts.append(
            f"(?i:{words})" if " " in form else f"{words}|{re.escape(form.upper())}"
        )
    names = "|".join(parts) or r"(?!)"
    joined = r"(?:-[A-Z][\w’']*)*(?![\w-])|(?=['’]?s\b)"
    before = r"(?<![\w\[-])(?:(?:Mr|Mrs|Ms|Miss|Dr|MR|MRS|MS|MISS)\.?\s+)?"
    return re.compile(f"{before}(?P<name>{names})(?:{joined})")
