"""Is the reference page what the data says?"""

from pathlib import Path

from sightline.vocabulary.handling import MARKS
from sightline.vocabulary.kinds import KINDS
from sightline.vocabulary.reference_page import write
from sightline.vocabulary.themes import THEMES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "vocabulary.md"


def test_it_is_committed_as_the_code_writes_it():
    """Change the data, then write the page again; see its first lines for how."""
    assert PAGE.read_text(encoding="utf-8") == write()


def test_it_names_every_kind_field_mark_and_theme():
    """Nothing of the vocabulary is missing from the page."""
    page = write()

    for kind in KINDS.values():
        assert f"### `{kind.code}`" in page
        assert all(f"`{field.name}" in page for field in kind.fields)
    assert all(f"`{code}" in page for code in [*MARKS, *THEMES])


def test_it_keeps_every_table_whole():
    """Every row of a table has as many cells as the row above it."""
    width = 0
    for line in write().splitlines():
        cells = line.count("|")
        assert not (width and cells) or cells == width, line
        width = cells
