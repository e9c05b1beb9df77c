"""How are marks written down as SVG that browsers, Word and Typst draw alike?

Only elements that survive everywhere, only presentation attributes (a strict
content-security policy refuses inline styles), numbers written one way, so that one picture
always gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from sightline.drawing.ink.colours import PAPER
from sightline.drawing.ink.marks import (
    Circle,
    Group,
    Line,
    Mark,
    Path,
    Pen,
    Picture,
    Polygon,
    Polyline,
    Rect,
    Words,
)
from sightline.drawing.ink.metrics import FONT_FAMILY

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSAFE_IN_NAME = re.compile(r"[^A-Za-z0-9.-]")
_PAINT = re.compile(r"#[0-9a-fA-F]{6}|none")
_DATA_NAME = re.compile(r"[a-z][a-z0-9-]*")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def to_svg(picture: Picture, *, prefix: str) -> str:
    """Write the picture as one SVG element; the prefix keeps its ids unique on a page."""
    prefix = id_of(prefix)
    title, description = f"{prefix}-title", f"{prefix}-description"
    size = {"width": number(picture.width), "height": number(picture.height)}
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {size['width']} {size['height']}",
        **size,
        "role": "group" if any(_links(picture.marks)) else "img",
        "aria-labelledby": title,
        "aria-describedby": description,
        "font-family": FONT_FAMILY,
    }
    parts = [
        _open("svg", root),
        _element("title", {"id": title}, picture.title),
        _element("desc", {"id": description}, picture.description),
        _open("rect", {**size, "fill": PAPER}, closed=True),
        *(_mark(mark, prefix) for mark in picture.marks),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def number(value: float) -> str:
    """Write a length with two decimals at most and none to spare."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def id_of(name: str) -> str:
    """Turn any text into part of an XML id; different texts give different ids."""
    return _UNSAFE_IN_NAME.sub(lambda sign: f"_{ord(sign.group()):x}_", name)


def _links(marks: tuple[Mark, ...]) -> Iterator[Group]:
    for mark in marks:
        if isinstance(mark, Group):
            if mark.href:
                yield mark
            yield from _links(mark.children)


def _mark(mark: Mark, prefix: str) -> str:
    if isinstance(mark, Group):
        return _group(mark, prefix)
    if isinstance(mark, Words):
        return _words(mark)
    tag, attributes = _shape(mark)
    return _open(tag, {**attributes, **_pen(mark.pen)}, closed=True)


def _shape(
    mark: Rect | Circle | Line | Polyline | Polygon | Path,
) -> tuple[str, dict[str, str]]:
    match mark:
        case Rect(x, y, width, height):
            shape = _numbers(x=x, y=y, width=width, height=height)
            return "rect", {**shape, **(_numbers(rx=mark.rounded) if mark.rounded else {})}
        case Circle(x, y, radius):
            return "circle", _numbers(cx=x, cy=y, r=radius)
        case Line(x1, y1, x2, y2):
            return "line", _numbers(x1=x1, y1=y1, x2=x2, y2=y2)
        case Path(steps):
            return "path", {"d": "".join(_step(step) for step in steps)}
        case Polygon(points) | Polyline(points):
            listed = " ".join(f"{number(x)},{number(y)}" for x, y in points)
            return type(mark).__name__.lower(), {"points": listed}


def _step(step: tuple[str | float, ...]) -> str:
    letter, *lengths = step
    if letter not in tuple("MLHVCQAZ"):
        raise ValueError(f"A path has no step “{letter}”.")
    return f"{letter}{' '.join(number(float(length)) for length in lengths)}"


def _group(group: Group, prefix: str) -> str:
    if group.href and not group.label:
        raise ValueError(f"The link to {group.href} has no label to be read out.")
    attributes = {"id": f"{prefix}-{id_of(group.name)}"} if group.name else {}
    if group.href:
        attributes["href"] = _safe(group.href)
    if group.label:
        attributes |= {} if group.href else {"role": "group"}
        attributes["aria-label"] = group.label
    attributes |= _data(group.data)
    if group.shift != (0, 0):
        x, y = group.shift
        attributes["transform"] = f"translate({number(x)} {number(y)})"
    tag = "a" if group.href else "g"
    inside = "".join(_mark(child, prefix) for child in group.children)
    return f"{_open(tag, attributes)}{inside}</{tag}>"


def _data(data: Mapping[str, str]) -> dict[str, str]:
    for name in data:
        if not _DATA_NAME.fullmatch(name):
            raise ValueError(f"“{name}” cannot be the name of a data attribute.")
    return {f"data-{name}": value for name, value in data.items()}


def _safe(address: str) -> str:
    """Let a link lead only within the service or to a web page."""
    if urlsplit(address.strip()).scheme.lower() not in ("", "http", "https"):
        raise ValueError("A link in a picture may only lead to a page.")
    return address


def _words(words: Words) -> str:
    attributes = _numbers(x=words.x, y=words.y) | {
        "font-size": number(words.size),
        "fill": _paint(words.colour),
    }
    if words.bold:
        attributes["font-weight"] = "bold"
    if words.anchor != "start":
        attributes["text-anchor"] = words.anchor
    return _element("text", attributes, words.text)


def _pen(pen: Pen) -> dict[str, str]:
    attributes = {"fill": _paint(pen.fill)}
    if pen.stroke == "none":
        return attributes
    attributes |= {"stroke": _paint(pen.stroke), "stroke-width": number(pen.width)}
    if pen.dash:
        attributes["stroke-dasharray"] = " ".join(number(part) for part in pen.dash)
    return attributes


def _paint(colour: str) -> str:
    if not _PAINT.fullmatch(colour):
        raise ValueError(f"A colour is written #rrggbb or none, not “{colour}”.")
    return colour


def _numbers(**lengths: float) -> dict[str, str]:
    return {name: number(length) for name, length in lengths.items()}


def _element(tag: str, attributes: Mapping[str, str], text: str) -> str:
    return f"{_open(tag, attributes)}{_escaped(text)}</{tag}>"


def _open(tag: str, attributes: Mapping[str, str], *, closed: bool = False) -> str:
    written = "".join(f' {name}="{_escaped(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}{'/' if closed else ''}>"


def _escaped(text: str) -> str:
    """Escape for text and attributes alike, and drop what XML cannot hold at all."""
    return _FORBIDDEN.sub("\ufffd", text).translate(_ENTITIES)
