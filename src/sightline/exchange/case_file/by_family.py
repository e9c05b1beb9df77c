"""How is a file of many families taken apart, so that each part can be read by itself?

Whatever refers to one another (people, threads, corrections, what the data names) stays
together; agencies go into every part. A file too large to be read whole is read part by part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sightline.vocabulary.kinds import KINDS, references
from sightline.vocabulary.model import FieldType

BYTES_OF_A_PART = 24_000_000  # reading takes some eight times as much memory
MOST_PARTS = 500  # files open at once

_REFERRED_TO = (FieldType.PERSON, FieldType.ENTRY)


def into_parts(path: Path, folder: Path, bytes_each: int = BYTES_OF_A_PART) -> list[Path]:
    """Write a `.case.jsonl` file as several into a folder; return them in order.

    Takes some hundred bytes of memory for each person and entry. A line that is no object is
    put into the first part, where the reader refuses it.
    """
    many = min(max(1, -(-path.stat().st_size // bytes_each)), MOST_PARTS)
    parts = [folder / f"part-{at:03}.case.jsonl" for at in range(many)]
    ties = _Ties()
    with path.open("rb") as lines:
        for raw in lines:
            ties.of_line(_object(raw))
    with ExitStack() as stack, path.open("rb") as lines:
        files = [stack.enter_context(part.open("wb")) for part in parts]
        for raw in lines:
            group = ties.group(_object(raw))
            for file in files if group is None else [files[group % many]]:
                file.write(raw if raw.endswith(b"\n") else raw + b"\n")
    return parts


class _Ties:
    """Which people and entries belong together: the first known of each group."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of_line(self, line: dict[str, Any]) -> None:
        """Note whatever one line ties together."""
        names = list(_names(line))
        for other in names[1:]:
            self._tie(names[0], other)

    def group(self, line: dict[str, Any]) -> int | None:
        """Return the number of the line's group; None if it belongs with all of them."""
        if "agency" in line or "case" in line:
            return None
        first = next(_names(line), None)
        return 0 if first is None else self._top(first)

    def _tie(self, one: int, other: int) -> None:
        above, below = sorted((self._top(one), self._top(other)))
        if above != below:
            self._above[below] = above

    def _top(self, name: int) -> int:
        path = []
        while (above := self._above.get(name)) is not None:
            path.append(name)
            name = above
        for passed in path:
            self._above[passed] = name
        return name


def _object(raw: bytes) -> dict[str, Any]:
    try:
        line = json.loads(raw)
    except ValueError:
        return {}
    return line if isinstance(line, dict) else {}


def _names(line: dict[str, Any]) -> Iterator[int]:
    """Yield a number for each person and entry that a line is, or refers to."""
    person, entry = line.get("person"), line.get("entry")
    if isinstance(person, dict):
        yield _number("person", person.get("id"))
    if isinstance(entry, dict):
        yield _number("entry", entry.get("id"))
        yield from _referred_to(entry)


def _referred_to(entry: dict[str, Any]) -> Iterator[int]:
    for name in ("thread", "corrects"):
        if entry.get(name):
            yield _number("entry", entry[name])
    about = entry.get("about")
    for each in about if isinstance(about, list) else []:
        yield _number("person", each.get("person") if isinstance(each, dict) else each)
    kind, data = entry.get("kind"), entry.get("data")
    if isinstance(kind, str) and kind in KINDS and isinstance(data, dict):
        for type_, _, id_ in references(KINDS[kind], data):
            if type_ in _REFERRED_TO:
                yield _number(type_.value, id_)


def _number(what: str, id_: Any) -> int:
    # Numbers take less room than the ids; two ids of one number are only kept together.
    name = f"{what} {id_ if isinstance(id_, str) else ''}".encode()
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big")
