"""A figure as PNG, for what cannot show SVG."""

from __future__ import annotations

import typst

from sightline.documents.writing.document import Figure

_PPI = 200
_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.image), format: "svg")"""


def png_of(figure: Figure) -> bytes:
    """Return the figure's picture as PNG: its own, its fallback, or its SVG drawn."""
    if figure.form == "png":
        return figure.image
    if figure.fallback:
        return figure.fallback
    inputs = {"image": figure.image.decode("utf-8")}
    drawn = typst.compile(_PAGE, format="png", ppi=_PPI, sys_inputs=inputs)
    return drawn[0] if isinstance(drawn, list) else drawn
