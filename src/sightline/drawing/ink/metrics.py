"""How wide are these words when they are printed?

The widths are read from Liberation Sans, which ships with Sightline and is what pictures are
printed with. It was made with the widths of Arial and Helvetica, so what is measured here
holds in a browser that has either.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FONT_FAMILY = "Arial, Helvetica, Liberation Sans, sans-serif"
FONT_FOLDER = Path(__file__).parent / "fonts"
ASCENT = 0.91
DESCENT = 0.22
MISSING = "□"

_FILES = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}
# A sign the font lacks is drawn by another font: a full square is the widest it is likely to be.
_FOREIGN = 1.0


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of one line of text at that size, in the unit of the size."""
    widths = _widths(bold)
    return size * sum(widths.get(ord(sign), _FOREIGN) for sign in text)


def is_drawable(sign: str) -> bool:
    """Tell whether the font that ships with Sightline has the sign."""
    return ord(sign) in _widths(False)


@cache
def _widths(bold: bool) -> Mapping[int, float]:
    """Read how far each sign moves the pen, as a share of the size."""
    font = (FONT_FOLDER / _FILES[bold]).read_bytes()
    tables = _tables(font)
    per_em = struct.unpack_from(">H", font, tables["head"] + 18)[0]
    listed = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * listed, font, tables["hmtx"])[::2]
    return {
        sign: advances[min(glyph, listed - 1)] / per_em
        for sign, glyph in _glyphs(font, tables["cmap"]).items()
    }


def _tables(font: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Read which glyph draws which sign, from the table for Windows and Unicode."""
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    entries = (struct.unpack_from(">HHL", font, cmap + 4 + 8 * n) for n in range(count))
    found = next(offset for system, code, offset in entries if (system, code) == (3, 1))
    return _segments(font, cmap + found)


def _segments(font: bytes, at: int) -> dict[int, int]:
    """Read a format 4 subtable: runs of signs, each with a shift or a list of glyphs."""
    twice = struct.unpack_from(">H", font, at + 6)[0]
    many = f">{twice // 2}H"
    ends = struct.unpack_from(many, font, at + 14)
    starts = struct.unpack_from(many, font, at + 16 + twice)
    shifts = struct.unpack_from(many, font, at + 16 + 2 * twice)
    lists = at + 16 + 3 * twice
    offsets = struct.unpack_from(many, font, lists)
    glyphs: dict[int, int] = {}
    for n, (start, end, shift, offset) in enumerate(
        zip(starts, ends, shifts, offsets, strict=True)
    ):
        for sign in range(start, min(end, 0xFFFE) + 1):
            glyph = sign
            if offset:
                place = lists + 2 * n + offset + 2 * (sign - start)
                glyph = struct.unpack_from(">H", font, place)[0]
            if glyph or not offset:
                glyphs[sign] = (glyph + shift) & 0xFFFF
    return glyphs
