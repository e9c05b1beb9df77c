"""What may be true of a person over time, and who may be told that it is?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.vocabulary.loader import load_table


@dataclass(frozen=True)
class Circumstance:
    """Something true of a person over time.

    `adult_factor`: seen from each child linked to the adult. `indicator`: a school's Think
    Family view may say yes or no to `indicator_title`, and nothing more.
    """

    code: str
    title: str
    adult_factor: bool = False
    indicator: bool = False
    indicator_title: str = ""
    added: bool = False


CIRCUMSTANCES: Mapping[str, Circumstance] = load_table("circumstances.toml", Circumstance)
ADULT_FACTORS = frozenset(code for code, one in CIRCUMSTANCES.items() if one.adult_factor)
INDICATORS = frozenset(code for code, one in CIRCUMSTANCES.items() if one.indicator)
