"""Which types of review are there, since when, and on what footing?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from sightline.vocabulary.loader import table_of


@dataclass(frozen=True)
class ReviewType:
    """A type of review. Kinds that are no longer begun stay, so that old ones can be kept.

    `clock`: within what it must be finished, such as `15 working days`; "" where it has none.
    `publishes_within`: the same for publication.
    """

    code: str
    title: str
    basis: str
    first_year: int
    last_year: int = 9999
    clock: str = ""
    publishes_within: str = ""

    def is_begun_in(self, year: int) -> bool:
        """Whether such a review was begun in that year."""
        return self.first_year <= year <= self.last_year


def _read(name: str) -> dict[str, object]:
    file = resources.files("sightline.reviews").joinpath("data", name)
    return tomllib.loads(file.read_text(encoding="utf-8"))


REVIEW_TYPES: Mapping[str, ReviewType] = table_of(
    _read("review_types.toml"), ReviewType, where="review_types.toml"
)
