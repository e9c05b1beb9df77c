"""Which entry is looked for: its kind, what it says, by whom, naming whom?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.safeguards.language.tables import Table
from sightline.safeguards.parts import Condition, Looked
from sightline.safeguards.words_of_kinds import AGENCIES, SECTOR, field_of

RECORDER = "whoever recorded it"
ANOTHER = "another agency"
EACH = "each agency"
NAMED = "the agency named in "

_SAYS = {"not": "is-not", "at_least": "at-least", "at_most": "at-most"}
_WORDS = ("stated", "blank")


def looked(table: Table, name: str = "entry") -> Looked | None:
    """Read one table's `entry`, `where`, `by` and `naming`."""
    kinds = table.texts(name, needed=True)
    by, sectors, named = whom(table, "by")
    naming, naming_whom = _naming(table)
    if not kinds:
        return None
    return table.make(
        Looked,
        kinds=kinds,
        where=conditions(table, "where", kinds),
        by=by,
        sectors=sectors,
        named=named,
        naming=naming,
        naming_whom=naming_whom,
    )


def any_looked(table: Table, name: str) -> tuple[Looked, ...]:
    """Read kinds, or a list of tables each with its own words; any of them will do."""
    value = table.raw(name)
    if not (isinstance(value, list) and any(isinstance(each, dict) for each in value)):
        one = looked(table, name)
        return (one,) if one else ()
    found = []
    for each in table.tables(name):
        one = looked(each)
        each.finish()
        found += [one] if one else []
    return tuple(found)


def conditions(table: Table, name: str, kinds: tuple[str, ...]) -> tuple[Condition, ...]:
    """Read what fields must say: `{ urgency = ["routine"], what = "stated" }`."""
    inner = table.table(name)
    if inner is None:
        return ()
    found = []
    for field, value in inner.says.items():
        for says, values in _said(inner, field, value):
            one = inner.make(Condition, _field(kinds, field, says), says, values)
            found += [one] if one else []
    return tuple(found)


def whom(table: Table, name: str) -> tuple[str, tuple[str, ...], str]:
    """Read who it is: the model's word, the sectors and the field that names them."""
    said = table.texts(name)
    if not said:
        return "", (), ""
    if len(said) == 1 and said[0] in (RECORDER, ANOTHER, EACH):
        words = {RECORDER: "recorder", ANOTHER: "another", EACH: "each"}
        return words[said[0]], (), ""
    if len(said) == 1 and said[0].startswith(NAMED):
        return "named", (), said[0].removeprefix(NAMED).strip()
    return "sectors", said, ""


def _naming(table: Table) -> tuple[str, str]:
    inner = table.table("naming")
    if inner is None:
        return "", ""
    if len(inner.says) != 1:
        inner.wrong("", "naming takes one field", f'write naming = {{ to = "{EACH}" }}')
        return "", ""
    [field] = inner.says
    words = {EACH: "each", RECORDER: "recorder"}
    return field, words[inner.one_of(field, words, EACH)]


def _said(table: Table, field: str, value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(value, dict):
        for word, inner in value.items():
            if word in _SAYS:
                yield _SAYS[word], _texts(inner)
            else:
                right = f"use one of {', '.join(_SAYS)}, or name the values alone"
                table.wrong(field, f"“{word}” compares nothing", right)
    elif isinstance(value, str) and value in _WORDS:
        yield value, ()
    else:
        yield "is", _texts(value)


def _texts(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(
        str(each).lower() if isinstance(each, bool) else str(each) for each in listed
    )


def _field(kinds: tuple[str, ...], name: str, says: str) -> str:
    """Compare a field that names an agency by the sector that this agency is of."""
    fields = [field_of(kind, name) for kind in kinds]
    names_agency = any(each is not None and each.type in AGENCIES for each in fields)
    compared = says in ("is", "is-not")
    return name + SECTOR if names_agency and compared else name
