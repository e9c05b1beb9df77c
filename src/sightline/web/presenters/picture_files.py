"""How does a picture leave the page? As an SVG, PNG or PDF whose name tells of nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpResponse

from sightline.drawing.drawn import Drawn
from sightline.drawing.ink.marks import Picture
from sightline.drawing.ink.printing import Paper, sheets_to_pdf, to_png
from sightline.drawing.ink.svg import to_svg

_DPI = 150


def _svg(drawn: Drawn) -> bytes:
    return to_svg(drawn.picture, prefix="picture").encode()


def _png(drawn: Drawn) -> bytes:
    return to_png(to_svg(drawn.picture, prefix="picture"), dpi=_DPI)


def _pdf(drawn: Drawn) -> bytes:
    pictures = (drawn.picture, *drawn.pages)
    sheets = [
        (to_svg(each, prefix=f"sheet-{n}"), each.description)
        for n, each in enumerate(pictures, start=1)
    ]
    return sheets_to_pdf(sheets, title=drawn.picture.title, paper=_paper(drawn.picture))


def _paper(picture: Picture) -> Paper:
    """Take the smallest sheet that shows the picture at its size, or else the largest."""
    for paper in Paper:
        width, height = paper.room
        if picture.width <= width and picture.height <= height:
            return paper
    return Paper.A3_LANDSCAPE


FILES: Mapping[str, tuple[str, Callable[[Drawn], bytes]]] = {
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", _png),
    "pdf": ("application/pdf", _pdf),
}


def written(drawn: Drawn, ending: str) -> bytes:
    """Return a drawing as the bytes of a file with this ending."""
    return FILES[ending][1](drawn)


def as_file(drawn: Drawn, ending: str, *, name: str, day: date) -> HttpResponse:
    """Answer with the picture as a file, named by what it is and its day alone."""
    response = HttpResponse(written(drawn, ending), content_type=FILES[ending][0])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{name}-{day.isoformat()}.{ending}"'
    )
    return response
