"""What does `sightline gaps -o FOLDER` write? One page that can be listened to, and its pictures.

File names hold numbers and nothing of the case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from sightline.commands.output import write_private
from sightline.documents.writing.document import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from sightline.documents.writing.to_html import to_html
from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ink.svg import to_svg
from sightline.kernel.local_time import say_day
from sightline.record.assembly.who_knew import Pictures
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.world import World
from sightline.safeguards.world_building.spans import date_of

PAGE = "who-knew-what-when.html"
_COLUMNS = (
    Column("Decision", 2),
    Column("What was not known", 2),
    Column("Known to", 1.5),
    Column("Since", 1.4),
    Column("Learned", 1.4),
    Column("In one sentence", 4),
)


def write_folder(
    folder: Path, world: World, gaps: Sequence[Gap], *, title: str, day: date
) -> None:
    """Write the page and its pictures, readable by their owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = list(_drawn(world, gaps, title, day))
    for name, each in drawn:
        write_private(folder / name, [_svg(name, each)])
    page = Document(
        title=f"Who knew what when: {title}",
        blocks=tuple(_blocks(world, gaps, drawn, day)),
        landscape=True,
    )
    write_private(folder / PAGE, [to_html(page)])


def _drawn(
    world: World, gaps: Sequence[Gap], title: str, day: date
) -> Iterator[tuple[str, Drawn]]:
    pictures = Pictures(world, gaps, Saying(world))
    for n, drawn in enumerate(pictures.matrices(title), start=1):
        yield f"decisions-{n:02d}.svg", drawn
    for n, (_, drawn) in enumerate(pictures.strips(day), start=1):
        yield f"fact-{n:02d}.svg", drawn


def _blocks(
    world: World, gaps: Sequence[Gap], drawn: Sequence[tuple[str, Drawn]], day: date
) -> Iterator[Block]:
    yield Paragraph(
        f"As known on {say_day(day)}. For each decision, what bore on it and was by then known"
        " to an agency, and not to those who decided, as far as the record tells. It says"
        " what reached whom; it does not say that anybody was at fault."
    )
    if not gaps:
        yield Paragraph("No such fact was found.")
        return
    yield _table(world, gaps)
    for name, each in drawn:
        yield Heading(each.picture.title)
        yield Figure(_svg(name, each), "svg", alt=" ".join(each.summary), caption=name)
        yield from (_table_of(table) for table in each.tables)


def _table(world: World, gaps: Sequence[Gap]) -> Table:
    saying = Saying(world)
    rows = tuple(
        (
            _capital(f"{saying.entry(gap.decision)}, {say_day(date_of(gap.decided_day))}"),
            _capital(saying.fact(gap)),
            saying.name(gap.held_by),
            say_day(date_of(gap.since)),
            "Not recorded" if gap.learned is None else say_day(date_of(gap.learned)),
            saying.why(gap),
        )
        for gap in gaps
    )
    return Table("What those who decided did not know", _COLUMNS, rows)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _table_of(table: TableOf) -> Table:
    columns = tuple(Column(heading) for heading in table.headings)
    return Table(table.caption, columns, table.rows, first_is_heading=True)


def _svg(name: str, drawn: Drawn) -> bytes:
    return to_svg(drawn.picture, prefix=name.removesuffix(".svg")).encode()
