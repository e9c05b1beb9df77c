"""Which person does an address, or an exact description, stand for?"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.kernel.partial_dates import PartialDate
from sightline.record.models import Identifier, NameKey, Person
from sightline.record.names import name_words


def person_by_ref(ref: str) -> str | None:
    """Return the id of the person an address stands for, whoever asks; decide access after."""
    return Person.objects.filter(ref=ref).values_list("id", flat=True).first()


def person_exactly(*, name: str, born: PartialDate, nhs_number: str) -> str | None:
    """Return the one person who fits an exact description, for starting to work with them.

    Enough is an NHS number, or every word of the full name with the exact day of birth. None
    if nobody fits, or more than one does. The caller has a reason to write down first.
    """
    if nhs_number:
        number = nhs_number.replace(" ", "")
        found = Identifier.objects.filter(scheme="nhs-number", value=number)
        return _only(list(found.values_list("person", flat=True)[:2]))
    words = name_words(name)
    if len(words) < 2 or not born.is_exact_day:
        return None
    people = Person.objects.filter(born_first=born.first, born_last=born.last)
    for word in words:
        people = people.filter(pk__in=NameKey.objects.filter(word=word).values("person"))
    return _only(list(people.values_list("pk", flat=True)[:2]))


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None


def births_of(people: Iterable[str]) -> dict[str, PartialDate]:
    """Return when people were born, of those of whom it is recorded; decide access before."""
    rows = Person.objects.filter(id__in=list(people)).exclude(born="")
    return {id_: PartialDate.parse(born) for id_, born in rows.values_list("id", "born")}
