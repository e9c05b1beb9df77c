"""What does the reference page of a genogram's marks say?"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from sightline.drawing.genogram.marks_used import all_marks
from sightline.drawing.genogram.profiles import PROFILES

_OPENING = """\
# Marks of a genogram

Every mark that a genogram can hold. The key beside a drawing lists exactly those that are in
it. This page is written by `python -m sightline.drawing.genogram.reference_page` from the
code; change the code, not the page.

The notation is England's unless another is asked for. Meaning is kept in the family and never
in the style of a line, so the same family can be drawn in either. Nothing is said by colour."""

_ATTRIBUTES = """\
## Reading a drawing back

The SVG says in `data-` attributes whom each part stands for. Everybody is there exactly once.

| group with | stands for | further attributes |
| --- | --- | --- |
| `data-person` | a person, symbol and label | `data-generation` from 0 at the top, `data-lived` |
| `data-union` | a couple, or a parent alone | `data-partners` (ids), `data-kind`, `data-status` |
| `data-children-of` | the line that all children of a union share | |
| `data-child` | a link to parents or carers | `data-union`, `-parents`, `-kind`, `-paternity` |
| `data-siblings` | brothers and sisters without recorded parents | |
| `data-twins` | twins | |
| `data-household` | a home around its `data-members`, or `data-observed`: somebody seen there | |
| `data-quality` | what is between two people | `data-from`, `data-towards`, `data-kind` |

Each of them names its marks in `data-mark`, by the keys above; the key's entries carry the
same names in `data-legend`."""


def write() -> str:
    """Return the whole page as Markdown."""
    return "\n\n".join((_OPENING, *_marks(), _ATTRIBUTES)) + "\n"


def _marks() -> Iterator[str]:
    named = list(PROFILES.values())
    entries = {profile.name: all_marks(profile) for profile in named}
    yield "## Marks"
    rows = [f"| `{one.key}` | {one.words} |" for one in entries[named[0].name]]
    yield "\n".join(["| key | meaning |", "| --- | --- |", *rows])
    yield "## Where the notations differ"
    told = [
        f"| {kind.value} | "
        + " | ".join(
            _pen(profile.couples[kind].dash, profile.couples[kind].width)
            for profile in named
        )
        + " |"
        for kind in named[0].couples
        if len({profile.couples[kind] for profile in named}) > 1
    ]
    heads = "| couple | " + " | ".join(profile.name for profile in named) + " |"
    yield "\n".join([heads, "| --- " * (len(named) + 1) + "|", *told])


def _pen(dash: tuple[float, ...], width: float) -> str:
    if not dash:
        return "thin line" if width < 1.5 else "solid line"
    return "dotted line" if dash[0] < 3 else "dashed line"


if __name__ == "__main__":
    sys.stdout.write(write())
