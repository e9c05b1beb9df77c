"""Read a genogram back from nothing but its SVG: who is there, who is tied, what lies where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from xml.etree import ElementTree

from sightline.drawing.ink.boxes import Box
from sightline.drawing.ink.metrics import ASCENT, DESCENT, text_width

NS = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]


@dataclass
class Stroke:
    """The points of one line, and whose it is; `ends` are the people it may touch."""

    owner: str
    points: list[Point]
    what: str

    def parts(self) -> Iterator[tuple[Point, Point]]:
        yield from zip(self.points, self.points[1:], strict=False)


@dataclass
class Seen:
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    symbols: dict[str, Box] = field(default_factory=dict)
    words: dict[str, list[Box]] = field(default_factory=dict)
    unions: dict[str, frozenset[str]] = field(default_factory=dict)
    children: set[tuple[str, str, str]] = field(default_factory=set)
    homes: dict[str, set[str]] = field(default_factory=dict)
    outlines: dict[str, list[list[Point]]] = field(default_factory=dict)
    siblings: list[frozenset[str]] = field(default_factory=list)
    twins: list[frozenset[str]] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    spoken: list[Box] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    legend: list[str] = field(default_factory=list)

    def midline(self, person: str) -> float:
        box = self.symbols[person]
        return box.x + box.width / 2


def read(svg: str) -> Seen:
    seen = Seen()
    root = ElementTree.fromstring(svg)
    for group in root.iter():
        if group.tag not in (f"{NS}g", f"{NS}a"):
            continue
        seen.marks |= set(group.get("data-mark", "").split())
        if group.get("data-legend"):
            seen.legend.append(group.get("data-legend", ""))
        elif group.get("data-person"):
            _person(seen, group)
        elif group.get("data-household") and group.get("data-members"):
            _home(seen, group)
        else:
            _ties(seen, group)
    return seen


def _person(seen: Seen, group: ElementTree.Element) -> None:
    one = group.get("data-person", "")
    assert one not in seen.people, f"{one} is drawn twice"
    seen.people[one] = dict(group.attrib)
    shapes = [box for child in group if (box := _box(child)) is not None]
    texts = [_text(child) for child in group if child.tag == f"{NS}text"]
    low = min(box.y for box in shapes)
    seen.symbols[one] = _around([box for box in shapes if box.y < low + 44])
    seen.words[one] = [box for box in texts if not seen.symbols[one].holds(box.grown(-1))]


def _home(seen: Seen, group: ElementTree.Element) -> None:
    name = group.get("data-household", "")
    seen.homes[name] = set(group.get("data-members", "").split())
    seen.outlines[name] = [
        loop for path in group.findall(f"{NS}path") for loop in _loops(path.get("d", ""))
    ]
    seen.spoken += [_text(text) for text in group.findall(f"{NS}text")]


def _ties(seen: Seen, group: ElementTree.Element) -> None:
    owner = what = ""
    if group.get("data-union") and group.get("data-partners") is not None:
        owner, what = f"couple {group.get('data-union')}", "couple"
        partners = frozenset(group.get("data-partners", "").split())
        seen.unions[group.get("data-union", "")] = partners
    elif group.get("data-child"):
        key = (
            group.get("data-child", ""),
            group.get("data-union", ""),
            group.get("data-kind", ""),
        )
        assert key not in seen.children, f"{key} is drawn twice"
        seen.children.add(key)
        owner, what = f"couple {group.get('data-union')}", "child"
    elif group.get("data-children-of"):
        owner, what = f"couple {group.get('data-children-of')}", "trunk"
    elif group.get("data-siblings"):
        seen.siblings.append(frozenset(group.get("data-siblings", "").split()))
        owner, what = f"siblings {group.get('data-siblings')}", "siblings"
    elif group.get("data-twins"):
        seen.twins.append(frozenset(group.get("data-twins", "").split()))
    if owner:
        seen.spoken += [_text(text) for text in group.findall(f"{NS}text")]
        for path in group.findall(f"{NS}path"):
            seen.strokes.append(Stroke(owner, _points(path.get("d", "")), what))


def _points(steps: str) -> list[Point]:
    """Read the points of a line; an arc is taken as the straight line that it bridges."""
    points = []
    for numbers in re.findall(r"[MLA]([^MLAQZ]*)", steps):
        values = [float(n) for n in numbers.split()]
        points.append((values[-2], values[-1]))
    return points


def _loops(steps: str) -> list[list[Point]]:
    loops = []
    for loop in steps.split("Z"):
        points = [
            tuple(float(n) for n in q.split())[:2]
            for q in re.findall(r"Q([^MLAQZ]*)", loop)
        ]
        if points:
            loops.append(points)
    return loops  # type: ignore[return-value]


def _box(shape: ElementTree.Element) -> Box | None:
    get = lambda name: float(shape.get(name, "0"))  # noqa: E731
    if shape.tag == f"{NS}rect":
        return Box(get("x"), get("y"), get("width"), get("height"))
    if shape.tag == f"{NS}circle":
        r = get("r")
        return Box(get("cx") - r, get("cy") - r, 2 * r, 2 * r)
    if shape.tag == f"{NS}polygon":
        points = [tuple(map(float, p.split(","))) for p in shape.get("points", "").split()]
        return _spanned(points)
    if shape.tag == f"{NS}path":
        return _dome(shape.get("d", ""))
    if shape.tag == f"{NS}line":
        return _spanned([(get("x1"), get("y1")), (get("x2"), get("y2"))])
    return None


def _dome(steps: str) -> Box:
    """Give the box of the one symbol that is a path: its arc rises a radius over its ends."""
    box = _spanned(_points(steps))
    radius = max(float(arc.split()[0]) for arc in re.findall(r"A([^MLAQZ]*)", steps))
    return Box(box.x, box.y - radius, box.width, box.height + radius)


def _spanned(points: list) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _text(text: ElementTree.Element) -> Box:
    size = float(text.get("font-size", "0"))
    assert size >= 10.6, "smaller than 8 point"
    width = text_width(text.text or "", size, bold=text.get("font-weight") == "bold")
    x = float(text.get("x", "0"))
    x -= {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0)
    return Box(
        x, float(text.get("y", "0")) - ASCENT * size, width, (ASCENT + DESCENT) * size
    )


def _around(boxes: list[Box]) -> Box:
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)


def overlaps(seen: Seen) -> list[str]:
    """List people whose symbols or labels share ink, and words that lie on them."""
    found = []
    all_boxes = {one: [seen.symbols[one], *seen.words[one]] for one in seen.people}
    for one, two in combinations(sorted(seen.people), 2):
        if any(a.overlaps(b, -0.5) for a in all_boxes[one] for b in all_boxes[two]):
            found.append(f"{one} and {two}")
    for n, words in enumerate(seen.spoken):
        found += [
            f"words {n} on {one}"
            for one, boxes in all_boxes.items()
            if any(words.overlaps(box, -1) for box in boxes)
        ]
        found += [
            f"words {n} on words" for other in seen.spoken[:n] if words.overlaps(other, -2)
        ]
    return found


def lines_through(seen: Seen) -> list[str]:
    """List lines that run through a symbol or a label, other than ending at a symbol's edge."""
    found = []
    for stroke in seen.strokes:
        for start, end in stroke.parts():
            box = _spanned([start, end])
            for one, symbol in seen.symbols.items():
                if box.overlaps(symbol.grown(-1), -0.01) and not _ends_in(stroke, symbol):
                    found.append(f"{stroke.what} {stroke.owner} through {one}")
                if abs(start[0] - end[0]) < 0.1 or abs(start[1] - end[1]) < 0.1:
                    found += [
                        f"{stroke.what} {stroke.owner} through the label of {one}"
                        for words in seen.words[one]
                        if box.overlaps(words.grown(-1), -0.01)
                    ]
    return found


