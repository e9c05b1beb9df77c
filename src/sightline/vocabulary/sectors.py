"""What kind of agency is it, and what does its name give away?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.vocabulary.loader import load_table


@dataclass(frozen=True)
class Sector:
    """A kind of agency.

    `sensitive`: the bare fact of involvement is withheld by default. `gives_away_place`:
    its name, site or telephone number tells where someone lives. `told_about`: for whom in
    a family it is proposed when a referral is made (unborn, under-five, school-age,
    teenager, home, any).
    """

    code: str
    title: str
    education: bool = False
    sensitive: bool = False
    gives_away_place: bool = False
    told_about: tuple[str, ...] = ()


SECTORS: Mapping[str, Sector] = load_table("sectors.toml", Sector)
EDUCATION = frozenset(code for code, one in SECTORS.items() if one.education)
SENSITIVE = frozenset(code for code, one in SECTORS.items() if one.sensitive)
GIVES_AWAY_PLACE = frozenset(code for code, one in SECTORS.items() if one.gives_away_place)
