"""Do the pages about the language say what the language is?"""

import re
from pathlib import Path

import pytest

from sightline.kernel.deadlines import Unit
from sightline.safeguards.examples import try_examples
from sightline.safeguards.language import expect, looked, when
from sightline.safeguards.language.reading import read
from tests.safeguards.stories import CALENDAR
from tests.safeguards.test_library_loading import on_reference

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGE = DOCS / "reference" / "safeguard-language.md"
HOW_TO = DOCS / "how-to" / "write-a-safeguard.md"


def files(page):
    return re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)


@pytest.mark.parametrize("page", [LANGUAGE, HOW_TO], ids=["reference", "how-to"])
def test_every_file_on_a_page_is_right_and_does_what_it_says(page):
    assert files(page)
    for text in files(page):
        found = read(text, page.name)
        assert all(tried.holds for tried in try_examples(found, CALENDAR, on_reference))


def test_every_word_is_on_the_page():
    page = LANGUAGE.read_text(encoding="utf-8")
    words = {*expect._SHAPES, *when.SAME, *when.CHILDREN, *when.FOR_EACH, *looked._SAYS}
    words |= {looked.RECORDER, looked.ANOTHER, looked.EACH, looked.NAMED.strip()}
    words |= {unit.said for unit in Unit}

    assert {word for word in words if word not in page} == set()


def test_every_key_that_is_read_is_on_the_page():
    """Whatever a table is asked for by name."""
    page = LANGUAGE.read_text(encoding="utf-8")
    sources = Path(read.__code__.co_filename).parent.glob("*.py")
    asked = re.compile(
        r"\.(?:text|texts|day|flag|whole|within|one_of|table|tables|raw)\(\s*\"(\w+)\""
    )
    keys = {key for source in sources for key in asked.findall(source.read_text("utf-8"))}

    assert len(keys) > 25
    assert {key for key in keys if key not in page} == set()
