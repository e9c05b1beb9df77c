"""Where does it stand, said so that a person finds it?"""

from __future__ import annotations

from sightline.documents.chronology.told import Standing
from sightline.documents.source.blocks import Place


def say_place(place: Place) -> str:
    """Say where in a file: `table 2, row 14`; nothing where it is not known."""
    parts = (
        ("sheet", place.sheet),
        ("table", 0 if place.sheet else place.table),
        ("row", place.row),
        ("line", place.line if not place.row else 0),
        ("paragraph", place.paragraph if not (place.row or place.line) else 0),
        ("page", place.page if not place.row else 0),
    )
    return ", ".join(f"{what} {value}" for what, value in parts if value)


def say_standing(standing: Standing) -> str:
    """Say where in which file: `Housing.docx, table 2, row 14`."""
    return ", ".join(filter(None, (standing.file, say_place(standing.place))))
