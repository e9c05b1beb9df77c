"""How does a picture become a PNG for Word and a tagged PDF for paper?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from sightline.drawing.ink.metrics import FONT_FOLDER, MISSING, is_drawable

PIXELS_PER_MM = 96 / 25.4
MARGIN_MM = 12


class Paper(Enum):
    """A sheet: Typst's name for it, whether it lies on its side, width and height in mm."""

    A4_PORTRAIT = ("a4", False, 210, 297)
    A4_LANDSCAPE = ("a4", True, 297, 210)
    A3_LANDSCAPE = ("a3", True, 420, 297)

    @property
    def room(self) -> tuple[float, float]:
        """The width and height within the margins, in the pixels that pictures use."""
        _, _, width, height = self.value
        return (
            (width - 2 * MARGIN_MM) * PIXELS_PER_MM,
            (height - 2 * MARGIN_MM) * PIXELS_PER_MM,
        )


def to_png(svg: str, *, dpi: int = 300) -> bytes:
    """Draw the SVG as a PNG at its natural size, so many pixels to the inch."""
    sheet = """#set page(width: auto, height: auto, margin: 0pt)
#image("1.svg")
"""
    return _compiled(sheet, [svg], format="png", ppi=float(dpi))


def to_pdf(svg: str, *, title: str, alt: str, paper: Paper) -> bytes:
    """Print one SVG on one sheet as PDF/UA-1; `alt` is read out instead of the picture."""
    return sheets_to_pdf([(svg, alt)], title=title, paper=paper)


def sheets_to_pdf(sheets: Sequence[tuple[str, str]], *, title: str, paper: Paper) -> bytes:
    """Print several SVGs with their alternative texts, one on each sheet, as PDF/UA-1.

    Pictures keep their size where the sheet has the room, and shrink to it where not.
    """
    name, flipped, _, _ = paper.value
    lines = [
        f"#set document(title: {_quoted(title)})",
        '#set text(lang: "en", region: "GB", font: "Liberation Sans")',
        f'#set page("{name}", flipped: {_boolean(flipped)}, margin: {MARGIN_MM}mm)',
        *(
            f"{'#pagebreak()' if n > 1 else ''}"
            f'#layout(room => {{ let own = measure(image("{n}.svg")); '
            f"let by = calc.min(1, room.width / own.width, room.height / own.height); "
            f'image("{n}.svg", width: own.width * by, alt: {_quoted(alt)}) }})'
            for n, (_, alt) in enumerate(sheets, 1)
        ),
    ]
    source, pictures = "\n".join(lines), [svg for svg, _ in sheets]
    try:
        return _compiled(source, pictures, format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        if "could not be displayed with a font" not in error.message:
            raise
    shown = [_without_foreign_signs(svg) for svg in pictures]
    return _compiled(source, shown, format="pdf", pdf_standards="ua-1")


def _without_foreign_signs(svg: str) -> str:
    """Put a box for each sign that no font here has; PDF/UA refuses to guess at them."""
    return "".join(sign if sign < " " or is_drawable(sign) else MISSING for sign in svg)


def _compiled(source: str, pictures: Sequence[str], **options: Any) -> bytes:
    """Let Typst read the pictures from a folder of their own, which is gone afterwards."""
    with TemporaryDirectory(prefix="sightline-") as folder:
        for n, picture in enumerate(pictures, 1):
            (Path(folder) / f"{n}.svg").write_text(picture, encoding="utf-8")
        sheet = Path(folder) / "sheet.typ"
        sheet.write_text(source, encoding="utf-8")
        made = typst.compile(str(sheet), root=folder, font_paths=_fonts(), **options)
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """Find the fonts once; those of the machine are for signs that ours lacks."""
    return typst.Fonts(font_paths=[str(FONT_FOLDER)])


def _quoted(text: str) -> str:
    """Write a Typst string; signs that control a terminal have no place in it."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _boolean(value: bool) -> str:
    return "true" if value else "false"
