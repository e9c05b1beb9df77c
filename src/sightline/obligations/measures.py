"""What does the partnership measure, and how is each figure counted? Data, with its loader."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sightline.vocabulary.loader import table_of

FILE = "measures.toml"


@dataclass(frozen=True)
class Measure:
    """One line of the scorecard.

    Counted from what `safeguards` ask for (only `for_sectors`, where one asks once for each
    agency), or from the record itself in the way that `from_record` names, with its settings.
    """

    code: str
    title: str
    counts: str
    out_of: str
    rows: tuple[str, ...]
    safeguards: tuple[str, ...] = ()
    for_sectors: tuple[str, ...] = ()
    from_record: str = ""
    kind: str = ""
    topic: str = ""
    weeks: int = 0
    working_days: int = 0
    agencies: int = 0


@cache
def measures() -> Mapping[str, Measure]:
    """Return every measure by its code, in the order of the scorecard; raises Refused."""
    file = resources.files("sightline.obligations").joinpath("data", FILE)
    return table_of(tomllib.loads(file.read_text(encoding="utf-8")), Measure, where=FILE)
