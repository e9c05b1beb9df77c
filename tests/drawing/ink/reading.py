"""Reads pictures back: every mark with its place, and every element of the SVG."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.marks import Group, Mark, Picture, Words

SURVIVING = {
    "svg",
    "title",
    "desc",
    "rect",
    "circle",
    "line",
    "path",
    "polygon",
    "polyline",
}
SURVIVING |= {"text", "tspan", "g", "a"}
PAGE_ATTRIBUTES = {"xmlns", "viewBox", "width", "height", "role", "font-family"}

# Names and notes that would break out of text, attributes, ids or links if they could.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "]]><svg onload=alert(1)>",
    "&lt;b&gt; &amp; &#60;",
    "</text></svg><script>1</script>",
    "javascript:alert(1)",
    "\x00\x0b\x1f\ufffe nul",
    "\u202eright to left",
    "Ānahera O’Connor-Łukasiewicz 李明",
    "${7*7} {{7*7}} #{1} #let x = 1",
    "a" * 400,
    "",
)


def every(
    marks: tuple[Mark, ...], x: float = 0, y: float = 0
) -> Iterator[tuple[Mark, float, float]]:
    """Give every mark that is no group, with how far its groups shift it."""
    for mark in marks:
        if isinstance(mark, Group):
            yield from every(mark.children, x + mark.shift[0], y + mark.shift[1])
        else:
            yield mark, x, y


def words_of(picture: Picture) -> list[tuple[str, Box]]:
    """Give every line of text with the room that it takes on the sheet."""
    return [
        (mark.text, Box(mark.box.x + x, mark.box.y + y, mark.box.width, mark.box.height))
        for mark, x, y in every(picture.marks)
        if isinstance(mark, Words) and mark.text
    ]


def clashes(picture: Picture, slack: float = 2) -> list[tuple[str, str]]:
    """Give the pairs of words that cover each other; accents and descenders may touch."""
    placed = sorted(
        ((text, box.grown(-slack)) for text, box in words_of(picture)),
        key=lambda one: one[1].x,
    )
    found = []
    for n, (text, box) in enumerate(placed):
        for other, its in placed[n + 1 :]:
            if its.x > box.right:
                break
            if box.overlaps(its):
                found.append((text, other))
    return found


def off_the_sheet(picture: Picture) -> list[str]:
    """Give the words that reach beyond the sheet."""
    sheet = Box(0, 0, picture.width, picture.height)
    return [text for text, box in words_of(picture) if not sheet.holds(box)]


def parsed(svg: str) -> etree._Element:
    """Parse an SVG strictly, with nothing fetched or expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    return etree.fromstring(svg.encode(), parser)


def data_of(svg: str, name: str) -> list[str]:
    """Give the values of one data attribute, in the order of the document."""
    return [str(value) for value in parsed(svg).xpath(f"//@data-{name}")]


def tags_of(svg: str) -> set[str]:
    """Give the names of the elements used."""
    return {etree.QName(element).localname for element in parsed(svg).iter()}
