"""What of an entry may one agency pass on in a file?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sightline.exchange.case_file.told import KnownTold
from sightline.record.content import Content
from sightline.record.telling import Kept
from sightline.vocabulary.handling import OpensTo, parse_mark
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.model import Field

FOR_ITS_OWNER = frozenset({"no-onward", "marac"})


def may_be_passed_on(kept: Kept, agency: str) -> bool:
    """Whether this agency may put an entry in a file at all.

    A file can be read by anyone who is handed it, so what is sealed by name never goes into
    one, and what others marked for a narrower circle goes only by them.
    """
    if kept.opens_to == OpensTo.NAMED_POSTS:
        return False
    if kept.content.agency == agency:
        return True
    marks = {parse_mark(mark)[0].code for mark in kept.content.handling}
    return kept.opens_to == OpensTo.EVERYONE_WHO_KNOWS and not marks & FOR_ITS_OWNER


def without_private_fields(content: Content) -> Content:
    """Return the content without the fields that leave the service in no file."""
    kind = KINDS.get(content.kind)
    if kind is None:
        return content
    data = _kept(kind.fields, content.data)
    return content if data == content.data else replace(content, data=data)


def without_sensitive_knowers(
    known_to: tuple[KnownTold, ...], sensitive: set[str]
) -> tuple[KnownTold, ...]:
    """Leave out agencies whose part in a family is not told by default."""
    return tuple(known for known in known_to if known.agency not in sensitive)


def _kept(fields: tuple[Field, ...], data: Mapping[str, Any]) -> dict[str, Any]:
    by_name = {name: field for field in fields for name in (field.name, *field.also)}
    return {
        name: _value(by_name[name], value) if name in by_name else value
        for name, value in data.items()
        if not (name in by_name and by_name[name].never_exported)
    }


def _value(field: Field, value: Any) -> Any:
    if isinstance(value, list):
        return [_value(field, item) for item in value]
    if isinstance(value, dict) and field.fields:
        return _kept(field.fields, value)
    return value
