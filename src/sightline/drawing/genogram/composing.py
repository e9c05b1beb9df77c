"""How do a title, a drawing, notes about the homes and the key share a sheet?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.drawing.genogram.layout import Layout
from sightline.drawing.genogram.marks_used import legend_for
from sightline.drawing.genogram.profiles import Profile
from sightline.drawing.genogram.sheets import Sheet, sheets_of
from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import GREY
from sightline.drawing.ink.legends import draw_legend
from sightline.drawing.ink.marks import Group, Mark, Picture, Words
from sightline.drawing.ink.printing import Paper

PADDING = 28.0
_NARROWEST = 640.0
_HEADING = 34.0
_FOOTER = "Not all facts are verified. The key lists every mark that is used."


def pictures_of(
    layout: Layout,
    groups: Sequence[Group],
    profile: Profile,
    said: tuple[str, str],
    paper: Paper | None,
) -> list[Picture]:
    """Compose the sheets; `said` are the title and the description of the whole.

    Without a paper there is one picture, as wide as the family.
    """
    extent = _extent(layout)
    room = paper.room[0] - 2 * PADDING if paper is not None else extent.width
    sheets = sheets_of(layout, groups, extent, room)
    title, description = said
    return [
        _composed(
            layout,
            sheet,
            profile,
            title if len(sheets) == 1 else f"{title}, sheet {n} of {len(sheets)}",
            description,
        )
        for n, sheet in enumerate(sheets, 1)
    ]


def marks_in(groups: Sequence[Mark]) -> Iterator[str]:
    """Give the keys of all marks in groups, as the groups name them."""
    for group in groups:
        if isinstance(group, Group):
            yield from group.data.get("mark", "").split()
            yield from marks_in(group.children)


def _composed(
    layout: Layout, sheet: Sheet, profile: Profile, title: str, description: str
) -> Picture:
    extent = _extent(layout)
    inner = sheet.right - sheet.left
    width = max(inner + 2 * PADDING, _NARROWEST)
    left, top = (width - inner) / 2 - sheet.left, PADDING + _HEADING - extent.y
    y = top + extent.bottom + 24
    notes: list[Mark] = [Words(PADDING, PADDING + 8, title, 16, bold=True)]
    for household in layout.family.households:
        said = ", ".join(part for part in (household.address, household.note) if part)
        if said:
            y += 16
            notes.append(Words(PADDING, y, f"{layout.letters[household.id]}: {said}", 12))
    legend = legend_for(marks_in(sheet.groups), profile)
    key = draw_legend(legend, PADDING, y + 16, width - 2 * PADDING)
    y += key.height + 34
    notes.append(Words(PADDING, y, _FOOTER, 11, colour=GREY))
    drawing = Group(sheet.groups, shift=(left, top))
    marks = (drawing, *notes, *key.marks)
    return Picture(width, y + PADDING / 2, marks, title, description)


def _extent(layout: Layout) -> Box:
    """Give the box of everything: people with their labels, lines, and homes around them."""
    xs = [point[0] for wire in layout.wires for point in wire.points] or [0.0]
    for node, label in layout.labels.items():
        xs += [layout.x[node] - label.left, layout.x[node] + label.right]
    room = 26.0 if layout.family.households else 4.0
    left, right = min(xs) - room, max(xs) + room
    return Box(left, -8, right - left, layout.heights.end + 16)
