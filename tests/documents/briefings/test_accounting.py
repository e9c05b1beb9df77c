"""Does every statement stand where it is said to, and is nothing of the file lost?"""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.documents.briefings.as_json import as_json
from sightline.documents.briefings.reading import read_briefing
from sightline.documents.briefings.told import Briefing
from sightline.documents.source.blocks import (
    Cell,
    Link,
    Paragraph,
    Place,
    Row,
    Source,
    Table,
)
from sightline.documents.source.opening import read_source
from tests.documents.briefings.papers import INVENTED, two_columns, word_briefing
from tests.documents.briefings.sources import holds, of_lines

AS_OF = date(2026, 1, 1)
BITS = (
    "Learning points", "## Good practice", "What happened?", "7. Next steps", "3", "Page 2 of 4",
    "- Share what you know. Do it today.", "• Who told the **father**?", "1. Ask: look again",
    "Baby Teal died aged 9 weeks in March 2024.", "a hard line that goes on", "and ends here.",
    "[Guide](#)", "See [this page](https://teal.example.org/a) first.", "____", "****", "\u00a0",
    "Recommendation", "Lead: Police", "Update: completed", "ring 01632 960 001 if worried",
    "ICON stands for:", "\uf0b7 odd bullet", "\\* escaped", "![picture](x.png)", "", "  o  sub",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(BITS), st.text(max_size=40))
TEXTS = st.lists(WORDS, max_size=4).map("\n".join)


@st.composite
def paragraphs(draw) -> Paragraph:
    text = draw(TEXTS)
    number = draw(st.integers(0, 400))
    address = draw(st.sampled_from(["", "#", "http://[", "x"]))
    links = (Link(text[:5], address),) * draw(st.integers(0, 1))
    part = draw(st.sampled_from(["body", "body", "body", "header", "footer", "footnote"]))
    place = Place(line=number, page=draw(st.integers(0, 3)), paragraph=number)
    level, item = draw(st.integers(0, 6)), draw(st.booleans())
    return Paragraph(text, place, part, level, item, links)


@st.composite
def tables(draw) -> Table:
    width = draw(st.integers(1, 4))
    heads = st.sampled_from(
        ["Recommendation", "Owner", "Progress", "What worked well", "Learning", "x"]
    )
    rows = [[draw(heads) for _ in range(width)]]
    rows += [
        [draw(TEXTS) for _ in range(draw(st.integers(0, 5)))]
        for _ in range(draw(st.integers(0, 3)))
    ]
    return Table(
        tuple(Row(tuple(map(Cell, row)), Place(table=1, row=at)) for at, row in enumerate(rows, 1)),
        Place(table=1),
    )  # fmt: skip


SOURCES = st.lists(st.one_of(paragraphs(), paragraphs(), tables()), max_size=12).map(
    lambda blocks: Source("junk.txt", "text", tuple(blocks))
)


def everything_told(one: Briefing):
    """Every piece of words with its spans."""
    for told in (one.title, one.kind, one.reference, one.sex, one.incident.outcome_told):
        if told:
            yield told.words, told.spans
    for told in (*one.incident.harms, *one.family, *one.worry):
        yield told.words, told.spans
    for each in (*one.dates, *one.agencies):
        yield each.told.words, each.told.spans
    for child in one.children:
        yield child.age.words, child.age.spans
    for link in one.links:
        yield link.words, link.spans
    for contact in one.contacts:
        yield contact.value, contact.spans
    for section in one.sections:
        for said in section.statements:
            yield said.text, said.spans
            yield from ((tag.told.words, tag.told.spans) for tag in said.tags)
    for point in one.points:
        yield point.text, point.spans
        if point.progress:
            yield point.progress.words, point.progress.spans


def unaccounted(source: Source, one: Briefing) -> str:
    """The characters, white space apart, of which the account says nothing."""
    texts = {}
    for at, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            texts[at, 0, 0] = list(block.text)
        else:
            for down, row in enumerate(block.rows, 1):
                for across, cell in enumerate(row.cells, 1):
                    texts[at, down, across] = list(cell.text)
    for each in one.account:
        span = each.span
        text = texts[span.block, span.row, span.column]
        assert None not in text[span.start : span.end], "told of twice"
        text[span.start : span.end] = [None] * (span.end - span.start)
    left = (letter for text in texts.values() for letter in text if letter is not None)
    return "".join(left).strip()


@settings(max_examples=150, deadline=None)
@given(source=SOURCES, as_of=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_no_file_is_too_odd_to_read(source, as_of):
    """It never fails, loses nothing, and every word stands where it is said to."""
    one = read_briefing(source, as_of=as_of)

    assert not unaccounted(source, one).replace("\x0b", "").replace("\x0c", "").strip()
    for words, spans in everything_told(one):
        assert holds(source, spans, words), words
    json.dumps(as_json(one))


@pytest.mark.parametrize(
    "make", [None, word_briefing, two_columns], ids=["texts", "docx", "pdf"]
)
def test_invented_briefings_are_accounted_for(tmp_path, make):
    """The same of whole briefings, in every format."""
    paths = (
        sorted(INVENTED.iterdir())
        if make is None
        else [make(tmp_path / f"one.{make.ending}")]
    )
    for path in paths:
        source = read_source(path)
        one = read_briefing(source, as_of=AS_OF)

        assert unaccounted(source, one) == ""
        assert all(holds(source, spans, words) for words, spans in everything_told(one))
        assert {point.section for point in one.points} <= set(range(len(one.sections)))


def test_a_span_is_exact():
    """A theme's words are neither more nor less than what stands there."""
    source = of_lines("Learning\n\n- The **[think family](#)** way was not used.\n")
    one = read_briefing(source, as_of=AS_OF)

    (tag,) = one.tags()
    (span,) = tag.told.spans
    text = source.blocks[span.block].text

    assert (tag.theme, tag.told.words) == ("think-family", "think family")
    assert text[span.start : span.end] == "think family"
    assert span.place.line == 3
