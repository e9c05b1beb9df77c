"""How is who knew what when laid out? As rows of tables, and as pictures beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ink.svg import to_svg
from sightline.kernel.local_time import london_day, say_day
from sightline.record.assembly.who_knew import Pictures
from sightline.record.queries.who_knew import WhoKnew
from sightline.safeguards.gaps.gap import Gap
from sightline.safeguards.gaps.wording import Saying
from sightline.safeguards.world_building.spans import date_of

HEAD = ("Decision", "What was not known", "Known to", "Since", "Learned", "In one sentence")
NOT_LEARNED = "Not recorded by the day shown"
TITLE = "Decisions, and what others knew"


@dataclass(frozen=True)
class Shown:
    """A picture and the same as tables."""

    title: str
    svg: SafeString
    tables: tuple[TableOf, ...]


def gap_rows(found: WhoKnew) -> list[list[Any]]:
    """Return one row a gap: the decision, the fact, who held it, since when, and learned when."""
    return [_row(gap, found.saying, found) for gap in found.gaps]


def matrices(found: WhoKnew) -> list[Shown]:
    """Return the pictures of decisions by facts."""
    drawn = _pictures(found).matrices(TITLE)
    return [_shown(each, f"decisions-{n}") for n, each in enumerate(drawn, start=1)]


def strips(found: WhoKnew) -> list[Shown]:
    """Return a picture for each fact: who knew it from when."""
    drawn = _pictures(found).strips(london_day(found.as_of))
    return [_shown(each, f"fact-{n}") for n, (_, each) in enumerate(drawn, start=1)]


def _pictures(found: WhoKnew) -> Pictures:
    return Pictures(found.world, found.gaps, found.saying, hidden=found.hidden)


def _row(gap: Gap, saying: Saying, found: WhoKnew) -> list[Any]:
    decided = f"{_capital(saying.entry(gap.decision))}, {say_day(date_of(gap.decided_day))}"
    learned = say_day(date_of(gap.learned)) if gap.learned is not None else ""
    return [
        {"text": decided, "href": _address(found, gap.decision)},
        {"text": _capital(saying.entry(gap.fact)), "href": _address(found, gap.fact)},
        saying.name(gap.held_by),
        say_day(date_of(gap.since)),
        {"text": learned, "blank": NOT_LEARNED},
        saying.why(gap),
    ]


def _address(found: WhoKnew, entry: str) -> str:
    return reverse("entry", kwargs={"position": found.positions[entry]})


def _shown(drawn: Drawn, prefix: str) -> Shown:
    # The writer of SVG escapes every word and lets no mark carry a style or a script.
    svg = mark_safe(to_svg(drawn.picture, prefix=prefix))  # noqa: S308
    return Shown(drawn.picture.title, svg, drawn.tables)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