def _ends_in(stroke: Stroke, symbol: Box) -> bool:
    """Tell whether a line only comes to the outline of this symbol, such as a circle's."""
    ends = [stroke.points[0], stroke.points[-1]]
    near = symbol.grown(0.6)
    return any(near.x <= x <= near.right and near.y <= y <= near.bottom for x, y in ends)


def crossings(seen: Seen) -> int:
    """Count where level and upright lines of different couples cross."""
    level, upright = set(), set()
    for stroke in seen.strokes:
        for (x1, y1), (x2, y2) in stroke.parts():
            if abs(y1 - y2) < 0.01 and abs(x1 - x2) > 0.01:
                level.add((min(x1, x2), max(x1, x2), round(y1, 1), stroke.owner))
            elif abs(x1 - x2) < 0.01:
                upright.add((x1, min(y1, y2), max(y1, y2), stroke.owner))
    places = {
        (x, y, min(one, two), max(one, two))
        for left, right, y, one in level
        for x, top, bottom, two in upright
        if one != two and left + 0.5 < x < right - 0.5 and top + 0.5 < y < bottom - 0.5
    }
    return len(places)


def intruders(seen: Seen) -> list[str]:
    """List people who are not of a home and stand, or have a label, inside its outline."""
    found = []
    for home, loops in seen.outlines.items():
        for one in set(seen.people) - seen.homes[home]:
            for box in (seen.symbols[one], *seen.words[one]):
                if any(_inside(point, loops) for point in _grid(box)):
                    found.append(f"{one} in {home}")
    return found


def left_out(seen: Seen) -> list[str]:
    """List members of a home who are outside its outline."""
    return [
        f"{one} outside {home}"
        for home, members in seen.homes.items()
        for one in members
        if not all(
            _inside(point, seen.outlines[home])
            for box in (seen.symbols[one], *seen.words[one])
            for point in _grid(box)
        )
    ]


def _grid(box: Box) -> Iterator[Point]:
    for i in range(5):
        for j in range(5):
            yield box.x + box.width * i / 4, box.y + box.height * j / 4


def _inside(point: Point, loops: list[list[Point]]) -> bool:
    x, y = point
    inside = False
    for loop in loops:
        for (x1, y1), (x2, y2) in zip(loop, [*loop[1:], loop[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside
