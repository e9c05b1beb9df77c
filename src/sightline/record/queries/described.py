"""How is the row of a person read back? As the description it was made from."""

from __future__ import annotations

from sightline.kernel.partial_dates import PartialDate
from sightline.record.assembly.people import Name, PersonDescribed
from sightline.record.models import Person


def described(row: Person) -> PersonDescribed:
    """Return what the view holds of a person: enough for a list, not for their page."""
    names = (Name(row.name, PartialDate.unknown(), ""),) if row.name else ()
    return PersonDescribed(
        id=row.pk,
        names=names,
        born=_date(row.born),
        expected=_date(row.expected),
        died=_date(row.died),
        sex=row.sex,
    )


def _date(text: str) -> PartialDate:
    return PartialDate.parse(text) if text else PartialDate.unknown()
