"""What has a person said of a return's columns, over what was guessed of them?

Kept for each agency, so that its next return is read the same way without being asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sightline.documents.returns.headings import meanings
from sightline.documents.returns.layouts import Layout
from sightline.kernel.errors import Fault, Refused
from sightline.kernel.toml_text import read_toml

NOTHING = "nothing"


@dataclass(frozen=True)
class Overrides:
    """Meanings given by a person: by heading for every table, by table and column for one.

    A meaning is one of `headings.meanings()`, or `nothing` for a column of no meaning.
    `columns` maps a table's number to its columns' meanings, counted from 1.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[int, Mapping[int, str]] = field(default_factory=dict)

    def applied(self, layout: Layout, table: int) -> Layout:
        """Return the layout with what was said in place of what was guessed."""
        own = self.columns.get(table, {})
        changed = list(layout.meanings)
        for place, heading in enumerate(layout.headings):
            said = own.get(place + 1) or self.headings.get(_plain(heading))
            if said:
                changed[place] = "" if said == NOTHING else said
        if changed == list(layout.meanings):
            return layout
        tells = "event" in changed and bool({"date", "month", "recorded"} & set(changed))
        return replace(
            layout,
            meanings=tuple(changed),
            guessed=(False,) * len(changed),
            why_not="" if tells else layout.why_not or "no column tells what happened",
        )


NO_OVERRIDES = Overrides()


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split())


def load_habits(text: str) -> dict[str, Overrides]:
    """Read each agency's habits, kept as TOML; raises Refused with every fault.

    Shape: `["Sallowfield Homes"]` then `"what we saw" = "event"`, heading by heading.
    """
    faults: list[Fault] = []
    habits = {}
    for agency, told in read_toml(text).items():
        if not isinstance(told, dict):
            right = 'write ["Name of the agency"] and its headings below'
            faults.append(Fault(agency, "it is not an agency's headings", right))
            continue
        faults += _faults(agency, told)
        habits[agency] = Overrides(
            headings={_plain(heading): str(said) for heading, said in told.items()}
        )
    if faults:
        raise Refused(*faults)
    return habits


def _faults(agency: str, told: Mapping[str, object]) -> list[Fault]:
    known = {*meanings(), NOTHING}
    return [
        Fault(
            f"{agency}, {heading}",
            f"“{said}” is not a meaning of a column",
            f"use one of {', '.join(sorted(known))}",
        )
        for heading, said in told.items()
        if said not in known
    ]


def save_habits(habits: Mapping[str, Overrides]) -> str:
    """Write each agency's habits as TOML that `load_habits` reads back the same."""
    parts = []
    for agency in sorted(habits):
        lines = [
            f"{_quoted(heading)} = {_quoted(said)}"
            for heading, said in sorted(habits[agency].headings.items())
        ]
        parts.append("\n".join([f"[{_quoted(agency)}]", *lines]))
    return "\n\n".join(parts) + ("\n" if parts else "")


def _quoted(text: str) -> str:
    kept = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in kept) + '"'
