"""What does one table of the file say? Asked name by name; what nobody asked for is a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sightline.kernel.deadlines import NotADuration, Within
from sightline.kernel.errors import Fault, Refused
from sightline.safeguards.language.lines import Lines, Path
from sightline.safeguards.nearest import nearest

T = TypeVar("T")


@dataclass
class Faults:
    """What is wrong with a file, each with its line."""

    file: str
    lines: Lines
    found: list[Fault] = field(default_factory=list)

    def add(self, path: Path, wrong: str, right: str) -> None:
        """Note a fault at this place."""
        where = f"{self.file}, line {self.lines.of(path)}"
        fault = Fault(where, wrong, right)
        if fault not in self.found:
            self.found.append(fault)


class Table:
    """One table, and the way to it from the top of the file."""

    def __init__(self, says: dict[str, Any], path: Path, faults: Faults) -> None:
        self.says = says
        self.path = path
        self.faults = faults
        self._asked: dict[str, None] = {}

    def __contains__(self, name: str) -> bool:
        self._asked[name] = None
        return name in self.says

    def wrong(self, name: str, wrong: str, right: str) -> None:
        """Note a fault with one word of this table, or with the table itself."""
        self.faults.add((*self.path, name) if name else self.path, wrong, right)

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return the text of that name, "" where there is none."""
        value = self._get(name, needed)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        self.wrong(name, f"{name} is not text", "put it in quotes")
        return ""

    def texts(self, name: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return one text or a list of them, as a list."""
        value = self._get(name, needed)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        if all(isinstance(each, str) for each in listed):
            return tuple(listed)
        self.wrong(name, f"{name} holds something that is not text", 'write ["…", "…"]')
        return ()

    def day(self, name: str, otherwise: date) -> date:
        """Return the day of that name."""
        value = self._get(name, needed=False)
        if value is None:
            return otherwise
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.wrong(name, f"{name} is not a day", "write it without quotes, as 2018-01-01")
        return otherwise

    def flag(self, name: str) -> bool | None:
        """Return true or false, None where it is not said."""
        value = self._get(name, needed=False)
        if value is None or isinstance(value, bool):
            return value
        self.wrong(name, f"{name} is neither true nor false", "write true, without quotes")
        return None

    def whole(self, name: str) -> int | None:
        """Return a whole number."""
        value = self._get(name, needed=False)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.wrong(name, f"{name} is not a whole number", "write it without quotes")
        return None

    def within(self, name: str) -> Within | None:
        """Return a length of time."""
        text = self.text(name)
        return self.length(name, text) if text else None

    def length(self, name: str, text: str) -> Within | None:
        """Read a length of time that stands under this name."""
        try:
            return Within.parse(text)
        except NotADuration as no:
            wrong, _, right = str(no).partition("; ")
            self.wrong(name, wrong, right or 'write it as "15 working days"')
            return None

    def one_of(self, name: str, words: Iterable[str], otherwise: str) -> str:
        """Return one of these words."""
        words = list(words)
        text = self.text(name) or otherwise
        if text in words:
            return text
        self.wrong(name, f"“{text}” is not a word for {name}", nearest(text, words))
        return otherwise

    def table(self, name: str) -> Table | None:
        """Return a table within this one."""
        value = self._get(name, needed=False)
        if isinstance(value, dict):
            return Table(value, (*self.path, name), self.faults)
        if value is not None:
            self.wrong(name, f"{name} is not a table", f"write {name} = {{ … }}")
        return None

    def tables(self, name: str) -> list[Table]:
        """Return the tables of a list."""
        value = self._get(name, needed=False)
        listed = [] if value is None else value if isinstance(value, list) else [value]
        if all(isinstance(each, dict) for each in listed):
            return [
                Table(each, (*self.path, name, at), self.faults)
                for at, each in enumerate(listed)
            ]
        self.wrong(name, f"{name} is not a list of tables", "write [{ … }, { … }]")
        return []

    def raw(self, name: str) -> Any:
        """Return whatever stands under this name."""
        return self._get(name, needed=False)

    def finish(self) -> None:
        """Refuse what nobody asked for, naming the word that was probably meant."""
        for name in self.says:
            if name not in self._asked:
                right = nearest(name, self._asked)
                self.wrong(name, f"nothing is read under “{name}” here", right)

    def make(self, what: Callable[..., T], *said: Any, **named: Any) -> T | None:
        """Make a part of the model; note what it refuses at the words that it is about."""
        try:
            return what(*said, **named)
        except Refused as refused:
            for fault in refused.faults:
                path = (*self.path, *fault.where.split(".")) if fault.where else self.path
                self.faults.add(path, fault.wrong, fault.right)
            return None

    def _get(self, name: str, needed: bool) -> Any:
        self._asked[name] = None
        value = self.says.get(name)
        if value is None and needed:
            self.wrong("", f"{name} is missing", f"add {name} = …")
        return value
