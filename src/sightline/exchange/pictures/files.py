"""How does a drawing become a file? As SVG, PNG or PDF, by the ending of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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


_WRITERS: Mapping[str, Callable[[Drawn], bytes]] = {"svg": _svg, "png": _png, "pdf": _pdf}
CONTENT_TYPES: Mapping[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
}


def written(drawn: Drawn, ending: str) -> bytes:
    """Return a drawing as the bytes of a file with this ending: svg, png or pdf."""
    return _WRITERS[ending](drawn)
