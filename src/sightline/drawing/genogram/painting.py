"""How does a layout become ink? People, lines and homes as groups that can be read back.

Every group says in `data-` attributes what it stands for, and in `data-mark` which marks it
is drawn with: the key is made from those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sightline.drawing.family.people import Person
from sightline.drawing.genogram.capsules import capsules, rounded
from sightline.drawing.genogram.labels import (
    CHIP_HEIGHT,
    CHIPS_A_COLUMN,
    FACT_SIZE,
    LEADING,
)
from sightline.drawing.genogram.layout import Layout
from sightline.drawing.genogram.marks_used import HOME_PEN, SEEN_PEN
from sightline.drawing.genogram.pedigree import members_of
from sightline.drawing.genogram.symbols import SYMBOL, kind_of, symbol
from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.colours import GREY, PAPER
from sightline.drawing.ink.marks import Group, Mark, Path, Pen, Rect, Words
from sightline.drawing.ink.metrics import text_width

_CHIP = Pen(stroke=GREY, fill=PAPER, width=1)


class People:
    """Draws everybody, each as one group."""

    def __init__(
        self, layout: Layout, hrefs: Mapping[str, str], sentences: Mapping[str, str]
    ) -> None:
        self._layout = layout
        self._hrefs = hrefs
        self._sentences = sentences

    def groups(self, order: Sequence[int]) -> Iterator[Group]:
        """Draw people in the order in which they are to be read."""
        for node in order:
            yield self._group(node)

    def _group(self, node: int) -> Group:
        layout = self._layout
        person = layout.family.person[layout.pedigree.ids[node]]
        row = layout.ranks.row_of[node]
        top, x = layout.heights.top[row], layout.x[node]
        label = layout.labels[node]
        marks: list[Mark] = [*symbol(person, x, top, label.inside)]
        marks += self._chips(node, x + SYMBOL / 2, top)
        y = layout.heights.label_top[row]
        for text, size in label.lines:
            y += LEADING
            marks.append(Words(x, y - 3, text, size, anchor="middle"))
        href = self._hrefs.get(person.id, "")
        return Group(
            tuple(marks),
            name=f"person-{person.id}",
            data={
                "person": person.id,
                "generation": str(row),
                "lived": person.lived.value,
                "mark": " ".join(_marks_of(person)),
            },
            href=href,
            label=self._sentences.get(person.id, layout.family.name_of(person.id))
            if href
            else "",
        )

    def _chips(self, node: int, left: float, top: float) -> Iterator[Mark]:
        chips = self._layout.labels[node].chips
        for at in range(0, len(chips), CHIPS_A_COLUMN):
            column = chips[at : at + CHIPS_A_COLUMN]
            width = max(text_width(chip, FACT_SIZE) for chip in column) + 6
            for n, chip in enumerate(column):
                y = top + n * (CHIP_HEIGHT + 1.5)
                yield Rect(left + 3, y, width, CHIP_HEIGHT, _CHIP, rounded=2)
                yield Words(left + 6, y + 10.5, chip, FACT_SIZE)
            left += width + 3


def _marks_of(person: Person) -> list[str]:
    marks = [f"person-{kind_of(person)}"]
    if person.loss is None:
        marks += ["person-died"] if person.died is not None else []
        marks += ["person-subject"] if person.subject else []
        marks += ["person-several"] if person.several is not None else []
    return marks + [f"flag-{flag.value}" for flag in person.flags]


def homes(layout: Layout) -> Iterator[Group]:
    """Draw each home around its members, and a broken line around whoever was seen there."""
    at = {person: n for n, person in enumerate(layout.pedigree.ids)}
    for household in layout.family.households:
        letter = layout.letters[household.id]
        members = [at[one] for one in members_of(layout.family, household.id)]
        data = {"household": household.id}
        if members:
            ids = " ".join(layout.pedigree.ids[n] for n in sorted(members))
            yield Group(
                tuple(_capsules(layout, members, letter)),
                name=f"household-{household.id}",
                data={**data, "members": ids, "mark": "household"},
            )
        for stay in household.stays:
            if stay.basis.value == "observed":
                yield Group(
                    (_seen(layout, at[stay.person]),),
                    name=f"seen-{household.id}-{stay.person}",
                    data={**data, "observed": stay.person, "mark": "observed"},
                )


def _capsules(layout: Layout, members: Sequence[int], letter: str) -> Iterator[Mark]:
    for capsule in capsules(runs_of(layout, members)):
        yield rounded(capsule.loops, HOME_PEN)
        yield Words(*capsule.letter, letter, 14, bold=True)


def runs_of(layout: Layout, members: Sequence[int]) -> list[tuple[int, Box]]:
    """Find the members who stand side by side in each row, with the box around them."""
    inside = set(members)
    found: list[tuple[int, Box]] = []
    for row, order in enumerate(layout.rows):
        run: list[int] = []
        for node in (*order, -1):
            if node in inside:
                run.append(node)
            elif run and not layout.ranks.people <= node:
                found.append((row, _around(layout, row, run)))
                run = []
    return found


def _around(layout: Layout, row: int, run: Sequence[int]) -> Box:
    left = layout.x[run[0]] - layout.labels[run[0]].left
    right = layout.x[run[-1]] + layout.labels[run[-1]].right
    top = layout.heights.top[row]
    return Box(left, top, right - left, layout.heights.bottom[row] - top)


def _seen(layout: Layout, node: int) -> Path:
    box = _around(layout, layout.ranks.row_of[node], [node]).grown(3)
    corners = (
        (box.x, box.y),
        (box.right, box.y),
        (box.right, box.bottom),
        (box.x, box.bottom),
    )
    return rounded([corners], SEEN_PEN)


def reading_order(layout: Layout) -> list[int]:
    """Order people as they are read: the subjects' home first, then rows from the top."""
    order = [node for row in layout.rows for node in row if node < layout.ranks.people]
    ids, family = layout.pedigree.ids, layout.family
    first = {
        one
        for subject in family.subjects
        for home, _ in family.stays_of[subject][:1]
        for one in members_of(family, home.id)
    } | set(family.subjects)
    return sorted(order, key=lambda node: ids[node] not in first)
