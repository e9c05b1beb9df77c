"""How does a drawing stand on a page? As a picture in the page, in words and as tables."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ink.svg import to_svg


@dataclass(frozen=True)
class Shown:
    """A picture with the same in words and as tables."""

    title: str
    svg: SafeString
    summary: tuple[str, ...]
    tables: tuple[TableOf, ...]


def shown(drawn: Drawn, prefix: str) -> Shown:
    """Put a drawing on a page; the prefix keeps its ids apart from those of others."""
    # The writer of SVG escapes every word and lets no mark carry a style or a script.
    svg = mark_safe(to_svg(drawn.picture, prefix=prefix))  # noqa: S308
    return Shown(drawn.picture.title, svg, drawn.summary, drawn.tables)
