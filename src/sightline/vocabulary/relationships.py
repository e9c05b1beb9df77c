"""How may one person be related to another, and in which word?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sightline.vocabulary.loader import load_table


@dataclass(frozen=True)
class Relationship:
    """What one person is to another.

    `inverse` is the code of the same tie read from the other end. `only_inverse`: such a
    code is read and never recorded. `word` is used where the sex is not female or male.
    """

    code: str
    title: str
    inverse: str
    parental: bool = False
    caring: bool = False
    only_inverse: bool = False
    word: str = ""
    female: str = ""
    male: str = ""

    def in_words(self, sex: str | None) -> str:
        by_sex = {"female": self.female, "male": self.male}.get(sex or "", "")
        return by_sex or self.word or _lowered(self.title)


def word(code: str, sex: str | None) -> str:
    """Return the word for a relationship: `word("parent", "female")` is "mother"."""
    return RELATIONSHIPS[code].in_words(sex)


def inverse(code: str) -> str:
    """Return the code of the same tie read from the other end."""
    return RELATIONSHIPS[code].inverse


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]


RELATIONSHIPS: Mapping[str, Relationship] = load_table("relationships.toml", Relationship)
RECORDED: Mapping[str, Relationship] = MappingProxyType(
    {code: one for code, one in RELATIONSHIPS.items() if not one.only_inverse}
)
PARENTAL = frozenset(code for code, one in RELATIONSHIPS.items() if one.parental)
CARING = frozenset(code for code, one in RELATIONSHIPS.items() if one.caring)
