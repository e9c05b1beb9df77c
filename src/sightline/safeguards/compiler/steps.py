"""How is a compiled safeguard read back by a person, and handed to an engine?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sightline.kernel.deadlines import Within

Scope = Literal["everyone", "people"]
Style = Literal["named", "pyformat", "dollar"]
Value = str | int

# Values are written `:v1` and tables `@entry` until it is known who will run the text.
_MARK = re.compile(r":(v[0-9]+|people|today|tonight)\b|@([a-z]+)\b|%")
_PLACEHOLDERS: Mapping[Style, Callable[[str], str]] = {
    "named": lambda name: f":{name}",
    "pyformat": lambda name: f"%({name})s",
    "dollar": lambda name: f"${name}",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One named step: what it finds, in plain English, and the text that finds it."""

    name: str
    says: str
    text: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A text that an engine can run, and the values that go with its placeholders."""

    text: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Steps:
    """A safeguard as SQL.

    `steps` are in order, each reading those before it. The last but one, `status`, names
    entries by their number; the last, `obligations`, by their id. `words` are the words of
    the safeguard by the name of their placeholder, `withins` the times that must be in the
    table of deadlines.
    """

    code: str
    scope: Scope
    steps: tuple[Step, ...]
    words: Mapping[str, str]
    withins: frozenset[Within]

    @property
    def text(self) -> str:
        """The whole as a person reads it: words in quotes, a comment before each step."""
        words = {name: quoted(word) for name, word in self.words.items()}
        return self._whole(lambda name: words.get(name, f":{name}"), "", "%", True)

    def bound(
        self,
        style: Style,
        *,
        today: int,
        tonight: int,
        people: Sequence[str] = (),
        prefix: str = "",
    ) -> Bound:
        """Give the text with an engine's placeholders, and the values that go with them.

        `today` is the day as of which is judged, `tonight` its last second. `people` are
        those of the family, under the scope "people". Tables are called `prefix` and the
        name they have in `tables`.
        """
        place = _PLACEHOLDERS[style]
        family = {f"p{at}": person for at, person in enumerate(people)}
        held: dict[str, Value] = {**self.words, "today": today, "tonight": tonight}
        used: dict[str, Value] = {}

        def written(name: str) -> str:
            if name == "people":
                used.update(family)
                return ", ".join(map(place, family)) or "NULL"
            used[name] = held[name]
            return place(name)

        percent = "%%" if style == "pyformat" else "%"
        return Bound(self._whole(written, prefix, percent, False), used)

    def coded(self, codes: Mapping[str, int], *, today: int, tonight: int) -> str:
        """Give the text up to `status` for tables whose words are all whole numbers.

        A word that `codes` does not have stands nowhere in those tables.
        """
        held = {name: codes.get(word, -1) for name, word in self.words.items()}
        held |= {"today": today, "tonight": tonight}
        return self._text_of(self.steps[:-1], lambda name: str(held[name]), "", "%", False)

    def _whole(
        self, written: Callable[[str], str], prefix: str, percent: str, comments: bool
    ) -> str:
        return self._text_of(self.steps, written, prefix, percent, comments)

    def _text_of(
        self,
        steps: Sequence[Step],
        written: Callable[[str], str],
        prefix: str,
        percent: str,
        comments: bool,
    ) -> str:
        def marked(found: re.Match[str]) -> str:
            if found[1]:
                return written(found[1])
            return f"{prefix}{found[2]}" if found[2] else percent

        *named, last = steps
        parts = [
            (f"-- {step.says}\n" if comments else "")
            + f"{step.name} AS (\n{_MARK.sub(marked, step.text)}\n)"
            for step in named
        ]
        before = "WITH " + ",\n".join(parts) + "\n" if parts else ""
        said = f"-- {last.says}\n" if comments else ""
        return before + said + _MARK.sub(marked, last.text)


def quoted(word: str) -> str:
    """Write a word in the quotes of SQL."""
    return "'" + word.replace("'", "''") + "'"
