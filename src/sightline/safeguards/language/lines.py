"""On which line of a TOML text does each word stand?

Python's own reader keeps no lines, so a second, much simpler pass goes over a text that has
already been read without fault and notes where every key and every item of a list begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}#\n]*")
_DOT = re.compile(r"[ \t]*\.[ \t]*")


@dataclass
class Lines:
    """The line of each key and item, by its path from the top."""

    at: dict[Path, int] = field(default_factory=dict)

    def of(self, path: Path) -> int:
        """Return the line of a path, or of the nearest thing that contains it."""
        while path and path not in self.at:
            path = path[:-1]
        return self.at.get(path, 1)


def lines_of(text: str) -> Lines:
    """Return where everything stands in a TOML text that has been read without fault."""
    return _Pass(text).run()


class _Pass:
    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._lines = Lines()
        self._counted: dict[Path, int] = {}

    def run(self) -> Lines:
        table: Path = ()
        self._skip(_BLANK)
        while self._place < len(self._text):
            table = self._header() if self._next("[") else self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> Path:
        begun = self._place
        listed = self._text.startswith("[[", self._place)
        self._place += 2 if listed else 1
        path: Path = ()
        names = self._keys()
        for at, name in enumerate(names):
            path = (*path, name)
            last = at == len(names) - 1
            if listed and last:
                self._counted[path] = self._counted.get(path, -1) + 1
                self._note(path, begun)
            if path in self._counted:
                path = (*path, self._counted[path])
        self._place += 2 if listed else 1
        self._note(path, begun)
        return path

    def _pair(self, table: Path) -> Path:
        begun = self._place
        path = table
        for name in self._keys():
            path = (*path, name)
            self._note(path, begun)
        self._skip(_BLANK)
        self._place += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)
        return table

    def _value(self, path: Path) -> None:
        if self._next("{"):
            self._within("}", path, keyed=True)
        elif self._next("["):
            self._within("]", path, keyed=False)
        elif not self._skip(_TEXT):
            self._skip(_SCALAR)

    def _within(self, closing: str, path: Path, *, keyed: bool) -> None:
        self._place += 1
        self._skip(_BLANK)
        item = 0
        while not self._next(closing):
            if keyed:
                self._pair(path)
            else:
                self._note((*path, item), self._place)
                self._value((*path, item))
            item += 1
            self._skip(_BLANK)
            if self._next(","):
                self._place += 1
                self._skip(_BLANK)
        self._place += 1

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_BLANK)
            found = _KEY.match(self._text, self._place)
            if found is None:
                return keys
            keys.append(found[0].strip("\"'"))
            self._place = found.end()
            self._skip(_BLANK)
            if not self._skip(_DOT):
                return keys

    def _next(self, mark: str) -> bool:
        return self._text.startswith(mark, self._place)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._text, self._place)
        if found is None:
            return False
        self._place = found.end()
        return True

    def _note(self, path: Path, begun: int) -> None:
        self._lines.at.setdefault(path, self._text.count("\n", 0, begun) + 1)
