"""What safeguards does this file hold? All of them, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sightline.kernel.errors import Fault, Refused
from sightline.kernel.toml_text import read_toml
from sightline.safeguards.language.example import example
from sightline.safeguards.language.expect import expect, unless
from sightline.safeguards.language.lines import Lines, lines_of
from sightline.safeguards.language.looked import whom
from sightline.safeguards.language.tables import Faults, Table
from sightline.safeguards.language.variants import members
from sightline.safeguards.language.when import start
from sightline.safeguards.model import Learned, OwedBy, Safeguard
from sightline.safeguards.sentence import sentence_of


def read_file(path: Path) -> tuple[Safeguard, ...]:
    """Read one file; raises Refused with every fault and its line, and OSError."""
    return read(path.read_text(encoding="utf-8"), path.name)


def read(text: str, file: str) -> tuple[Safeguard, ...]:
    """Read the text of one file; raises Refused with every fault and its line."""
    try:
        told = read_toml(text)
    except Refused as refused:
        raise Refused(*(Fault(file, f.wrong, f.right) for f in refused.faults)) from None
    found: list[Safeguard] = []
    faults: list[Fault] = []
    for says, lines in members(told, lines_of(text)):
        one, wrong = _member(says, lines, file)
        found += [one] if one else []
        faults += [fault for fault in wrong if fault not in faults]
    if faults:
        raise Refused(*_in_line_order(faults))
    return tuple(found)


def _member(
    says: dict[str, Any], lines: Lines, file: str
) -> tuple[Safeguard | None, list[Fault]]:
    faults = Faults(file, lines)
    table = Table(says, (), faults)
    one = _safeguard(table, file)
    table.finish()
    return (None if faults.found else one), faults.found


def _safeguard(table: Table, file: str) -> Safeguard | None:
    when = _needed(table, "when")
    begins = start(when) if when else None
    looked_for = _needed(table, "expect")
    starts = begins.looked.kinds if begins else ()
    expects = expect(looked_for, starts) if looked_for else None
    excuses = [unless(each) for each in table.tables("unless")]
    examples = [example(each) for each in table.tables("example")]
    learned = _learned(table)
    owner = _owner(table)
    code, title = table.text("code", needed=True), table.text("title", needed=True)
    sentence = table.text("sentence")
    in_force = table.day("in_force", date.min)
    if "in_force" not in table:
        table.wrong("", "in_force is missing", "add in_force = 2018-01-01")
    if begins is None or expects is None or learned is None or owner is None or not code:
        return None
    made = table.make(
        Safeguard,
        code=code,
        title=title,
        sentence=sentence,
        learned=learned,
        in_force=in_force,
        start=begins,
        expect=expects,
        owed_by=owner,
        unless=tuple(each for each in excuses if each),
        examples=tuple(each for each in examples if each),
        source=file,
    )
    if made is None or sentence:
        return made
    return replace(made, sentence=sentence_of(made))


def _needed(table: Table, name: str) -> Table | None:
    if name not in table:
        table.wrong("", f"{name} is missing", f"add [{name}]")
        return None
    return table.table(name)


def _learned(table: Table) -> Learned | None:
    inner = _needed(table, "learned")
    if inner is None:
        return None
    review = inner.text("review", needed=True)
    rows, theme = inner.texts("rows"), inner.text("theme", needed=True)
    inner.finish()
    return inner.make(Learned, review, rows, theme)


def _owner(table: Table) -> OwedBy | None:
    who, sectors, named = whom(table, "owed_by")
    if who in ("", "another"):
        right = 'write "whoever recorded it", "the agency named in to", "each agency" or sectors'
        table.wrong("owed_by", "it does not say who owes it", right)
        return None
    return table.make(OwedBy, who, sectors, named)


def _in_line_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: int(fault.where.rpartition(" ")[2]))
