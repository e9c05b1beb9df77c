"""How does a drawing stand on a page? As a picture in the page, in words and as tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from sightline.drawing.drawn import Drawn, TableOf
from sightline.drawing.ink.svg import to_svg
from sightline.exchange.pictures.files import CONTENT_TYPES, written


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


def as_file(drawn: Drawn, ending: str, *, name: str, day: date) -> HttpResponse:
    """Answer with the picture as a file, named by what it is and its day alone."""
    response = HttpResponse(written(drawn, ending), content_type=CONTENT_TYPES[ending])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{name}-{day.isoformat()}.{ending}"'
    )
    return response
