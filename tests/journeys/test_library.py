"""Can anyone find what was learned, by any spelling, by keyboard, and take it away whole?"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from sightline.learning.actions import Written
from sightline.learning.templates import TEMPLATES
from tests.conftest import DESK, PHONE
from tests.journeys.conftest import Stage
from tests.journeys.visiting import Looked, Visitor
from tests.web.learning.briefings import CODE, SLOTS, TITLE, publish_one

pytestmark = pytest.mark.browser
OTHER, OTHER_TITLE = "XD-3333", "What a practice review found of fathers"
SPELLINGS = ("LCSPR", "LSCPR", "LCSRP", "lcspr")
SEVEN = TEMPLATES["seven-minute"]
HEADINGS = [SEVEN.heading(slot) for slot in SEVEN.slots]


@pytest.fixture
def library(stage: Stage) -> Stage:
    """Two published briefings, of which one names the kind of review in one of its spellings."""
    publish_one()
    said = SLOTS | {"background": ["An LSCPR of a baby, and of fathers nobody asked."]}
    publish_one(OTHER, Written(OTHER_TITLE, said, ["fathers"]))
    return stage


@pytest.fixture
def anyone(library: Stage, open_page: Callable[..., Page]) -> Visitor:
    """Somebody who has not signed in, at a desk."""
    page = open_page(base_url=library.url)
    library.listen(page)
    return Visitor(page)


def test_any_spelling_finds_what_uses_another(anyone: Visitor, library: Stage) -> None:
    """The field writes the kind of review in four ways, and people mistype it."""
    anyone.go("/learning/")
    for spelling in SPELLINGS:
        anyone.answer(words=spelling)
        anyone.press("Search")
        expect(anyone.main.get_by_role("heading", name="1 of 2 briefings")).to_be_visible()
        anyone.reads(OTHER_TITLE)
    anyone.does_not_read(TITLE)
    assert library.complaints == []


def test_which_review_found_what_is_read_by_keyboard(
    anyone: Visitor, check_accessibility: Callable[[Page], None]
) -> None:
    """Tab reaches the table, each briefing and each theme; Enter opens what is behind one."""
    page, looked = anyone.page, Looked(check_accessibility)
    for width in (PHONE, DESK):
        page.set_viewport_size(width)
        anyone.go("/learning/themes/")
        looked.at(page)
    reached = [_tabbed_to(page) for _ in range(40)]
    assert any("Themes by briefings" in each for each in reached)
    assert any(OTHER_TITLE in each for each in reached)

    anyone.go("/learning/themes/")
    while "Fathers" not in _tabbed_to(page):
        assert page.evaluate("document.activeElement !== document.body")
    page.keyboard.press("Enter")
    page.wait_for_url("**/learning/?**theme=fathers**")
    anyone.reads(TITLE, OTHER_TITLE)


def _tabbed_to(page: Page) -> str:
    """Press Tab, and return what a screen reader would say of the place it leads to."""
    page.keyboard.press("Tab")
    return str(
        page.evaluate(
            "document.activeElement.getAttribute('aria-label')"
            " || document.activeElement.textContent.trim()"
        )
    )


def test_files_are_real_read_in_order_and_tell_nothing_of_who_made_them(
    anyone: Visitor, tmp_path: Path
) -> None:
    """Word, PDF, plain text and the page itself: parts 1 to 7, whichever way one reads them."""
    anyone.go(f"/learning/{CODE}/")
    told = {"page": anyone.main.inner_text()}
    kept = {}
    for ending, name in (("docx", "Word"), ("pdf", "PDF"), ("txt", "plain text")):
        with anyone.page.expect_download() as coming:
            anyone.main.get_by_role("link", name=name).click()
        assert coming.value.suggested_filename == f"briefing-{CODE}.{ending}"
        path = tmp_path / coming.value.suggested_filename
        coming.value.save_as(path)
        kept[ending] = path.read_bytes()
    told["docx"] = "\n".join(
        p.text for p in docx.Document(io.BytesIO(kept["docx"])).paragraphs
    )
    told["pdf"] = "\n".join(
        p.extract_text() for p in PdfReader(io.BytesIO(kept["pdf"])).pages
    )
    told["txt"] = kept["txt"].decode()

    for how, text in told.items():
        plain = " ".join(text.split())
        places = [plain.find(heading) for heading in HEADINGS]
        assert -1 not in places, f"{how} lacks a heading: {places}"
        assert places == sorted(places), how
        for slot in SEVEN.slots[:-1]:
            assert f"Words of {slot.code}." in plain, f"{how} lacks {slot.code}"
    assert_word_tells_of_nobody(kept["docx"])
    assert_pdf_tells_of_nobody(kept["pdf"])


def assert_word_tells_of_nobody(content: bytes) -> None:
    """No author, no date of saving, no revision, comment or mark of who edited which run."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not {n for n in parts.namelist() if "comments" in n or "people" in n}
        words = parts.read("word/document.xml").decode()
        every = "".join(parts.read(n).decode() for n in parts.namelist() if "xml" in n)
    assert not re.search(r"<w:(ins|del|moveFrom|moveTo|rPrChange)\b", words)
    # A mark of an editing session tells of nobody if every empty document has it.
    sessions = re.compile(r'w:rsid\w*="(\w+)"')
    assert set(sessions.findall(words)) <= set(sessions.findall(_empty_document()))
    told = docx.Document(io.BytesIO(content)).core_properties
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert "Partnership-Manager" not in every
    assert "python-docx" not in every


def _empty_document() -> str:
    return str(docx.Document().element.xml)


def assert_pdf_tells_of_nobody(content: bytes) -> None:
    """No author in its list of facts, nor in the longer list beside it."""
    read = PdfReader(io.BytesIO(content))
    assert read.metadata.author is None
    assert b"Partnership-Manager" not in content
    assert read.xmp_metadata.dc_creator == []
