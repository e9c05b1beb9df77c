"""Who is who in a return: by a family table, a key, a name in full, or a word like “Mum”."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

from sightline.documents.chronology.told import Someone
from sightline.kernel.partial_dates import PartialDate


@dataclass(frozen=True)
class Role:
    """A place in the family, and what it is called."""

    key: str
    title: str
    sex: str
    words: tuple[str, ...]


@cache
def roles() -> tuple[Role, ...]:
    """Give the roles that are known, from the file of wordings."""
    file = resources.files(__package__).joinpath("people.toml")
    told = tomllib.loads(file.read_text(encoding="utf-8"))["role"]
    return tuple(
        Role(one["key"], one["title"], one["sex"], tuple(one["words"])) for one in told
    )


@cache
def _role_words() -> dict[str, str]:
    return {word: role.key for role in roles() for word in role.words}


_CHILD = re.compile(r"(?:subject )?(?:child|sibling|c) ?(\d)", re.IGNORECASE)


def role_of(words: str) -> str:
    """Give the key of the role that words name: `mother`, `child-2`; "" where none."""
    plain = " ".join(words.replace("’", "'").casefold().split()).strip(" .,:;()")
    if found := _CHILD.fullmatch(plain):
        return f"child-{found[1]}"
    if plain in (
        "subject child",
        "index child",
        "subject",
        "child",
        "son",
        "daughter",
        "baby",
    ):
        return "child"
    if plain.startswith("unborn"):
        return "unborn"
    if plain in _role_words():
        return _role_words()[plain]
    held = [
        word
        for word in _role_words()
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain)
    ]
    return _role_words()[max(held, key=len)] if held else ""


_TITLED = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|pc|ds|dc|sgt)\.?\s", re.IGNORECASE)
# Words that stand where a name might, and are none.
NO_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "child",
        "mother",
        "father",
        "mum",
        "dad",
        "baby",
        "family",
        "unborn",
        "subject",
        "sibling",
        "partner",
        "section",
        "school",
        "health",
        "visitor",
        "social",
        "worker",
        "police",
        "nurse",
        "doctor",
        "gp",
        "midwife",
        "home",
        "visit",
        "strategy",
        "meeting",
        "review",
        "plan",
        "early",
        "help",
        "core",
        "group",
        "team",
        "service",
        "road",
        "street",
        "lane",
        "path",
        "court",
        "house",
        "close",
        "avenue",
        "drive",
        "hill",
        "green",
        "park",
        "hospital",
        "surgery",
        "ward",
        "clinic",
        "centre",
        "practice",
        "primary",
        "academy",
    ]
)


def is_name(words: str) -> bool:
    """Tell whether words look like one person's name: two to four capitalised words."""
    parts = words.split()
    if not 1 < len(parts) <= 4 or _TITLED.match(words):
        return False
    return all(
        re.fullmatch(r"[A-ZÀ-Þ][\w’'-]*", part) and part.casefold() not in NO_NAMES
        for part in parts
    )


@dataclass
class Roster:
    """The people a return tells of, and everything each is called.

    `called` is by casefolded wording; `letters` are initials, and count only as written.
    """

    people: dict[str, Someone] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)

    def add(
        self,
        name: str = "",
        role: str = "",
        born: PartialDate | None = None,
        initials: str = "",
    ) -> str:
        """Add a person, or what is new of one already known; return the key."""
        name = proper(name)
        key = self._found(name, role) or self._free(role or slug(name) or "person")
        one = self.people.get(key) or Someone(key)
        told = next((each for each in roles() if each.key == role), None)
        title = told.title if told else role.split("-")[0]
        self.people[key] = replace(
            one,
            name=one.name or name,
            role=one.role or title,
            born=born if born and born.is_known and not one.born.is_known else one.born,
            sex=told.sex if told and one.sex == "unknown" else one.sex,
        )
        if name:
            self.called.setdefault(name.casefold(), key)
        if initials:
            self.letters[initials] = key
        return key

    def _found(self, name: str, role: str) -> str:
        if name and name.casefold() in self.called:
            return self.called[name.casefold()]
        single = (role and not role.startswith("child")) or role[-1:].isdigit()
        if single and role in self.people:
            known = self.people[role]
            if not name or not known.name or known.name.casefold() == name.casefold():
                return role
        return ""

    def _free(self, wanted: str) -> str:
        key, number = wanted, 2
        while key in self.people:
            key, number = f"{wanted}-{number}", number + 1
        return key

    def with_first_names(self) -> None:
        """Let a first name that only one person has stand for that person."""
        first = Counter(
            one.name.split()[0].casefold() for one in self.people.values() if one.name
        )
        for key, one in self.people.items():
            if not one.name:
                continue
            given = one.name.split()[0].casefold()
            if first[given] == 1 and len(given) > 2 and given not in NO_NAMES:
                self.called.setdefault(given, key)


def proper(name: str) -> str:
    """Write a name as names are written: `Ann EXAMPLE` as `Ann Example`."""
    parts = " ".join(name.replace("’", "'").split()).strip(" .,;:").split(" ")
    return " ".join(
        "-".join(bit.capitalize() for bit in part.split("-"))
        if part.isupper() and len(part) > 2
        else part
        for part in parts
    )


def slug(name: str) -> str:
    """Make a key of a name."""
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold()))


def first_of(words: Iterable[str]) -> str:
    """Give the first that is not empty."""
    return next((word for word in words if word), "")


def surnames(people: Iterable[Someone]) -> Sequence[str]:
    """Give the surnames of those named."""
    return sorted({one.name.split()[-1] for one in people if len(one.name.split()) > 1})
