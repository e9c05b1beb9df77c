"""Whom does an exported file introduce, and with what facts?

People who came out of a header go back as they were. Everyone else named in the file is
introduced with who they are, so that it can be read by a person and imported anywhere; these
facts are taken from entries, and importing the file does not record them a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sightline.exchange.case_file.told import EntryTold, PersonTold
from sightline.record import holdings
from sightline.record.content import Content
from sightline.vocabulary.checking import is_unstated

SHOWN = ("names", "born", "expected", "sex")

Statements = Mapping[str, list[dict[str, Any]]]


def header_for(
    listed: Iterable[EntryTold],
    told: list[PersonTold],
    named: set[str],
    records: list[Content] | None,
) -> Iterator[PersonTold]:
    """Yield the people of a header.

    `records` are the entries that facts about people with no record in the file may be taken
    from; None means any in the ledger.
    """
    yield from told
    inside = _statements(each.content for each in listed)
    others = sorted((named | inside.keys()) - {person.id for person in told})
    outside = (
        holdings.statements(set(others) - inside.keys())
        if records is None
        else _statements(records)
    )
    for person in others:
        said = inside.get(person) or outside.get(person, [])
        yield PersonTold(id=person, facts=_facts(said))


def _statements(contents: Iterable[Content]) -> Statements:
    found: dict[str, list[dict[str, Any]]] = {}
    for content in contents:
        if content.kind == "person.recorded" and content.about:
            found.setdefault(content.about[0][0], []).append(content.data)
    return found


def _facts(statements: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for data in statements:
        for name in SHOWN:
            value = data.get(name)
            if name == "names" and isinstance(value, list):
                value = next((each for each in reversed(value) if each), None)
            if isinstance(value, str) and not is_unstated(value):
                facts[name] = value
    return facts
