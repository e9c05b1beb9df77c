"""How does a page say a moment, a reference or a telephone number?"""

from __future__ import annotations

from datetime import datetime, timedelta

from django import template
from django.conf import settings

from sightline.kernel.ids import ref_of
from sightline.kernel.local_time import london_day, say_day, say_moment
from sightline.kernel.partial_dates import PartialDate
from sightline.kernel.partial_dates import in_words as said
from sightline.vocabulary.practice_model import headings

register = template.Library()


@register.filter
def ref(person: str) -> str:
    """Return the reference that stands for a person in an address."""
    return ref_of(person)


@register.filter
def moment(when: datetime | None) -> str:
    """Say a moment in London's time."""
    return say_moment(when) if when else ""


@register.filter
def day(when: datetime | None) -> str:
    """Say which day it was in London."""
    return say_day(london_day(when)) if when else ""


@register.filter
def ago(when: datetime, now: datetime) -> str:
    """Say how long ago a moment was, in its largest whole unit."""
    gone = now - when
    if gone < timedelta(minutes=1):
        return "just now"
    if gone < timedelta(hours=1):
        return _counted(int(gone / timedelta(minutes=1)), "minute")
    if gone < timedelta(days=1):
        return _counted(int(gone / timedelta(hours=1)), "hour")
    return _counted(gone.days, "day")


@register.filter
def in_words(when: PartialDate) -> str:
    """Say when something happened, with no more precision than it has."""
    return said(when)


@register.filter
def tel(phone: str) -> str:
    """Return a telephone number as a link dials it."""
    return "tel:" + "".join(each for each in phone if each.isdigit() or each == "+")


@register.filter
def asked(label: str) -> str:
    """Return a label as it stands before its answer; a question keeps its own mark."""
    return label if label.endswith("?") else f"{label}:"


@register.simple_tag
def practice(key: str) -> str:
    """Return a heading in the words of the model of practice that this area works by."""
    return headings(settings.SIGHTLINE_PRACTICE_MODEL)[key]


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'} ago"
